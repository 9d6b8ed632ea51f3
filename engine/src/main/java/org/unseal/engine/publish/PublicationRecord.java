package org.unseal.engine.publish;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.VersionId;

/**
 * That a version was published, as a case keeps it.
 *
 * @param manifest SHA-256 of its manifest
 * @param created when it was made
 */
public record PublicationRecord(VersionId version, Digest manifest, String created) {
  public PublicationRecord {
    requireNonNull(version, "version");
    requireNonNull(manifest, "manifest");
    requireNonNull(created, "created");
  }

  /** All versions of a case, oldest first. */
  public static List<PublicationRecord> all(CaseReading reading) {
    List<PublicationRecord> all = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.PUBLICATION)) {
      try {
        ObjectReader body = ObjectReader.of(record.body(), "a publication");
        body.requireOnly(Set.of("manifest", "created"));
        all.add(
            new PublicationRecord(
                VersionId.parse(record.id()), body.digest("manifest"), body.text("created")));
      } catch (MalformedJsonException | IllegalArgumentException e) {
        throw new UnsealException(
            ErrorCode.CASE_DAMAGED, "a publication's record can't be read; run custody check", e);
      }
    }
    all.sort((one, other) -> one.version.compareTo(other.version));
    return all;
  }

  /** The change that writes it down. */
  public Change.Put put() {
    return new Change.Put(
        RecordKind.PUBLICATION,
        version.toString(),
        new ObjectWriter().put("manifest", manifest).put("created", created).end());
  }
}
