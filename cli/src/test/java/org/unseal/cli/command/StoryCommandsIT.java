package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SigningKey;
import org.unseal.store.SqliteCaseStore;

/**
 * A small Larkspur on the disk: one recording of ten seconds, a row of an alarm's log, an order and
 * its scope, in which somebody at the command line keeps people, statements, events and answers.
 */
class StoryCommandsIT {
  private static final String SECRET = "correct horse";

  /** 14:17:25 on 6 May 2025, as a clock shows it. */
  private static final long SHOWN = 1_746_541_045_000_000L;

  private static final String ORDER =
      """
      schema: unseal.order
      version: 1
      rulings:
        - id: o1
          kind: order
          court: Circuit Court of <Marrow> County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-12
          document: %1$s
          clauses:
            - id: yard
              text: The yard is released.
              scope:
                - source: cam-yard
                  disposition: redact
              rules:
                - cover: students
                - clear: calder
                  identified-by: Marrow County Sheriff's Office
              notices:
                - id: n1
                  text: Parents are told.
                  due: 2025-05-14
            - id: gate
              text: The gate is released.
              scope:
                - source: cam-gate
                  disposition: redact
        - id: o2
          kind: stay
          court: Circuit Court of Marrow County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-14
          document: %1$s
          concerns: [o1/gate]
      """
          .formatted("0".repeat(64));

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private Path larkspur() {
    return folder.resolve("larkspur");
  }

