package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.key.Pin;
import org.unseal.engine.key.PinnedKeys;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.LibraryPictureChecker;
import org.unseal.engine.verify.CopiedMedia;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.LibavPicturePass;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.TypedFingerprint;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.release.Release;
import org.unseal.proof.verify.GivenReceipt;
import org.unseal.proof.verify.PictureChecker;
import org.unseal.proof.verify.PublicationJson;
import org.unseal.proof.verify.PublicationText;
import org.unseal.proof.verify.PublicationVerdict;
import org.unseal.proof.verify.PublicationVerifier;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.SummaryText;
import org.unseal.proof.verify.TimelineVerifier;
import org.unseal.proof.verify.Trust;
import org.unseal.proof.verify.Verdict;
import org.unseal.proof.verify.VerdictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal verify}: whether a release is what it says that it is, and who says so. */
@Command(
    name = "verify",
    description = "Checks a release against the seal of its recording, without the recording.",
    footer = {
      "",
      "Exit code 0 says that all matches and that you know the keys. Get fingerprints from",
      "somewhere else than the release. Nothing is remembered by checking: unseal keys pin is."
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "DIR|FILE",
      description =
          "The folder of a release or of a published case, or its release.json or"
              + " publication.json; or a timeline.json on its own.")
  private Path release = Path.of("");

  @Option(
      names = "--trust",
      paramLabel = "FINGERPRINT",
      description = "Trust the key with this fingerprint: 64 digits or 12 words.")
  private List<String> trusted = List.of();

  @Option(
      names = "--published",
      paramLabel = "FILE",
      description = "Trust the key in this file, fetched from where its owner publishes it.")
  private List<Path> published = List.of();

  @Option(
      names = "--media",
      paramLabel = "FILE",
      description = "Check this copy in another container in place of the release's media file.")
  private @Nullable Path media;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description =
          "Check that the release's case still has all that this receipt.json names; its .sig lies"
              + " beside it.")
  private @Nullable Path receipt;

  @Option(
      names = "--head",
      paramLabel = "DIR",
      description =
          "Where the case's head.json and recall.json lie that you fetched. Default: beside the"
              + " published folder.")
  private @Nullable Path head;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Option(names = "--json", description = "The verdict as one line of JSON.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public VerifyCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Trust trust = trust();
    Optional<ReleaseFolder> published = published();
    if (published.isPresent()) {
      return publication(published.get(), trust);
    }
    if (Files.isRegularFile(release) && !release.endsWith(Release.NAME)) {
      return timeline(trust);
    }
    Optional<GivenReceipt> kept = Optional.ofNullable(receipt).map(VerifyCommand::receipt);
    ReleaseFolder folder = folder();
    Verdict verdict;
    try (ConsoleProgress progress = surroundings.progress(quiet)) {
      ReleaseVerifier verifier =
          new ReleaseVerifier(trust, Optional.of(pictures(progress)), copy(), kept);
      verdict = verifier.verify(folder, new Told(progress));
    }
    if (json) {
      surroundings.out().println(new String(VerdictJson.of(verdict), StandardCharsets.UTF_8));
    } else {
      SummaryText.of(verdict).forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    return verdict.good() ? 0 : 1;
  }

  private Optional<ReleaseFolder> published() {
    try {
      return ReleaseFolder.find(release, Publication.NAME);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING, "the publication's folder can't be read: " + release, e);
    }
  }

  private int publication(ReleaseFolder folder, Trust trust) {
    if (media != null) {
      throw new UnsealException(
          ErrorCode.USAGE, "--media goes with a release of one recording; name the clip's folder");
    }
    Optional<GivenReceipt> kept = Optional.ofNullable(receipt).map(VerifyCommand::receipt);
    PublicationVerdict verdict;
    try (ConsoleProgress progress = surroundings.progress(quiet)) {
      verdict =
          new PublicationVerifier(
                  trust,
                  Optional.of(pictures(progress)),
                  kept,
                  Optional.ofNullable(head),
                  Instant.now())
              .verify(folder, new Told(progress));
    }
    if (json) {
      surroundings.out().println(new String(PublicationJson.of(verdict), StandardCharsets.UTF_8));
    } else {
      PublicationText.of(verdict).forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    return verdict.good() ? 0 : 1;
  }

  private int timeline(Trust trust) {
    if (media != null) {
      throw new UnsealException(ErrorCode.USAGE, "--media goes with a release, not a timeline");
    }
    TimelineVerifier.Result result;
    try {
      result = new TimelineVerifier(trust).verify(release);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING, "the timeline can't be read: " + release, e);
    }
    if (json) {
      surroundings.out().println(new String(result.json(), StandardCharsets.UTF_8));
    } else {
      result.lines().forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    return result.good() ? 0 : 1;
  }

  private static PictureChecker pictures(Progress progress) {
    return new LibraryPictureChecker(
        LibavFootageLibrary::new,
        new LibavPicturePass(),
        Runtime.getRuntime().availableProcessors(),
        progress);
  }

  private static GivenReceipt receipt(Path file) {
    try {
      return GivenReceipt.read(file);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "the receipt " + file + " can't be read", e);
    }
  }

  private ReleaseFolder folder() {
    try {
      return ReleaseFolder.find(release)
          .orElseThrow(
              () ->
                  new UnsealException(
                      ErrorCode.RELEASE_MISSING,
                      "there is no release at %s; name the folder with its release.json"
                          .formatted(release)));
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING, "the release's folder can't be read: " + release, e);
    }
  }

  private Trust trust() {
    PinnedKeys pins = new PinnedKeys(surroundings.folders(), surroundings.scratch());
    List<Pin> pinned = pins.all();
    return new Trust(
        pinned.stream().map(Pin::key).toList(),
        trusted.stream().map(VerifyCommand::fingerprint).toList(),
        published.stream().map(KeyFiles::published).toList(),
        pinned.stream()
            .filter(pin -> !pin.label().isEmpty())
            .collect(Collectors.toMap(Pin::key, Pin::label)));
  }

  private static TypedFingerprint fingerprint(String typed) {
    return TypedFingerprint.parse(typed)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.USAGE,
                    "--trust needs all 64 digits of a fingerprint, or all its 12 words"));
  }

  private Optional<ReleaseVerifier.CopyOpener> copy() {
    return Optional.ofNullable(media)
        .map(file -> () -> new CopiedMedia(new LibavCodedLibrary(), file));
  }

  /** Tells the person at the terminal. */
  private static final class Told implements org.unseal.proof.verify.VerifyProgress {
    private final Progress progress;
    private boolean begun;

    Told(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void done(long bytes, long total) {
      if (!begun) {
        begun = true;
        progress.stage(Progress.Stage.VERIFY, total);
      }
      progress.done(bytes);
    }
  }
}
