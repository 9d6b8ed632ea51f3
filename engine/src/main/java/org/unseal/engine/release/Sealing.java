package org.unseal.engine.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.engine.seal.SeedFile;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.release.Release;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;

/** A seal and its seed, read before any work is done. */
record Sealing(Octets bytes, Seal seal, Seed seed) {
  private static final int LONGEST = 1 << 20;

  static Sealing read(ReleaseOptions options) {
    byte[] bytes = read(options.seal(), "seal");
    return new Sealing(
        Octets.of(bytes), seal(bytes, options.seal()), SeedFile.read(options.seed()));
  }

  /** A document that belongs to a seal, bounded. */
  static byte[] read(Path file, String what) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, file + " is too long to be a " + what);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE,
          "the " + what + " " + file + " can't be read; make one with unseal seal",
          e);
    }
  }

  private static Seal seal(byte[] bytes, Path file) {
    try {
      return Seal.read(bytes);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, file + " is no seal: " + e.getMessage(), e);
    }
  }

  /** Takes a document's signature along, where there is one. */
  static void copySignature(Path document, String name, ReleaseFolder folder) {
    Path signature = document.resolveSibling(document.getFileName() + Release.SIGNATURE);
    if (Files.exists(signature)) {
      folder.write(name + Release.SIGNATURE, read(signature, "signature"));
    }
  }
}
