package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;

/** A case as it would be with one more change. */
record ChangedReading(CaseReading before, Change.Put change) implements CaseReading {
  @Override
  public Head head() {
    return before.head();
  }

  @Override
  public List<CaseRecord> records(RecordKind kind) {
    List<CaseRecord> records = new ArrayList<>(before.records(kind));
    if (kind == change.kind()) {
      records.removeIf(record -> record.id().equals(change.id()));
      records.add(changed());
    }
    return records;
  }

  @Override
  public Optional<CaseRecord> record(RecordKind kind, String id) {
    return kind == change.kind() && id.equals(change.id())
        ? Optional.of(changed())
        : before.record(kind, id);
  }

  private CaseRecord changed() {
    return new CaseRecord(change.kind(), change.id(), before.head().seq() + 1, change.body());
  }

  @Override
  public long nextNumber(RecordKind kind) {
    return before.nextNumber(kind);
  }
}
