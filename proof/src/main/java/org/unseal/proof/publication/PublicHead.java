package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * Which versions of a case are published, in order, as the office says for a while: without it
 * nobody can tell whether what they have is the newest.
 *
 * @param created {@code 2026-03-09T14:02:11Z}
 * @param expires after which it says nothing any more
 * @param versions at least one, oldest first
 */
public record PublicHead(CaseName name, String created, String expires, List<Version> versions) {
  /** Of the document, in signatures. */
  public static final String TYPE = "public-head";

  /** What it is called. */
  public static final String NAME = "head.json";

  /** Most bytes of a document. */
  public static final int LONGEST = 4 << 20;

  private static final String SCHEMA = "unseal/public-head";
  private static final int SCHEMA_VERSION = 1;
  private static final int MOST = 9999;

  /** What became of a version. */
  public enum State {
    /** It is the newest. */
    CURRENT,
    SUPERSEDED,
    /** It was taken back. */
    RECALLED;

    /** How it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What is written so, if anything. */
    static Optional<State> ofWord(String word) {
      for (State each : values()) {
        if (each.word().equals(word)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One version.
   *
   * @param manifest SHA-256 of its manifest
   * @param created when it was made
   */
  public record Version(VersionId id, Digest manifest, String created, State state) {
    public Version {
      requireNonNull(id, "id");
      requireNonNull(manifest, "manifest");
      Names.requireTime(created, "created");
      requireNonNull(state, "state");
    }
  }

  public PublicHead {
    requireNonNull(name, "name");
    Names.requireTime(created, "created");
    Names.requireTime(expires, "expires");
    versions = List.copyOf(versions);
    if (expires.compareTo(created) <= 0 || versions.isEmpty()) {
      throw new IllegalArgumentException("a head of no version or for no time");
    }
    Optional<VersionId> before = Optional.empty();
    int current = 0;
    for (int i = 0; i < versions.size(); i++) {
      Version version = versions.get(i);
      if (before.isPresent() && before.get().compareTo(version.id) >= 0) {
        throw new IllegalArgumentException("versions that are not in order");
      }
      before = Optional.of(version.id);
      current += version.state == State.CURRENT ? 1 : 0;
      if (current > 0 && version.state == State.SUPERSEDED) {
        throw new IllegalArgumentException("a superseded version behind the current one");
      }
    }
    if (current > 1) {
      throw new IllegalArgumentException("two current versions");
    }
  }

  /** The newest that stands; empty where all were taken back. */
  public Optional<Version> newest() {
    return versions.stream().filter(version -> version.state == State.CURRENT).findFirst();
  }

  /** What it says of a version. */
  public Optional<Version> version(VersionId id) {
    return versions.stream().filter(version -> version.id.equals(id)).findFirst();
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    List<JsonValue> list = new ArrayList<>();
    for (Version version : versions) {
      list.add(
          new ObjectWriter()
              .put("id", version.id.toString())
              .put("manifest", version.manifest)
              .put("created", version.created)
              .put("state", version.state.word())
              .end());
    }
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", SCHEMA_VERSION)
            .put("case", name.value())
            .put("created", created)
            .put("expires", expires)
            .put("versions", list)
            .end());
  }

  /**
   * Reads what a stranger may have written; a field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no head of this version
   */
  public static PublicHead read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the head is longer than " + LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the head");
    object.requireSchema(SCHEMA, SCHEMA_VERSION);
    object.requireOnly(Set.of("schema", "version", "case", "created", "expires", "versions"));
    try {
      List<Version> versions = new ArrayList<>();
      for (ObjectReader version : PublicationReader.few(object, "versions", MOST)) {
        version.requireOnly(Set.of("id", "manifest", "created", "state"));
        versions.add(
            new Version(
                VersionId.parse(version.text("id")),
                version.digest("manifest"),
                version.text("created"),
                State.ofWord(version.text("state"))
                    .orElseThrow(() -> new MalformedJsonException("a state that is not known"))));
      }
      return new PublicHead(
          CaseName.read(object.object("case")),
          object.text("created"),
          object.text("expires"),
          versions);
    } catch (IllegalArgumentException e) {
      throw PublicationReader.malformed("the head", e);
    }
  }
}
