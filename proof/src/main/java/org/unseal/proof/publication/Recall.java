package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;
import org.unseal.proof.release.ReleaseFile;

/**
 * Which versions of a case were taken back, and which files with them: whoever has such a file
 * knows it by its digest.
 *
 * @param versions at least one, no two alike, in the order in which they were taken back
 */
public record Recall(CaseName name, List<Version> versions) {
  /** Of the document, in signatures. */
  public static final String TYPE = "recall";

  /** What it is called. */
  public static final String NAME = "recall.json";

  /** Most bytes of a document. */
  public static final int LONGEST = 32 << 20;

  private static final String SCHEMA = "unseal/recall";
  private static final int SCHEMA_VERSION = 1;
  private static final int MOST = 9999;
  private static final int MOST_FILES = 100_000;

  /**
   * A version that was taken back.
   *
   * @param manifest SHA-256 of its manifest
   * @param leak whether something was shown that must not be
   * @param withdrawn the files that are gone, by their names in the version's folder
   */
  public record Version(
      VersionId id,
      Digest manifest,
      String recalled,
      String reason,
      boolean leak,
      List<ReleaseFile> withdrawn) {
    public Version {
      requireNonNull(id, "id");
      requireNonNull(manifest, "manifest");
      Names.requireTime(recalled, "recalled");
      PlainText.require(reason, "reason");
      withdrawn = List.copyOf(withdrawn);
    }
  }

  public Recall {
    requireNonNull(name, "name");
    versions = List.copyOf(versions);
    Set<VersionId> ids = new HashSet<>();
    versions.forEach(version -> ids.add(version.id));
    if (versions.isEmpty() || ids.size() < versions.size()) {
      throw new IllegalArgumentException("a recall of nothing, or of a version twice");
    }
  }

  /** What it says of the version with this manifest. */
  public Optional<Version> version(Digest manifest) {
    return versions.stream().filter(version -> version.manifest.equals(manifest)).findFirst();
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    List<JsonValue> list = new ArrayList<>();
    for (Version version : versions) {
      list.add(
          new ObjectWriter()
              .put("id", version.id.toString())
              .put("manifest", version.manifest)
              .put("recalled", version.recalled)
              .put("reason", version.reason)
              .put("leak", version.leak)
              .put("withdrawn", version.withdrawn.stream().map(Recall::file).toList())
              .end());
    }
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", SCHEMA_VERSION)
            .put("case", name.value())
            .put("versions", list)
            .end());
  }

  private static JsonObject file(ReleaseFile file) {
    return new ObjectWriter()
        .put("name", file.name())
        .put("sha256", file.sha256())
        .put("bytes", file.bytes())
        .end();
  }

  /**
   * Reads what a stranger may have written; a field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no recall of this version
   */
  public static Recall read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the recall is longer than " + LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the recall");
    object.requireSchema(SCHEMA, SCHEMA_VERSION);
    object.requireOnly(Set.of("schema", "version", "case", "versions"));
    try {
      List<Version> versions = new ArrayList<>();
      for (ObjectReader version : PublicationReader.few(object, "versions", MOST)) {
        version.requireOnly(Set.of("id", "manifest", "recalled", "reason", "leak", "withdrawn"));
        List<ReleaseFile> withdrawn = new ArrayList<>();
        for (ObjectReader file : PublicationReader.few(version, "withdrawn", MOST_FILES)) {
          file.requireOnly(Set.of("name", "sha256", "bytes"));
          withdrawn.add(
              new ReleaseFile(
                  PublicationReader.name(file, "name"),
                  file.digest("sha256"),
                  file.count("bytes")));
        }
        versions.add(
            new Version(
                VersionId.parse(version.text("id")),
                version.digest("manifest"),
                version.text("recalled"),
                version.text("reason"),
                version.flag("leak"),
                withdrawn));
      }
      return new Recall(CaseName.read(object.object("case")), versions);
    } catch (IllegalArgumentException e) {
      throw PublicationReader.malformed("the recall", e);
    }
  }
}
