package org.unseal.engine.clip;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditReader;
import org.unseal.engine.audit.AuditWriter;
import org.unseal.engine.json.Json;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * What an audit of a rendered clip found. How much it looked at is a matter of time, so another run
 * may give other bytes.
 *
 * @param rendition digest of the rendition that was looked at
 * @param audit frames are counted as in the recording
 */
public record StoredAudit(Digest rendition, Audit audit) {
  /** Most bytes of a document. */
  static final int LONGEST = 64 << 20;

  private static final String SCHEMA = "unseal/clip-audit";
  private static final int VERSION = 1;

  public StoredAudit {
    requireNonNull(rendition, "rendition");
    requireNonNull(audit, "audit");
  }

  /**
   * The last audit of the clip that was rendered into this folder; empty where there is none that
   * can be read.
   */
  public static Optional<StoredAudit> find(Path folder) {
    try {
      Path file = new ClipFolder(folder).audit();
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(read(ClipFolder.bytes(file, LONGEST)))
          : Optional.empty();
    } catch (IOException | MalformedJsonException e) {
      return Optional.empty();
    }
  }

  /** The document's bytes. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Json.write(
          Json.compact(bytes),
          json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("rendition", rendition.hex());
            AuditWriter.write(json, audit);
            json.writeEndObject();
          });
      return CanonicalJson.bytes(JsonReader.read(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("what this program writes it reads", e);
    }
  }

  /** SHA-256 of the document's bytes. */
  public Digest digest() {
    return Digest.of(Digest.sha256().digest(bytes()));
  }

  /**
   * Reads a document; a field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no audit of this version
   */
  public static StoredAudit read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the audit is longer than " + LONGEST + " bytes");
    }
    ObjectReader json = ObjectReader.of(JsonReader.read(document), "the audit");
    json.requireSchema(SCHEMA, VERSION);
    Set<String> known = new HashSet<>(AuditReader.FIELDS);
    known.addAll(Set.of("schema", "version", "rendition"));
    json.requireOnly(known);
    return new StoredAudit(json.digest("rendition"), AuditReader.read(json));
  }
}
