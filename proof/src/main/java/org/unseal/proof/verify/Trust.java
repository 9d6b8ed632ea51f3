package org.unseal.proof.verify;

import java.util.List;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.TypedFingerprint;

/**
 * The keys that whoever checks trusts, by their own doing: pinned before, named by fingerprint, or
 * in a file that they fetched from where its owner publishes it. Never what came with a release.
 */
public record Trust(
    List<SignerKey> pinned, List<TypedFingerprint> named, List<SignerKey> published) {

  /** How a key is known. */
  public enum Standing {
    /** Pinned, or named by its fingerprint. */
    PINNED("KEY PINNED"),
    /** In a file that its owner publishes. */
    AS_PUBLISHED("KEY AS PUBLISHED"),
    /** Not at all: anybody can make such a key. */
    UNKNOWN("KEY UNKNOWN");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    /** For a person. */
    public String words() {
      return words;
    }
  }

  public Trust {
    pinned = List.copyOf(pinned);
    named = List.copyOf(named);
    published = List.copyOf(published);
  }

  /** Nobody. */
  public static Trust none() {
    return new Trust(List.of(), List.of(), List.of());
  }

  /** How this key is known. */
  public Standing of(SignerKey key) {
    if (pinned.contains(key) || named.stream().anyMatch(name -> name.isOf(key))) {
      return Standing.PINNED;
    }
    return published.contains(key) ? Standing.AS_PUBLISHED : Standing.UNKNOWN;
  }
}
