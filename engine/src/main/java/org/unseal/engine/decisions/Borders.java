package org.unseal.engine.decisions;

import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;

/**
 * The pictures that a person compares before saying that whoever went in at a point of risk is who
 * comes out: the last before it and the first after it in which somebody is seen alone.
 */
public final class Borders {
  private Borders() {}

  /** A frame in which a segment is seen. */
  public record Border(Segment segment, int frame) {
    /** What is followed there. */
    public Box extent() {
      return segment.trail().extentAt(frame);
    }
  }

  /** The last picture before a segment; empty where its track begins with it. */
  public static Optional<Border> before(Track track, Segment segment) {
    List<Segment> earlier =
        track.segments().subList(0, track.segments().indexOf(segment)).reversed();
    return nearest(earlier).map(Borders::last);
  }

  /** The first picture after a segment; empty where its track ends with it. */
  public static Optional<Border> after(Track track, Segment segment) {
    List<Segment> segments = track.segments();
    return nearest(segments.subList(segments.indexOf(segment) + 1, segments.size()))
        .map(Borders::first);
  }

  /** In the nearest one that is of somebody alone; else in the nearest. */
  private static Optional<Segment> nearest(List<Segment> segments) {
    return segments.stream()
        .filter(one -> !one.risks().contains(Risk.MERGED) && !one.risks().contains(Risk.UNSTEADY))
        .findFirst()
        .or(() -> segments.stream().findFirst());
  }

  /** Its first frame in which it is seen and not guessed. */
  public static Border first(Segment segment) {
    FrameSpan frames = segment.frames();
    int frame = frames.start();
    while (frame + 1 < frames.endExclusive() && guessed(segment, frame)) {
      frame++;
    }
    return new Border(segment, frame);
  }

  /** Its last frame in which it is seen and not guessed. */
  public static Border last(Segment segment) {
    FrameSpan frames = segment.frames();
    int frame = frames.endExclusive() - 1;
    while (frame > frames.start() && guessed(segment, frame)) {
      frame--;
    }
    return new Border(segment, frame);
  }

  private static boolean guessed(Segment segment, int frame) {
    return segment.bridged().stream().anyMatch(span -> span.contains(frame));
  }
}
