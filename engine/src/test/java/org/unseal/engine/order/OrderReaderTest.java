package org.unseal.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlProblem;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Disposition;
import org.unseal.model.order.Duty;
import org.unseal.model.order.Particulars;
import org.unseal.model.order.Rule;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.RulingKind;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.order.WallSpan;

final class OrderReaderTest {
  private static List<String> problems(String document) {
    MalformedYamlException refused =
        catchThrowableOfType(
            MalformedYamlException.class, () -> OrderReader.read(document.getBytes(UTF_8)));
    assertThat(refused).as("refused").isNotNull();
    return refused.problems().stream().map(YamlProblem::toString).toList();
  }

  private static List<String> problemsOf(String what, String by) {
    assertThat(Larkspur.SERIES).contains(what);
    return problems(Larkspur.SERIES.replace(what, by));
  }

  @Test
  void aSeriesIsReadWhole() {
    List<Ruling> rulings = Larkspur.rulings();

    assertThat(rulings).extracting(Ruling::id).containsExactly("o1", "o2", "o3", "o4");
    assertThat(rulings)
        .extracting(Ruling::kind)
        .containsExactly(
            RulingKind.ORDER, RulingKind.STAY, RulingKind.STAY_LIFTED, RulingKind.AFFIRMANCE);
    assertThat(rulings.getFirst().clauses().getFirst())
        .isEqualTo(
            new Clause(
                new ClauseId("o1", "yard"),
                "The yard is released.",
                List.of(
                    new ScopeItem(
                        "cam-yard",
                        Optional.of(
                            new WallSpan(
                                WallSpan.Clock.RECORDER,
                                LocalDateTime.of(2025, 5, 6, 14, 17, 30),
                                LocalDateTime.of(2025, 5, 6, 14, 38, 50))),
                        Disposition.REDACT)),
                List.of(
                    new Rule.Cover("students"),
                    new Rule.Clear("p3", "Marrow County Sheriff's Office"),
                    new Rule.RemoveSound("all")),
                List.of(
                    new Duty(
                        "n1",
                        Duty.Kind.NOTICE,
                        "Parents are told.",
                        Optional.of(LocalDate.of(2025, 5, 14)))),
                List.of()));
    assertThat(rulings.get(1).concerns()).containsExactly(new ClauseId("o1", "gate"));
  }

