package org.unseal.engine.approval;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * Which rendition of a clip a case has, as far as an approval must know it.
 *
 * @param plan that it was rendered by
 * @param rendition digest of its document
 */
record RenditionReference(Digest plan, Digest rendition) {
  RenditionReference {
    requireNonNull(plan, "plan");
    requireNonNull(rendition, "rendition");
  }

  static Optional<RenditionReference> find(CaseReading reading, String clip) {
    return reading.record(RecordKind.RENDITION, clip).map(RenditionReference::read);
  }

  private static RenditionReference read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a rendition");
      return new RenditionReference(body.digest("plan"), body.digest("rendition"));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a rendition's record can't be read; run custody check", e);
    }
  }
}
