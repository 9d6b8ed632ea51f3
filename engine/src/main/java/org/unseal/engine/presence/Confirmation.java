package org.unseal.engine.presence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;

/**
 * What a person says of frames in which nobody followed somebody: that they are seen in a shape
 * that was cleared for somebody else, are behind something, or out of the picture; or on which
 * ground a mask lies over them.
 *
 * @param id of its record; of two about one frame the later one counts
 * @param person label on the roster
 * @param item the recording whose frames they are: a clip may be numbered anew
 * @param where never {@code UNCONFIRMED}
 * @param what beside whom they are seen, behind what, or the ground; empty where they are out of
 *     the picture
 * @param by id of who says so
 */
public record Confirmation(
    String id,
    String person,
    String item,
    FrameSpan frames,
    Whereabouts where,
    String what,
    String by) {
  private static final Set<String> FIELDS =
      Set.of("person", "item", "from", "to", "where", "what", "by");

  public Confirmation {
    requireNonNull(id, "id");
    requireNonNull(person, "person");
    requireNonNull(item, "item");
    requireNonNull(frames, "frames");
    requireNonNull(by, "by");
    boolean said =
        switch (where) {
          case VISIBLE, BEHIND_SCENE, COVERED -> !what.isBlank();
          case OUT_OF_PICTURE -> what.isEmpty();
          case UNCONFIRMED -> false;
        };
    if (!said || (!what.isEmpty() && !PlainText.is(what))) {
      throw new IllegalArgumentException(
          "say beside whom, behind what or on which ground in one line of at most %d characters; of somebody who is out of the picture nothing more"
              .formatted(PlainText.LONGEST));
    }
  }

  /** All of a case, in order. */
  public static List<Confirmation> of(CaseReading reading) {
    return reading.records(RecordKind.PRESENCE).stream().map(Confirmation::read).toList();
  }

  private static Confirmation read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a confirmation");
      body.requireOnly(FIELDS);
      return new Confirmation(
          record.id(),
          body.text("person"),
          body.text("item"),
          new FrameSpan(
              (int) body.within("from", 0, Integer.MAX_VALUE),
              (int) body.within("to", 1, Integer.MAX_VALUE)),
          Whereabouts.ofCode(body.text("where"))
              .orElseThrow(() -> new IllegalArgumentException("an unknown whereabouts")),
          body.text("what"),
          body.text("by"));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a confirmation can't be read; run custody check", e);
    }
  }

  /** The change that writes it down. */
  public Change.Put put() {
    return new Change.Put(
        RecordKind.PRESENCE,
        id,
        new ObjectWriter()
            .put("person", person)
            .put("item", item)
            .put("from", frames.start())
            .put("to", frames.endExclusive())
            .put("where", where.code())
            .put("what", what)
            .put("by", by)
            .end());
  }
}
