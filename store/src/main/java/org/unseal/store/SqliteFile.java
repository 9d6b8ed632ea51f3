package org.unseal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * What is particular to SQLite: how a file is opened, how a transaction begins, what went wrong.
 */
final class SqliteFile {
  /** A snapshot: what others write from the first question on is not seen. */
  static final String BEGIN_READING = "BEGIN";

  /** Takes the lock at once, so that what is read then is what the writing is based on. */
  static final String BEGIN_WRITING = "BEGIN IMMEDIATE";

  /** How long another process may hold the lock; an event takes milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path path;

  SqliteFile(Path path) {
    this.path = path;
  }

  /** Makes an empty file that its owner alone may read; SQLite gives its others the same rights. */
  void createIfMissing() {
    try {
      if (!Files.exists(path)) {
        PrivateFiles.createFile(path);
      }
    } catch (java.nio.file.FileAlreadyExistsException e) {
      return; // by another process meanwhile
    } catch (IOException e) {
      throw OutputFile.writing(path, e);
    }
  }

  boolean exists() {
    return Files.isRegularFile(path);
  }

  /** A connection; each statement stands alone until a transaction is begun. */
  Connection connect() {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(org.sqlite.SQLiteOpenMode.READWRITE);
    config.resetOpenMode(org.sqlite.SQLiteOpenMode.CREATE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // On the disk when it is confirmed: in WAL mode NORMAL would lose the last ones with the power.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    try {
      return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  boolean hasTable(Handle handle, String name) {
    return handle
        .createQuery("SELECT name FROM sqlite_master WHERE type = 'table' AND name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** What a failure of SQLite stands for. */
  RuntimeException failure(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsealException known) {
        return known;
      }
      if (cause instanceof SQLiteException sqlite) {
        return failure(sqlite.getResultCode(), thrown);
      }
    }
    return thrown instanceof RuntimeException unknown ? unknown : new IllegalStateException(thrown);
  }

  private UnsealException failure(@Nullable SQLiteErrorCode code, Exception thrown) {
    if (code == null) {
      return new UnsealException(ErrorCode.INTERNAL, "the case can't be used", thrown);
    }
    return switch (code.code & 0xFF) { // without what kind of the kind it is
      case 5, 6 -> // BUSY, LOCKED
          new UnsealException(
              ErrorCode.CASE_BUSY,
              "another process has been writing to the case for %d seconds; try again when it is done"
                  .formatted(PATIENCE.toSeconds()),
              thrown);
      case 11, 26, 1 -> // CORRUPT, NOTADB, ERROR: a table is missing, or a file that is none
          new UnsealException(
              ErrorCode.CASE_DAMAGED,
              path + " is damaged or no case; put a copy of it there",
              thrown);
      case 13 -> // FULL
          new UnsealException(
              ErrorCode.DISK_FULL,
              "the disk is full while writing " + path + "; free some room and try again",
              thrown);
      case 3, 8, 10, 14 -> // PERM, READONLY, IOERR, CANTOPEN
          new UnsealException(
              ErrorCode.FOLDER_NOT_WRITABLE,
              "%s can't be written (%s); look at its rights and at the disk"
                  .formatted(path, code.name()),
              thrown);
      default ->
          new UnsealException(
              ErrorCode.INTERNAL, "the case can't be used (%s)".formatted(code.name()), thrown);
    };
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
