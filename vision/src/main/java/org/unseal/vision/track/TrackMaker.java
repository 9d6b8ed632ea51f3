package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.vision.cells.CellGrid;

/**
 * Makes tracks with covers from what was followed. A frame's cover is all that would cover the
 * mover in any of the neighbouring frames, so that one bad silhouette shows nothing. One thread.
 */
public final class TrackMaker {
  /** So long before and after a face outside the head zone everything of the mover is covered. */
  private static final int WIDENED_SECONDS = 6;

  private final CellGrid grid;
  private final Policy policy;
  private final FrameSpan stretch;
  private final HeadZone zone;
  private final Optional<PersonScale> scale;
  private final int linger;
  private final int half;

  /**
   * @param policy {@code HEADS} or {@code MOVING}
   * @param stretch frames that tracks may reach into
   * @param scale how tall people are, where that is known
   * @param dim it is so dark that heads may not stand out
   * @param framesPerSecond rounded up
   */
  public TrackMaker(
      CellGrid grid,
      Policy policy,
      FrameSpan stretch,
      Optional<PersonScale> scale,
      boolean dim,
      int framesPerSecond) {
    this.grid = grid;
    this.policy = policy;
    this.stretch = stretch;
    this.zone = new HeadZone(grid, scale, dim);
    this.scale = scale;
    this.linger = Math.max(2, Math.ceilDiv(framesPerSecond, 8));
    this.half = Math.max(3, framesPerSecond / 2);
  }

  /**
   * Ends the tracker and makes its tracks, with ids from this one on.
   *
   * @param hits faces that a detector found on movers
   */
  public List<Track> make(MoverTracker tracker, List<FaceHit> hits, int firstId) {
    List<Course> courses = tracker.finish().stream().filter(course -> !flicker(course)).toList();
    Map<Course, List<Course>> parts = Fragments.byOwner(courses);
    Set<Course> owned = new HashSet<>();
    parts.values().forEach(owned::addAll);
    List<Track> tracks = new ArrayList<>();
    for (Course course : courses) {
      if (!owned.contains(course)) {
        List<FaceHit> own = hits.stream().filter(hit -> on(course, hit)).toList();
        List<Course> with = parts.getOrDefault(course, List.of());
        tracks.add(track(course, with, own, firstId + tracks.size()));
      }
    }
    return tracks;
  }

  /** Small for its whole life, and short of life or seen only now and then. */
  private boolean flicker(Course course) {
    boolean brief = course.sightings().size() <= half;
    return course.speck()
        && (brief || course.sightings().size() * 3 < course.lastSeen() - course.firstSeen());
  }

  /** The face is on what was seen of the mover in that frame. */
  private static boolean on(Course course, FaceHit hit) {
    if (hit.frame() < course.firstSeen() || hit.frame() > course.lastSeen()) {
      return false;
    }
    return course.extentAt(hit.frame()).grow(1, 1).overlaps(hit.cells());
  }

  private Track track(Course course, List<Course> parts, List<FaceHit> hits, int id) {
    int first = Math.max(stretch.start(), course.firstSeen() - linger);
    int end = Math.min(stretch.endExclusive(), course.lastSeen() + linger + 1);
    List<Moment> moments = moments(course, hits);
    for (Course part : parts) {
      for (Moment moment : moments(part, List.of())) {
        Box owner = course.extentAt(moment.frame);
        moments.add(new Moment(moment.frame, owner, moment.cover, moment.legs, false));
      }
    }
    if (!parts.isEmpty()) {
      moments.sort(Comparator.comparingInt(Moment::frame));
    }
    List<Segment> segments = new ArrayList<>();
    SegmentCutter cutter = new SegmentCutter(course, grid, scale, half);
    int at = 0;
    for (SegmentCutter.Part part : cutter.parts(first, end)) {
      FrameSpan span = part.span();
      Trail.Builder trail = new Trail.Builder(span.start());
      boolean unclear = false;
      for (int frame = span.start(); frame < span.endExclusive(); frame++) {
        Box here = course.extentAt(frame);
        while (at < moments.size() && moments.get(at).frame < frame - linger) {
          at++;
        }
        Optional<Shape> cover = Optional.empty();
        for (int i = at; i < moments.size() && moments.get(i).frame <= frame + linger; i++) {
          Moment moment = moments.get(i);
          Shape carried = moved(moment, here, Math.abs(moment.frame - frame) > 1);
          cover = Optional.of(cover.map(carried::join).orElse(carried));
          unclear |= moment.frame == frame && moment.whole;
        }
        trail.add(pixels(here), cover.map(shape -> shape.boxes(grid)).orElse(List.of()));
      }
      Set<Risk> risks = EnumSet.noneOf(Risk.class);
      risks.addAll(cutter.risks(part));
      if (unclear && policy == Policy.HEADS) {
        risks.add(Risk.NO_CLEAR_HEAD);
      }
      segments.add(
          new Segment(
              new SegmentId(id, segments.size() + 1),
              risks,
              trail.build(),
              cutter.bridged(span),
              hits.stream()
                  .filter(hit -> span.contains(hit.frame()))
                  .mapToInt(FaceHit::scorePermille)
                  .max()
                  .orElse(0)));
    }
    return new Track(id, TrackKind.MOVER, segments);
  }

