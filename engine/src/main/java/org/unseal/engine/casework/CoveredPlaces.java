package org.unseal.engine.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.log.RedactionRow;
import org.unseal.engine.log.RedactionRow.What;
import org.unseal.engine.page.PageFacts.Covered;
import org.unseal.engine.page.PageFacts.Place;
import org.unseal.engine.page.PageFacts.Span;
import org.unseal.engine.plan.SegmentCover;
import org.unseal.model.code.Codes;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.proof.release.PlanDocument;

/**
 * What is covered in a clip on which ground, and where: boxes of the published plan, about one a
 * second, each with the ground of what most of it was drawn for. Whatever is not in the plan is not
 * in here.
 */
final class CoveredPlaces {
  private static final long STEP = 1_000_000;
  private static final int MOST_SAMPLES = 2_000;

  /** More would make the page too heavy for a telephone. */
  private static final int MOST_PLACES = 1_500;

  /** Masks of one figure are many boxes; what is so near is taken for one place, in pixels. */
  private static final int NEAR = 8;

  private final PlanDocument plan;
  private final FrameSpan frames;
  private final Stretches stretches;
  private final Decisions decisions;
  private final FrameTimes times;
  private final List<RedactionRow> rows;
  private final List<Drawn> drawn = new ArrayList<>();

  /** Reads what was found in a recording, one stretch after the other. */
  @FunctionalInterface
  interface Stretches {
    /** All of them. */
    void read(StoredAnalysis.Visitor taker);
  }

  CoveredPlaces(CaseClip clip, FrameTimes times, List<RedactionRow> rows) {
    this(
        clip.document(),
        clip.clip().frames(),
        clip.analysis()::read,
        clip.decisions(),
        times,
        rows);
  }

  /**
   * In a clip.
   *
   * @param plan that is published
   * @param frames of the recording that the clip shows
   * @param times of the recording
   * @param rows of the log, of this clip alone
   */
  CoveredPlaces(
      PlanDocument plan,
      FrameSpan frames,
      Stretches stretches,
      Decisions decisions,
      FrameTimes times,
      List<RedactionRow> rows) {
    this.plan = plan;
    this.frames = frames;
    this.stretches = stretches;
    this.decisions = decisions;
    this.times = times;
    this.rows = List.copyOf(rows);
  }

  /** What entries of the log have in common where they say the same. */
  private record Ground(
      Optional<String> code,
      Optional<String> citation,
      String what,
      String level,
      Optional<String> group) {
    static Ground of(RedactionRow row) {
      return new Ground(
          row.ground().basis().map(LegalBasis::code),
          row.ground().basis().map(LegalBasis::citation),
          Codes.of(row.what()),
          row.level(),
          row.category().map(category -> category.code()));
    }
  }

  /** What a box may have been drawn for. */
  private record Drawn(Ground ground, FrameSpan frames, IntFunction<List<Box>> boxes) {}

  List<Covered> list() {
    find();
    Map<Ground, List<Span>> spans = new LinkedHashMap<>();
    for (RedactionRow row : rows) {
      spans
          .computeIfAbsent(Ground.of(row), _ -> new ArrayList<>())
          .add(new Span(at(row.frames().start()), ends(row.frames().endExclusive() - 1)));
    }
    Map<Ground, List<Place>> places = places();
    List<Covered> covered = new ArrayList<>();
    spans.forEach(
        (ground, each) ->
            covered.add(
                new Covered(
                    ground.code(),
                    ground.citation(),
                    ground.what(),
                    ground.level(),
                    ground.group(),
                    joined(each),
                    places.getOrDefault(ground, List.of()))));
    return covered;
  }

  private long begins() {
    return times.begins(frames.start());
  }

  private long at(int frame) {
    return times.begins(frame) - begins();
  }

  private long ends(int frame) {
    return times.ends(frame) - begins();
  }

