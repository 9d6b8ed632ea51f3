package org.unseal.campus.measure;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.TruthHeader;
import org.unseal.campus.truth.TruthReader;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;

/**
 * Decides on the segments of an analysis as somebody would who recognises people by the truth: a
 * segment is somebody's where the first picture of it shows them and nobody else, as the last one
 * before it in which they were recognised did. One that is shared with others is theirs where its
 * last picture shows them alone, too.
 */
public final class ClearedPeople {
  /** Less of a box in common is a foot or a shadow. */
  private static final double LEAST_LIKE = 0.15;

  /** Frames from one drawn box to the next. */
  private static final int EVERY = 6;

  /** Frames for which a box is drawn before and behind. */
  private static final int MARGIN = 4;

  private final PictureSize size;
  private final List<FrameTruth> frames = new ArrayList<>();

  /** Reads all of a short recording's truth. */
  public ClearedPeople(Path truth) {
    try (TruthReader reader = new TruthReader(truth)) {
      TruthHeader header = reader.header();
      size = header.size();
      for (Optional<FrameTruth> next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(next.get());
      }
    }
  }

  /** How much may be cleared. */
  public enum Care {
    /** Every segment that is the person's. */
    CONFIRMED,
    /**
     * Every segment that the person is in, and a box is drawn over the head of everybody else in
     * it, every few frames.
     */
    DRAWN,
    /** The first segment of each track, where it is the person's, and nothing after it. */
    RECKLESS
  }

  /**
   * What is cleared.
   *
   * @param segments decided on, all of them cleared
   * @param regions drawn over others in them
   * @param swaps risk points at which a track went on with somebody else
   */
  public record Choice(
      Map<SegmentId, SegmentDecision> segments, List<DrawnRegion> regions, int swaps) {
    public Choice {
      segments = Map.copyOf(segments);
      regions = List.copyOf(regions);
    }

    /** Nothing. */
    public static Choice none() {
      return new Choice(Map.of(), List.of(), 0);
    }
  }

  /** Chooses the segments of one person, who is the only one that is shown. */
  public Choice choose(List<Track> tracks, String person, Care care) {
    return choose(tracks, person, care, Set.of(person));
  }

  /**
   * Chooses the segments of one person.
   *
   * @param shown over whom nothing is drawn
   */
  public Choice choose(List<Track> tracks, String person, Care care, Set<String> shown) {
    requireNonNull(care, "care");
    Map<SegmentId, SegmentDecision> cleared = new LinkedHashMap<>();
    List<DrawnRegion> regions = new ArrayList<>();
    int swaps = 0;
    for (Track track : tracks) {
      Optional<String> before = Optional.empty();
      for (int i = 0; i < track.segments().size(); i++) {
        Segment segment = track.segments().get(i);
        Optional<String> first = first(segment);
        Optional<String> last = shown(segment, last(segment));
        boolean his =
            first.filter(person::equals).isPresent()
                && (!segment.risks().contains(Risk.MERGED) || last.equals(first));
        if (before.isPresent() && first.isPresent() && !before.equals(first)) {
          swaps += before.get().equals(person) || his ? 1 : 0;
        }
        boolean clear =
            switch (care) {
              case CONFIRMED -> his;
              case DRAWN -> his || has(segment, someone -> someone.id().equals(person));
              case RECKLESS -> his && i == 0;
            };
        if (clear) {
          cleared.put(
              segment.id(),
              new SegmentDecision(
                  Level.CLEAR,
                  "",
                  Optional.of("calder"),
                  care == Care.DRAWN || !has(segment, someone -> !someone.id().equals(person))
                      ? Looked.IN_EVERY_PICTURE
                      : Looked.AT_ITS_ENDS,
                  Optional.empty()));
          if (care == Care.DRAWN) {
            draw(segment, shown, regions);
          }
        }
        before = last.isPresent() ? last : before;
      }
    }
    return new Choice(cleared, regions, swaps);
  }

  /** Whether any of its pictures has somebody like that in it. */
  private boolean has(Segment segment, Predicate<FrameTruth.Someone> who) {
    FrameSpan span = segment.frames();
    return IntStream.range(span.start(), span.endExclusive())
        .anyMatch(frame -> inside(segment, frame).stream().anyMatch(who));
  }