  /** What covers it in a frame in which it was seen, or guessed nearby. */
  private record Moment(int frame, Box extent, Shape cover, int legs, boolean whole) {}

  private List<Moment> moments(Course course, List<FaceHit> hits) {
    List<Moment> moments = new ArrayList<>();
    int stature = zone.stature(course.sightings());
    List<FaceHit> outside = hits.stream().filter(hit -> outside(course, hit, stature)).toList();
    Optional<Moment> before = Optional.empty();
    SteadyHeight steady = new SteadyHeight(grid, 2 * half);
    for (Sighting sighting : course.sightings()) {
      boolean grew = steady.grew(sighting);
      Optional<Shape> head =
          policy == Policy.HEADS && !grew && !nearAny(outside, sighting.frame())
              ? zone.of(sighting, stature)
              : Optional.empty();
      Moment moment =
          new Moment(
              sighting.frame(),
              sighting.shape().box(),
              head.orElseGet(() -> zone.whole(sighting, stature)),
              zone.legs(sighting.shape()),
              head.isEmpty());
      before.ifPresent(last -> bridge(course, last, moment, moments));
      moments.add(moment);
      before = Optional.of(moment);
    }
    return moments;
  }

  /** A face that the head zone would leave visible. */
  private boolean outside(Course course, FaceHit hit, int stature) {
    return course.sightings().stream()
        .filter(sighting -> sighting.frame() == hit.frame())
        .flatMap(sighting -> zone.of(sighting, stature).stream())
        .anyMatch(head -> !head.bounds().contains(hit.cells()));
  }

  private boolean nearAny(List<FaceHit> hits, int frame) {
    for (FaceHit hit : hits) {
      if (Math.abs(hit.frame() - frame) <= WIDENED_SECONDS * 2 * half) {
        return true;
      }
    }
    return false;
  }

  /**
   * Covers on the way between two sightings, all along a short gap, near its ends in a long one.
   */
  private void bridge(Course course, Moment from, Moment to, List<Moment> moments) {
    int gap = to.frame - from.frame;
    if (gap <= 1) {
      return;
    }
    int near = Math.max(1, half / 6);
    Box start = course.extentAt(from.frame);
    Box end = course.extentAt(to.frame);
    for (int frame = from.frame + 1; frame < to.frame; frame++) {
      int since = frame - from.frame;
      int until = to.frame - frame;
      if (gap > half + 1 && since > near && until > near) {
        continue;
      }
      int dx = (end.left() + end.right() - start.left() - start.right()) / 2;
      int dy = end.bottom() - start.bottom();
      Shape shape =
          from.cover
              .move(dx * since / gap, dy * since / gap)
              .join(to.cover.move(-dx * until / gap, -dy * until / gap));
      moments.add(
          new Moment(
              frame, course.extentAt(frame), shape, Integer.MAX_VALUE, from.whole || to.whole));
    }
  }

  /**
   * A moment's cover where the mover is now. It has moved no further than both of its sides have:
   * an arm that is stretched out, or a part that was not seen, is no movement.
   */
  private static Shape moved(Moment moment, Box now, boolean far) {
    Box then = moment.extent;
    int columns = both(now.left() - then.left(), now.right() - then.right());
    int rows = both(now.top() - then.top(), now.bottom() - then.bottom());
    Shape cover = far ? moment.cover.above(moment.legs) : moment.cover;
    return columns == 0 && rows == 0 ? cover : cover.move(columns, rows);
  }

  /** The smaller of two ways in the same direction; 0 where they go apart. */
  private static int both(int one, int other) {
    return one > 0 && other > 0
        ? Math.min(one, other)
        : one < 0 && other < 0 ? Math.max(one, other) : 0;
  }

  private Box pixels(Box cells) {
    return grid.pixels(cells)
        .orElseGet(() -> new Box(0, 0, 1, 1)); // guessed outside the picture: it is not seen there
  }
}
