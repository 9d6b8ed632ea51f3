package org.unseal.engine.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.seal.Seed;

/** The file that keeps a seed: 64 hexadecimal digits and the end of the line. */
public final class SeedFile {
  private static final int LONGEST = 4 * Seed.LENGTH;

  private SeedFile() {}

  /** The seed in a file. */
  public static Seed read(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IllegalArgumentException("too long");
      }
      String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return Seed.of(HexFormat.of().parseHex(hex));
    } catch (IOException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.SEED_UNUSABLE,
          "no seed in "
              + file
              + "; give the file that was made with the first seal, or move it away",
          e);
    }
  }

  /** The seed in a file, which is made where there is none; two makers get the same one. */
  public static Seed ensure(Path file, PartialFiles partials) {
    if (!Files.exists(file)) {
      try (OutputFile made = new OutputFile(file, false, true, partials)) {
        write(Seed.random(), made.path());
        made.complete();
      } catch (UnsealException e) {
        if (e.code() != ErrorCode.OUTPUT_EXISTS) {
          throw e;
        }
      } catch (IOException e) {
        throw OutputFile.writing(file, e);
      }
    }
    return read(file);
  }

  /** Into a file that is there and empty, and its owner's alone. */
  static void write(Seed seed, Path file) throws IOException {
    Files.writeString(file, HexFormat.of().formatHex(seed.bytes()) + "\n");
  }
}
