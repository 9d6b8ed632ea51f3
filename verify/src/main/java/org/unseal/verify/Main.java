package org.unseal.verify;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.release.Release;
import org.unseal.proof.verify.PublicationJson;
import org.unseal.proof.verify.PublicationText;
import org.unseal.proof.verify.PublicationVerdict;
import org.unseal.proof.verify.PublicationVerifier;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.SummaryText;
import org.unseal.proof.verify.TimelineVerifier;
import org.unseal.proof.verify.Verdict;
import org.unseal.proof.verify.VerdictJson;
import org.unseal.proof.verify.VerifyProgress;

/** Where the stand-alone verifier starts. */
public final class Main {
  private static final int GOOD = 0;
  private static final int FINDINGS = 1;
  private static final int USAGE = 2;
  private static final int NO_RELEASE = 3;

  private Main() {}

  /** Checks the release that was named and ends the process. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int code = run(List.of(arguments), out, System.err, atTerminal());
    out.flush();
    System.exit(code);
  }

  private static boolean atTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /**
   * The same without touching the process.
   *
   * @param bar whether a person looks at {@code err}
   * @return the exit code
   */
  static int run(List<String> typed, PrintStream out, PrintStream err, boolean bar) {
    if (typed.contains("--help") || typed.contains("-h")) {
      out.println(Arguments.USAGE);
      return GOOD;
    }
    Arguments arguments;
    try {
      arguments = Arguments.parse(typed);
    } catch (Arguments.UsageException e) {
      err.println("unseal-verify: " + e.getMessage() + "; --help shows what can be typed");
      return USAGE;
    }
    Path named = arguments.release();
    Optional<ReleaseFolder> publication = publication(named);
    if (publication.isPresent()) {
      return publication(arguments, publication.get(), out, err, bar);
    }
    if (Files.isRegularFile(named) && !named.endsWith(Release.NAME)) {
      return timeline(arguments, out, err);
    }
    Optional<ReleaseFolder> folder;
    try {
      folder = ReleaseFolder.find(arguments.release());
    } catch (IOException e) {
      folder = Optional.empty();
    }
    if (folder.isEmpty()) {
      err.println("unseal-verify: there is no release; name the folder with its release.json");
      return NO_RELEASE;
    }
    Verdict verdict;
    try (ProgressBar progress = new ProgressBar(err, bar && !arguments.json())) {
      verdict =
          new ReleaseVerifier(
                  arguments.trust(), Optional.empty(), Optional.empty(), arguments.receipt())
              .verify(folder.get(), progress);
    }
    if (arguments.json()) {
      out.println(new String(VerdictJson.of(verdict), StandardCharsets.UTF_8));
    } else {
      SummaryText.of(verdict).forEach(out::println);
    }
    return verdict.good() ? GOOD : FINDINGS;
  }

  private static Optional<ReleaseFolder> publication(Path named) {
    try {
      return ReleaseFolder.find(named, Publication.NAME);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int publication(
      Arguments arguments, ReleaseFolder folder, PrintStream out, PrintStream err, boolean bar) {
    PublicationVerdict verdict;
    try (ProgressBar progress = new ProgressBar(err, bar && !arguments.json())) {
      verdict =
          new PublicationVerifier(
                  arguments.trust(),
                  Optional.empty(),
                  arguments.receipt(),
                  arguments.root(),
                  Instant.now())
              .verify(folder, progress);
    }
    if (arguments.json()) {
      out.println(new String(PublicationJson.of(verdict), StandardCharsets.UTF_8));
    } else {
      PublicationText.of(verdict).forEach(out::println);
    }
    return verdict.good() ? GOOD : FINDINGS;
  }

  private static int timeline(Arguments arguments, PrintStream out, PrintStream err) {
    TimelineVerifier.Result result;
    try {
      result = new TimelineVerifier(arguments.trust()).verify(arguments.release());
    } catch (IOException e) {
      err.println("unseal-verify: the file can't be read");
      return NO_RELEASE;
    }
    if (arguments.json()) {
      out.println(new String(result.json(), StandardCharsets.UTF_8));
    } else {
      result.lines().forEach(out::println);
    }
    return result.good() ? GOOD : FINDINGS;
  }

  /** One line that is drawn again and again. */
  private record ProgressBar(PrintStream err, boolean shown)
      implements VerifyProgress, AutoCloseable {
    private static final String BLANK = "\r" + " ".repeat(40) + "\r";

    @Override
    public void done(long bytes, long total) {
      if (shown && total > 0) {
        err.print("\rchecking " + 100 * bytes / total + " %");
        err.flush();
      }
    }

    @Override
    public void close() {
      if (shown) {
        err.print(BLANK);
        err.flush();
      }
    }
  }
}
