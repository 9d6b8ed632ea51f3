package org.unseal.engine.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.table.CsvText;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.ObjectWriter;

/**
 * What the sides say, in the order of its dates and on one day in the order in which it came: no
 * side is shown before another for what it is.
 *
 * @param all those that were withdrawn, too
 */
public record SideStatements(List<SideStatement> all) {
  public SideStatements {
    all = all.stream().sorted(Comparator.comparing(SideStatement::date)).toList();
  }

  /**
   * Of one state of a case.
   *
   * @throws UnsealException {@code CASE_DAMAGED}
   */
  public static SideStatements of(CaseReading reading) {
    return new SideStatements(
        reading.records(RecordKind.STATEMENT).stream().map(SideStatement::read).toList());
  }

  /** Those that count. */
  public List<SideStatement> standing() {
    return all.stream().filter(SideStatement::standing).toList();
  }

  /** One that counts. */
  public Optional<SideStatement> find(String id) {
    return standing().stream().filter(statement -> statement.id().equals(id)).findAny();
  }

  /** The same, or a failure that says what to do. */
  public SideStatement require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "no statement of this name counts; unseal statement list CASE shows them"));
  }

  /** {@code statements.json} of a publication: those that count, nothing of the others. */
  public byte[] json() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", "unseal/statements")
            .put("version", 1)
            .put("statements", standing().stream().map(SideStatement::published).toList())
            .end());
  }

  /** {@code statements.csv} of a publication. */
  public String csv() {
    CsvText table = new CsvText().row(List.of("id", "side", "by", "date", "source", "text"));
    for (SideStatement one : standing()) {
      table.row(
          List.of(
              one.id(),
              one.side().code(),
              one.by(),
              one.date().toString(),
              one.source(),
              one.text()));
    }
    return table.end();
  }
}
