package org.unseal.engine.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unseal.engine.order.OrderReader;
import org.unseal.engine.roster.Attribution;
import org.unseal.engine.roster.Category;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.roster.Subject;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Ruling;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.digest.Digest;

/**
 * A series as in life: an order, a stay of one clause that is lifted, an affirmance that replaces.
 */
class OrderAnswerTest {
  private static final Digest SERIES = Digest.of(new byte[32]);
  private static final ClauseId YARD = new ClauseId("o1", "yard");
  private static final ClauseId GATE = new ClauseId("o1", "gate");
  private static final ClauseId HALL = new ClauseId("o1", "hall");
  private static final ClauseId PLATES = new ClauseId("o4", "plates");

  private static final String ORDER =
      """
      schema: unseal.order
      version: 1
      rulings:
        - {id: o1, kind: order, court: A <Court>, docket: 1, judge: J, dated: 2025-05-12, document: %1$s,
           division: Civil, caption: "C <v> O", entered: 2025-05-13, parties: [{name: The Courier, position: asks for all, source: letter}],
           findings: [{text: "It <is> so.", clause: o1/yard, page: 4}], readings: [{text: Up to the fence., clause: o1/yard, by: the custodian, why: no line is drawn}],
           previews: [{to: the families, offered: 2025-05-13, by: the office}],
           clauses: [
            {id: yard, text: "The yard <is> released.", scope: [{source: cam-yard, disposition: redact}],
             rules: [{cover: students}, {clear: Ray CALDER, identified-by: the office}, {clear: Zora Quill, identified-by: a paper}, {clear: No Body, identified-by: nobody}, {remove-sound: all}],
             conditions: [{id: c1, text: After the hearing., due: 2025-05-15}], notices: [{id: n1, text: Parents are told.}]},
            {id: gate, text: The gate., scope: [{source: cam-gate, disposition: redact}], conditions: [{id: c1, text: Not before noon.}]},
            {id: hall, text: Nothing of the hall., scope: [{source: cam-hall, disposition: withhold}]}]}
        - {id: o2, kind: stay, court: A, docket: 1, judge: J, dated: 2025-05-14, document: %1$s, concerns: [o1/gate]}
        - {id: o3, kind: stay-lifted, court: A, docket: 1, judge: J, dated: 2025-05-15, document: %1$s, concerns: [o1/gate]}
        - {id: o4, kind: affirmance, court: B, docket: 2, judge: K, dated: 2025-06-09, document: %1$s,
           clauses: [{id: plates, text: "As before, plates covered.", replaces: [o1/gate], scope: [{source: cam-gate, disposition: redact}]}]}
      """
          .formatted("0".repeat(64));

  private static List<Ruling> rulings() {
    try {
      return OrderReader.read(ORDER.getBytes(UTF_8));
    } catch (MalformedYamlException e) {
      throw new IllegalArgumentException(e.problems().toString(), e);
    }
  }

  private static Scope.ItemScope all(
      String item, String source, int frames, Scope.Fate fate, ClauseId ground) {
    return new Scope.ItemScope(
        item,
        source,
        frames,
        List.of(new Scope.Stretch(new FrameSpan(0, frames), fate, Optional.of(ground))));
  }

  private static KeptScope scope(Digest series) {
    return new KeptScope(
        series,
        LocalDate.of(2025, 5, 15),
        List.of(
            all("i1", "cam-yard", 100, Scope.Fate.REDACT, YARD),
            all("i2", "cam-gate", 70, Scope.Fate.REDACT, GATE),
            all("i3", "cam-hall", 90, Scope.Fate.WITHHELD, HALL)),
        List.of(
            new Clip("c1", "i1", "cam-yard", new FrameSpan(0, 100), true, List.of(YARD)),
            new Clip("c2", "i2", "cam-gate", new FrameSpan(0, 70), true, List.of(GATE, PLATES))));
  }

  private static Subject subject(String id, String name, boolean named) {
    return new Subject(
        id,
        name,
        List.of(),
        List.of(),
        Category.OTHER,
        named,
        List.of(new Attribution("a paper", "page 1", LocalDate.of(2025, 5, 8), Optional.empty())),
        Optional.empty());
  }

