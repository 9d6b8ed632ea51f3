package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.proof.catalogue.Receipt;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.release.Release;

/**
 * A receipt that somebody kept, as they hold it; nothing of it was checked.
 *
 * @param signature of the file beside it, if there is one
 */
public record GivenReceipt(Octets document, Optional<Octets> signature) {
  public GivenReceipt {
    requireNonNull(document, "document");
    requireNonNull(signature, "signature");
  }

  /**
   * From a file and the one with {@code .sig} behind its name.
   *
   * @throws IOException where it can't be read, or is too long to be a receipt
   */
  public static GivenReceipt read(Path file) throws IOException {
    Path signature = file.resolveSibling(file.getFileName() + Release.SIGNATURE);
    return new GivenReceipt(
        bounded(file, Receipt.LONGEST),
        Files.isRegularFile(signature)
            ? Optional.of(bounded(signature, SignatureDocument.LONGEST))
            : Optional.empty());
  }

  private static Octets bounded(Path file, int longest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new IOException("longer than " + longest + " bytes");
      }
      return Octets.of(bytes);
    }
  }
}