  private int run(String... line) {
    List<String> as =
        line.length > 2 && !line[0].equals("init") ? List.of("--as", "dana") : List.of();
    String[] words = Stream.concat(Stream.of(line), as.stream()).toArray(String[]::new);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("CASE", larkspur().toString());
    }
    return words[0].equals("init")
        ? typed.run(s -> new InitCommand(s, TypedCommands.FEW), words)
        : typed.run(words);
  }

  private void done(String... line) {
    assertThat(run(line)).as("%s%n%s%s", String.join(" ", line), typed.err(), typed.out()).isZero();
  }

  private void refused(String why, String... line) {
    assertThat(run(line)).as("%s%n%s", String.join(" ", line), typed.out()).isEqualTo(2);
    assertThat(typed.err()).contains(why);
  }

  @BeforeEach
  void larkspurOpens() throws IOException {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    done(
        "init",
        "CASE",
        "--title",
        "Larkspur <High>",
        "--agency",
        "Marrow County",
        "--zone",
        "America/New_York",
        "--as",
        "dana",
        "--name",
        "Dana Ortiz");
    Path clip = DrawnClip.write(folder.resolve("yard.mp4"), 125);
    byte[] bytes = Files.readAllBytes(clip);
    Digest sha256 = Digest.of(Digest.sha256().digest(bytes));
    Path original = new CaseFolders(larkspur()).original(sha256);
    Files.createDirectories(original.getParent());
    Files.write(original, bytes);
    Digest order = Digest.of(Digest.sha256().digest(ORDER.getBytes(UTF_8)));
    try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray());
        CaseFile file = acting(typed.shelf().unlock(new KeyName("dana"), passphrase))) {
      file.append(
          Entry.of(
              Action.RECEIVED,
              new Change.Put(RecordKind.ITEM, "i1", item(sha256, bytes.length)),
              new Change.Put(
                  RecordKind.LOG_ROW,
                  "l1",
                  new ObjectWriter()
                      .put("source", "alarm")
                      .put("row", 3)
                      .put("stampEarliest", SHOWN + 4_000_000)
                      .put("stampLatest", SHOWN + 5_000_000)
                      .put("entryDelayMax", 0)
                      .end()),
              new Change.Put(
                  RecordKind.ORDER,
                  "order",
                  new ObjectWriter()
                      .put("schema", "unseal/order")
                      .put("version", 1)
                      .put("sha256", order)
                      .put("yaml", ORDER)
                      .end()),
              new Change.Put(RecordKind.SCOPE, KeptScope.RECORD, scope(order).body())));
    }
  }

  private CaseFile acting(SigningKey key) {
    return new CaseFile(
        SqliteCaseStore.open(larkspur()),
        new CaseFolders(larkspur()),
        Optional.of(new Signatory("p1", key, Optional.empty())),
        "unseal test",
        InstantSource.system());
  }

  /** Frames 25 to 100 of 125. */
  private static KeptScope scope(Digest order) {
    ClauseId yard = new ClauseId("o1", "yard");
    return new KeptScope(
        order,
        LocalDate.of(2025, 5, 15),
        List.of(
            new Scope.ItemScope(
                "i1",
                "cam-yard",
                125,
                List.of(
                    new Scope.Stretch(
                        new FrameSpan(0, 25), Scope.Fate.NOT_ADDRESSED, Optional.empty()),
                    new Scope.Stretch(new FrameSpan(25, 100), Scope.Fate.REDACT, Optional.of(yard)),
                    new Scope.Stretch(
                        new FrameSpan(100, 125), Scope.Fate.NOT_ADDRESSED, Optional.empty())))),
        List.of(new Clip("c1", "i1", "cam-yard", new FrameSpan(25, 100), true, List.of(yard))));
  }

  private static JsonObject item(Digest sha256, int size) {
    return new ObjectWriter()
        .put("source", "cam-yard")
        .put("kind", "camera")
        .put("sha256", sha256)
        .put("sha512", "0".repeat(128))
        .put("bytes", size)
        .put("received", "2025-05-12T10:00:00Z")
        .put("names", List.of())
        .put("sealed", true)
        .put("complete", true)
        .put("stills", List.of())
        .put(
            "tracks",
            List.of(
                new ObjectWriter()
                    .put("track", "v0")
                    .put("codec", "h264")
                    .put("units", 125)
                    .put("begins", 0)
                    .put("ends", 10_000_000)
                    .put("gaps", List.of())
                    .put("backwards", 0)
                    .end()))
        .end();
  }

  private void people() {
    done(
        "roster",
        "add",
        "CASE",
        "calder",
        "--name",
        "Ray Calder",
        "--category",
        "officer",
        "--public");
    done(
        "roster",
        "add",
        "CASE",
        "student-1",
        "--name",
        "Zora Quillfeather",
        "--category",
        "student",
        "--json");
  }

  @Test
  void rosterSaysWhoSaysSoAndNamesStayOnTheTerminal() {
    people();
    assertThat(typed.out()).contains("\"id\":\"student-1\"").doesNotContain("Zora");
    done(
        "roster",
        "attribute",
        "CASE",
        "calder",
        "--by",
        "Larkspur Courier",
        "--where",
        "8 May 2025, page 1",
        "--date",
        "2025-05-08",
        "--source",
        "two reporters");
    done("roster", "list", "CASE");
    assertThat(typed.out())
        .contains("calder", "officer", "public", "Ray Calder")
        .contains("identified by Larkspur Courier, 8 May 2025, page 1, 2025-05-08 (two reporters)")
        .contains("name withheld Zora Quillfeather", "identified by nobody yet");
    done("roster", "list", "CASE", "--json");
    assertThat(typed.out())
        .contains("\"label\":\"student-1\"", "\"public\":false", "\"attributions\":1")
        .doesNotContain("Zora", "Calder");

    refused(
        "somebody on the roster has this label",
        "roster",
        "add",
        "CASE",
        "calder",
        "--name",
        "X",
        "--category",
        "other");
    refused(
        "labels stand in published logs",
        "roster",
        "add",
        "CASE",
        "zora-2",
        "--name",
        "Zora Quillfeather",
        "--category",
        "student");
    refused("labels stand in published logs", "roster", "change", "CASE", "calder", "--not-public");
    refused(
        "--category is one of officer",
        "roster",
        "add",
        "CASE",
        "x1",
        "--name",
        "X",
        "--category",
        "cop");
    refused("nothing would change", "roster", "change", "CASE", "calder");
    refused(
        "as 2025-05-14",
        "roster",
        "attribute",
        "CASE",
        "calder",
        "--by",
        "x",
        "--where",
        "y",
        "--date",
        "8 May");

    refused(
        "can't be searched for",
        "roster",
        "add",
        "CASE",
        "x1",
        "--name",
        "1138",
        "--category",
        "student");
    done("roster", "change", "CASE", "student-1", "--name", "Zara Quill", "--category", "minor");
    done("roster", "list", "CASE");
    assertThat(typed.out()).contains("minor", "Zara Quill, also Zora Quillfeather");
    done("roster", "remove", "CASE", "student-1", "--because", "is not in it");
    done("roster", "list", "CASE");
    assertThat(typed.out()).doesNotContain("student-1");
    refused(
        "was somebody's who was removed",
        "roster",
        "add",
        "CASE",
        "student-1",
        "--name",
        "Other Body",
        "--category",
        "student");
    refused(
        "the text, line 1: a name of student-1",
        "event",
        "add",
        "CASE",
        "--kind",
        "recorded",
        "--on",
        "alarm#3",
        "--text",
        "Row by ZORA");
    assertThat(typed.err()).doesNotContainIgnoringCase("zora");
    refused("roster knows add", "roster");
  }

  @Test
  void statementsOfAllSidesAreShownAlikeAndWithdrawnOnesStay() throws IOException {
    Path words = folder.resolve("words.txt");
    Files.writeString(words, "First line.\r\nSecond <line>.\n");
    done(
        "statement",
        "add",
        "CASE",
        "--side",
        "plaintiff",
        "--by",
        "Larkspur Courier",
        "--date",
        "2025-05-16",
        "--source",
        "brief, page 2",
        "--file",
        words.toString());
    done(
        "statement",
        "add",
        "CASE",
        "--side",
        "office",
        "--by",
        "Marrow County Sheriff's Office",
        "--date",
        "2025-05-15",
        "--source",
        "press release",
        "--text",
        "The deputy ran.");
    done("statement", "list", "CASE");
    assertThat(typed.out())
        .containsSubsequence(
            "st2   2025-05-15  office: Marrow County Sheriff's Office",
            "      The deputy ran.",
            "      source: press release",
            "st1   2025-05-16  plaintiff: Larkspur Courier",
            "      First line.",
            "      Second <line>.",
            "      source: brief, page 2");
    refused(
        "--text or with --file",
        "statement",
        "add",
        "CASE",
        "--side",
        "office",
        "--by",
        "x",
        "--date",
        "2025-05-15",
        "--source",
        "y");
    refused(
        "--side is office",
        "statement",
        "add",
        "CASE",
        "--side",
        "cop",
        "--by",
        "x",
        "--date",
        "2025-05-15",
        "--source",
        "y",
        "--text",
        "z");
    refused(
        "none that a terminal obeys",
        "statement",
        "add",
        "CASE",
        "--side",
        "office",
        "--by",
        "x",
        "--date",
        "2025-05-15",
        "--source",
        "y",
        "--text",
        "z\u001b[2J");

    done("event", "add", "CASE", "--kind", "stated", "--statement", "st2", "--text", "He ran.");
    refused("e1 rest on it", "statement", "withdraw", "CASE", "st2", "--because", "x");
    done("statement", "withdraw", "CASE", "st1", "--because", "a draft");
    done("statement", "list", "CASE", "--json");
    assertThat(typed.out()).contains("\"st2\"").doesNotContain("st1", "ran");
    done("statement", "list", "CASE", "--all");
    assertThat(typed.out()).contains("st1", "withdrawn: a draft");
    refused(
        "no statement of this name counts",
        "statement",
        "withdraw",
        "CASE",
        "st1",
        "--because",
        "x");
  }

  @Test
  void smokeSetOffTheAlarmIsTwoEventsAndAStatedCause() throws IOException {
    people();
    done(
        "event",
        "add",
        "CASE",
        "--kind",
        "observed",
        "--clip",
        "c1",
        "--frames",
        "50..60",
        "--text",
        "Smoke rises behind the building.",
        "--person",
        "calder");
    refused(
        "\"set off\" says why",
        "event",
        "add",
        "CASE",
        "--kind",
        "recorded",
        "--on",
        "alarm#3",
        "--text",
        "Smoke set off the alarm.");
    assertThat(typed.err()).contains("--kind stated");
    done(
        "event",
        "add",
        "CASE",
        "--kind",
        "recorded",
        "--on",
        "alarm#3",
        "--text",
        "The panel reports an alarm.");
    refused(
        "nothing can have caused it",
        "event",
        "add",
        "CASE",
        "--kind",
        "stated",
        "--by",
        "Fire marshal",
        "--when",
        "2025-05-07",
        "--where",
        "report 12",
        "--cause-of",
        "e9",
        "--text",
        "Smoke from the transformer.");
    done(
        "event",
        "add",
        "CASE",
        "--kind",
        "stated",
        "--by",
        "Fire marshal",
        "--when",
        "2025-05-07",
        "--where",
        "report 12",
        "--cause-of",
        "e2",
        "--text",
        "Smoke from the transformer.");
    done(
        "event",
        "add",
        "CASE",
        "--kind",
        "not-shown",
        "--looked-by",
        "dana",
        "--at",
        "c1",
        "--how",
        "twice, at half speed",
        "--text",
        "anybody with an extinguisher");
    done("event", "list", "CASE");
    assertThat(typed.out())
        .contains("e1   observed  Seen in c1, frames 25 to 34: Smoke rises", "with calder")
        .contains("UNSYNCED: at a time that nothing is known about")
        .contains("Recorded as alarm#3: The panel reports")
        .contains("Fire marshal (2025-05-07, report 12) says that this caused e2: Smoke from")
        .contains("Not seen by p1, who looked at c1, frames 0 to 74: anybody with")
        .contains("event e1: not yet checked: whether calder is to be seen in c1 there");
    refused("e3 says what caused it", "event", "withdraw", "CASE", "e2", "--because", "x");
    refused("events e1; withdraw those", "roster", "remove", "CASE", "calder", "--because", "x");
    done("event", "withdraw", "CASE", "e3", "--because", "the report was withdrawn");
    Path json = folder.resolve("events.json");
    Path csv = folder.resolve("events.csv");
    done("event", "list", "CASE", "--write", json.toString(), "--write", csv.toString());
    assertThat(Files.readString(json))
        .contains(
            "\"shown\":[{\"begins\":2000000,\"clip\":\"c1\",\"ends\":2800000,\"from\":25,\"to\":35}]")
        .doesNotContain("Fire marshal", "i1");
    assertThat(Files.readString(csv)).contains("e1,observed,Smoke rises", "UNSYNCED");
    done("event", "list", "CASE", "--all", "--json");
    assertThat(typed.out()).contains("\"id\":\"e3\"", "\"withdrawn\":true");
  }

  @Test
  void observedNeedsFramesThatArePublished() {
    people();
    String[] observed = {
      "event",
      "add",
      "CASE",
      "--kind",
      "observed",
      "--text",
      "He walks.",
      "--clip",
      "c1",
      "--frames",
      "20..30"
    };
    refused("not all of these are among them", observed);
    observed[10] = "95..101";
    refused("what is not published shows nothing", observed);
    observed[10] = "30..30";
    refused("frames 30..30 are none", observed);
    observed[8] = "c2";
    refused("the scope has no clip of this name", observed);
    refused("which frames?", "event", "add", "CASE", "--kind", "observed", "--text", "He walks.");
    refused(
        "no clip that is published has all of the frames 0..13 of i1",
        "event",
        "add",
        "CASE",
        "--kind",
        "observed",
        "--text",
        "He walks.",
        "--at",
        "i1@0s..1s");
    refused(
        "the label nobody",
        "event",
        "add",
        "CASE",
        "--kind",
        "observed",
        "--text",
        "He walks.",
        "--at",
        "c1",
        "--person",
        "nobody");
    refused(
        "neither a row of a log",
        "event",
        "add",
        "CASE",
        "--kind",
        "recorded",
        "--text",
        "x",
        "--on",
        "alarm#9");
    refused(
        "--on goes with", "event", "add", "CASE", "--kind", "stated", "--text", "x", "--on", "t1");
    refused("--kind is observed", "event", "add", "CASE", "--kind", "guessed", "--text", "x");
    done(
        "event", "add", "CASE", "--kind", "observed", "--text", "He walks.", "--at", "i1@3.2s..4s");
    done("event", "list", "CASE");
    assertThat(typed.out()).contains("Seen in c1, frames 15 to 24: He walks.");
  }

  @Test
  void eventsHaveTheIntervalsOfTheAlignmentAndNeverAPoint() {
    done(
        "clock",
        "offset",
        "CASE",
        "alarm",
        "--between",
        "-0.9s..-0.7s",
        "--because",
        "its log of network time");
    done(
        "anchor",
        "add",
        "CASE",
        "--what",
        "the lamp flashes",
        "--on",
        "i1@4.0s..4.08s",
        "--on",
        "alarm#3",
        "--delay",
        "-0.4s..0s",
        "--alone",
        "a test has one person");
    done(
        "event",
        "add",
        "CASE",
        "--kind",
        "recorded",
        "--on",
        "alarm#3",
        "--text",
        "The panel reports an alarm.");
    done(
        "event",
        "add",
        "CASE",
        "--kind",
        "observed",
        "--at",
        "c1:50..75",
        "--text",
        "A person walks.");
    done("event", "list", "CASE");
    assertThat(typed.out())
        .contains("BOUNDED: between 2025-05-06 14:17:29.7", "(UTC-4)")
        .contains("       - alarm's clock shows")
        .doesNotContain(": at 20");
    done("event", "list", "CASE", "--json");
    assertThat(typed.out()).contains("\"class\":\"BOUNDED\"", "\"earliest\":", "\"latest\":");
  }

  @Test
  void orderIsAnsweredClauseByClauseAndAnOpenNoticeKeepsItShut() throws IOException {
    people();
    assertThat(run("order", "answer", "CASE", "--day", "2025-05-15")).isEqualTo(1);
    assertThat(typed.out())
        .contains("o1/yard          in force since 2025-05-12", "released as the clips below (c1)")
        .contains("shown: Ray Calder (calder), as identified by Marrow County Sheriff's Office")
        .contains("o1/yard/n1 due 2025-05-14: open, and its last day is over")
        .contains("o1/gate          stayed by o2 of 2025-05-14")
        .contains(
            "- the notice o1/yard/n1 is open, and its last day was 2025-05-14: unseal order met");
    refused("give one of --how", "order", "met", "CASE", "o1/yard/n1");
    refused(
        "no condition and no notice of this name",
        "order",
        "met",
        "CASE",
        "o1/yard/n9",
        "--how",
        "x");
    refused("named as o1/yard/c1", "order", "met", "CASE", "yard", "--how", "x");
    refused(
        "still to come",
        "order",
        "met",
        "CASE",
        "o1/yard/n1",
        "--how",
        "x",
        "--date",
        "2999-01-01");
    done("order", "met", "CASE", "o1/yard/n1", "--how", "letters <all>", "--date", "2025-05-13");
    done("order", "answer", "CASE", "--day", "2025-05-15");
    String page = Files.readString(larkspur().resolve("derived/order-answer.html"));
    assertThat(page)
        .contains("met on 2025-05-13: letters &lt;all&gt;", "Larkspur &lt;High&gt;")
        .contains("Circuit Court of &lt;Marrow&gt; County", "Nothing is open")
        .doesNotContain("<script", "<all>", "<High>", "<Marrow>");
    assertThat(Files.readString(larkspur().resolve("derived/order-answer.json")))
        .contains("\"state\":\"met\"", "\"state\":\"stayed\"", "\"open\":[]");
    done("order", "met", "CASE", "o1/yard/n1", "--reopen", "they came back");
    assertThat(run("order", "answer", "CASE", "--day", "2025-05-13", "--json")).isEqualTo(1);
    // The day before the stay: the gate has effect, and nobody has its recording.
    assertThat(typed.out()).contains("\"open\":2");
    done("order", "met", "CASE", "o1/yard/n1", "--waived", "no address is known");
    done("order", "answer", "CASE", "--day", "2025-05-15", "--json");
    assertThat(typed.out()).contains("\"open\":0");
  }
}
