package org.unseal.campus.measure;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.TruthHeader;
import org.unseal.campus.truth.TruthReader;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Level;
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
    /** The first segment of each track, where it is the person's, and nothing after it. */
    RECKLESS
  }

  /**
   * What is cleared.
   *
   * @param segments decided on, all of them cleared
   * @param swaps risk points at which a track went on with somebody else
   */
  public record Choice(Map<SegmentId, SegmentDecision> segments, int swaps) {
    public Choice {
      segments = Map.copyOf(segments);
    }
  }

  /** Chooses the segments of one person. */
  public Choice choose(List<Track> tracks, String person, Care care) {
    requireNonNull(care, "care");
    Map<SegmentId, SegmentDecision> cleared = new LinkedHashMap<>();
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
              case RECKLESS -> his && i == 0;
            };
        if (clear) {
          cleared.put(
              segment.id(),
              new SegmentDecision(Level.CLEAR, "", Optional.of("calder"), true, Optional.empty()));
        }
        before = last.isPresent() ? last : before;
      }
    }
    return new Choice(cleared, swaps);
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
