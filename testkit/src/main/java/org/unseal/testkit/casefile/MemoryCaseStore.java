package org.unseal.testkit.casefile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.SignedEvent;
import org.unseal.proof.json.CanonicalJson;

/** A store that keeps a case as long as it lives; closing it changes nothing. One thread. */
public final class MemoryCaseStore implements CaseStore {
  private final List<SignedEvent> events = new ArrayList<>();

  /** By kind and id, in the order in which they are listed; empty where a record was removed. */
  private final Map<RecordKind, SortedMap<String, Kept>> records = new TreeMap<>();

  private record Kept(long seq, Optional<CaseRecord> record) {}

  /** An empty one. */
  public MemoryCaseStore() {}

  private final class Reading implements CaseReading {
    @Override
    public Head head() {
      return events.isEmpty() ? Head.NONE : events.getLast().head();
    }

    @Override
    public List<CaseRecord> records(RecordKind kind) {
      return of(kind).values().stream().flatMap(kept -> kept.record().stream()).toList();
    }

    @Override
    public Optional<CaseRecord> record(RecordKind kind, String id) {
      return Optional.ofNullable(of(kind).get(id)).flatMap(Kept::record);
    }

    @Override
    public long nextNumber(RecordKind kind) {
      return 1 + of(kind).keySet().stream().mapToLong(CaseReading::number).max().orElse(0);
    }
  }

  private SortedMap<String, Kept> of(RecordKind kind) {
    return records.computeIfAbsent(
        kind,
        _ ->
            new TreeMap<>(
                Comparator.comparingLong(CaseReading::number)
                    .thenComparing(Comparator.naturalOrder())));
  }

  @Override
  public <T> T read(Function<CaseReading, T> question) {
    return question.apply(new Reading());
  }

  @Override
  public Head append(Function<CaseReading, SignedEvent> author) {
    Reading reading = new Reading();
    SignedEvent signed = author.apply(reading);
    if (!signed.event().previous().equals(reading.head())) {
      throw new IllegalArgumentException("not the next event");
    }
    events.add(signed);
    for (Change change : signed.event().changes()) {
      long seq = signed.event().seq();
      Optional<CaseRecord> record =
          switch (change) {
            case Change.Put put ->
                Optional.of(new CaseRecord(put.kind(), put.id(), seq, put.body()));
            case Change.Remove _ -> Optional.empty();
          };
      of(change.kind()).put(change.id(), new Kept(seq, record));
    }
    return signed.head();
  }

  @Override
  public void inspect(Inspector inspector) {
    for (SignedEvent signed : events) {
      inspector.event(
          signed.event().seq(),
          signed.head().hash().hex(),
          signed.eventText(),
          signed.signatureText());
    }
    records.forEach(
        (kind, ofKind) ->
            ofKind.forEach(
                (id, kept) ->
                    inspector.record(
                        kind.code(),
                        id,
                        CaseReading.number(id),
                        kept.seq(),
                        kept.record()
                            .map(record -> CanonicalJson.bytes(record.body()))
                            .map(bytes -> new String(bytes, StandardCharsets.UTF_8)))));
  }

  @Override
  public void close() {}
}
