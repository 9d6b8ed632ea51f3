package org.unseal.engine.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.dispatch.Continuity;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Head;

/**
 * A case as it is without what is only assumed of its dispatch recordings: one that is assumed to
 * have run all the time is a row of transmissions here.
 */
public final class ProvenReading implements CaseReading {
  private final CaseReading all;
  private final Map<String, Transmission> apart = new HashMap<>();

  /**
   * Of a case.
   *
   * @param times of its recordings
   */
  public ProvenReading(CaseReading all, Map<String, RecorderTimes> times) {
    this.all = requireNonNull(all, "all");
    for (RecorderTimes one : times.values()) {
      if (one.verdict() == Continuity.ASSUMED) {
        one.transmissions().forEach(spoken -> apart.put(spoken.id(), spoken));
      }
    }
  }

  @Override
  public Head head() {
    return all.head();
  }

  @Override
  public List<CaseRecord> records(RecordKind kind) {
    List<CaseRecord> records = all.records(kind);
    if (kind != RecordKind.TRANSMISSION || apart.isEmpty()) {
      return records;
    }
    List<CaseRecord> shown = new ArrayList<>();
    records.forEach(record -> shown.add(apart(record)));
    return shown;
  }

  @Override
  public Optional<CaseRecord> record(RecordKind kind, String id) {
    return all.record(kind, id)
        .map(record -> kind == RecordKind.TRANSMISSION ? apart(record) : record);
  }

  @Override
  public long nextNumber(RecordKind kind) {
    return all.nextNumber(kind);
  }

  private CaseRecord apart(CaseRecord record) {
    Transmission instead = apart.get(record.id());
    return instead == null
        ? record
        : new CaseRecord(record.kind(), record.id(), record.seq(), instead.body());
  }
}
