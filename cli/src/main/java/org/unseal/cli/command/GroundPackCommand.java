package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.ground.CasePacks;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlReader;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal ground pack}: the case keeps a jurisdiction pack of its own. */
@Command(
    name = "pack",
    description = "Keeps a jurisdiction pack of your own; it wins where both have a code.",
    sortOptions = false)
final class GroundPackCommand implements Callable<Integer> {
  @ParentCommand private @Nullable GroundCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "FILE", description = "The pack, as YAML.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Change.Put put = read();
    CaseChange.run(
        requireNonNull(parent).surroundings(), options, "ground pack", Action.PACK_READ, _ -> put);
    return 0;
  }

  private Change.Put read() {
    try (InputStream in = Files.newInputStream(file)) {
      return CasePacks.put(in.readNBytes(YamlReader.LARGEST + 1));
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "can't read " + file + "; name a jurisdiction pack", e);
    } catch (MalformedYamlException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, file + ":" + e.getMessage() + "; mend it", e);
    }
  }
}
