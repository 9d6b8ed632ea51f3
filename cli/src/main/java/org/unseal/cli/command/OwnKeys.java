package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SigningKey;

/** Hands out the user's keys for signing: asks for passphrases, makes the first key. */
public final class OwnKeys {
  private final Surroundings surroundings;
  private final KeyShelf shelf;

  /** Of this user. */
  public OwnKeys(Surroundings surroundings, KeyShelf shelf) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.shelf = requireNonNull(shelf, "shelf");
  }

  /**
   * A key that can sign, for the caller to close. The key {@code own} is made where it is missing;
   * any other must be there. To be called before the work whose result is signed: a wrong
   * passphrase then costs nothing.
   *
   * @param passphraseFile of the option {@code --passphrase-file}
   * @throws org.unseal.model.failure.UnsealException {@code KEY_MISSING}, {@code
   *     PASSPHRASE_MISSING} and what else keys and passphrases are refused for
   */
  public SigningKey toSign(KeyName name, Optional<Path> passphraseFile) {
    if (name.equals(KeyName.OWN) && !shelf.has(name)) {
      SigningKey key = create(name, passphraseFile);
      PrintStream err = surroundings.err();
      err.println("made your key own; its fingerprint is " + key.signer().fingerprint().words());
      err.flush();
      return key;
    }
    shelf.signer(name); // says what is wrong before anybody types
    try (Passphrase passphrase = surroundings.passphrases().toUnlock(name, passphraseFile)) {
      return shelf.unlock(name, passphrase);
    }
  }

  /** A new key under a name that is free, for the caller to close. */
  SigningKey create(KeyName name, Optional<Path> passphraseFile) {
    shelf.requireNone(name);
    try (Passphrase passphrase = surroundings.passphrases().forNew(name, passphraseFile)) {
      return shelf.create(name, passphrase);
    }
  }
}
