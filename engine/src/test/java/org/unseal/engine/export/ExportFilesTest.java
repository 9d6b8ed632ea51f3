package org.unseal.engine.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.unseal.engine.table.CsvTable;
import org.unseal.engine.transcript.SpokenSpan;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.TranscriptFormat;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.time.TimeClass;

class ExportFilesTest {
  private final Map<String, byte[]> files = ExportFiles.of(YardProgramme.programme(), Map.of());

  private byte[] file(String name) {
    return of(files, name);
  }

  private static byte[] of(Map<String, byte[]> files, String name) {
    return requireNonNull(files.get(name), name);
  }

  private String text(String name) {
    return new String(file(name), StandardCharsets.UTF_8);
  }

  private List<ObjectReader> trackOf(String source) throws MalformedJsonException {
    ObjectReader timeline =
        ObjectReader.of(JsonReader.read(file(ExportFiles.TIMELINE)), "a timeline");
    for (ObjectReader track : timeline.object("tracks").objects("children")) {
      if (track.text("name").equals(source)) {
        return track.objects("children");
      }
    }
    throw new AssertionError("no track of " + source);
  }

  @Test
  void aGapAndThePieceBeforeItAreTogetherExactlyTheDistanceOfTheTwoPieces()
      throws MalformedJsonException {
    List<ObjectReader> yard = trackOf("cam-yard");

    assertThat(yard).hasSize(3);
    ObjectReader clip = yard.get(0).object("source_range").object("duration");
    assertThat(clip.number("value")).isEqualTo(301 * 1001);
    assertThat(clip.number("rate")).isEqualTo(30_000);
    ObjectReader gap = yard.get(1).object("source_range").object("duration");
    long rate = gap.number("rate");
    assertThat(rate % 30_000 + rate % 1_000_000).isZero();
    long whole = gap.number("value") + clip.number("value") * (rate / 30_000);
    assertThat(whole).isEqualTo(60 * rate);
    assertThat(yard.get(1).object("metadata").object("unseal").text("missing"))
        .isEqualTo("50 s not released: withheld by o1/hall");
  }

  @Test
  void everyClipTellsBothEndsOfItsIntervalAndAnUnplacedOneSaysSo() throws MalformedJsonException {
    ObjectReader yard = trackOf("cam-yard").getFirst().object("metadata").object("unseal");
    assertThat(yard.number("earliest_utc_micros")).isEqualTo(YardProgramme.NOON - 700_000);
    assertThat(yard.number("latest_utc_micros")).isEqualTo(YardProgramme.NOON + 700_000);

    ObjectReader gate = trackOf("cam-gate").getFirst().object("metadata").object("unseal");
    assertThat(gate.has("earliest_utc_micros")).isFalse();
    assertThat(gate.text("class")).isEqualTo("UNSYNCED");
    assertThat(gate.text("drawn")).startsWith("nowhere");

    ObjectReader call = trackOf("radio-1").get(1).object("metadata").object("unseal");
    assertThat(call.has("latest_utc_micros")).isFalse();
    assertThat(call.text("drawn")).isEqualTo("at its one end");
  }

  @Test
  void piecesThatCannotStandWhereTheyWereDrawnAreMovedAndSayByHowMuch()
      throws MalformedJsonException {
    Piece one = YardProgramme.pictures("c1", "cam", new TimeBase(1, 25), 250, at(0));
    Piece two = YardProgramme.pictures("c2", "cam", new TimeBase(1, 25), 250, at(4_000_000));
    Programme programme = new Programme("overlapping", 0, List.of(two, one), List.of());
    ObjectReader timeline =
        ObjectReader.of(
            JsonReader.read(of(ExportFiles.of(programme, Map.of()), ExportFiles.TIMELINE)),
            "a timeline");
    List<ObjectReader> children =
        timeline.object("tracks").objects("children").getFirst().objects("children");
    assertThat(children).hasSize(2);
    assertThat(children.get(0).text("name")).isEqualTo("c1");
    assertThat(children.get(1).object("metadata").object("unseal").number("moved_micros"))
        .isEqualTo(6_000_000);
  }

