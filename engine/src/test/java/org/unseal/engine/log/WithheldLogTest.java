package org.unseal.engine.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unseal.engine.exemption.JurisdictionPacks;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.ground.PublicWords;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.Inspector.Gap;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.RandomScopes;
import org.unseal.engine.source.Source;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.code.Codes;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Particulars;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.RulingKind;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.ObjectReader;

class WithheldLogTest {
  private static final LogTitle TITLE = new LogTitle("Larkspur <High>", "Marrow County", "test");
  private static final String SECURITY = "FL-119.071-3-A";
  private static final String NOTE = "ask Zora before the hearing";

  private static Ground ground(GroundPlace place, String reason) {
    return new Ground(
        place,
        SECURITY,
        new PublicWords(
            Optional.of(reason), Optional.empty(), Optional.empty(), Optional.of("records desk")),
        Optional.of(NOTE),
        Optional.of(LocalDate.of(2026, 5, 1)),
        "p1",
        LocalDate.of(2025, 5, 15),
        Optional.empty());
  }

  private static Grounds grounds(Ground... chosen) {
    Clause hall =
        new Clause(
            new ClauseId("o1", "hall"),
            "Nothing of the hall.",
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Ruling ruling =
        new Ruling(
            "o1",
            RulingKind.ORDER,
            "Circuit Court of Marrow County",
            "25-CA-0417",
            "A. Nobody",
            LocalDate.of(2025, 5, 12),
            "0".repeat(64),
            Particulars.NONE,
            List.of(),
            List.of(hall));
    return new Grounds(JurisdictionPacks.ofThisProgram(), List.of(ruling), List.of(chosen));
  }

  private static Item item(String id, String source, SourceKind kind, boolean sealed, Gap... gaps) {
    return new Item(
        id,
        source,
        kind,
        Digest.ofHex("ab".repeat(32)),
        "0".repeat(128),
        11,
        "2025-05-12T10:00:00Z",
        List.of(),
        sealed,
        Optional.empty(),
        Optional.empty(),
        new InspectedFacts(
            true,
            sealed
                ? List.of(new InspectedTrack("v0", "h264", 10, 0, 10_000_000, List.of(gaps), 0))
                : List.of(),
            List.of()));
  }

  private static CaseScope.Row row(
      String item, String source, int from, int to, Scope.Fate fate, String... clause) {
    return new CaseScope.Row(
        item,
        source,
        false,
        new FrameSpan(from, to),
        from * RandomScopes.FRAME,
        to * RandomScopes.FRAME,
        fate,
        Stream.of(clause).map(name -> new ClauseId("o1", name)).findAny(),
        Optional.of("2025-05-06 14:17:30 .. 2025-05-06 14:17:40"),
        Optional.empty(),
        Optional.empty());
  }

  private static WithheldLogStep.Known known(
      Grounds grounds, List<Item> items, List<Source> sources) {
    return new WithheldLogStep.Known(
        grounds, items, sources, List.of(), Map.of(), CaseHistory.NONE);
  }

  private static MadeLog<WithheldLog> log(
      Grounds grounds, List<Item> items, List<Source> sources, CaseScope.Row... rows) {
    return WithheldLogStep.log(TITLE, known(grounds, items, sources), List.of(rows));
  }

  private static final List<Item> HALL = List.of(item("i1", "cam-hall", SourceKind.CAMERA, true));

  @Test
  void rowsAndClipsTogetherAreExactlyEveryFrameOfEveryRecording() {
    long seed = new Random().nextLong();
    RandomScopes scopes = new RandomScopes(seed);
    for (int world = 0; world < 300; world++) {
      CaseScope scope = scopes.next();
      List<Item> items =
          scope.scope().items().stream()
              .map(one -> item(one.item(), one.source(), SourceKind.CAMERA, true))
              .toList();
      WithheldLog log =
          WithheldLogStep.log(TITLE, known(grounds(), items, List.of()), scope.rows()).open();

      Map<String, BitSet> seen = new HashMap<>();
      for (WithheldRow row : log.rows()) {
        take(seen, row.item().orElseThrow(), row.frames().orElseThrow().span());
      }
      for (Clip clip : scope.clips()) {
        take(seen, clip.item(), clip.frames());
      }
      // Published sound is no clip of pictures; calls are published apart.
      scope.rows().stream()
          .filter(row -> row.sound() && row.fate().published())
          .forEach(row -> take(seen, row.item(), row.frames()));
      for (Scope.ItemScope one : scope.scope().items()) {
        BitSet frames = seen.getOrDefault(one.item(), new BitSet());
        assertThat(frames.cardinality()).as("seed %d", seed).isEqualTo(one.frames());
        assertThat(frames.length()).as("seed %d", seed).isEqualTo(one.frames());
      }
    }
  }

  private static void take(Map<String, BitSet> seen, String item, FrameSpan frames) {
    BitSet of = seen.computeIfAbsent(item, _ -> new BitSet());
    assertThat(of.get(frames.start(), frames.endExclusive()).isEmpty())
        .as("a frame that stands twice, of %s", item)
        .isTrue();
    of.set(frames.start(), frames.endExclusive());
  }

  @Test
  void whatAClauseWithholdsHasTheClauseForAGround() {
    WithheldRow row =
        log(
                grounds(ground(new GroundPlace.AllElse(), "shows the system")),
                HALL,
                List.of(),
                row("i1", "cam-hall", 0, 150, Scope.Fate.WITHHELD, "hall"))
            .open()
            .rows()
            .getFirst();

    assertThat(row.level()).isEqualTo(WithheldRow.Level.WHOLE_ITEM);
    assertThat(row.ground().basis().orElseThrow().code()).isEqualTo("o1/hall");
    assertThat(row.ground().basis().orElseThrow().citation()).contains("25-CA-0417");
    assertThat(row.ground().words().reason()).isEmpty();
  }

  @Test
  void theNearestGroundWins() {
    Grounds grounds =
        grounds(
            ground(new GroundPlace.AllElse(), "all else"),
            ground(new GroundPlace.OfSource("cam-hall"), "the hall"),
            ground(new GroundPlace.OfFrames("i1", new FrameSpan(0, 100)), "a long part"),
            ground(new GroundPlace.OfFrames("i1", new FrameSpan(10, 20)), "a short part"));
    assertThat(grounds.cuts("i1")).containsExactly(0, 10, 20, 100);
    List<String> reasons =
        log(
                grounds,
                HALL,
                List.of(),
                row("i1", "cam-hall", 0, 10, Scope.Fate.NOT_ADDRESSED),
                row("i1", "cam-hall", 10, 20, Scope.Fate.NOT_ADDRESSED),
                row("i1", "cam-hall", 20, 100, Scope.Fate.WITHHELD, "hall"),
                row("i1", "cam-hall", 100, 150, Scope.Fate.NOT_ADDRESSED))
            .open()
            .rows()
            .stream()
            .map(row -> row.ground().words().reason().orElse("none"))
            .toList();

    assertThat(reasons).containsExactly("a long part", "a short part", "a long part", "the hall");
    assertThat(grounds.at("i2", "cam-lot", new FrameSpan(0, 5), Optional.empty()).orElseThrow())
        .extracting(found -> found.words().reason().orElseThrow())
        .isEqualTo("all else");
  }

  @Test
  void whatNobodySpokeOfSaysSo() {
    WithheldRow row =
        log(grounds(), HALL, List.of(), row("i1", "cam-hall", 0, 9, Scope.Fate.NOT_ADDRESSED))
            .open()
            .rows()
            .getFirst();

    assertThat(row.description()).endsWith("not addressed by any ruling; withheld");
    assertThat(row.ground().basis().orElseThrow().code()).isEqualTo("NOT-ADDRESSED");
    assertThat(row.ground().decidedBy()).isEmpty();
  }

  @Test
  void whatNeverCameAndWhatIsNoRecordingIsARow() {
    List<Source> sources = new ArrayList<>();
    for (SourceState state : SourceState.values()) {
      sources.add(Source.named("cam-" + state.word(), SourceKind.CAMERA, "Lot").in(state));
    }
    List<Item> items =
        List.of(
            item("i1", "cam-hall", SourceKind.CAMERA, false),
            item("i2", "alarm", SourceKind.LOG, false),
            item("i3", "cam-yard", SourceKind.CAMERA, true, new Gap(4_000_000, 6_000_000)));

    WithheldLog log =
        log(grounds(), items, sources, row("i3", "cam-yard", 0, 10, Scope.Fate.RELEASE, "yard"))
            .open();

    assertThat(log.rows())
        .extracting(row -> row.source() + " " + Codes.of(row.kind()))
        .containsExactly(
            "cam-hall withheld",
            "alarm out-of-scope",
            "cam-yard not-recorded",
            "cam-expected not-received",
            "cam-received not-received",
            "cam-not-received not-received",
            "cam-never-recorded never-existed",
            "cam-lost lost",
            "cam-reported not-received");
    assertThat(log.frames()).isZero();
  }

  @Test
  void theInternalCopyHasTheNoteAndNoPublicFormHas() throws Exception {
    MadeLog<WithheldLog> made =
        log(
            grounds(ground(new GroundPlace.OfSource("cam-hall"), "=HYPERLINK(\"x\") <b>")),
            HALL,
            List.of(),
            row("i1", "cam-hall", 0, 9, Scope.Fate.NOT_ADDRESSED));

    assertThat(made.internal().csv()).contains(NOTE);
    assertThat(new String(made.internal().json(), UTF_8)).contains(NOTE, "withheld-log-internal");
    assertThat(new String(made.internal().html(), UTF_8)).contains(NOTE, "INTERNAL");
    assertThat(made.open().csv()).doesNotContain("Zora").contains("\"'=HYPERLINK(");
    assertThat(new String(made.open().json(), UTF_8)).doesNotContain("Zora");
    assertThat(new String(made.open().html(), UTF_8))
        .doesNotContain("Zora", "<b>", "<script")
        .contains("Larkspur &lt;High&gt;", "&lt;b&gt;", SECURITY, "119.071(3)(a)");
    ObjectReader document = ObjectReader.of(JsonReader.read(made.open().json()), "the log");
    document.requireSchema("unseal/withheld-log", 1);
    ObjectReader row = document.objects("rows").getFirst();
    assertThat(row.text("code")).isEqualTo(SECURITY);
    assertThat(row.text("decidedBy")).isEqualTo("p1");
    assertThat(row.text("reviewOn")).isEqualTo("2026-05-01");
    assertThat(row.count("amount")).isEqualTo(9);
  }

  @Test
  void noTypeOfAPublicRowHasAPlaceForANote() {
    List<Class<?>> reached =
        new ArrayList<>(List.of(WithheldRow.class, RedactionRow.class, MutedRow.class));
    for (int i = 0; i < reached.size(); i++) {
      for (RecordComponent part : reached.get(i).getRecordComponents()) {
        String type = part.getGenericType().getTypeName();
        assertThat(type).doesNotContain("engine.ground.Ground>", "LogRow$Note", "InternalRow");
        assertThat(part.getType()).isNotIn(Ground.class, LogRow.Note.class, InternalRow.class);
        assertThat(part.getName()).doesNotContainIgnoringCase("internal");
        if (part.getType().isRecord()) {
          reached.add(part.getType());
        }
      }
    }
    assertThat(reached).contains(LogGround.class, PublicWords.class);
  }

  @Test
  void everyColumnOfTheTableIsFilledBySomeRow() {
    WithheldLog log =
        log(
                grounds(ground(new GroundPlace.AllElse(), "shows the system")),
                HALL,
                List.of(),
                row("i1", "cam-hall", 0, 9, Scope.Fate.NOT_ADDRESSED),
                row("i1", "cam-hall", 9, 12, Scope.Fate.WITHHELD, "hall"))
            .open();
    List<String[]> table = log.csv().lines().map(line -> line.split(",", -1)).toList();

    assertThat(table.getFirst()).contains("entry", "media_begins", "law_as_of", "shown_at_place");
    assertThat(table).allMatch(row -> row.length >= table.getFirst().length);
  }
}
