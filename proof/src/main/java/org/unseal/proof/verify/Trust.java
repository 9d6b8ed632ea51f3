package org.unseal.proof.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.TypedFingerprint;

/**
 * The keys that whoever checks trusts, by their own doing: pinned before, named by fingerprint, or
 * in a file that they fetched from where its owner publishes it. Never what came with a release.
 *
 * @param labels what whoever checks calls the pinned keys; one without a label has none here
 * @param vouched whether all else is vouched for: within a publication whose signature was checked
 *     and that names the digest of what is checked, who signed the parts is the publisher's word
 */
public record Trust(
    List<SignerKey> pinned,
    List<TypedFingerprint> named,
    List<SignerKey> published,
    Map<SignerKey, String> labels,
    boolean vouched) {

  /** How a key is known. */
  public enum Standing {
    /** Pinned, or named by its fingerprint. */
    PINNED("KEY PINNED"),
    /** In a file that its owner publishes. */
    AS_PUBLISHED("KEY AS PUBLISHED"),
    /** Named by a publication around it, which somebody else signed. */
    VOUCHED("KEY VOUCHED FOR"),
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
    labels = Map.copyOf(labels);
  }

  /** Where nobody vouches for anything. */
  public Trust(
      List<SignerKey> pinned,
      List<TypedFingerprint> named,
      List<SignerKey> published,
      Map<SignerKey, String> labels) {
    this(pinned, named, published, labels, false);
  }

  /** The same within a publication that vouches for what is checked. */
  Trust vouching() {
    return new Trust(pinned, named, published, labels, true);
  }

  /** Without labels. */
  public Trust(List<SignerKey> pinned, List<TypedFingerprint> named, List<SignerKey> published) {
    this(pinned, named, published, Map.of());
  }

  /** What whoever checks calls this key, if they trust it and gave it a name. */
  public Optional<String> label(SignerKey key) {
    Standing standing = of(key);
    return standing == Standing.PINNED || standing == Standing.AS_PUBLISHED
        ? Optional.ofNullable(labels.get(key))
        : Optional.empty();
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
    if (published.contains(key)) {
      return Standing.AS_PUBLISHED;
    }
    return vouched ? Standing.VOUCHED : Standing.UNKNOWN;
  }
}
