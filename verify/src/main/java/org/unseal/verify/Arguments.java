package org.unseal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.TypedFingerprint;
import org.unseal.proof.verify.GivenReceipt;
import org.unseal.proof.verify.Trust;

/** What was typed. */
record Arguments(
    Path release, Trust trust, boolean json, Optional<GivenReceipt> receipt, Optional<Path> root) {
  static final String USAGE =
      """
      Usage: java -jar unseal-verify.jar DIR [--trust FINGERPRINT]... [--published KEYFILE]... [--receipt FILE] [--head DIR] [--json]
      Checks a release of a recording: DIR, or its release.json; a published case: DIR, or its
      publication.json; or a timeline.json on its own.
        --trust FINGERPRINT  64 digits or 12 words of a key that you trust; get them from its owner
        --published KEYFILE  a key file that you fetched from where its owner publishes it
        --receipt FILE       a receipt.json that you kept, its .sig beside it
        --head DIR           where the case's head.json and recall.json lie that you fetched;
                             otherwise beside DIR
        --json               the verdict as JSON
      Exit codes: 0 all matches and the keys are known; 1 findings; 2 the request is wrong;
      3 there is no release.""";

  /** The request is wrong; the message says how. */
  static final class UsageException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  static Arguments parse(List<String> typed) throws UsageException {
    Optional<Path> release = Optional.empty();
    List<TypedFingerprint> named = new ArrayList<>();
    List<SignerKey> published = new ArrayList<>();
    boolean json = false;
    Optional<GivenReceipt> receipt = Optional.empty();
    Optional<Path> root = Optional.empty();
    for (Iterator<String> words = typed.iterator(); words.hasNext(); ) {
      String word = words.next();
      switch (word) {
        case "--trust" -> named.add(fingerprint(value(words, word)));
        case "--published" -> published.add(key(value(words, word)));
        case "--receipt" -> receipt = Optional.of(receipt(value(words, word)));
        case "--head" -> root = Optional.of(path(value(words, word)));
        case "--json" -> json = true;
        default -> {
          if (word.startsWith("-")) {
            throw new UsageException("unknown option " + word);
          }
          if (release.isPresent()) {
            throw new UsageException("one release at a time");
          }
          release = Optional.of(path(word));
        }
      }
    }
    return new Arguments(
        release.orElseThrow(() -> new UsageException("which release? Name its folder")),
        new Trust(List.of(), named, published),
        json,
        receipt,
        root);
  }

  private static GivenReceipt receipt(String word) throws UsageException {
    try {
      return GivenReceipt.read(path(word));
    } catch (IOException e) {
      throw new UsageException("the receipt can't be read");
    }
  }

  private static String value(Iterator<String> words, String option) throws UsageException {
    if (!words.hasNext()) {
      throw new UsageException(option + " needs a value");
    }
    return words.next();
  }

  private static Path path(String word) throws UsageException {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new UsageException("not a path");
    }
  }

  private static TypedFingerprint fingerprint(String word) throws UsageException {
    return TypedFingerprint.parse(word)
        .orElseThrow(
            () -> new UsageException("--trust needs all 64 digits or all 12 words in quotes"));
  }

  private static SignerKey key(String word) throws UsageException {
    try (InputStream in = Files.newInputStream(path(word))) {
      return PublishedKey.read(in.readNBytes(PublishedKey.LONGEST + 1)).signer();
    } catch (IOException e) {
      throw new UsageException("the key file can't be read");
    } catch (MalformedJsonException e) {
      throw new UsageException("the key file is no public key: " + e.getMessage());
    }
  }
}
