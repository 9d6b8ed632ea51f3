package org.unseal.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.text.SafeText;
import org.unseal.engine.yaml.YamlProblem;
import org.unseal.engine.yaml.YamlReader;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/** A file of rulings, as a person typed it. */
final class RulingsFile {
  private RulingsFile() {}

  static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(YamlReader.LARGEST + 1);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "can't read " + file + "; name a file of rulings", e);
    }
  }

  /** Prints everything that is wrong, so that it can be mended in one go. */
  static UnsealException refuse(
      Surroundings surroundings, Path file, boolean json, List<YamlProblem> problems) {
    if (json) {
      List<JsonObject> places = new ArrayList<>();
      for (YamlProblem problem : problems) {
        places.add(
            new ObjectWriter()
                .put("line", problem.place().line())
                .put("column", problem.place().column())
                .end());
      }
      CaseLines.print(
          surroundings.out(),
          new ObjectWriter().put("command", "order").put("problems", places).end());
    } else {
      problems.forEach(problem -> surroundings.out().println(SafeText.line(file + ":" + problem)));
    }
    surroundings.out().flush();
    return new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED,
        problems.size() == 1
            ? file + " can't be used: one thing in it is wrong; mend it and check again"
            : "%s can't be used: %d things in it are wrong; mend them and check again"
                .formatted(file, problems.size()));
  }
}
