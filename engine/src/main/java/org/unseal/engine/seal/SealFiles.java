package org.unseal.engine.seal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.seal.Seal;

/** Writes sealing documents and their signatures, and takes away signatures that are of no use. */
final class SealFiles {
  private final PartialFiles partials;

  SealFiles(PartialFiles partials) {
    this.partials = requireNonNull(partials, "partials");
  }

  /** Where the signature of a document goes: beside it. */
  static Path signature(Path document) {
    return document.resolveSibling(document.getFileName() + ".sig");
  }

  /** Refuses what can't be written, before any work is done. */
  static void check(Path document, Optional<SigningKey> signer, boolean force) {
    OutputFile.check(document, force);
    if (signer.isPresent()) {
      OutputFile.check(signature(document), force);
    }
  }

  /**
   * Writes a document and signs it. The signature of one that is replaced goes first: it would
   * stand beside a document that it is not of.
   *
   * @return where the signature is, if there is one
   */
  Optional<Path> write(
      Path target, String type, byte[] document, Optional<SigningKey> signer, boolean force) {
    Path signature = signature(target);
    try (OutputFile file = new OutputFile(target, force, false, partials)) {
      Files.write(file.path(), document);
      if (force) {
        Files.deleteIfExists(signature);
      }
      file.complete();
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
    return signer.map(
        key -> {
          try (OutputFile file = new OutputFile(signature, force, false, partials)) {
            Files.write(file.path(), key.sign(new DocumentType(type), document).bytes());
            file.complete();
            return signature;
          } catch (IOException e) {
            throw OutputFile.writing(signature, e);
          }
        });
  }

  static Seal seal(byte[] document, Path file) {
    try {
      return Seal.read(document);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          file + " can't be used: " + e.getMessage() + "; give the seal that was made",
          e);
    }
  }

  /** A length as it is sealed. */
  static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