  /** Those that touch or overlap are one. */
  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span :
        spans.stream().sorted(java.util.Comparator.comparingLong(Span::from)).toList()) {
      if (!joined.isEmpty() && span.from() <= joined.getLast().to()) {
        Span last = joined.removeLast();
        joined.add(new Span(last.from(), Math.max(last.to(), span.to())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  /** Pairs each entry of the log with how it covers. */
  private void find() {
    Map<String, RedactionRow> entries = new HashMap<>();
    for (RedactionRow row : rows) {
      entries.put(group(row.what()) + row.subject().orElse(""), row);
    }
    PictureSize size = new PictureSize(plan.width(), plan.height());
    stretches.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            for (Segment segment : track.segments()) {
              Optional.ofNullable(entries.get("segment" + segment.id()))
                  .ifPresent(row -> segment(row, segment, size));
            }
          }
          stretch
              .backdrops()
              .forEach(
                  backdrop ->
                      Optional.ofNullable(entries.get("backdrop" + backdrop.number()))
                          .ifPresent(
                              row -> {
                                List<Box> boxes =
                                    Optional.ofNullable(
                                            decisions.backdrops().get(backdrop.number()))
                                        .map(review -> review.boxes())
                                        .orElse(List.of());
                                drawn.add(new Drawn(Ground.of(row), row.frames(), _ -> boxes));
                              }));
        });
    for (DrawnRegion region : decisions.regions()) {
      Optional.ofNullable(entries.get("region" + region.number()))
          .ifPresent(
              row ->
                  drawn.add(
                      new Drawn(Ground.of(row), row.frames(), frame -> List.of(region.at(frame)))));
    }
    rows.stream()
        .filter(row -> row.what() == What.WHOLE_FRAMES)
        .forEach(
            row -> drawn.add(new Drawn(Ground.of(row), row.frames(), _ -> List.of(size.box()))));
  }

  private static String group(What what) {
    return switch (what) {
      case MOVER, FACE, STILL_FACE -> "segment";
      case REGION -> "region";
      case BACKDROP -> "backdrop";
      case WHOLE_FRAMES -> "frames";
    };
  }

  private void segment(RedactionRow row, Segment segment, PictureSize size) {
    Level level =
        switch (row.level()) {
          case "region" -> Level.REGION;
          case "figure" -> Level.FIGURE;
          default -> Level.HEAD;
        };
    SegmentCover cover = new SegmentCover(segment, level, size);
    drawn.add(new Drawn(Ground.of(row), row.frames(), cover::at));
  }

  private record Sample(int from, int to) {}

  private List<Sample> samples(long step) {
    List<Sample> samples = new ArrayList<>();
    int from = frames.start();
    for (int frame = from + 1; frame < frames.endExclusive(); frame++) {
      if (at(frame) - at(from) >= step) {
        samples.add(new Sample(from, frame));
        from = frame;
      }
    }
    samples.add(new Sample(from, frames.endExclusive()));
    return samples;
  }

  private Map<Ground, List<Place>> places() {
    long length = ends(frames.endExclusive() - 1);
    long step = Math.max(STEP, length / MOST_SAMPLES);
    while (true) {
      Map<Ground, List<Place>> places = places(step);
      if (step >= length || places.values().stream().mapToInt(List::size).sum() <= MOST_PLACES) {
        return places;
      }
      step *= 2;
    }
  }

  private Map<Ground, List<Place>> places(long step) {
    Map<Ground, List<Place>> places = new HashMap<>();
    PlanWalk walk = new PlanWalk(plan);
    for (Sample sample : samples(step)) {
      List<Drawn> here =
          drawn.stream().filter(one -> one.frames().contains(sample.from())).toList();
      Map<Ground, List<Box>> boxes = new LinkedHashMap<>();
      for (Box box : walk.at(sample.from())) {
        ground(here, box, sample.from())
            .ifPresent(ground -> boxes.computeIfAbsent(ground, _ -> new ArrayList<>()).add(box));
      }
      boxes.forEach(
          (ground, each) ->
              together(each)
                  .forEach(
                      box ->
                          add(
                              places.computeIfAbsent(ground, _ -> new ArrayList<>()),
                              new Place(
                                  at(sample.from()),
                                  ends(sample.to() - 1),
                                  box.left(),
                                  box.top(),
                                  box.width(),
                                  box.height()))));
    }
    return places;
  }

  private static List<Box> together(List<Box> boxes) {
    List<Box> joined = new ArrayList<>();
    for (Box box : boxes) {
      Box whole = box;
      for (boolean grown = true; grown; ) {
        grown = false;
        for (int i = 0; i < joined.size(); i++) {
          if (joined.get(i).grow(NEAR, NEAR).overlaps(whole)) {
            whole = whole.join(joined.remove(i));
            grown = true;
            break;
          }
        }
      }
      joined.add(whole);
    }
    return joined;
  }

  /** A box that stays where it is, is one for longer. */
  private static void add(List<Place> places, Place place) {
    for (int i = places.size() - 1; i >= 0 && places.get(i).to() >= place.from(); i--) {
      Place last = places.get(i);
      if (last.to() == place.from()
          && last.x() == place.x()
          && last.y() == place.y()
          && last.width() == place.width()
          && last.height() == place.height()) {
        places.set(
            i, new Place(last.from(), place.to(), last.x(), last.y(), last.width(), last.height()));
        return;
      }
    }
    places.add(place);
  }

  private static Optional<Ground> ground(List<Drawn> here, Box box, int frame) {
    Optional<Ground> best = Optional.empty();
    long most = 0;
    for (Drawn one : here) {
      long common =
          one.boxes().apply(frame).stream()
              .flatMap(part -> part.meet(box).stream())
              .mapToLong(Box::area)
              .sum();
      if (common > most) {
        most = common;
        best = Optional.of(one.ground());
      }
    }
    return best;
  }

  /** Goes through a plan, forward only. */
  private static final class PlanWalk {
    private final PlanDocument plan;
    private int run;
    private int begins;

    PlanWalk(PlanDocument plan) {
      this.plan = plan;
    }

    List<Box> at(int frame) {
      while (run < plan.runs().size() && begins + plan.runs().get(run).frames() <= frame) {
        begins += plan.runs().get(run).frames();
        run++;
      }
      if (run == plan.runs().size()) {
        return List.of();
      }
      return switch (plan.runs().get(run).cover()) {
        case FrameCover.Nothing _ -> List.of();
        case FrameCover.Boxes boxes -> boxes.boxes();
        case FrameCover.Whole _ -> List.of(new Box(0, 0, plan.width(), plan.height()));
      };
    }
  }
}
