package org.unseal.engine.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unseal.engine.exemption.JurisdictionPacks;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.ground.PublicWords;
import org.unseal.engine.intake.Item;
import org.unseal.engine.plan.CoveredShare;
import org.unseal.engine.port.CodedRecording.Besides;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.roster.Category;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.sound.Mute;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Disposition;
import org.unseal.model.order.Rule;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.wave.Replacement;

/** Rows of what is neither a picture nor a whole recording, and since when a row stands. */
class LeftOutRowsTest {
  private static final LogTitle TITLE = new LogTitle("Larkspur High", "Marrow County", "test");
  private static final ClauseId YARD = new ClauseId("o1", "yard");
  private static final String SECURITY = "FL-119.071-3-A";

  private static Item item(String id, SourceKind kind, String... tracks) {
    List<InspectedTrack> all = new ArrayList<>();
    for (String track : tracks) {
      all.add(new InspectedTrack(track, "any", 100, 0, 10_500_000, List.of(), 0));
    }
    return new Item(
        id,
        "src-" + id,
        kind,
        Digest.ofHex("ab".repeat(32)),
        "0".repeat(128),
        11,
        "2025-05-12T10:00:00Z",
        List.of(),
        true,
        Optional.empty(),
        Optional.empty(),
        new InspectedFacts(true, all, List.of()));
  }

  private static CaseScope.Row row(Item item, int from, int to, Scope.Fate fate) {
    return new CaseScope.Row(
        item.id(),
        item.source(),
        !item.pictures(),
        new FrameSpan(from, to),
        from * 100_000L,
        to * 100_000L,
        fate,
        fate.published() ? Optional.of(YARD) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        fate.published() && item.pictures() ? Optional.of("c1") : Optional.empty());
  }

  private static Grounds grounds(Ground... chosen) {
    return new Grounds(JurisdictionPacks.ofThisProgram(), List.of(), List.of(chosen));
  }