  private static Given given(LocalDate day, Optional<KeptScope> scope, DutyAnswer... answers) {
    return new Given(
        rulings(),
        SERIES,
        day,
        scope,
        List.of(),
        Set.of(),
        new Roster(
            List.of(subject("calder", "Ray Calder", true), subject("boy-1", "Zora Quill", false))),
        List.of(answers),
        List.of(
            new ClipFacts(
                "c1",
                "rendered and audited",
                OptionalLong.of(80_000_000),
                List.of(
                    new ClipFacts.Covering(
                        "heads of 14 people", Optional.of("FERPA"), List.of("r1", "r2"))),
                List.of("calder"),
                Optional.of("none in the original"))),
        Map.of(HALL, List.of("w3")));
  }

  private static DutyAnswer answer(String place, DutyAnswer.State state, String words) {
    return new DutyAnswer(DutyPlace.parse(place), state, words, LocalDate.of(2025, 5, 13));
  }

  private static List<String> shut(String day, DutyAnswer... answers) {
    return Gate.shut(given(LocalDate.parse(day), Optional.of(scope(SERIES)), answers));
  }

  @Test
  void openDutiesOfClausesInForceKeepPublishingShutAndNoOthers() {
    assertThat(shut("2025-05-12"))
        .containsExactly(
            "the condition o1/yard/c1 is open, due 2025-05-15: unseal order met CASE o1/yard/c1"
                + " --how or --waived",
            "the notice o1/yard/n1 is open: unseal order met CASE o1/yard/n1 --how or --waived",
            "the condition o1/gate/c1 is open: unseal order met CASE o1/gate/c1 --how or --waived");
    DutyAnswer met = answer("o1/yard/c1", DutyAnswer.State.MET, "heard on 13 May");
    DutyAnswer waived = answer("o1/yard/n1", DutyAnswer.State.WAIVED, "by agreement");
    assertThat(shut("2025-05-14", met, waived)).isEmpty(); // the gate is stayed
    assertThat(shut("2025-05-15", met, waived)).singleElement().asString().contains("o1/gate/c1");
    assertThat(shut("2025-06-09", met, waived)).isEmpty(); // it is replaced
    assertThat(shut("2025-06-09", met, answer("o1/yard/n1", DutyAnswer.State.OPEN, "came back")))
        .singleElement()
        .asString()
        .contains("o1/yard/n1 is open");
    assertThat(shut("2025-05-16", waived))
        .first()
        .asString()
        .contains("its last day was 2025-05-15");
  }

  @Test
  void scopeThatIsMissingOrOfAnotherSeriesKeepsItShut() {
    LocalDate day = LocalDate.of(2025, 5, 14);
    assertThat(Gate.shut(given(day, Optional.empty()))).first().asString().contains("fixed");
    assertThat(Gate.shut(given(day, Optional.of(scope(Digest.of(Digest.sha256().digest()))))))
        .first()
        .asString()
        .contains("the order changed since the scope was fixed");
  }

  @Test
  void partOfAClauseThatNoFrameWasFoundForKeepsItShut() {
    KeptScope whole = scope(SERIES);
    KeptScope noYard =
        new KeptScope(
            whole.order(), whole.day(), whole.items().subList(1, 3), whole.clips().subList(1, 2));
    LocalDate day = LocalDate.of(2025, 5, 14);
    assertThat(Gate.shut(given(day, Optional.of(noYard))))
        .anyMatch(line -> line.startsWith("clause o1/yard speaks of cam-yard, and no frame"));
    KeptScope noHall =
        new KeptScope(whole.order(), whole.day(), whole.items().subList(0, 2), whole.clips());
    Given unknown = given(day, Optional.of(noHall));
    assertThat(Gate.shut(unknown))
        .anyMatch(line -> line.startsWith("clause o1/hall speaks of cam-hall"));
    Given silent =
        new Given(
            unknown.rulings(),
            SERIES,
            day,
            unknown.scope(),
            List.of(),
            Set.of("cam-hall"),
            unknown.roster(),
            List.of(),
            List.of(),
            Map.of());
    assertThat(Gate.shut(silent)).noneMatch(line -> line.contains("cam-hall"));
    Given told =
        new Given(
            unknown.rulings(),
            SERIES,
            day,
            Optional.of(whole),
            List.of(
                new Scope.Unmapped(
                    YARD, rulings().getFirst().clauses().getFirst().scope().getFirst())),
            Set.of(),
            unknown.roster(),
            List.of(),
            List.of(),
            Map.of());
    assertThat(Gate.shut(told)).anyMatch(line -> line.contains("cam-yard"));
  }

