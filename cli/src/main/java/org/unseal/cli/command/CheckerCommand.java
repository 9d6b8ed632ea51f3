package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.OutputFile;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal checker}: the page that checks any release, as one file. */
@Command(
    name = "checker",
    description =
        "Writes the page that checks releases in a browser: one file, needs nothing else.",
    sortOptions = false,
    footer = {
      "",
      "A page can't vouch for itself: host this one where your readers trust you, and drop a",
      "release's ZIP into it. The digest that is printed is that of every build of this version."
    })
public final class CheckerCommand implements Callable<Integer> {
  private static final String PAGE = "/org/unseal/page/check.html";

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE", description = "Where to write it, as check.html.")
  private Path file = Path.of("");

  @Option(names = "--force", description = "Replace a file that exists.")
  private boolean force;

  @Option(names = "--json", description = "The digest as one line of JSON.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public CheckerCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    byte[] page = page();
    try (OutputFile output = new OutputFile(file, force, false, surroundings.scratch())) {
      Files.write(output.path(), page);
      output.complete();
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
    Digest digest = Digest.of(Digest.sha256().digest(page));
    if (json) {
      CaseLines.print(
          surroundings.out(),
          new ObjectWriter()
              .put("command", "checker")
              .put("sha256", digest)
              .put("bytes", page.length)
              .end());
    } else {
      surroundings.out().println(digest + "  " + file);
    }
    surroundings.out().flush();
    return 0;
  }

  private static byte[] page() {
    try (InputStream in = CheckerCommand.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new UnsealException(
            ErrorCode.TOOL_MISSING,
            "this program was built without Node 20 or newer, so it has no checking page; install Node and build again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INTERNAL, "the checking page can't be read", e);
    }
  }
}
