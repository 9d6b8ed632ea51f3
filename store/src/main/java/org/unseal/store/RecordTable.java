package org.unseal.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;

/** Reads the tables; to be used within a transaction. */
final class RecordTable implements CaseReading {
  private final Handle handle;

  RecordTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Head head() {
    return handle
        .createQuery("SELECT seq, hash FROM custody_event ORDER BY seq DESC LIMIT 1")
        .map((row, _) -> head(row.getLong("seq"), row.getString("hash")))
        .findOne()
        .orElse(Head.NONE);
  }

  private static Head head(long seq, String hash) {
    try {
      return new Head(seq, Digest.ofHex(hash));
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  @Override
  public List<CaseRecord> records(RecordKind kind) {
    return records(
        kind,
        handle
            .createQuery(
                "SELECT id, seq, body FROM case_record WHERE kind = :kind AND body IS NOT NULL"
                    + " ORDER BY number, id")
            .bind("kind", kind.code()));
  }

  @Override
  public Optional<CaseRecord> record(RecordKind kind, String id) {
    return records(
            kind,
            handle
                .createQuery(
                    "SELECT id, seq, body FROM case_record"
                        + " WHERE kind = :kind AND id = :id AND body IS NOT NULL")
                .bind("kind", kind.code())
                .bind("id", id))
        .stream()
        .findFirst();
  }

  private static List<CaseRecord> records(RecordKind kind, Query query) {
    return query
        .map(
            (row, _) ->
                record(kind, row.getString("id"), row.getLong("seq"), row.getString("body")))
        .list();
  }

  private static CaseRecord record(RecordKind kind, String id, long seq, String body) {
    try {
      if (JsonReader.read(body.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
        return new CaseRecord(kind, id, seq, object);
      }
      throw damaged();
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw damaged();
    }
  }

  @Override
  public long nextNumber(RecordKind kind) {
    return 1
        + handle
            .createQuery(
                "SELECT COALESCE(MAX(number), 0) AS last FROM case_record WHERE kind = :kind")
            .bind("kind", kind.code())
            .mapTo(Long.class)
            .one();
  }

  void inspect(CaseStore.Inspector inspector) {
    try (var events =
        handle
            .createQuery("SELECT seq, hash, event, signature FROM custody_event ORDER BY seq")
            .map(
                (row, _) -> {
                  inspector.event(
                      row.getLong("seq"),
                      row.getString("hash"),
                      row.getString("event"),
                      row.getString("signature"));
                  return true;
                })
            .iterator()) {
      events.forEachRemaining(_ -> {});
    }
    try (var records =
        handle
            .createQuery(
                "SELECT kind, id, number, seq, body FROM case_record ORDER BY kind, number, id")
            .map(
                (row, _) -> {
                  inspector.record(
                      row.getString("kind"),
                      row.getString("id"),
                      row.getLong("number"),
                      row.getLong("seq"),
                      Optional.ofNullable(row.getString("body")));
                  return true;
                })
            .iterator()) {
      records.forEachRemaining(_ -> {});
    }
  }

  private static UnsealException damaged() {
    return new UnsealException(
        ErrorCode.CASE_DAMAGED, "the case's tables were changed; run custody check");
  }
}
