package org.unseal.store;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Brings the tables to this program's version. Flyway is asked only where something is to be done:
 * to start it takes longer than most commands.
 */
final class Migrations {
  /** The last one there is. */
  static final int LATEST = 2;

  private static final String HISTORY = "flyway_schema_history";
  private static final String FOLDER = "classpath:org/unseal/store/migrations/";

  private final SqliteFile file;

  Migrations(SqliteFile file) {
    this.file = file;
  }

  /** Looks at the tables, and changes them where they are older. */
  void bring(Handle handle) {
    int version = version(handle).orElse(0);
    if (version > LATEST) {
      throw new UnsealException(
          ErrorCode.CASE_NEWER,
          "the case was written by a newer program (its tables are of version %d, here %d); use that"
              .formatted(version, LATEST));
    }
    if (version < LATEST) {
      run();
    }
  }

  /** Of the tables; empty where there are none. */
  Optional<Integer> version(Handle handle) {
    if (!file.hasTable(handle, HISTORY)) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            "SELECT MAX(CAST(version AS INTEGER)) AS latest FROM %s WHERE success"
                .formatted(HISTORY))
        .mapTo(Integer.class)
        .findOne();
  }

  private void run() {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(new FileSource(file))
          .locations(FOLDER + "common", FOLDER + "sqlite")
          .table(HISTORY)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw file.failure(e);
    }
  }
}