  /** Follows the head of everybody else for as long as any of it is in the segment. */
  private void draw(Segment segment, Set<String> shown, List<DrawnRegion> regions) {
    Map<String, FrameSpan> others = new TreeMap<>();
    FrameSpan span = segment.frames();
    for (int frame = span.start(); frame < span.endExclusive(); frame++) {
      for (FrameTruth.Someone someone : inside(segment, frame)) {
        if (!shown.contains(someone.id())) {
          FrameSpan now = new FrameSpan(frame, frame + 1);
          others.merge(
              someone.id(),
              now,
              (before, one) -> new FrameSpan(before.start(), one.endExclusive()));
        }
      }
    }
    others.forEach(
        (other, seen) -> {
          int from = Math.max(0, seen.start() - MARGIN);
          int to = Math.min(frames.size(), seen.endExclusive() + MARGIN);
          List<DrawnRegion.Keyframe> keyframes = new ArrayList<>();
          for (int frame = from; frame < to; frame++) {
            if ((frame - from) % EVERY == 0 || frame == to - 1) {
              int now = frame;
              head(other, frame)
                  .ifPresent(box -> keyframes.add(new DrawnRegion.Keyframe(now, box)));
            }
          }
          if (!keyframes.isEmpty()) {
            regions.add(
                new DrawnRegion(
                    regions.size() + 1, new FrameSpan(from, to), keyframes, "", Optional.empty()));
          }
        });
  }

  /** As somebody would draw it: with half a head around it. */
  private Optional<Box> head(String person, int frame) {
    return frames
        .get(frame)
        .people()
        .filter(someone -> someone.id().equals(person))
        .findFirst()
        .flatMap(
            someone -> {
              int around = (int) Math.ceil(someone.head().height() / 2);
              return someone.head().box().map(box -> box.grow(around, around));
            })
        .flatMap(box -> box.clip(size));
  }

  /**
   * Whom the first picture shows in which it can be told; nobody, where several are in one before.
   */
  private Optional<String> first(Segment segment) {
    FrameSpan span = segment.frames();
    for (int frame = span.start(); frame < span.endExclusive(); frame++) {
      if (!bridged(segment, frame)) {
        Optional<String> shown = shown(segment, frame);
        if (shown.isPresent() || inside(segment, frame).size() > 1) {
          return shown;
        }
      }
    }
    return Optional.empty();
  }

  private static int last(Segment segment) {
    int frame = segment.frames().endExclusive() - 1;
    while (frame > segment.frames().start() && bridged(segment, frame)) {
      frame--;
    }
    return frame;
  }

  private static boolean bridged(Segment segment, int frame) {
    return segment.bridged().stream().anyMatch(span -> span.contains(frame));
  }

  /**
   * Whom a picture with a frame around the segment shows: whose head is in the frame, if nobody
   * else's is, and enough of them to be recognised.
   */
  private Optional<String> shown(Segment segment, int frame) {
    Box extent = segment.trail().extentAt(frame);
    List<FrameTruth.Someone> inside = inside(segment, frame);
    return inside.size() == 1
            && body(inside.getFirst())
                .filter(box -> box.overlapRatio(extent) >= LEAST_LIKE)
                .isPresent()
        ? Optional.of(inside.getFirst().id())
        : Optional.empty();
  }

  /** Whose heads are in the frame around the segment. */
  private List<FrameTruth.Someone> inside(Segment segment, int frame) {
    Box extent = segment.trail().extentAt(frame);
    return frames
        .get(frame)
        .people()
        .filter(someone -> someone.head().box().filter(extent::overlaps).isPresent())
        .toList();
  }

  private Optional<Box> body(FrameTruth.Someone someone) {
    Optional<Box> all = Optional.empty();
    for (Outline outline : someone.body()) {
      Optional<Box> box = outline.box();
      if (box.isPresent()) {
        Box one = box.get();
        all = Optional.of(all.map(so -> so.join(one)).orElse(one));
      }
    }
    return all.flatMap(box -> box.clip(size));
  }
}
