package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.key.KeyName;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SigningKey;
import org.unseal.store.SqliteCaseStore;

/**
 * Larkspur's clocks, stated, aligned and asked about as somebody at the command line does. The yard
 * is recorded from 14:17:25 local time, Building 7 a second later; the alarm rings 42 s after.
 */
class ClockCommandsTest {
  private static final String SECRET = "correct horse";

  /** 14:17:25 on 6 May 2025, as a clock shows it. */
  private static final long SHOWN = 1_746_541_045_000_000L;

  private static final long UTC = SHOWN + 4 * 3_600_000_000L;

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private Path larkspur() {
    return folder.resolve("larkspur");
  }

  private int run(String... line) {
    String[] words = line.clone();
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("CASE", larkspur().toString());
    }
    return switch (line[0]) {
      case "init" -> typed.run(s -> new InitCommand(s, TypedCommands.FEW), words);
      case "people" -> typed.run(s -> new PeopleCommand(s, TypedCommands.FEW), words);
      default -> typed.run(words);
    };
  }

  private void done(String... line) {
    assertThat(run(line)).as("%s%n%s%s", String.join(" ", line), typed.err(), typed.out()).isZero();
  }

  private ObjectReader json() throws Exception {
    return ObjectReader.of(JsonReader.read(typed.out().getBytes(UTF_8)), "the line");
  }

  @BeforeEach
  void evidence() {
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
    done("people", "add", "CASE", "lee", "--role", "analyst", "--as", "dana");
    try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray());
        CaseFile file = acting(typed.shelf().unlock(new KeyName("dana"), passphrase))) {
      file.append(
          Entry.of(
              Action.RECEIVED,
              new Change.Put(RecordKind.ITEM, "i1", item("cam-yard", 300)),
              new Change.Put(RecordKind.ITEM, "i2", item("cam-b7", 299)),
              new Change.Put(
                  RecordKind.LOG_ROW,
                  "l1",
                  new ObjectWriter()
                      .put("source", "alarm")
                      .put("row", 3)
                      .put("stampEarliest", SHOWN + 41_000_000)
                      .put("stampLatest", SHOWN + 42_000_000)
                      .put("entryDelayMax", 0)
                      .end()),
              transmission("t1", 1, 100, 4),
              transmission("t2", 2, 186, 6)));
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

  private static JsonObject item(String source, long seconds) {
    return new ObjectWriter()
        .put("source", source)
        .put(
            "tracks",
            List.of(
                new ObjectWriter()
                    .put("track", "v0")
                    .put("begins", 0)
                    .put("ends", seconds * 1_000_000)
                    .put("gaps", List.of())
                    .end()))
        .end();
  }

  private static Change.Put transmission(String id, int order, long stamp, long seconds) {
    long shown = UTC + stamp * 1_000_000;
    Transmission transmission =
        new Transmission(
            id,
            "radio-1",
            "i3",
            order * 10_000_000L,
            order * 10_000_000L + seconds * 1_000_000,
            order,
            false,
            Transmission.Basis.RECORDER,
            new Transmission.Stamp(OptionalLong.of(shown), OptionalLong.of(shown + 1_000_000)),
            OptionalLong.empty(),
            List.of());
    return new Change.Put(RecordKind.TRANSMISSION, id, transmission.body());
  }

  private void anchor(String what, String first, String second, String delay) {
    done(
        "anchor",
        "add",
        "CASE",
        "--what",
        what,
        "--on",
        first,
        "--on",
        second,
        "--delay",
        delay,
        "--alone",
        "a test has one person",
        "--as",
        "dana");
  }

  private void statements() {
    done(
        "clock",
        "offset",
        "CASE",
        "alarm",
        "--between",
        "-0.9s..-0.7s",
        "--because",
        "its log of network time",
        "--as",
        "dana");
    done(
        "clock",
        "offset",
        "CASE",
        "radio-1",
        "--between",
        "2s..4s",
        "--because",
        "a letter of its maker",
        "--as",
        "dana");
    anchor("the lamp begins to flash", "i2@41.15s..41.25s", "alarm#3", "-0.4s..0s");
    anchor("the cart leaves and arrives", "i1@54.95s..55.05s", "i2@56.45s..56.55s", "2.3s..2.7s");
    anchor("a door opens", "i1@59.95s..60.05s", "i2@58.95s..59.05s", "0s");
  }

  @Test
  void whatIsStatedOfASourceTwiceIsNothingNewAndTellsTheHeadAgain() {
    String[] line = {
      "source", "CASE", "cam-lot", "--kind", "camera", "--state", "lost", "--as", "dana"
    };
    done(line);
    String first = typed.out();
    assertThat(first).startsWith("cam-lot  lost\ncustody head  ");
    done(line);
    assertThat(typed.out()).isEqualTo(first.replace("lost\n", "lost\nnothing new\n"));
  }

  @Test
  void heRanAfterTheAlarmAndWhetherHeLiftedTheRadioBeforeTheCallCanNotBeSaid() throws Exception {
    statements();
    done("when", "CASE", "alarm#3", "i1@0:44.4");
    assertThat(typed.out())
        .contains("i1@0:44.4 is between", "after alarm#3 (row 3 of alarm), if:")
        .contains("AFTER: i1@0:44.4 comes after alarm#3.")
        .contains("i1 runs true to 500 ppm", "a1, the lamp begins to flash");

    assertThat(run("when", "CASE", "i1@183.2s", "t2")).isEqualTo(1);
    assertThat(typed.out()).contains("CANNOT BE SAID", "an event seen or heard with both");

    assertThat(run("when", "CASE", "i1@183.2s", "t2", "--json")).isEqualTo(1);
    ObjectReader answer = json();
    assertThat(answer.text("answer")).isEqualTo("cannot-be-said");
    assertThat(answer.number("low")).isNegative().isLessThanOrEqualTo(400_000);
    assertThat(answer.number("high")).isGreaterThanOrEqualTo(400_000);
    assertThat(answer.text("class")).isEqualTo("BOUNDED");
  }

  @Test
  void timesAreSaidInTheZoneOfTheCase() {
    statements();
    done("when", "CASE", "alarm#3");
    assertThat(typed.out())
        .contains("alarm#3 (row 3 of alarm) is between 2025-05-06 14:18:06.7", "(UTC-4)");
    done("when", "CASE", "t1", "t2");
    assertThat(typed.out()).contains("AFTER");
  }

  @Test
  void wrongAnchorIsProposedConfirmedAndTheTimelineCanBeCheckedAndAsked() throws Exception {
    statements();
    anchor("a car passes", "i1@69.95s..70.05s", "i2@77.95s..78.05s", "0s..1s");

    assertThat(run("align", "CASE", "--as", "dana")).isEqualTo(1);
    assertThat(typed.out())
        .contains(
            "can't all be true", "a4, a car passes", "unseal anchor drop CASE a4", "UNSYNCED");
    assertThat(run("when", "CASE", "alarm#3", "i1@0:44.4")).isEqualTo(1);
    assertThat(run("anchor", "drop", "CASE", "a1", "--because", "x", "--as", "lee")).isEqualTo(2);
    assertThat(typed.err()).contains("align proposes a4");
    done("anchor", "drop", "CASE", "a4", "--because", "another car", "--as", "lee");
    done("align", "CASE", "--as", "dana", "--ask", "alarm#3", "i1@44.4s");
    assertThat(typed.out())
        .contains("i1@0:44.4 is between", "after alarm#3", "custody head", "timeline.json");

    Path timeline = larkspur().resolve("derived/timeline.json");
    String page = Files.readString(larkspur().resolve("derived/clock-report.html"));
    assertThat(page)
        .contains("Larkspur &lt;High&gt;", "Which came first", "Each anchor by all the others")
        .contains("If one of them did not hold", "confirmed by p2: another car")
        .doesNotContain("<script");
    assertThat(run("verify", timeline.toString())).isEqualTo(1);
    assertThat(typed.out()).contains("IMPLIED, BUT NOBODY HERE KNOWS");
    String words = typed.shelf().signer(new KeyName("dana")).fingerprint().words();
    done("verify", timeline.toString(), "--trust", words);
    assertThat(typed.out()).startsWith("IMPLIED. Every time");

    done("when", timeline.toString(), "alarm#3", "i1@44.4s");
    assertThat(typed.out()).contains("AFTER");

    String text = Files.readString(timeline);
    String other = text.replaceFirst("(\"class\":\"BOUNDED\",\"from\":.*?\"high\":)", "$11");
    assertThat(other).isNotEqualTo(text);
    Files.writeString(timeline, other);
    assertThat(run("verify", timeline.toString(), "--trust", words, "--json")).isEqualTo(1);
    assertThat(typed.out()).contains("TIME_NOT_IMPLIED");
    assertThat(json().flag("implied")).isFalse();

    done("anchor", "keep", "CASE", "a4", "--as", "dana");
    assertThat(run("align", "CASE", "--as", "dana", "--json")).isEqualTo(1);
    assertThat(json().flag("solved")).isFalse();
    done("anchor", "withdraw", "CASE", "a4", "--because", "mistyped", "--as", "dana");
    done("align", "CASE", "--as", "dana", "--json");
    assertThat(json().flag("solved")).isTrue();
  }

  @Test
  void anchorCountsOnlyAfterASecondPersonReadIt() {
    statements();
    done(
        "anchor",
        "add",
        "CASE",
        "--what",
        "a light",
        "--on",
        "i1@99.95s..100.05s",
        "--on",
        "t1",
        "--as",
        "dana");
    assertThat(typed.out()).contains("a4", "waits for a second person");
    assertThat(run("when", "CASE", "a4")).isEqualTo(2);
    assertThat(run("anchor", "read", "CASE", "a4", "--on", "i1@99.9s..100s", "--as", "dana"))
        .isEqualTo(2);
    assertThat(typed.err()).contains("another person has to");
    assertThat(run("anchor", "read", "CASE", "a4", "--on", "i2@99.9s..100s", "--as", "lee"))
        .isEqualTo(2);
    done("anchor", "read", "CASE", "a4", "--on", "i1@99.9s..100s", "--as", "lee");
    done("clock", "list", "CASE");
    assertThat(typed.out())
        .contains("a4, a light: on i1 between 1:39.9 and 1:40.05; as t1, 0 s to 1.5 s later")
        .contains("assumed: radio delay");
  }

  @Test
  void outsidersAnchorsShowWhatTheyChange() throws IOException {
    statements();
    done("align", "CASE", "--as", "dana", "--ask", "alarm#3", "i1@43.2s");
    Path timeline = larkspur().resolve("derived/timeline.json");
    Path mine = folder.resolve("mine.json");
    Files.writeString(mine, theirs(42_950_000));
    done("align", timeline.toString(), "--with", mine.toString());
    assertThat(typed.out()).contains("These anchors fit", "before ", "with ");
    done("align", "CASE", "--with", mine.toString(), "--json");
    assertThat(typed.out()).contains("\"fits\":true");
    Files.writeString(mine, theirs(120_000_000));
    assertThat(run("align", timeline.toString(), "--with", mine.toString())).isEqualTo(1);
    assertThat(typed.out()).contains("can't all be true", "mine1");
    Files.writeString(mine, theirs(42_950_000).replace("\"i2\"", "\"i77\""));
    assertThat(run("align", timeline.toString(), "--with", mine.toString())).isEqualTo(2);
    Files.writeString(mine, "{}");
    assertThat(run("align", timeline.toString(), "--with", mine.toString())).isEqualTo(2);
  }

  private static String theirs(long onYard) {
    return """
        {"schema":"unseal/anchors","version":1,"events":[{"id":"mine1","kind":"ANCHOR",
        "what":"the lamp is seen in both","alone":"seen in what was published",
        "basis":{"support":"MEASURED","words":"both clips"},"marks":[
        {"scale":"i2","segment":0,"readings":[{"by":"me","low":41950000,"high":42000000,"behindLow":true}],"lagLow":0,"lagHigh":0},
        {"scale":"i1","segment":0,"readings":[{"by":"me","low":%d,"high":%d,"behindLow":true}],"lagLow":0,"lagHigh":0}]}]}
        """
        .formatted(onYard, onYard + 60_000);
  }

  @Test
  void checkOfAClockCountsOnlyIfNobodySetItSince() {
    done(
        "clock",
        "check",
        "CASE",
        "cam-yard",
        "--shows",
        "2025-05-08T14:21:07",
        "--reference",
        "14:20:25.7",
        "--within",
        "0.5s",
        "--as",
        "dana");
    done("clock", "list", "CASE");
    assertThat(typed.out()).contains("r1: nothing follows from it");
    assertThat(run("when", "CASE", "cam-yard@2025-05-06T14:21:07")).isEqualTo(1);
    done(
        "clock",
        "check",
        "CASE",
        "cam-yard",
        "--shows",
        "2025-05-08T14:21:07",
        "--reference",
        "14:20:25.7",
        "--within",
        "0.5s",
        "--no-step",
        "its log shows none",
        "--as",
        "dana");
    done("when", "CASE", "cam-yard@2025-05-06T14:21:07");
    // Two days at 500 ppm are 86 s, on either side of 41.3 s.
    assertThat(typed.out())
        .contains("between 2025-05-06 14:18:50 and 14:22:00", "r2, cam-yard's clock was compared");
    done(
        "clock",
        "rate",
        "CASE",
        "cam-yard",
        "--ppm",
        "30",
        "--because",
        "data sheet",
        "--as",
        "dana");
    done("when", "CASE", "cam-yard@2025-05-06T14:21:07");
    assertThat(typed.out()).contains("14:20:19", "14:20:32", "data sheet");
  }

  @Test
  void hourThatAClockShowsTwiceHasToBeNamed() {
    done(
        "clock",
        "break",
        "CASE",
        "cam-yard",
        "--kind",
        "daylight-saving",
        "--before",
        "2025-11-02T02:00:00",
        "--after",
        "2025-11-02T01:00:00",
        "--because",
        "it was put back",
        "--as",
        "dana");
    assertThat(run("when", "CASE", "cam-yard@2025-11-02T01:30:00")).isEqualTo(2);
    assertThat(typed.err()).contains("more than once", "/1 or /2");
    done("when", "CASE", "cam-yard@2025-11-02T01:30:00/1", "cam-yard@2025-11-02T01:30:00/2");
    assertThat(typed.out()).contains("1 h 0 min", "daylight saving", "AFTER");
  }

  @Test
  void whatCanNotBeUnderstoodSaysWhatToType() {
    assertThat(run("when", "CASE", "cam-yrd@14:21:07")).isEqualTo(2);
    assertThat(typed.err()).contains("nothing is called cam-yrd; there are");
    assertThat(run("when", "CASE", "cam-yard")).isEqualTo(2);
    assertThat(typed.err()).contains("cam-yard@14:21:07");
    assertThat(run("when", "CASE", "i1@5:61")).isEqualTo(2);
    assertThat(run("when", "CASE", "i1@400s")).isEqualTo(2);
    assertThat(typed.err()).contains("outside of i1");
    assertThat(run("when", "CASE", "i1@noon")).isEqualTo(2);
    assertThat(typed.err()).contains("type 1.5s");
    assertThat(run("anchor", "add", "CASE", "--what", "x", "--on", "t1", "--as", "dana"))
        .isEqualTo(2);
    assertThat(typed.err()).contains("--on twice");
    assertThat(run("clock", "CASE")).isEqualTo(2);
    assertThat(run("clock")).isEqualTo(2);
    assertThat(run("clock", "offset", "CASE", "alarm", "--between", "1s", "--as", "dana"))
        .isEqualTo(2);
    assertThat(typed.err()).contains("--because");
    assertThat(run("align", "CASE")).isEqualTo(2);
    assertThat(typed.err()).contains("--as");
    assertThat(run("anchor", "withdraw", "CASE", "a9", "--because", "x", "--as", "dana"))
        .isEqualTo(2);
  }
}
