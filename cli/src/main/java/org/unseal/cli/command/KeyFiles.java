package org.unseal.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SignerKey;

/** Reads files with somebody's public key. */
final class KeyFiles {
  private KeyFiles() {}

  /** The key in a file as {@code unseal keys show --json} prints it. */
  static SignerKey published(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return PublishedKey.read(in.readNBytes(PublishedKey.LONGEST + 1)).signer();
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, "the key file can't be read: " + file, e);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.KEY_REJECTED,
          "%s is no public key (%s); fetch what its owner publishes"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
