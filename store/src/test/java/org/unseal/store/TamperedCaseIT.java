package org.unseal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.unseal.proof.custody.CustodyCode.EVENT_CHAIN_BROKEN;
import static org.unseal.proof.custody.CustodyCode.EVENT_MALFORMED;
import static org.unseal.proof.custody.CustodyCode.EVENT_MISSING;
import static org.unseal.proof.custody.CustodyCode.EVENT_OUT_OF_ORDER;
import static org.unseal.proof.custody.CustodyCode.EVENT_SIGNATURE_BAD;
import static org.unseal.proof.custody.CustodyCode.LOG_CUT;
import static org.unseal.proof.custody.CustodyCode.RECORD_ADDED;
import static org.unseal.proof.custody.CustodyCode.RECORD_DIFFERS;
import static org.unseal.proof.custody.CustodyCode.RECORD_MISSING;
import static org.unseal.proof.custody.CustodyCode.ROW_DIFFERS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.CustodyCode;
import org.unseal.proof.custody.CustodyFinding;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.HeadDocument;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.testkit.casefile.DrawnCase;

/** A case in whose file somebody writes with SQL, past the program. */
class TamperedCaseIT {
  @TempDir private static Path prepared;
  @TempDir private Path folder;

  private static Head atReceipt = Head.NONE;
  private static Head end = Head.NONE;