  private static Placed at(long micros) {
    return Placed.between(
        YardProgramme.NOON + micros, YardProgramme.NOON + micros, TimeClass.BOUNDED);
  }

  @Test
  void chaptersAreReadByTheStrictReaderAndTellSourceAndInterval() {
    Transcript read = TranscriptFormat.VTT.read(file("c1.chapters.vtt"), Map.of()).transcript();

    assertThat(read.spans()).hasSize(3);
    assertThat(read.spans().get(0).start()).isZero();
    SpokenSpan hostile = read.spans().get(1);
    assertThat(hostile.start()).isEqualTo(1_001_000);
    assertThat(hostile.end()).isEqualTo(4_004_000);
    assertThat(hostile.text())
        .startsWith("observed: =cmd()")
        .contains("<script>alert(1)</script> -->")
        .doesNotContain("\u202E", "\u001B", "\u0000");
    assertThat(read.spans().get(2).end()).isEqualTo(10_044_000); // 10.043367 s, rounded up
    assertThat(text("c1.chapters.vtt"))
        .contains(
            "e2, observed, between 2025-05-06 14:17:34.1 and 14:17:35.9 (UTC-4)",
            "source: c1, frames 120 to 180")
        .doesNotContain("<script", "\n\n\n", "\nWEBVTT");
    assertThat(text("c1.chapters.vtt").lines().filter(line -> line.contains("-->"))).hasSize(3);
  }

  @Test
  void dataCuesAreJsonOnOneLineThatSaysWhatTheTextWas() throws MalformedJsonException {
    List<String> lines =
        text("c1.events.vtt").lines().filter(line -> line.startsWith("{")).toList();

    assertThat(lines).hasSize(2);
    assertThat(text("c1.events.vtt").lines().filter(line -> line.contains("-->"))).hasSize(2);
    ObjectReader event =
        ObjectReader.of(
            JsonReader.read(lines.getFirst().getBytes(StandardCharsets.UTF_8)), "an event");
    assertThat(event.text("title")).contains("<script>", "-->");
    assertThat(event.number("earliestUtcMicros")).isEqualTo(YardProgramme.NOON + 100_000);
  }

  @Test
  void tablesHaveNoFormulaAndNoCharacterThatObeys() {
    CsvTable events = CsvTable.read(file(ExportFiles.EVENTS), "events");
    CsvTable pieces = CsvTable.read(file(ExportFiles.PIECES), "pieces");

    assertThat(events.rows().get(1).get(2)).startsWith("'=cmd()");
    assertThat(events.rows()).allSatisfy(row -> assertThat(row).noneMatch(c -> c.startsWith("=")));
    assertThat(text(ExportFiles.EVENTS)).doesNotContain("\u202E", "\u001B", "\u0000");
    assertThat(pieces.rows()).hasSize(4);
    assertThat(pieces.rows().get(0))
        .containsSubsequence("10.043367", "2025-05-06T18:17:29.300Z", "2025-05-06T18:17:30.700Z");
    assertThat(pieces.rows().get(2)).containsSubsequence("", "", "UNSYNCED");
  }

  @Test
  void captionsOfAPartBeginWithThePartAndAreCutAtItsEnds() {
    Transcript whole =
        Transcript.of(
            List.of(
                new Transcript.Said(0, 2_000_000, Optional.empty(), "before"),
                new Transcript.Said(3_000_000, 6_000_000, Optional.of("Dispatch"), "across"),
                new Transcript.Said(7_000_000, 8_000_000, Optional.empty(), "a < b & c"),
                new Transcript.Said(14_000_000, 20_000_000, Optional.empty(), "to the end")));
    byte[] vtt =
        of(
            ExportFiles.of(
                YardProgramme.programme(), Map.of("c1", new ExportFiles.Spoken(whole, 5_000_500))),
            "c1.captions.vtt");

    List<SpokenSpan> spans = TranscriptFormat.VTT.read(vtt, Map.of()).transcript().spans();
    assertThat(spans)
        .extracting(SpokenSpan::text)
        .containsExactly("across", "a < b & c", "to the end");
    assertThat(spans.get(0).start()).isZero();
    assertThat(spans.get(0).end()).isEqualTo(1_000_000);
    assertThat(spans.get(1).start()).isEqualTo(1_999_000);
    assertThat(spans.get(2).end()).isEqualTo(10_044_000);
  }

