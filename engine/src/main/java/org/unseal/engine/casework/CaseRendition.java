package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.engine.clip.StoredRendition;
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

/**
 * What was rendered of a clip, as the case has it.
 *
 * @param plan digest of the plan that it was rendered by
 * @param media digest of the file
 * @param rendition digest of the document that tells of it; what an approval is bound to
 */
public record CaseRendition(String clip, Digest plan, Digest media, Digest rendition) {
  public CaseRendition {
    requireNonNull(clip, "clip");
    requireNonNull(plan, "plan");
    requireNonNull(media, "media");
    requireNonNull(rendition, "rendition");
  }

  static CaseRendition of(String clip, StoredRendition stored) {
    return new CaseRendition(clip, stored.plan(), stored.media(), stored.digest());
  }

  /** What was rendered of this clip last; empty where nothing was. */
  public static Optional<CaseRendition> find(CaseReading reading, String clip) {
    return reading.record(RecordKind.RENDITION, clip).map(CaseRendition::read);
  }

  /**
   * The same, by the plan that counts.
   *
   * @throws UnsealException {@code RECORD_MISSING} where nothing was rendered, {@code
   *     CHANGED_SINCE} where it was by another plan
   */
  static CaseRendition require(CaseReading reading, CaseClip clip) {
    String id = clip.clip().id();
    CaseRendition rendition =
        find(reading, id)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING,
                        "clip %s was not rendered yet: unseal render CASE %s".formatted(id, id)));
    if (!rendition.plan().equals(clip.plan().plan())) {
      throw new UnsealException(
          ErrorCode.CHANGED_SINCE,
          "clip %s was rendered by another plan than it has now: unseal render CASE %s"
              .formatted(id, id));
    }
    return rendition;
  }

  private static CaseRendition read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a rendition");
      return new CaseRendition(
          record.id(), body.digest("plan"), body.digest("media"), body.digest("rendition"));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a rendition's record can't be read; run custody check", e);
    }
  }

  Change.Put put() {
    return new Change.Put(
        RecordKind.RENDITION,
        clip,
        new ObjectWriter().put("plan", plan).put("media", media).put("rendition", rendition).end());
  }
}
