package org.unseal.engine.key;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.LockedKey;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;

/** The user's own keys, one locked file each. Immutable; the files may change at any time. */
public final class KeyShelf {
  private static final String PREFIX = "key-"; // con.json and the like can't be had on Windows
  private static final String SUFFIX = ".json";

  private final KeyFolder folder;
  private final int iterations;

  /**
   * Of the user whose folders these are; nothing is made yet.
   *
   * @param iterations of new locks, {@link LockedKey#ITERATIONS} but in a test
   */
  public KeyShelf(UserFolders folders, PartialFiles partials, int iterations) {
    this.folder = new KeyFolder(folders.settings().resolve("keys"), partials);
    this.iterations = iterations;
  }

  /**
   * A key on the shelf.
   *
   * @param signer its public half; empty where the file is damaged
   */
  public record Entry(KeyName name, Optional<SignerKey> signer) {}

  /** All of them, by name. */
  public List<Entry> list() {
    return folder.names(PREFIX, SUFFIX).stream()
        .map(file -> file.substring(PREFIX.length(), file.length() - SUFFIX.length()))
        .filter(KeyName::fits)
        .map(KeyName::new)
        .sorted()
        .map(name -> new Entry(name, intact(name)))
        .toList();
  }

  private Optional<SignerKey> intact(KeyName name) {
    try {
      return Optional.of(LockedKey.read(folder.read(fileName(name)).orElseThrow()).signer());
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  /** Whether there is a file for it, be it damaged. */
  public boolean has(KeyName name) {
    return folder.has(fileName(name));
  }

  /** Where the key is or would be. */
  public Path file(KeyName name) {
    return folder.file(fileName(name));
  }

  /**
   * A key's public half.
   *
   * @throws UnsealException {@code KEY_MISSING}, {@code KEY_DAMAGED}
   */
  public SignerKey signer(KeyName name) {
    return locked(name).signer();
  }

  /**
   * A new key, for the caller to close. A key that is there is never replaced: what it signed could
   * not be told from a forgery any more.
   *
   * @throws UnsealException {@code KEY_EXISTS}, {@code PASSPHRASE_REJECTED}
   */
  public SigningKey create(KeyName name, Passphrase passphrase) {
    requireNone(name);
    if (!passphrase.longEnough()) {
      throw new UnsealException(
          ErrorCode.PASSPHRASE_REJECTED,
          "a passphrase for a new key has " + Passphrase.SHORTEST + " characters or more");
    }
    SigningKey key = SigningKey.create();
    try {
      folder.write(fileName(name), LockedKey.lock(key, passphrase, iterations).bytes(), false);
      return key;
    } catch (UnsealException e) {
      key.close();
      throw e.code() == ErrorCode.OUTPUT_EXISTS ? exists(name) : e;
    }
  }

  /** Refuses a name that is taken, before anybody is asked for a passphrase. */
  public void requireNone(KeyName name) {
    if (has(name)) {
      throw exists(name);
    }
  }

  /**
   * A key that can sign, for the caller to close. Takes about a second.
   *
   * @throws UnsealException {@code KEY_MISSING}, {@code KEY_DAMAGED}, {@code PASSPHRASE_WRONG}
   */
  public SigningKey unlock(KeyName name, Passphrase passphrase) {
    try {
      return locked(name)
          .unlock(passphrase)
          .orElseThrow(
              () ->
                  new UnsealException(
                      ErrorCode.PASSPHRASE_WRONG,
                      "this is not the passphrase of key " + name + "; try again"));
    } catch (MalformedJsonException e) {
      throw damaged(name, e);
    }
  }

  private LockedKey locked(KeyName name) {
    byte[] file =
        folder
            .read(fileName(name))
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.KEY_MISSING,
                        "there is no key %s; make it with unseal keys new %s"
                            .formatted(name, name)));
    try {
      return LockedKey.read(file);
    } catch (MalformedJsonException e) {
      throw damaged(name, e);
    }
  }

  private UnsealException damaged(KeyName name, MalformedJsonException e) {
    return new UnsealException(
        ErrorCode.KEY_DAMAGED,
        "key %s is damaged (%s): %s; put a copy of it there"
            .formatted(name, e.getMessage(), file(name)),
        e);
  }

  private static UnsealException exists(KeyName name) {
    return new UnsealException(
        ErrorCode.KEY_EXISTS,
        "there is a key " + name + ", which is never replaced; give another name");
  }

  private static String fileName(KeyName name) {
    return PREFIX + name + SUFFIX;
  }
}
