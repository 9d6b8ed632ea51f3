package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.json.Json;
import org.unseal.engine.key.KeyName;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SignerKey;

/** Begins cases, admits people, checks and exports logs, as somebody at the command line does. */
class CaseCommandsTest {
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;
  private final Map<String, String> environment =
      new HashMap<>(Map.of("UNSEAL_PASSPHRASE", SECRET));
  private TypedCommands typed = new TypedCommands(Path.of(""), environment);

  @BeforeEach
  void sitDown() {
    typed = new TypedCommands(folder, environment);
  }

  private Path harbour() {
    return folder.resolve("harbour");
  }

  private int init(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "init",
                harbour().toString(),
                "--title",
                "Harbour School, 9 March",
                "--agency",
                "Alder County",
                "--zone",
                "America/New_York",
                "--as",
                "dana",
                "--name",
                "Dana Ortiz"));
    words.addAll(List.of(more));
    return ran(typed.run(s -> new InitCommand(s, TypedCommands.FEW), words.toArray(String[]::new)));
  }

  private int people(String action, String... more) {
    List<String> words = new ArrayList<>(List.of("people", action, harbour().toString()));
    words.addAll(List.of(more));
    return ran(
        typed.run(s -> new PeopleCommand(s, TypedCommands.FEW), words.toArray(String[]::new)));
  }

  private int custody(String action, Path where, String... more) {
    List<String> words = new ArrayList<>(List.of("custody", action, where.toString()));
    words.addAll(List.of(more));
    return ran(typed.run(CustodyCommand::new, words.toArray(String[]::new)));
  }

  private int ran(int code) {
    assertThat(typed.err() + typed.out()).doesNotContain(SECRET);
    return code;
  }

  private String head() {
    return typed
        .out()
        .lines()
        .filter(line -> line.startsWith("custody head  "))
        .map(line -> line.substring(14))
        .findFirst()
        .orElseThrow();
  }

  static boolean posix() {
    return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Test
  void aCaseIsBegunWithItsFoldersAndItsFirstCustodianAndPrintsItsHead() {
    assertThat(init()).as(typed.err()).isZero();

    assertThat(head()).matches("1:[0-9a-f]{64}");
    assertThat(typed.shelf().has(new KeyName("dana"))).isTrue();
    for (String part : List.of("case.db", "originals", "derived", "releases", "receipts")) {
      assertThat(harbour().resolve(part)).exists();
    }
    assertThat(people("list")).isZero();
    assertThat(typed.out()).contains("p1", "dana", "custodian", "Dana Ortiz");
  }

  @Test
  @EnabledIf("posix")
  void nobodyElseMayReadWhatIsInACase() throws IOException {
    init();
    people("add", "lee", "--role", "reviewer", "--as", "dana");

    for (String part : List.of("", "originals", "derived", "releases", "receipts")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(harbour().resolve(part))))
          .as(part)
          .isEqualTo("rwx------");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(harbour().resolve("case.db"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aCaseIsNotBegunTwiceNorInAFolderWithSomethingElse() throws IOException {
    init();
    assertThat(init()).isEqualTo(2);
    assertThat(typed.err()).contains("there is a case in");

    Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("notes.txt"), "mine");
    assertThat(
            CommandLineRun.run(
                new String[] {
                  "init",
                  folder.resolve("other").toString(),
                  "--title",
                  "t",
                  "--agency",
                  "a",
                  "--as",
                  "dana"
                },
                typed.surroundings(),
                "init",
                s -> new InitCommand(s, TypedCommands.FEW)))
        .isEqualTo(2);
    assertThat(typed.err()).contains("is not empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--zone=Mars/Olympus", "--title=", "--as=Dana", "--name=a\nb"})
  void whatWouldMakeNoRecordIsRefusedInOneLine(String wrong) {
    assertThat(init(wrong)).isEqualTo(2);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(harbour()).doesNotExist();
  }

  @Test
  void aWrongPassphraseBeginsNothing() {
    init();
    environment.put("UNSEAL_PASSPHRASE_DANA", "wrong horse");
    assertThat(people("add", "lee", "--role", "reviewer", "--as", "dana")).isEqualTo(2);
    assertThat(typed.err()).contains("not the passphrase of key dana");
    people("list");
    assertThat(typed.out()).doesNotContain("lee");
  }

  @Test
  void peopleActWithPassphrasesOfTheirOwn() {
    environment.put("UNSEAL_PASSPHRASE_DANA", "danas own secret");
    environment.put("UNSEAL_PASSPHRASE_LEE", "lees own secret");
    environment.remove("UNSEAL_PASSPHRASE");
    init();
    assertThat(people("add", "lee", "--role", "custodian", "--as", "dana"))
        .as(typed.err())
        .isZero();
    assertThat(head()).startsWith("2:");
    environment.remove("UNSEAL_PASSPHRASE_DANA");

    environment.put("UNSEAL_PASSPHRASE_SAM", "sams own secret");
    assertThat(people("add", "sam", "--role", "analyst", "--as", "lee", "--purpose", "clocks"))
        .as(typed.err())
        .isZero();
    assertThat(custody("export", harbour())).isZero();
    assertThat(typed.out().lines().toList().getLast())
        .contains("\"person\":\"p2\"", "\"purpose\":\"clocks\"", "person-added");
  }

  @Test
  void onlyACustodianAdmitsAndWhoWasRemovedActsNoMore() {
    init();
    people("add", "lee", "--role", "reviewer", "--as", "dana");
    assertThat(people("add", "sam", "--role", "analyst", "--as", "lee")).isEqualTo(2);
    assertThat(typed.err()).contains("only a custodian");

    assertThat(people("remove", "dana", "--as", "dana")).isEqualTo(2);
    assertThat(typed.err()).contains("last custodian");

    people("add", "kim", "--role", "custodian", "--as", "dana");
    assertThat(people("remove", "kim", "--as", "dana")).isZero();
    assertThat(people("add", "sam", "--role", "analyst", "--as", "kim")).isEqualTo(2);
    assertThat(people("add", "kim", "--role", "analyst", "--as", "dana", "--key", "kim-2"))
        .as("a short name that is free again")
        .isZero();
    assertThat(people("add", "ann", "--role", "analyst", "--as", "dana", "--key", "kim-2"))
        .as("a key of somebody else")
        .isEqualTo(2);
  }

  @Test
  void aKeyIsReplacedAndTheOldOneActsNoMore() {
    init();
    assertThat(people("rekey", "dana", "--key", "dana-2", "--as", "dana")).as(typed.err()).isZero();
    environment.put("UNSEAL_PASSPHRASE_DANA", "not asked for any more");
    assertThat(people("add", "lee", "--role", "reviewer", "--as", "dana")).as(typed.err()).isZero();
    assertThat(custody("check", harbour())).isZero();
  }

  @Test
  void somebodyWithAKeyElsewhereIsAdmittedAndCannotActHere() throws IOException {
    init();
    SignerKey elsewhere = new TypedCommands(folder.resolve("e"), Map.of()).key("own", SECRET);
    Files.write(folder.resolve("lee.json"), new PublishedKey(elsewhere).bytes());
    String file = folder.resolve("lee.json").toString();
    assertThat(people("add", "lee", "--role", "custodian", "--as", "dana", "--public-key", file))
        .as(typed.err())
        .isZero();
    assertThat(people("add", "sam", "--role", "analyst", "--as", "lee")).isEqualTo(4);
    assertThat(typed.err()).contains("not on this machine");
  }

  @Test
  void jsonHasIdsAndNoNames() {
    assertThat(init("--json")).isZero();
    assertThat(typed.out().lines()).hasSize(1);
    people("add", "lee", "--role", "reviewer", "--name", "Lee Park", "--as", "dana", "--json");
    String added = typed.out();
    assertThat(Json.read(added, "it").text("person")).isEqualTo("p2");
    people("list", "--json");
    String listed = typed.out();
    custody("check", harbour(), "--json");
    assertThat(Json.read(typed.out(), "it").flag("good")).isTrue();
    assertThat(added + listed + typed.out())
        .doesNotContain("lee", "Lee", "dana", "Dana", "Harbour");
  }

  @Test
  void aCutTailIsFoundWithItsHead() throws IOException {
    init();
    people("add", "lee", "--role", "reviewer", "--as", "dana");
    Path before = folder.resolve("before.db");
    Files.copy(harbour().resolve("case.db"), before);
    people("add", "sam", "--role", "reviewer", "--as", "dana");
    String head = head();
    assertThat(custody("check", harbour(), "--head", head)).isZero();
    assertThat(typed.out()).contains("anchored up to its end, entry 3");

    Files.delete(harbour().resolve("case.db"));
    Files.copy(before, harbour().resolve("case.db"));

    assertThat(custody("check", harbour())).isZero();
    assertThat(typed.out()).contains("no head from elsewhere is known");
    assertThat(custody("check", harbour(), "--head", head)).isEqualTo(1);
    assertThat(typed.out()).contains("LOG_CUT", "the log ends at 2");
  }

  @Test
  void aHeadFileFromElsewhereAnchorsACaseAndAnExportedLog() {
    init();
    String head = folder.resolve("head.json").toString();
    assertThat(custody("head", harbour(), "-o", head)).isZero();
    people("add", "lee", "--role", "reviewer", "--as", "dana");
    Path log = folder.resolve("log.jsonl");
    assertThat(custody("export", harbour(), "-o", log.toString())).isZero();

    assertThat(custody("check", harbour(), "--anchor", head)).isZero();
    assertThat(typed.out()).contains("anchored up to entry 1 (head.json)");
    assertThat(custody("check", log, "--anchor", head)).isZero();
    assertThat(typed.out()).contains("2 entries", "anchored up to entry 1");
    assertThat(custody("check", log, "--head", "2:" + "0".repeat(64))).isEqualTo(1);
    assertThat(typed.out()).contains("ANCHOR_CONTRADICTED");
    assertThat(custody("check", log, "--anchor", log.toString())).isEqualTo(2);
  }

  @Test
  void exportsAreRepeatableAndSayWhoDidWhat() throws IOException {
    init("--purpose", "=1+1 request 26-114");
    for (String format : List.of("jsonl", "csv", "html")) {
      custody("export", harbour(), "--format", format);
      String once = typed.out();
      Path file = folder.resolve("log." + format);
      assertThat(custody("export", harbour(), "--format", format, "-o", file.toString())).isZero();
      assertThat(Files.readString(file)).isEqualTo(once).contains("request 26-114", "Dana Ortiz");
      assertThat(custody("export", harbour(), "--format", format, "-o", file.toString()))
          .isEqualTo(2);
    }
    assertThat(Files.readString(folder.resolve("log.csv"))).contains("\"'=1+1 request 26-114\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "export", "head"})
  void whereThereIsNoCaseOneLineSaysSo(String action) {
    assertThat(custody(action, folder.resolve("nothing"))).isEqualTo(2);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("there is no case in");
  }

  @Test
  void whoDoesNotSayWhoTheyAreChangesNothing() {
    init();
    assertThat(people("add", "lee", "--role", "reviewer")).isEqualTo(2);
    assertThat(typed.err()).contains("--as NAME");
    assertThat(people("add", "lee", "--role", "reviewer", "--as", "nobody")).isEqualTo(2);
    assertThat(typed.err()).contains("nobody in the case is called nobody");
  }
}
