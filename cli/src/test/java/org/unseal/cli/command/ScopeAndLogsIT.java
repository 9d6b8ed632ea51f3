package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.campus.clock.ClockClip;
import org.unseal.campus.clock.ClockClip.TrueTick;
import org.unseal.cli.TypedCommands;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * A small Larkspur, typed: a yard with a clock, a gate, a hall, a lot that never came; an order, a
 * stay of the gate, the stay lifted, an affirmance; grounds and logs.
 */
class ScopeAndLogsIT {
  private static final String SECRET = "correct horse";
  private static final String NOTE = "ask Zora before the hearing";

  private static final String ORDER =
      """
      schema: unseal.order
      version: 1
      rulings:
        - id: o1
          kind: order
          court: Circuit Court of Marrow County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-12
          document: %1$s
          clauses:
            - id: yard
              text: The yard is released, students unidentifiable.
              scope:
                - source: cam-yard
                  clock: recorder
                  from: FROM
                  to: TO
                  disposition: redact
              rules:
                - cover: students
            - id: gate
              text: The gate is released.
              scope:
                - source: cam-gate
                  disposition: redact
            - id: hall
              text: Nothing of the hall.
              scope:
                - source: cam-hall
                  disposition: withhold
      """
          .formatted("0".repeat(64));

  private static final String STAY = later("o2", "stay", "2025-05-14");
  private static final String LIFTED = later("o3", "stay-lifted", "2025-05-15");

  private static final String AFFIRMED =
      """
        - id: o4
          kind: affirmance
          court: District Court of Appeal
          docket: 4D25-1335
          judge: B. Nobody
          dated: 2025-06-09
          document: %1$s
          concerns: [o1/yard, o1/gate]
          clauses:
            - id: plates
              text: Plates are covered, too.
              rules:
                - cover: plates
              scope:
                - source: cam-gate
                  disposition: redact
      """
          .formatted("0".repeat(64));

  /** Of what did not come. */
  private static final String LOT =
      """
            - id: lot
              text: The lot is released.
              scope:
                - source: cam-lot
                  disposition: redact
      """;

