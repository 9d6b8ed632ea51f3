package org.unseal.engine.clock;

import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Dropped;

/** What a person left out, as a record; its id is that of the anchor. */
public final class DroppedRecord {
  private DroppedRecord() {}

  /** The change that makes the record. */
  public static Change.Put put(Dropped dropped) {
    return new Change.Put(
        RecordKind.DROPPED,
        dropped.event(),
        new ObjectWriter()
            .put("why", dropped.why().name())
            .put("by", dropped.by())
            .put("reason", dropped.reason())
            .end());
  }

  static Dropped read(CaseRecord record) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "what was dropped");
    return new Dropped(
        record.id(),
        object.text("why").equals(Dropped.Why.OUTLIER.name())
            ? Dropped.Why.OUTLIER
            : Dropped.Why.WITHDRAWN,
        object.text("by"),
        object.text("reason"));
  }
}
