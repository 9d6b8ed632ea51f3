package org.unseal.engine.transcript;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.transcript.TranscriptFormat.Imported;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** The transcripts of a case. Every change is one event with who made it and when. */
public final class TranscriptStep {
  private final CaseFile file;

  /** On a case; changes need one that somebody has open to act. */
  public TranscriptStep(CaseFile file) {
    this.file = requireNonNull(file, "file");
  }

  /**
   * A transcript as the case has it.
   *
   * @param id {@code x} and a number
   * @param item of which recording
   */
  public record Kept(String id, String item, Transcript transcript) {}

  /** All of them. */
  public List<Kept> list() {
    return file.records(RecordKind.TRANSCRIPT).stream().map(TranscriptStep::read).toList();
  }

  /** One of them. */
  public Kept get(String id) {
    return file.record(RecordKind.TRANSCRIPT, id)
        .map(TranscriptStep::read)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "no such transcript; unseal transcript list shows them"));
  }

  private static Kept read(CaseRecord record) {
    try {
      return new Kept(
          record.id(),
          ObjectReader.of(record.body(), "a transcript").text("item"),
          Transcript.read(record.body()));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a transcript's record can't be read; run custody check", e);
    }
  }

  /**
   * Adds a transcript of a recording.
   *
   * @return its id
   */
  public String add(String item, Imported imported) {
    if (file.record(RecordKind.ITEM, item).isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING, "the case has no such item; unseal status shows them");
    }
    String[] id = {""};
    file.append(
        reading -> {
          id[0] = "x" + reading.nextNumber(RecordKind.TRANSCRIPT);
          return entry(
              id[0],
              item,
              imported.transcript(),
              new ObjectWriter()
                  .put("edit", "import")
                  .put("spanCount", imported.transcript().spans().size())
                  .put("replaced", imported.replaced())
                  .put("leftOut", imported.leftOut()));
        });
    return id[0];
  }

  /** Makes one change. */
  public Transcript edit(String id, TranscriptEdit edit) {
    Transcript[] after = {Transcript.empty()};
    file.append(
        reading -> {
          Kept before =
              reading
                  .record(RecordKind.TRANSCRIPT, id)
                  .map(TranscriptStep::read)
                  .orElseThrow(
                      () ->
                          new UnsealException(
                              ErrorCode.RECORD_MISSING,
                              "no such transcript; unseal transcript list shows them"));
          after[0] = edit.apply(before.transcript());
          return entry(id, before.item(), after[0], edit.details());
        });
    return after[0];
  }

  private static Entry entry(String id, String item, Transcript transcript, ObjectWriter details) {
    JsonObject body = transcript.put(new ObjectWriter().put("item", item)).end();
    return new Entry(
        Action.TRANSCRIBED,
        Optional.of(item),
        details.put("transcript", id).end(),
        List.of(new Change.Put(RecordKind.TRANSCRIPT, id, body)));
  }
}