  private static String later(String id, String kind, String day) {
    return """
        - id: %s
          kind: %s
          court: District Court of Appeal
          docket: 4D25-1335
          judge: B. Nobody
          dated: %s
          document: %s
          concerns: [o1/gate]
      """
        .formatted(id, kind, day, "0".repeat(64));
  }

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());
  private String from = "2025-05-06 14:17:30";
  private String to = "2025-05-06 14:17:50";

  private String printed() {
    return typed.out() + typed.err();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String rulings(String... parts) throws IOException {
    String text = String.join("", parts).replace("FROM", from).replace("TO", to);
    return Files.writeString(folder.resolve("order.yaml"), text).toString();
  }

  private int as(String person, String... words) {
    String[] all =
        Stream.concat(Stream.of(words), Stream.of("--as", person))
            .map(word -> word.equals("CASE") ? file("larkspur") : word)
            .toArray(String[]::new);
    return typed.run(all);
  }

  private void dana(String... words) {
    assertThat(as("dana", words)).as("%s%n%s", String.join(" ", words), printed()).isZero();
  }

  private void refused(String why, String... words) {
    assertThat(as("dana", words)).as("%s%n%s", String.join(" ", words), printed()).isEqualTo(2);
    assertThat(printed()).contains(why);
  }

  private ObjectReader log(String which, String... more) throws IOException {
    Path file = folder.resolve("log-" + which + ".json");
    dana(
        Stream.concat(
                Stream.of("logs", "CASE", which, "-o", file.toString(), "--force", "--quiet"),
                Stream.of(more))
            .toArray(String[]::new));
    return json(Files.readAllBytes(file));
  }

  private static ObjectReader json(byte[] document) {
    try {
      return ObjectReader.of(JsonReader.read(document), "a document");
    } catch (MalformedJsonException e) {
      throw new AssertionError(new String(document, UTF_8), e);
    }
  }

  private static List<ObjectReader> rows(ObjectReader of, String name) {
    try {
      return of.objects(name);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(ObjectReader of, String name) {
    try {
      return of.has(name) ? of.text(name) : "";
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static long number(ObjectReader of, String name) {
    try {
      return of.count(name);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void open() {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    typed.key("dana", SECRET);
    typed.key("eve", SECRET);
    dana(
        "init",
        "CASE",
        "--title",
        "Larkspur <High>",
        "--agency",
        "Marrow County",
        "--zone",
        "America/New_York");
  }

  private void sources(String... names) {
    for (String name : names) {
      dana("source", "CASE", name, "--kind", "camera", "--label", name);
    }
  }

  @Test
  void aSeriesIsKeptWithItsFaultsNamedAndOnlyGoesOn() throws IOException {
    refused("knows no source cam-gate, cam-hall, cam-yard", "order", "add", "CASE", rulings(ORDER));
    sources("cam-yard", "cam-gate", "cam-hall");
    refused(
        "order.yaml:19:26: disposition must be one of",
        "order",
        "add",
        "CASE",
        rulings(ORDER.replaceFirst("redact", "blur")));
    dana("order", "add", "CASE", rulings(ORDER));
    assertThat(typed.out())
        .contains("1 ruling", "the document of o1 is no item of the case", "custody head");
    dana("order", "add", "CASE", rulings(ORDER, STAY), "--json");
    assertThat(typed.out()).contains("\"command\":\"order add\"", "\"rulings\":2");

    refused("a series only goes on", "order", "add", "CASE", rulings(ORDER));
    refused(
        "a series only goes on",
        "order",
        "add",
        "CASE",
        rulings(ORDER.replace("Nothing of the hall", "All of the hall"), STAY));
    dana(
        "order",
        "add",
        "CASE",
        rulings(ORDER.replace("A. Nobody", "C. Nobody"), STAY, LIFTED),
        "--because",
        "the judge's name was misread");
    assertThat(typed.out()).contains("3 rulings");
    refused("nobody fixed the scope yet", "logs", "CASE", "withheld");
  }

  /** Yard, gate and hall are taken in, the yard's clock is read. */
  private ClockClip takeIn() throws IOException {
    ClockClip yard = ClockClips.plain(50, ClockClips.plain());
    for (String name : List.of("yard", "gate", "hall")) {
      Files.createDirectory(folder.resolve(name));
    }
    ClockClips.write(yard, folder.resolve("yard/a.mp4"));
    DrawnClip.write(folder.resolve("gate/b.mp4"), 120);
    DrawnClip.write(folder.resolve("hall/c.mp4"), 60);
    for (String name : List.of("yard", "gate", "hall")) {
      dana("intake", "CASE", file(name), "--source", "cam-" + name, "--quiet");
    }
    dana("source", "CASE", "cam-lot", "--kind", "camera", "--state", "not-received");
    dana(
        "clock",
        "read",
        "CASE",
        "i1",
        "--at",
        "1.1",
        "--reading",
        yard.clocks().getFirst().clock().text(ClockClips.START + 1_100_000),
        "--quiet");
    from = shown(yard.ticks().get(8));
    to = shown(yard.ticks().get(28));
    return yard;
  }

  private static String shown(TrueTick tick) {
    return LocalDateTime.ofEpochSecond(tick.shown() / 1_000_000, 0, ZoneOffset.UTC)
        .toString()
        .replace('T', ' ');
  }

  private ObjectReader scope(int exit, String... more) {
    String[] words =
        Stream.concat(Stream.of("scope", "CASE", "--json", "--quiet"), Stream.of(more))
            .toArray(String[]::new);
    assertThat(as("dana", words)).as(printed()).isEqualTo(exit);
    return json(typed.out().strip().getBytes(UTF_8));
  }

  private static List<String> fates(ObjectReader scope) {
    return rows(scope, "rows").stream()
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        text(row, "item"),
                        text(row, "fate"),
                        text(row, "clause"),
                        text(row, "clip")))
        .toList();
  }

  @Test
  void aSeriesOfRulingsIsAppliedToTheFrameAndWhatIsWithheldIsLogged() throws IOException {
    ClockClip yard = takeIn();
    dana("order", "add", "CASE", rulings(ORDER, STAY, LIFTED));

    assertThat(fates(scope(0, "--on", "2025-05-13")))
        .containsExactly(
            "i1 NOT_ADDRESSED  ",
            "i1 REDACT o1/yard c1",
            "i1 NOT_ADDRESSED  ",
            "i2 REDACT o1/gate c2",
            "i3 WITHHELD o1/hall ");
    assertThat(fates(scope(0, "--on", "2025-05-14")))
        .contains("i2 NOT_ADDRESSED  ", "i1 REDACT o1/yard c1")
        .doesNotContain("i2 REDACT o1/gate c2");
    assertThat(fates(scope(0, "--on", "2025-05-15"))).contains("i2 REDACT o1/gate c2");
    requireInside(yard, rows(scope(0), "rows").get(1));

    refused("nobody fixed the scope yet", "logs", "CASE", "withheld");
    scope(0, "--fix");
    log("withheld");
    dana("order", "add", "CASE", rulings(ORDER, STAY, LIFTED, AFFIRMED));
    refused("since the scope was fixed", "logs", "CASE", "withheld");
    dana("scope", "CASE", "--fix", "--quiet", "--csv", file("t.csv"), "--picture", file("t.svg"));
    assertThat(typed.out())
        .contains("c2  by o4/plates", "cam-lot  nothing here: not received", " = 100 %");
    assertThat(Files.readString(folder.resolve("t.csv"))).contains("o4/plates");

    withheld();
    unmapped();
  }

  /** Inward: no frame that shows another time than was ordered, and nearly all that do. */
  private static void requireInside(ClockClip yard, ObjectReader row) {
    long begins = number(row, "begins");
    long ends = number(row, "ends");
    assertThat(begins).isGreaterThanOrEqualTo(yard.ticks().get(8).media() - 20);
    assertThat(ends - 66_667).isLessThan(yard.ticks().get(28).media() + 20);
    assertThat(ends - begins).isGreaterThan(19_000_000);
    assertThat(text(row, "shown")).startsWith(shown(yard.ticks().get(8)));
  }

  private void withheld() throws IOException {
    dana("roster", "add", "CASE", "student-1", "--name", "Zora Quill", "--category", "student");
    refused(
        "use --internal",
        "ground",
        "set",
        "CASE",
        "--default",
        "--code",
        "FL-119.071-3-A",
        "--reason",
        "Zora Quill is seen");
    refused("no pack and no clause", "ground", "set", "CASE", "--default", "--code", "FL-0");
    refused(
        "the case has no source",
        "ground",
        "set",
        "CASE",
        "--source",
        "cam-x",
        "--code",
        "o1/hall");
    dana(
        "ground",
        "set",
        "CASE",
        "--default",
        "--code",
        "FL-119.071-3-A",
        "--reason",
        "shows what the cameras can't see",
        "--harm",
        "somebody could walk in unseen",
        "--internal",
        NOTE,
        "--review-on",
        "2026-05-01",
        "--contact",
        "records desk");
    dana("ground", "set", "CASE", "--item", "i1", "--frames", "0..30", "--code", "o1/yard");
    refused("can't review it", "ground", "review", "CASE", "--default");
    dana(
        "people", "add", "CASE", "eve", "--name", "Eve Lind", "--role", "approver", "--key", "eve");
    assertThat(as("eve", "ground", "review", "CASE", "--default")).as(printed()).isZero();
    dana("ground", "list", "CASE");
    assertThat(typed.out()).contains("reviewed by p2", "never published: " + NOTE, "i1, 0 to 30");

    List<ObjectReader> rows = rows(log("withheld"), "rows");
    assertThat(rows)
        .filteredOn(row -> !text(row, "level").equals("metadata"))
        .extracting(
            row -> "%s %s %s".formatted(text(row, "source"), text(row, "level"), text(row, "code")))
        .containsExactly(
            "cam-yard time-range o1/yard",
            "cam-yard time-range FL-119.071-3-A",
            "cam-yard time-range FL-119.071-3-A",
            "cam-hall whole-item o1/hall",
            "cam-lot whole-source ");
    assertThat(rows)
        .filteredOn(row -> text(row, "unit").equals("field"))
        .as("of what is published, and of nothing else")
        .extracting(row -> text(row, "source") + " " + text(row, "since"))
        .containsExactly("cam-yard v1", "cam-gate v1");
    assertThat(text(rows.get(1), "reviewedBy")).isEqualTo("p2");
    assertThat(text(rows.get(1), "recorderShows")).isNotEmpty();
    long withheld =
        rows.stream()
            .filter(row -> text(row, "unit").equals("frame"))
            .mapToLong(row -> number(row, "amount"))
            .sum();
    ObjectReader scope = scope(0);
    long published =
        rows(scope, "rows").stream()
            .filter(row -> row.has("clip"))
            .mapToLong(row -> number(row, "to") - number(row, "from"))
            .sum();
    assertThat(withheld + published).isEqualTo(750 + 120 + 60);
    assertThat(Files.readString(folder.resolve("log-withheld.json")))
        .doesNotContain("Zora", "a.mp4");
    log("withheld", "--internal");
    assertThat(Files.readString(folder.resolve("log-withheld.json"))).contains(NOTE);
    dana("logs", "CASE", "withheld", "--quiet");
    assertThat(typed.out()).startsWith("entry,kind,").doesNotContain("Zora");
    dana("logs", "CASE", "withheld", "-o", file("w.html"), "--quiet", "--json");
    assertThat(typed.out()).contains("\"rows\":" + rows.size()).doesNotContain("w.html");
    dana("ground", "withdraw", "CASE", "--default", "--because", "chosen too early");
    refused("nobody chose", "ground", "withdraw", "CASE", "--default", "--because", "again");
    assertThat(text(rows(log("withheld"), "rows").get(1), "code")).isEqualTo("NOT-ADDRESSED");
    dana("custody", "check", "CASE");
  }

  /** A clause that wants what never came is loud. */
  private void unmapped() throws IOException {
    String lot = AFFIRMED + LOT;
    dana(
        "order",
        "add",
        "CASE",
        rulings(ORDER, STAY, LIFTED, lot),
        "--because",
        "a clause was left out");
    assertThat(as("dana", "scope", "CASE", "--fix", "--quiet")).isEqualTo(1);
    assertThat(typed.out())
        .contains("NOT FOUND  clause o4/lot wants something of cam-lot that no frame could be");
    assertThat(rows(scope(1), "unmapped")).hasSize(1);
  }

  @Test
  void whatIsCoveredIsLoggedWithTheGroundThatWasChosenOnce() throws IOException {
    Files.createDirectory(folder.resolve("gate"));
    DrawnClip.write(folder.resolve("gate/b.mp4"), 120);
    dana("intake", "CASE", file("gate"), "--source", "cam-gate", "--quiet");
    sources("cam-yard", "cam-hall");
    dana("order", "add", "CASE", rulings(ORDER));
    assertThat(as("dana", "scope", "CASE", "--fix", "--quiet")).as("no yard, no hall").isEqualTo(1);
    refused("has no plan yet", "logs", "CASE", "redactions", "--quiet");
    dana("roster", "add", "CASE", "student-1", "--name", "Zora Quill", "--category", "student");
    dana(
        "ground",
        "set",
        "CASE",
        "--category",
        "student",
        "--code",
        "FERPA-1232G-B",
        "--internal",
        NOTE);
    dana("analyze", "CASE", "--policy", "moving", "--quiet");
    dana(
        "decide",
        "CASE",
        "i1",
        "--segment",
        "1.1",
        "--level",
        "figure",
        "--person",
        "student-1",
        "--ground",
        "her mother asked",
        "--backdrop",
        "1");
    dana("decide", "CASE", "i1", "--region", "10..90:100,40,60,80", "--ground", "FL-119.071-3-A");
    dana("plan", "CASE", "c1");
    dana(
        "people", "add", "CASE", "eve", "--name", "Eve Lind", "--role", "approver", "--key", "eve");
    assertThat(as("eve", "approve", "CASE", "c1")).as(printed()).isZero();

    List<ObjectReader> rows = rows(log("redactions"), "rows");
    assertThat(text(rows.getFirst(), "entry")).isEqualTo("c1.1");
    ObjectReader track =
        rows.stream().filter(row -> text(row, "subject").equals("1.1")).findAny().orElseThrow();
    assertThat(text(track, "category")).isEqualTo("student");
    assertThat(text(track, "level")).isEqualTo("figure");
    assertThat(text(track, "code")).isEqualTo("FERPA-1232G-B");
    assertThat(text(track, "reviewedBy")).isEqualTo("p2");
    assertThat(number(track, "shareMost")).isBetween(1L, 999_999L);
    assertThat(number(track, "shareMean")).isLessThanOrEqualTo(number(track, "shareMost"));
    ObjectReader region =
        rows.stream().filter(row -> text(row, "what").equals("region")).findAny().orElseThrow();
    assertThat(text(region, "code")).isEqualTo("FL-119.071-3-A");
    assertThat(number(region, "amount")).isEqualTo(81);
    assertThat(number(region, "shareMost")).isEqualTo(number(region, "shareMean"));
    assertThat(Files.readString(folder.resolve("log-redactions.json")))
        .doesNotContain("Zora", "student-1", "mother");
    log("redactions", "--internal");
    assertThat(Files.readString(folder.resolve("log-redactions.json")))
        .contains("student-1", "her mother asked")
        .doesNotContain("Quill");
    dana("roster", "change", "CASE", "student-1", "--public");
    log("redactions");
    assertThat(Files.readString(folder.resolve("log-redactions.json"))).contains("Zora Quill");
    dana("logs", "CASE", "redactions", "-o", file("r.html"), "--quiet");
    // A ground for showing somebody is none for covering them, where showing takes no effect.
    dana("decide", "CASE", "i1", "--segment", "1.1", "--level", "clear", "--ground", "FL-281.301");
    assertThat(as("dana", "plan", "CASE", "c1")).as(printed()).isEqualTo(1);
    assertThat(rows(log("redactions"), "rows"))
        .extracting(row -> text(row, "subject") + " " + text(row, "code"))
        .contains("1.1 FERPA-1232G-B");
    dana("decide", "CASE", "i1", "--segment", "1.1", "--level", "region");
    refused("the decisions on i1 were changed", "logs", "CASE", "redactions", "--quiet");
  }
}