  /** Six events, and a receipt after the fourth. */
  @BeforeAll
  static void prepare() throws IOException {
    try (Signatory dana = DrawnCase.custodian();
        CaseFile file = fresh(prepared, dana)) {
      file.append(Entry.of(Action.RECEIVED, item("i1", "one"), item("i2", "two")));
      file.append(Entry.of(Action.RECEIVED, item("i3", "three")));
      file.append(Entry.of(Action.CORRECTED, new Change.Remove(RecordKind.ITEM, "i2")));
      atReceipt = file.head();
      receipt(prepared.resolve("receipts/r1/receipt.json"), atReceipt);
      file.append(Entry.of(Action.VIEWED));
      end = file.append(Entry.of(Action.VIEWED));
    }
  }

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(folder.resolve("receipts/r1"));
    for (String name : List.of("case.db", "receipts/r1/receipt.json")) {
      Files.copy(prepared.resolve(name), folder.resolve(name));
    }
  }

  private static CaseFile fresh(Path where, Signatory dana) throws IOException {
    Files.createDirectories(where.resolve("receipts/r1"));
    SqliteCaseStore store = SqliteCaseStore.create(where);
    new CaseOpening(DrawnCase.TOOL, DrawnCase.CLOCK)
        .open(store, DrawnCase.FACTS, DrawnCase.person(dana), dana);
    return new CaseFile(
        store, new CaseFolders(where), Optional.of(dana), DrawnCase.TOOL, DrawnCase.CLOCK);
  }

  private static void receipt(Path file, Head head) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new HeadDocument(DrawnCase.FACTS.id(), head).bytes());
  }

  private static Change.Put item(String id, String text) {
    return new Change.Put(RecordKind.ITEM, id, new ObjectWriter().put("text", text).end());
  }

  private CustodyVerdict check(Head... heads) {
    return check(folder, heads);
  }

  private static CustodyVerdict check(Path folder, Head... heads) {
    List<CustodyAnchor> given =
        Arrays.stream(heads).map(head -> new CustodyAnchor(head, "given")).toList();
    try (CaseFile file =
        new CaseFile(
            SqliteCaseStore.open(folder),
            new CaseFolders(folder),
            Optional.empty(),
            DrawnCase.TOOL,
            DrawnCase.CLOCK)) {
      return new CustodyCheck(given, List.of()).ofCase(file).verdict();
    }
  }

  /** Past the triggers, as whoever has the file can. */
  private void sql(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("case.db"));
        Statement statement = connection.createStatement()) {
      for (String trigger :
          List.of(
              "custody_event_is_not_updated",
              "custody_event_is_not_deleted",
              "custody_event_is_the_next")) {
        statement.execute("DROP TRIGGER IF EXISTS " + trigger);
      }
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static void assertFound(CustodyVerdict verdict, CustodyCode code) {
    assertThat(verdict.findings()).extracting(CustodyFinding::code).contains(code);
  }

  @Test
  void untouchedItHasNoFindingsAndIsAnchoredWhereTheReceiptSays() {
    CustodyVerdict verdict = check();

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.head()).contains(end);
    assertThat(verdict.anchored()).isEqualTo(atReceipt);
    assertThat(check(end).anchored()).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE custody_event SET event = '{}' WHERE seq = 3",
        "DELETE FROM custody_event WHERE seq = 6",
        "INSERT INTO custody_event SELECT 9, 'x', event, signature FROM custody_event WHERE seq = 6",
      })
  void theTablesOwnTriggersRefuse(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("case.db"));
        Statement change = connection.createStatement()) {
      assertThatThrownBy(() -> change.execute(statement)).isInstanceOf(SQLException.class);
    }
    assertThat(check().findings()).isEmpty();
  }

  static Stream<Arguments> tampering() {
    String swap =
        "UPDATE custody_event SET seq = 99 WHERE seq = 4;"
            + "UPDATE custody_event SET seq = 4 WHERE seq = 5;"
            + "UPDATE custody_event SET seq = 5 WHERE seq = 99";
    return Stream.of(
        // An event deleted.
        arguments(EVENT_MISSING, "DELETE FROM custody_event WHERE seq = 3"),
        arguments(EVENT_MISSING, "DELETE FROM custody_event WHERE seq = 1"),
        // Edited.
        arguments(EVENT_SIGNATURE_BAD, edit("'three', 'thrice'")),
        arguments(EVENT_SIGNATURE_BAD, edit("':02:11', ':02:12'") + " WHERE seq = 4"),
        arguments(EVENT_CHAIN_BROKEN, edit("':02:11', ':02:12'") + " WHERE seq = 4"),
        arguments(EVENT_MALFORMED, edit("'{', '{ '") + " WHERE seq = 4"),
        arguments(EVENT_MALFORMED, "UPDATE custody_event SET signature = 'no' WHERE seq = 6"),
        arguments(ROW_DIFFERS, "UPDATE custody_event SET hash = 'ff' WHERE seq = 5"),
        // Reordered.
        arguments(EVENT_OUT_OF_ORDER, swap),
        arguments(ROW_DIFFERS, swap),
        // An update in case.db.
        arguments(RECORD_DIFFERS, "UPDATE case_record SET body = replace(body, 'one', 'won')"),
        arguments(RECORD_DIFFERS, "UPDATE case_record SET seq = 5 WHERE id = 'i1'"),
        arguments(RECORD_DIFFERS, "UPDATE case_record SET number = 7 WHERE id = 'i1'"),
        arguments(RECORD_DIFFERS, "UPDATE case_record SET body = NULL WHERE id = 'i1'"),
        arguments(RECORD_DIFFERS, "UPDATE case_record SET body = '{}' WHERE id = 'i2'"),
        arguments(RECORD_DIFFERS, "UPDATE case_record SET body = 'nonsense' WHERE id = 'i3'"),
        arguments(RECORD_MISSING, "DELETE FROM case_record WHERE id = 'i3'"),
        arguments(RECORD_MISSING, "UPDATE case_record SET id = 'i8' WHERE id = 'i3'"),
        arguments(RECORD_ADDED, "UPDATE case_record SET id = 'i8' WHERE id = 'i3'"),
        arguments(RECORD_ADDED, "INSERT INTO case_record VALUES ('item', 'i4', 4, 2, '{}')"),
        arguments(RECORD_ADDED, "INSERT INTO case_record VALUES ('cake', 'i4', 4, 2, '{}')"),
        // A tail cut before what a receipt in the folder states.
        arguments(LOG_CUT, "DELETE FROM custody_event WHERE seq >= 4"));
  }

  private static String edit(String what) {
    return "UPDATE custody_event SET event = replace(event, %s)".formatted(what);
  }

  @ParameterizedTest
  @MethodSource("tampering")
  void whatSomebodyWritesPastTheProgramIsFound(CustodyCode code, String statement)
      throws SQLException {
    sql(statement.split(";", -1));

    assertFound(check(), code);
  }

  @Test
  void aTailCutBehindTheLastReceiptIsFoundWithItsHeadAndElseTheAnswerSaysUpToWhereItReaches()
      throws SQLException {
    sql("DELETE FROM custody_event WHERE seq = 6");

    assertThat(check(end).findings())
        .extracting(CustodyFinding::code)
        .containsExactly(CustodyCode.LOG_CUT);
    CustodyVerdict without = check();
    assertThat(without.findings()).isEmpty();
    assertThat(without.anchored().seq()).isEqualTo(4);
    assertThat(without.head().orElseThrow().seq()).isEqualTo(5);
  }

  @Test
  void aLogRewrittenAsAWholeByWhoHasEveryKeyIsFoundByTheReceiptInTheFolder(@TempDir Path other)
      throws IOException {
    Path honest = other.resolve("honest");
    Path forged = other.resolve("forged");
    Head given;
    try (Signatory both = DrawnCase.custodian();
        CaseFile file = fresh(honest, both);
        CaseFile rewritten = fresh(forged, both)) {
      file.append(Entry.of(Action.RECEIVED, item("i1", "one")));
      given = file.append(Entry.of(Action.VIEWED));
      rewritten.append(Entry.of(Action.RECEIVED, item("i1", "won")));
      rewritten.append(Entry.of(Action.VIEWED));
      rewritten.append(Entry.of(Action.VIEWED));
    }
    assertThat(check(forged).findings()).isEmpty();

    receipt(forged.resolve("receipts/r1/receipt.json"), given);

    assertThat(check(forged).findings())
        .extracting(CustodyFinding::code)
        .containsExactly(CustodyCode.ANCHOR_CONTRADICTED);
  }

  @Test
  void aReceiptThatCannotBeUsedIsAFinding() throws IOException {
    Files.writeString(folder.resolve("receipts/r1/receipt.json"), "{\"custodyHead\":{\"seq\":-3}}");
    assertFound(check(), CustodyCode.ANCHOR_UNUSABLE);

    Files.write(
        folder.resolve("receipts/r1/receipt.json"),
        new HeadDocument("ff".repeat(16), atReceipt).bytes());
    assertFound(check(), CustodyCode.ANCHOR_UNUSABLE);
  }

  @Test
  void aFileNameThatATerminalWouldObeyIsMadeHarmless() throws IOException {
    receipt(folder.resolve("receipts/\u001b[2J.json"), new Head(99, end.hash()));

    assertThat(check().findings())
        .singleElement()
        .extracting(CustodyFinding::what)
        .asString()
        .contains("?[2J.json");
  }

  @Test
  void releasesAreReadTooAndOriginalsAndDerivedFilesAreNot() throws IOException {
    Head wrong = new Head(2, end.hash());
    receipt(folder.resolve("originals/x.json"), wrong);
    receipt(folder.resolve("derived/x.json"), wrong);
    assertThat(check().findings()).isEmpty();

    receipt(folder.resolve("releases/v1/release.json"), wrong);
    assertFound(check(), CustodyCode.ANCHOR_CONTRADICTED);
  }

  @Test
  void aFileThatIsNoCaseIsRefused() throws IOException {
    Files.delete(folder.resolve("case.db"));
    Files.writeString(
        folder.resolve("case.db"), "not a database, whatever it is called".repeat(99));

    assertThatThrownBy(() -> SqliteCaseStore.open(folder))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CASE_DAMAGED));
  }

  @Test
  void aCaseOfANewerProgramIsRefused() throws SQLException {
    sql(
        "INSERT INTO flyway_schema_history SELECT 3, '3', 'more', type, script, checksum,"
            + " installed_by, installed_on, execution_time, success FROM flyway_schema_history"
            + " WHERE version = '2'");

    assertThatThrownBy(() -> SqliteCaseStore.open(folder))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CASE_NEWER));
  }
}