  private static Ground chosen(GroundPlace place, String reason) {
    return new Ground(
        place,
        SECURITY,
        new PublicWords(Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        "p1",
        LocalDate.of(2025, 5, 15),
        Optional.empty());
  }

  private static Clause silenced(String source) {
    return new Clause(
        YARD,
        "The yard is released without its sound.",
        List.of(new ScopeItem(source, Optional.empty(), Disposition.REDACT)),
        List.of(new Rule.RemoveSound("all")),
        List.of(),
        List.of());
  }

  private static WithheldLog log(
      Item item,
      Grounds grounds,
      List<Clause> inForce,
      LeftOut leftOut,
      CaseHistory history,
      CaseScope.Row... rows) {
    return WithheldLogStep.log(
            TITLE,
            new WithheldLogStep.Known(
                grounds, List.of(item), List.of(), inForce, Map.of(item.id(), leftOut), history),
            List.of(rows))
        .open();
  }

  private static List<String> told(WithheldLog log, WithheldRow.Level level) {
    return log.kept().stream()
        .filter(row -> row.level() == level)
        .map(
            row ->
                "%s %s"
                    .formatted(
                        row.count().orElseThrow().words(),
                        row.ground().words().reason().orElse("no reason")))
        .toList();
  }

  @Test
  void whatIsLeftOutOfAPublishedRecordingsFileIsARowEachWithoutItsContent() {
    Item yard = item("i1", SourceKind.CAMERA, "v0", "v1", "a0");
    LeftOut left = new LeftOut(new Besides(2, 1, 1, 3, 7), 4_211);

    WithheldLog log =
        log(
            yard,
            grounds(
                chosen(new GroundPlace.AllElse(), "all else"),
                chosen(new GroundPlace.Beside(), "tells the recorder")),
            List.of(silenced(yard.source())),
            left,
            CaseHistory.NONE,
            row(yard, 0, 90, Scope.Fate.RELEASE),
            row(yard, 90, 100, Scope.Fate.NOT_ADDRESSED));

    assertThat(told(log, WithheldRow.Level.METADATA))
        .containsExactly(
            "1 track tells the recorder",
            "2 tracks tells the recorder",
            "1 track tells the recorder",
            "1 track tells the recorder",
            "3 files tells the recorder",
            "7 fields tells the recorder",
            "4,211 messages tells the recorder");
    WithheldRow sound =
        log.kept().stream()
            .filter(row -> row.level() == WithheldRow.Level.AUDIO)
            .findAny()
            .orElseThrow();
    assertThat(sound.clause()).contains(YARD);
    assertThat(sound.count().orElseThrow().words()).isEqualTo("11 seconds");
    assertThat(log.frames()).as("only pictures count as frames").isEqualTo(10);
    String json = new String(log.json(), UTF_8);
    assertThat(json).contains("\"method\":\"omitted\"", "\"unit\":\"track\"", "\"amount\":4211");
  }

  @Test
  void ofAWhollyWithheldRecordingOneRowSaysAll() {
    Item hall = item("i1", SourceKind.CAMERA, "v0", "a0");

    assertThat(
            log(
                    hall,
                    grounds(),
                    List.of(),
                    new LeftOut(new Besides(1, 1, 1, 1, 1), 1),
                    CaseHistory.NONE,
                    row(hall, 0, 100, Scope.Fate.WITHHELD))
                .kept())
        .extracting(WithheldRow::level)
        .containsExactly(WithheldRow.Level.WHOLE_ITEM);
  }

  @Test
  void theCodeIsShownAtThePlaceOnlyWhereAPlaceIsPublished() {
    Item yard = item("i1", SourceKind.CAMERA, "v0", "a0");
    List<String> beside =
        shownAtPlace(
            log(
                yard,
                grounds(chosen(new GroundPlace.AllElse(), "all else")),
                List.of(),
                LeftOut.NOTHING,
                CaseHistory.NONE,
                row(yard, 0, 90, Scope.Fate.RELEASE),
                row(yard, 90, 100, Scope.Fate.NOT_ADDRESSED)));
    List<String> whole =
        shownAtPlace(
            log(
                yard,
                grounds(chosen(new GroundPlace.AllElse(), "all else")),
                List.of(),
                LeftOut.NOTHING,
                CaseHistory.NONE,
                row(yard, 0, 100, Scope.Fate.NOT_ADDRESSED)));

    assertThat(beside).containsExactly("page", "no");
    assertThat(whole).containsExactly("no");
  }

  private static List<String> shownAtPlace(WithheldLog log) {
    return log.kept().stream().map(row -> log(row, "shownAtPlace")).toList();
  }

  private static String log(PublicRow row, String field) {
    return new LogColumn(field, "any").cell(row.fields());
  }

  private static CaseHistory.Version version(int number, int from, int to) {
    List<Scope.Stretch> stretches = new ArrayList<>();
    if (from > 0) {
      stretches.add(stretch(0, from, Scope.Fate.NOT_ADDRESSED));
    }
    stretches.add(stretch(from, to, Scope.Fate.RELEASE));
    stretches.add(stretch(to, 100, Scope.Fate.NOT_ADDRESSED));
    return new CaseHistory.Version(
        new VersionId(number),
        new KeptScope(
            Digest.ofHex("cd".repeat(32)),
            LocalDate.of(2025, 5, 12),
            List.of(new Scope.ItemScope("i1", "src-i1", 100, stretches)),
            List.of()));
  }

  private static Scope.Stretch stretch(int from, int to, Scope.Fate fate) {
    return new Scope.Stretch(
        new FrameSpan(from, to), fate, fate.published() ? Optional.of(YARD) : Optional.empty());
  }

  @Test
  void aRowSaysSinceWhichVersionItStandsAndWhereItWasPublicBefore() {
    Item yard = item("i1", SourceKind.CAMERA, "v0");
    CaseHistory history =
        new CaseHistory(List.of(version(1, 20, 60), version(2, 20, 50)), Map.of());
    assertThat(history.cuts("i1")).containsExactly(20, 50, 60);

    WithheldLog log =
        log(
            yard,
            grounds(),
            List.of(),
            LeftOut.NOTHING,
            history,
            row(yard, 0, 10, Scope.Fate.NOT_ADDRESSED),
            row(yard, 10, 40, Scope.Fate.RELEASE),
            row(yard, 40, 50, Scope.Fate.NOT_ADDRESSED),
            row(yard, 50, 60, Scope.Fate.NOT_ADDRESSED),
            row(yard, 60, 100, Scope.Fate.NOT_ADDRESSED));

    assertThat(log.rows())
        .extracting(
            row ->
                "%s %s %s %s since %s; public in %s"
                    .formatted(
                        log(row, "from"),
                        log(row, "to"),
                        log(row, "kind"),
                        log(row, "status"),
                        log(row, "since"),
                        log(row, "publicIn")))
        .containsExactly(
            "0 10 withheld withheld since v1; public in ",
            "40 50 withheld withheld since v3; public in v1 v2",
            "50 60 withheld withheld since v2; public in v1",
            "60 100 withheld withheld since v1; public in ",
            "10 20 released released since v3; public in ");
    assertThat(log.frames()).as("what is released is in the clips").isEqualTo(70);
  }

  @Test
  void aMuteIsARowOfTheSecondsThatWouldElseBeHeard() {
    Item call = item("i5", SourceKind.DISPATCH, "a0");
    KeptScope scope =
        new KeptScope(
            Digest.ofHex("cd".repeat(32)),
            LocalDate.of(2025, 5, 12),
            List.of(
                new Scope.ItemScope(
                    "i5",
                    call.source(),
                    11,
                    List.of(
                        stretch(0, 6, Scope.Fate.RELEASE),
                        stretch(6, 11, Scope.Fate.NOT_ADDRESSED)))),
            List.of());
    List<Mute> mutes =
        List.of(
            mute("m1", 4_200_000, 7_000_000, Replacement.TONE),
            mute("m2", 1_500_000, 1_600_000, Replacement.SILENCE),
            mute("m3", 8_000_000, 9_000_000, Replacement.SILENCE));
    CaseHistory history =
        new CaseHistory(List.of(), Map.of("m1", new CaseHistory.Made("p2", Instant.EPOCH)));

    List<MutedRow> rows = MutedCalls.rows(scope, List.of(call), mutes, grounds(), history);

    assertThat(rows)
        .extracting(
            row ->
                "%s %s %s-%s %s %s %s by %s"
                    .formatted(
                        row.entry(),
                        log(row, "method"),
                        log(row, "mediaBegins"),
                        log(row, "mediaEnds"),
                        log(row, "amount"),
                        log(row, "unit"),
                        log(row, "code"),
                        log(row, "decidedBy")))
        .containsExactly(
            "i5.1 silence 1500000-1600000 1 second " + SECURITY + " by ",
            "i5.2 tone 4200000-6000000 2 second " + SECURITY + " by p2");
    assertThat(new RedactionLog(TITLE, List.of(), rows).csv()).contains("address of a caller");
  }

  private static Mute mute(String id, long from, long to, Replacement with) {
    return new Mute(
        id, "i5", from, to, with, SECURITY, Optional.of("address of a caller"), Optional.empty());
  }

  @Test
  void aFieldWithoutAnOpenColumnIsInNoPublicForm() {
    PublicRow row =
        MutedCalls.rows(
                new KeptScope(
                    Digest.ofHex("cd".repeat(32)),
                    LocalDate.of(2025, 5, 12),
                    List.of(
                        new Scope.ItemScope(
                            "i5", "src-i5", 6, List.of(stretch(0, 6, Scope.Fate.RELEASE)))),
                    List.of()),
                List.of(item("i5", SourceKind.DISPATCH, "a0")),
                List.of(mute("m1", 0, 1_000_000, Replacement.TONE)),
                grounds(),
                CaseHistory.NONE)
            .getFirst();
    LogDocument document =
        LogDocument.open(
            "unseal/test",
            "Test",
            List.of(),
            TITLE,
            List.of(
                LogColumn.open("entry", "Entry"),
                LogColumn.open("what", "What"),
                LogColumn.open("level", "Level"),
                new LogColumn("description", "Nobody opened this")),
            List.of(row));

    for (String form :
        List.of(
            document.csv(),
            new String(document.json(), UTF_8),
            new String(document.html(), UTF_8))) {
      assertThat(form).contains("i5.1").doesNotContain("address of a caller", "Nobody opened");
    }
  }

  @Test
  void everyFieldThatARowCanHaveHasAColumn() {
    Item yard = item("i1", SourceKind.CAMERA, "v0", "a0");
    WithheldLog withheld =
        log(
            yard,
            grounds(chosen(new GroundPlace.AllElse(), "all else")),
            List.of(silenced(yard.source())),
            new LeftOut(new Besides(1, 1, 1, 1, 1), 1),
            new CaseHistory(List.of(version(1, 20, 60)), Map.of()),
            row(yard, 0, 40, Scope.Fate.RELEASE),
            row(yard, 40, 60, Scope.Fate.NOT_ADDRESSED),
            row(yard, 60, 100, Scope.Fate.NOT_ADDRESSED));
    RedactionRow covered =
        new RedactionRow(
            "c1.1",
            "c1",
            "i1",
            "cam-yard",
            RedactionRow.What.MOVER,
            Optional.of("1.1"),
            "head",
            new FrameSpan(0, 9),
            new FrameSpan(0, 9),
            new WithheldRow.Media(0, 9),
            Optional.of("a .. b"),
            CoveredShare.WHOLE,
            Optional.of(Category.STUDENT),
            Optional.of("A Name"),
            "#000000",
            List.of(YARD),
            withheld.kept().getFirst().ground(),
            List.of("p1"),
            Optional.of(Instant.EPOCH),
            Optional.of("p2"),
            Optional.of("2025-05-15"));

    for (LogDocument document :
        List.of(
            withheld.document(), new RedactionLog(TITLE, List.of(covered), List.of()).document())) {
      Set<String> fields = new HashSet<>();
      document.rows().forEach(row -> fields.addAll(row.fields().fields().keySet()));
      document.columns().forEach(column -> fields.remove(column.field()));
      assertThat(fields).as(document.schema()).isEmpty();
    }
  }
}
