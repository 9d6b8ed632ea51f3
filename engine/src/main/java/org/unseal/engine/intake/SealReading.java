package org.unseal.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.seal.Domain;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;

/** Reads a seal that another process left, which may have been taken over by the file it read. */
final class SealReading {
  private static final int LONGEST = 1 << 20;

  private SealReading() {}

  /** The seal, if it is one, and of this very file. */
  static Optional<ItemBook.Made> checked(Path file, Seed seed, TwoDigests digests) {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] document = in.readNBytes(LONGEST + 1);
      if (document.length > LONGEST) {
        return Optional.empty();
      }
      Seal seal = Seal.read(document);
      boolean same =
          seal.file().equals(seed.ofFile(Domain.FILE, ItemBook.bytes(digests.sha256())))
              && seal.size().equals(seed.ofFile(Domain.SIZE, ItemBook.number(digests.bytes())))
              && java.util.Arrays.equals(seal.bytes(), document);
      return same
          ? Optional.of(new ItemBook.Made(file, seal, Octets.of(document)))
          : Optional.empty();
    } catch (IOException | MalformedJsonException e) {
      return Optional.empty();
    }
  }
}
