package org.unseal.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.json.Fields;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.model.track.WholeCover;

/** Reads what a report lists of a stretch: where everything was, not what covered it. */
final class ListedTracks {
  private ListedTracks() {}

  /** Pixels from the picture's corner: no thing that was found lies further away. */
  private static final int FARTHEST = 1 << 20;

  /**
   * One stretch.
   *
   * @param frames that the recording has; none may lie beyond
   */
  static StoredStretch stretch(Fields stretch, int frames) {
    FrameSpan span = span(stretch.child("frames"));
    if (span.endExclusive() > frames) {
      throw malformed("a stretch goes on after the last frame");
    }
    List<Track> tracks = new ArrayList<>();
    for (Fields track : stretch.list("tracks")) {
      tracks.add(track(track, span));
    }
    List<WholeCover> wholes = new ArrayList<>();
    for (Fields whole : stretch.list("coveredWhole")) {
      FrameSpan covered = span(whole.child("frames"));
      if (covered.start() < span.start() || covered.endExclusive() > span.endExclusive()) {
        throw malformed("frames that are covered whole lie outside their stretch");
      }
      wholes.add(new WholeCover(covered, whole.oneOf("reason", WholeReason.class)));
    }
    return new StoredStretch(
        new Stretch(
            positive(stretch.integer("number")),
            span,
            stretch.flag("stationary"),
            policy(stretch.text("policy"))),
        tracks,
        wholes,
        List.of());
  }

  private static Track track(Fields track, FrameSpan stretch) {
    int id = positive(track.integer("id"));
    List<Segment> segments = new ArrayList<>();
    for (Fields segment : track.list("segments")) {
      SegmentId name;
      try {
        name = SegmentId.parse(segment.text("id"));
      } catch (IllegalArgumentException e) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, "a segment in the report is not written like 3.1", e);
      }
      FrameSpan frames = span(segment.child("frames"));
      List<Fields> boxes = segment.list("boxes");
      if (frames.start() < stretch.start() || frames.endExclusive() > stretch.endExclusive()) {
        throw malformed("segment " + name + " lies outside its stretch");
      }
      if (name.track() != id || boxes.size() != frames.length()) {
        throw malformed("segment " + name + " does not fit its track or its boxes");
      }
      Trail.Builder trail = new Trail.Builder(frames.start());
      for (Fields box : boxes) {
        Box extent = box.box();
        if (Math.min(extent.left(), extent.top()) < -FARTHEST
            || Math.max(extent.right(), extent.bottom()) > FARTHEST) {
          throw malformed("a box of segment " + name + " is nowhere near the picture");
        }
        trail.add(extent, List.of());
      }
      segments.add(new Segment(name, Set.of(), trail.build(), List.of(), 0));
    }
    if (segments.isEmpty()) {
      throw malformed("track " + id + " has no segment");
    }
    return new Track(id, track.oneOf("kind", TrackKind.class), segments);
  }

  private static Policy policy(String text) {
    for (Policy policy : Policy.values()) {
      if (policy != Policy.AUTO && policy.name().toLowerCase(Locale.ROOT).equals(text)) {
        return policy;
      }
    }
    throw malformed("a stretch has a policy that is none");
  }

  private static int positive(int number) {
    if (number < 1) {
      throw malformed("a number that counts from 1 is " + number);
    }
    return number;
  }

  private static FrameSpan span(Fields span) {
    int[] ends = span.integers();
    if (ends.length != 2 || ends[0] < 0 || ends[1] <= ends[0]) {
      throw malformed("frames are not a first frame and an end");
    }
    return new FrameSpan(ends[0], ends[1]);
  }

  private static UnsealException malformed(String message) {
    return new UnsealException(ErrorCode.DOCUMENT_MALFORMED, "the report is malformed: " + message);
  }
}
