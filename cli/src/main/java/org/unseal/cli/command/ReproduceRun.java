package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.json.Json;
import org.unseal.engine.release.ReproduceStep;
import org.unseal.engine.release.ReproduceStep.Reproduction;
import tools.jackson.core.JsonGenerator;

/**
 * {@code redact --reproduce}: renders a release once more and says whether it came out the same.
 */
final class ReproduceRun {
  private final Surroundings surroundings;
  private final boolean quiet;
  private final boolean json;

  ReproduceRun(Surroundings surroundings, boolean quiet, boolean json) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.quiet = quiet;
    this.json = json;
  }

  /** Where a file goes that is compared and then removed. */
  static Path nowhere(Surroundings surroundings) {
    Path cache = surroundings.folders().cache();
    try {
      Files.createDirectories(cache);
    } catch (IOException e) {
      throw OutputFile.writing(cache, e);
    }
    return cache.resolve("reproduced-" + ProcessHandle.current().pid() + ".mp4");
  }

  /** Gives 0 where the files are the same, else 1. */
  int run(ReproduceStep.Request request) {
    Reproduction made;
    try (ConsoleProgress progress = surroundings.progress(quiet)) {
      made = new Workshop(surroundings).reproduce().run(request, progress);
    }
    int code = made.same() ? 0 : 1;
    if (json) {
      print(made, code);
    } else if (!quiet || code != 0) {
      say(made);
    }
    return code;
  }

  private void say(Reproduction made) {
    PrintStream out = surroundings.out();
    if (made.same()) {
      out.println(
          "REPRODUCED: the recording and the release's plan give the same file, byte by byte");
    } else {
      out.println("NOT REPRODUCED: the recording and the release's plan give another file");
      if (made.firstDifferent().isPresent()) {
        out.println(
            "  the first coded picture that differs is number "
                + (made.firstDifferent().getAsInt() + 1)
                + " of "
                + made.pictures());
      } else {
        out.println("  the coded pictures are the same; what is around them differs");
      }
      if (!made.encoderMade().equals(made.encoderReleased())) {
        out.println("  the release was encoded otherwise: " + made.encoderReleased());
        out.println("  here it was                      : " + made.encoderMade());
        out.println("  another version of this program may have made it");
      }
    }
    out.println("  released  sha256 " + made.released());
    out.println("  rendered  sha256 " + made.made());
    out.flush();
  }

  private void print(Reproduction made, int code) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator line = Json.compact(bytes)) {
      line.writeStartObject();
      line.writeStringProperty("schema", "unseal.reproduce-result");
      line.writeNumberProperty("version", 1);
      line.writeNumberProperty("exit", code);
      line.writeBooleanProperty("same", made.same());
      line.writeStringProperty("releasedSha256", made.released().toString());
      line.writeStringProperty("renderedSha256", made.made().toString());
      if (made.firstDifferent().isPresent()) {
        line.writeNumberProperty("firstDifferent", made.firstDifferent().getAsInt());
      }
      line.writeBooleanProperty("sameEncoder", made.encoderMade().equals(made.encoderReleased()));
      line.writeEndObject();
    }
    surroundings.out().println(bytes.toString(StandardCharsets.UTF_8));
    surroundings.out().flush();
  }
}