  @Test
  void chaptersOfTheJoinedVideoAreAtItsTimesAndLeaveOutWhatIsNotInIt() {
    Map<String, byte[]> joined =
        ExportFiles.joined(
            YardProgramme.programme(), Map.of("c1", 0L, "c2", 12_043_367L, "c3", 34_043_367L));
    List<SpokenSpan> chapters =
        TranscriptFormat.VTT.read(of(joined, ExportFiles.CHAPTERS), Map.of()).transcript().spans();

    assertThat(chapters)
        .extracting(span -> span.start() / 1_000)
        .containsExactly(0L, 1_001L, 4_004L, 12_043L, 34_043L, 36_043L);
    assertThat(chapters.get(3).text()).isEqualTo("c2 cam-yard");
    assertThat(chapters.get(3).end()).isEqualTo(32_044_000);
    assertThat(new String(of(joined, ExportFiles.CHAPTERS), StandardCharsets.UTF_8))
        .contains(
            "c2 from cam-yard, its first frame between 2025-05-06 14:18:29.3 and 14:18:30.7",
            "50 s not released: withheld by o1/hall")
        .doesNotContain("d1");
    List<SpokenSpan> events =
        TranscriptFormat.VTT.read(of(joined, ExportFiles.SEEN), Map.of()).transcript().spans();
    assertThat(events)
        .extracting(span -> span.start() / 1_000)
        .containsExactly(1_001L, 4_004L, 36_043L);
  }

  @Test
  void theSameProgrammeGivesTheSameBytes() {
    Map<String, byte[]> again = ExportFiles.of(YardProgramme.programme(), Map.of());
    assertThat(again.keySet()).isEqualTo(files.keySet());
    again.forEach((name, bytes) -> assertThat(bytes).isEqualTo(file(name)));
  }

  @Test
  void aPieceOutsideTheReleaseIsRefused() {
    for (String file : List.of("../c1.mp4", "/c1.mp4", "clips//c1.mp4", "clips/..", "a\\b", "")) {
      assertThatThrownBy(
              () ->
                  new Piece(
                      "c1",
                      Piece.Sort.PICTURES,
                      "cam",
                      file,
                      new TimeBase(1, 25),
                      1,
                      Placed.NOWHERE,
                      Optional.empty(),
                      List.of()))
          .as(file)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anEventMustBeSeenInAPieceOfTheProgramme() {
    Happening event =
        new Happening(
            "e1",
            "observed",
            "x",
            List.of(),
            Placed.NOWHERE,
            List.of(new Happening.Seen("c9", 0, 1)));
    assertThatThrownBy(() -> new Programme("t", 0, List.of(), List.of(event)))
        .hasMessageContaining("e1");
  }

  @Test
  void whatIsMissingIsSaidInWordsAndNeverAsNothing() {
    assertThat(missing(Missing.Why.NOT_RELEASED, "withheld by o1/hall", 134_040_000))
        .isEqualTo("2 min 14 s not released: withheld by o1/hall");
    assertThat(missing(Missing.Why.RECORDER_GAP, null, 1))
        .isEqualTo("0.1 s not recorded: recorder gap");
  }

  private static String missing(
      Missing.Why why, @org.jspecify.annotations.Nullable String ground, long micros) {
    return new Missing(why, Optional.ofNullable(ground), OptionalLong.of(micros)).words();
  }
}