  @Test
  void everyClauseIsAnsweredWithClipsRulesLogRowsAndWhoIdentifies() {
    OrderAnswer answer =
        OrderAnswer.of(given(LocalDate.of(2025, 6, 10), Optional.of(scope(SERIES))));

    assertThat(answer.clauses().stream().map(one -> one.clause().id() + " " + one.standing()))
        .containsExactly(
            "o1/yard in force since 2025-05-12",
            "o1/gate replaced by o4 of 2025-06-09",
            "o1/hall in force since 2025-05-12",
            "o4/plates in force since 2025-06-09");
    List<String> done = new ArrayList<>();
    answer
        .clauses()
        .getFirst()
        .rules()
        .forEach(
            rule -> {
              done.add(rule.wants());
              done.addAll(rule.done());
            });
    assertThat(done)
        .containsExactly(
            "covered: students",
            "c1: rendered and audited; heads of 14 people, ground FERPA, redaction log r1, r2",
            "shown: Ray Calder (calder), as identified by the office",
            "c1: shown",
            "identified by a paper, page 1, 2025-05-08",
            "shown: boy-1, as identified by a paper",
            "c1: covered, or not to be seen",
            "identified by a paper, page 1, 2025-05-08",
            "shown: somebody whom the order names, as identified by nobody",
            "nobody on the roster is tied to this, so nobody is shown on it",
            "sound removed: all",
            "c1: none in the original");
    assertThat(answer.clauses().get(2).parts().getFirst().done())
        .isEqualTo("90 frames withheld on this clause; withheld log w3");
    assertThat(answer.clauses().get(1).parts().getFirst().done()).isEqualTo("no effect");
    assertThat(
            OrderAnswer.of(given(LocalDate.of(2025, 5, 15), Optional.of(scope(SERIES))))
                .clauses()
                .get(1)
                .standing())
        .isEqualTo("in force; the stay was lifted by o3 of 2025-05-15");
  }

  @Test
  void pageAndDocumentNameNobodyWhoIsWithheldAndEscapeTheOrder() {
    OrderAnswer answer =
        OrderAnswer.of(given(LocalDate.of(2025, 5, 16), Optional.of(scope(SERIES))));
    String page =
        new String(
            new AnswerPage(answer, rulings(), "L & M", "An <office>", "Made.").html(), UTF_8);
    String json = new String(new AnswerDocument(answer, rulings()).bytes(), UTF_8);

    assertThat(page)
        .contains(
            "The yard &lt;is&gt; released.", "L &amp; M", "An &lt;office&gt;", "A &lt;Court&gt;")
        .contains("100 frames, 1 min 20 s, rendered and audited")
        .contains("The condition o1/yard/c1 is open, and its last day was 2025-05-15.")
        .contains("A &lt;Court&gt;, Civil", ">J</td>", "2025-05-12, entered 2025-05-13")
        .contains("Ruling o1: C &lt;v&gt; O", "The Courier: asks for all (letter)")
        .contains("It &lt;is&gt; so.", "for o1/yard, page 4")
        .contains("o1/yard: Up to the fence. (the custodian: no line is drawn)")
        .contains("the families: offered 2025-05-13, not held, by the office")
        .contains("stay lifted")
        .doesNotContain("affirmance") // which came later
        .doesNotContain("unseal order", "<is>", "<office>", "<Court>");
    assertThat(page + json).doesNotContain("Zora", "No Body").contains("boy-1");
    assertThat(json)
        .contains("\"overdue\":true", "\"unmapped\":false")
        .contains("\"judge\":\"J\"", "\"division\":\"Civil\"", "\"entered\":\"2025-05-13\"")
        .contains("{\"clause\":\"o1/yard\",\"page\":4,\"text\":\"It <is> so.\"}")
        .doesNotContain("0".repeat(64)) // the document's digest would confirm a leaked copy
        .contains("\"id\":\"o3\"")
        .doesNotContain("\"id\":\"o4\""); // which came later
  }

  @Test
  void dutyIsNamedByRulingClauseAndItsOwnName() {
    assertThat(DutyPlace.parse("o1/yard/c1")).hasToString("o1/yard/c1");
    for (String wrong : List.of("o1/yard", "o1/yard/c1/x", "O1/yard/c1", "o1//c1", "")) {
      assertThatThrownBy(() -> DutyPlace.parse(wrong)).hasMessageContaining("named as o1/yard/c1");
    }
  }
}
