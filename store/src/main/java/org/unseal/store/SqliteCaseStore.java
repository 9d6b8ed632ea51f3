package org.unseal.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.SignedEvent;
import org.unseal.proof.json.CanonicalJson;

/** A case in the file {@code case.db} of its folder. */
public final class SqliteCaseStore implements CaseStore {
  /** The file in a case's folder. */
  public static final String FILE = "case.db";

  private final SqliteFile file;
  private final Handle handle;
  private boolean inTransaction;

  private SqliteCaseStore(SqliteFile file, Handle handle) {
    this.file = file;
    this.handle = handle;
  }

  /**
   * Opens a case that is there.
   *
   * @param folder of the case
   * @throws UnsealException {@code CASE_MISSING}, {@code CASE_NEWER}, {@code CASE_DAMAGED}
   */
  public static SqliteCaseStore open(Path folder) {
    SqliteFile file = new SqliteFile(folder.resolve(FILE));
    if (!file.exists()) {
      throw missing(folder);
    }
    SqliteCaseStore store = open(file);
    if (store.read(CaseReading::head).equals(Head.NONE)) {
      store.close();
      throw missing(folder);
    }
    return store;
  }

  /** Opens a case that may not have begun yet; makes its tables where there are none. */
  public static SqliteCaseStore create(Path folder) {
    SqliteFile file = new SqliteFile(folder.resolve(FILE));
    file.createIfMissing();
    return open(file);
  }

  private static SqliteCaseStore open(SqliteFile file) {
    Handle handle;
    try {
      handle = Jdbi.create(file::connect).open(); // its own: closed with it
    } catch (RuntimeException e) {
      throw file.failure(e);
    }
    try {
      new Migrations(file).bring(handle);
      return new SqliteCaseStore(file, handle);
    } catch (RuntimeException e) {
      handle.close();
      throw file.failure(e);
    }
  }

  private static UnsealException missing(Path folder) {
    return new UnsealException(
        ErrorCode.CASE_MISSING,
        "there is no case in %s; name its folder, or begin one with unseal init".formatted(folder));
  }

  @Override
  public <T> T read(Function<CaseReading, T> question) {
    return inTransaction(SqliteFile.BEGIN_READING, () -> question.apply(new RecordTable(handle)));
  }

  @Override
  public Head append(Function<CaseReading, SignedEvent> author) {
    return inTransaction(
        SqliteFile.BEGIN_WRITING,
        () -> {
          RecordTable reading = new RecordTable(handle);
          SignedEvent signed = author.apply(reading);
          if (!signed.event().previous().equals(reading.head())) {
            throw new IllegalArgumentException("not the next event");
          }
          insert(signed);
          return signed.head();
        });
  }

  private void insert(SignedEvent signed) {
    long seq = signed.event().seq();
    handle
        .createUpdate(
            "INSERT INTO custody_event (seq, hash, event, signature)"
                + " VALUES (:seq, :hash, :event, :signature)")
        .bind("seq", seq)
        .bind("hash", signed.head().hash().hex())
        .bind("event", signed.eventText())
        .bind("signature", signed.signatureText())
        .execute();
    List<Change> changes = signed.event().changes();
    if (changes.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            "INSERT INTO case_record (kind, id, number, seq, body)"
                + " VALUES (:kind, :id, :number, :seq, :body)"
                + " ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, body = excluded.body");
    for (Change change : changes) {
      batch
          .bind("kind", change.kind().code())
          .bind("id", change.id())
          .bind("number", CaseReading.number(change.id()))
          .bind("seq", seq)
          .bind(
              "body",
              switch (change) {
                case Change.Put put ->
                    new String(CanonicalJson.bytes(put.body()), StandardCharsets.UTF_8);
                case Change.Remove _ -> (String) null;
              })
          .add();
    }
    batch.execute();
  }

  @Override
  public void inspect(Inspector inspector) {
    inTransaction(
        SqliteFile.BEGIN_READING,
        () -> {
          new RecordTable(handle).inspect(inspector);
          return true;
        });
  }

  /** Within another one of this store it is a part of that. */
  private <T> T inTransaction(String begin, Supplier<T> body) {
    try {
      if (inTransaction) {
        return body.get();
      }
      handle.execute(begin);
    } catch (RuntimeException e) {
      throw file.failure(e);
    }
    inTransaction = true;
    boolean done = false;
    try {
      T answer = body.get();
      handle.execute("COMMIT");
      done = true;
      return answer;
    } catch (RuntimeException e) {
      throw file.failure(e);
    } finally {
      inTransaction = false;
      if (!done) {
        rollBack();
      }
    }
  }

  /** What is not committed is lost with the connection anyway. */
  private void rollBack() {
    try {
      handle.execute("ROLLBACK");
    } catch (RuntimeException e) {
      handle.close();
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
