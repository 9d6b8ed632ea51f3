package org.unseal.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.ground.PublicWords;
import org.unseal.engine.log.LogGround;
import org.unseal.engine.log.RedactionRow;
import org.unseal.engine.log.WithheldRow;
import org.unseal.engine.page.PageFacts.Covered;
import org.unseal.engine.page.PageFacts.Place;
import org.unseal.engine.page.PageFacts.Span;
import org.unseal.engine.plan.CoveredShare;
import org.unseal.engine.roster.Category;
import org.unseal.model.decision.Decisions;
import org.unseal.model.exemption.Exemption.Force;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.proof.release.PlanDocument;

/** Two people who are covered on different grounds, ten pictures a second, from frame 20 on. */
class CoveredPlacesTest {
  private static final FrameSpan CLIP = new FrameSpan(20, 60);
  private static final Box LEFT = new Box(100, 100, 140, 140);
  private static final Box RIGHT = new Box(600, 100, 640, 140);

  private static FrameTimes times(int frames) {
    long[] begins = new long[frames];
    for (int i = 0; i < frames; i++) {
      begins[i] = i * 100_000L;
    }
    return new FrameTimes(begins, frames * 100_000L);
  }

  private static Track mover(int id, FrameSpan frames, Box head) {
    Trail.Builder trail = new Trail.Builder(frames.start());
    for (int i = 0; i < frames.length(); i++) {
      trail.add(new Box(head.left(), head.top(), head.right(), head.bottom() + 100), List.of(head));
    }
    return new Track(
        id,
        TrackKind.MOVER,
        List.of(new Segment(new SegmentId(id, 1), Set.of(), trail.build(), List.of(), 0)));
  }

  private static RedactionRow row(
      String subject, FrameSpan frames, String code, Category category) {
    return new RedactionRow(
        "c1." + subject,
        "c1",
        "i1",
        "cam-yard",
        RedactionRow.What.MOVER,
        Optional.of(subject),
        "head",
        frames,
        new FrameSpan(0, frames.length()),
        new WithheldRow.Media(frames.start() * 100_000L, frames.endExclusive() * 100_000L),
        Optional.empty(),
        CoveredShare.WHOLE,
        Optional.of(category),
        Optional.empty(),
        "#000000",
        List.of(),
        new LogGround(
            Optional.of(
                new LegalBasis(
                    code, "law " + code, Optional.empty(), Optional.empty(), Force.MANDATORY)),
            PublicWords.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        List.of(),
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Covered> places(
      List<PlanDocument.Run> runs,
      int frames,
      FrameSpan clip,
      List<Track> tracks,
      List<RedactionRow> rows) {
    return new CoveredPlaces(
            new PlanDocument(1280, 720, 2, 2, "#000000", runs),
            clip,
            taker ->
                taker.stretch(
                    new StoredStretch(
                        new Stretch(1, new FrameSpan(0, frames), true, Policy.HEADS),
                        tracks,
                        List.of(),
                        List.of())),
            new Decisions("a", "b", Map.of(), Map.of(), List.of(), List.of()),
            times(frames),
            rows)
        .list();
  }

  private static List<Covered> both() {
    FrameSpan later = new FrameSpan(40, 60);
    return places(
        List.of(
            new PlanDocument.Run(20, new FrameCover.Nothing()),
            new PlanDocument.Run(20, new FrameCover.Boxes(List.of(LEFT))),
            new PlanDocument.Run(20, new FrameCover.Boxes(List.of(LEFT, RIGHT))),
            new PlanDocument.Run(20, new FrameCover.Nothing())),
        80,
        CLIP,
        List.of(mover(1, CLIP, LEFT), mover(2, later, RIGHT)),
        List.of(
            row("1.1", CLIP, "A", Category.STUDENT), row("2.1", later, "B", Category.BYSTANDER)));
  }

  @Test
  void boxHasTheGroundOfWhatItWasDrawnForAndStaysAsLongAsItStays() {
    List<Covered> covered = both();
    assertThat(covered).extracting(one -> one.code().orElse("")).containsExactly("A", "B");
    assertThat(covered.get(0).group()).contains("student");
    assertThat(covered.get(0).citation()).contains("law A");
    assertThat(covered.get(0).spans()).containsExactly(new Span(0, 4_000_000));
    assertThat(covered.get(0).boxes()).containsExactly(new Place(0, 4_000_000, 100, 100, 40, 40));
    assertThat(covered.get(1).spans()).containsExactly(new Span(2_000_000, 4_000_000));
    assertThat(covered.get(1).boxes())
        .containsExactly(new Place(2_000_000, 4_000_000, 600, 100, 40, 40));
  }

  @Test
  void onlyWhatThePublishedPlanCoversIsAPlace() {
    List<Covered> covered =
        places(
            List.of(new PlanDocument.Run(80, new FrameCover.Nothing())),
            80,
            CLIP,
            List.of(mover(1, CLIP, LEFT)),
            List.of(row("1.1", CLIP, "A", Category.STUDENT)));
    assertThat(covered).singleElement().satisfies(one -> assertThat(one.boxes()).isEmpty());
  }

  @Test
  void masksOfOneFigureAreOnePlaceAndLongClipsHaveNoMoreThanAPageCanCarry() {
    int frames = 20_000;
    List<PlanDocument.Run> runs = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      int x = i % 500;
      runs.add(
          new PlanDocument.Run(
              1,
              new FrameCover.Boxes(
                  List.of(new Box(x, 100, x + 20, 120), new Box(x + 4, 124, x + 30, 150)))));
    }
    FrameSpan all = new FrameSpan(0, frames);
    List<Covered> covered =
        places(
            runs,
            frames,
            all,
            List.of(mover(1, all, new Box(0, 0, 1280, 720))),
            List.of(row("1.1", all, "A", Category.STUDENT)));
    assertThat(covered).hasSize(1);
    List<Place> boxes = covered.getFirst().boxes();
    assertThat(boxes).hasSizeBetween(700, 1_500);
    assertThat(boxes.getFirst()).isEqualTo(new Place(0, 2_000_000, 0, 100, 30, 50));
  }
}