  @Test
  void rulingsComeByDateWhateverTheirOrderInTheDocument() {
    int begin = Larkspur.SERIES.indexOf("  - id: o2");
    String stay = Larkspur.SERIES.substring(begin, Larkspur.SERIES.indexOf("  - id: o3"));
    String moved = Larkspur.SERIES.replace(stay, "").replace("rulings:\n", "rulings:\n" + stay);

    assertThat(Larkspur.rulings(moved)).isEqualTo(Larkspur.rulings());
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithLineAndColumn() {
    String document =
        Larkspur.SERIES
            .replace("disposition: withhold", "disposition: hide")
            .replace("kind: stay\n", "kind: pause\n")
            .replace("dated: 2025-06-09", "dated: 9 June");

    assertThat(problems(document))
        .containsExactly(
            "41:26: disposition must be one of release, redact, withhold",
            "43:11: kind must be one of order, modification, stay, stay-lifted, appeal,"
                + " affirmance, reversal",
            "63:12: dated must be a day, as 2025-05-12");
  }

  @Test
  void aTypingErrorInANameIsNotTakenForSilence() {
    assertThat(
            problemsOf(
                "    rules:\n          - cover: students",
                "    rule:\n          - cover: students"))
        .containsExactly(
            "20:9: rule is not known here; known are conditions, id, notices, replaces, rules,"
                + " scope, text");
    assertThat(problemsOf("- cover: students", "- hide: students"))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("a rule is one of cover, clear, remove-sound");
  }

  @Test
  void aClauseMustHaveBeenSaidBeforeItIsNamed() {
    assertThat(problemsOf("concerns: [o1/gate]", "concerns: [o1/fence]"))
        .allMatch(problem -> problem.endsWith("o1/fence is no clause of an earlier ruling"))
        .hasSize(2);
    assertThat(problemsOf("replaces: [o1/gate]", "replaces: [o4/plates]"))
        .singleElement()
        .asString()
        .endsWith("o4/plates is no clause of an earlier ruling");
  }

  private static String besides(String... lines) {
    return Larkspur.SERIES.replaceFirst(
        "    dated: 2025-05-12\n",
        "    dated: 2025-05-12\n    " + String.join("\n    ", lines) + "\n");
  }

  @Test
  void whatARulingSaysWithoutAnEffectIsReadToo() throws MalformedYamlException {
    String series =
        besides(
            "division: Civil",
            "caption: Larkspur Courier v. Marrow County Sheriff's Office",
            "entered: 2025-05-13",
            "law-as-of: 2025-05-12",
            "parties:",
            "  - name: Larkspur Courier",
            "    position: asks for all of it",
            "    source: complaint",
            "  - name: Marrow County Sheriff's Office",
            "    position: asks for the heads to be covered",
            "findings:",
            "  - text: The public interest outweighs.",
            "    clause: o1/yard",
            "    page: 4",
            "  - text: There is good cause.",
            "readings:",
            "  - text: The yard ends at the fence.",
            "    clause: o1/yard",
            "    by: the records custodian",
            "    why: the order draws no line",
            "previews:",
            "  - to: the families",
            "    offered: 2025-05-13",
            "    held: 2025-05-14",
            "    by: the office");

    Ruling ruling = OrderReader.read(series.getBytes(UTF_8)).getFirst();

    ClauseId yard = new ClauseId("o1", "yard");
    assertThat(ruling.particulars())
        .isEqualTo(
            new Particulars(
                Optional.of("Civil"),
                Optional.of("Larkspur Courier v. Marrow County Sheriff's Office"),
                Optional.of(LocalDate.of(2025, 5, 13)),
                Optional.of(LocalDate.of(2025, 5, 12)),
                List.of(
                    new Particulars.Party(
                        "Larkspur Courier", "asks for all of it", Optional.of("complaint")),
                    new Particulars.Party(
                        "Marrow County Sheriff's Office",
                        "asks for the heads to be covered",
                        Optional.empty())),
                List.of(
                    new Particulars.Finding(
                        "The public interest outweighs.", Optional.of(yard), Optional.of(4)),
                    new Particulars.Finding(
                        "There is good cause.", Optional.empty(), Optional.empty())),
                List.of(
                    new Particulars.Reading(
                        "The yard ends at the fence.",
                        Optional.of(yard),
                        "the records custodian",
                        "the order draws no line")),
                List.of(
                    new Particulars.Preview(
                        "the families",
                        LocalDate.of(2025, 5, 13),
                        Optional.of(LocalDate.of(2025, 5, 14)),
                        "the office"))));
    assertThat(Larkspur.rulings()).extracting(Ruling::particulars).containsOnly(Particulars.NONE);
  }

  @Test
  void particularsThatCannotBeAreRefusedAtTheirPlace() {
    assertThat(problems(besides("entered: 2025-05-11")))
        .containsExactly("10:14: a ruling is not entered before its date");
    assertThat(problems(besides("findings:", "  - text: So it is.", "    page: 0")))
        .containsExactly("12:15: page must be the number of a page, from 1 to 9999");
    assertThat(problems(besides("findings:", "  - text: So it is.", "    clause: o4/plates")))
        .containsExactly("12:17: o4/plates is no clause of this or an earlier ruling");
    assertThat(problems(besides("readings:", "  - text: So we read it.")))
        .containsExactly("11:9: by is missing", "11:9: why is missing");
    assertThat(problems(besides("parties:", "  - name: Nobody", "    side: none")))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("position is missing"))
        .anyMatch(problem -> problem.contains("side"));
    assertThat(
            problems(
                besides(
                    "previews:",
                    "  - to: the families",
                    "    offered: 2025-05-13",
                    "    held: 2025-05-12",
                    "    by: the office")))
        .containsExactly("13:15: it was held before it was offered");
  }

  @Test
  void namesAreGivenOnce() {
    assertThat(problemsOf("id: o3", "id: o2"))
        .singleElement()
        .asString()
        .endsWith("there are two rulings o2");
    assertThat(problemsOf("id: hall", "id: gate"))
        .singleElement()
        .asString()
        .endsWith("there are two clauses o1/gate");
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsRefused() {
    assertThat(problemsOf("to: 2025-05-06 14:38:50", "to: 2025-05-06 14:17:30"))
        .containsExactly("18:17: to must be later than from");
    assertThat(problemsOf("from: 2025-05-06 14:17:30", "from: 2025-02-30 14:17:30"))
        .containsExactly("17:19: from must be a day and a time, as 2025-05-06 14:17:30");
  }

  @Test
  void aSpanWithoutItsClockIsRefused() {
    assertThat(problems(Larkspur.SERIES.replaceFirst(" +clock: recorder\n", "")))
        .singleElement()
        .asString()
        .endsWith("clock is missing");
  }

  @Test
  void aStayHasNoClausesAndAnOrderHas() {
    assertThat(problemsOf("kind: affirmance", "kind: stay"))
        .singleElement()
        .asString()
        .endsWith("a ruling of this kind has no clauses; write a modification");
    assertThat(problemsOf("kind: stay-lifted", "kind: modification"))
        .anyMatch(problem -> problem.endsWith("this ruling says nothing: clauses is missing"));
  }

  @Test
  void anotherSchemaOrVersionIsRefused() {
    assertThat(problemsOf("schema: unseal.order", "schema: unseal.plan"))
        .containsExactly("1:9: schema must be unseal.order, the one that this program reads");
    assertThat(problemsOf("version: 1", "version: 2"))
        .containsExactly("2:10: version must be 1, the one that this program reads");
  }
}
