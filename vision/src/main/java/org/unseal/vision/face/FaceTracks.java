package org.unseal.vision.face;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;

/**
 * Turns sights into tracks and cuts them into segments where they meet, where a face was long out
 * of sight (in the middle of the gap), and where it reaches or leaves the picture's edge.
 */
final class FaceTracks {
  private static final long LONG_OUT_OF_SIGHT = 500_000;

  /** Shorter segments and shorter pauses are not worth a tick of their own. */
  private static final long SHORTEST = 400_000;

  /** Faces whose centres are nearer than this, in their mean size, may have been mistaken. */
  private static final double MEETING = 0.8;

  private final FollowSettings settings;
  private final PictureSize size;
  private final FrameTimes times;

  FaceTracks(FollowSettings settings, PictureSize size, FrameTimes times) {
    this.settings = settings;
    this.size = size;
    this.times = times;
  }

  /** Makes the tracks, in this order. */
  List<Track> make(List<List<Sight>> faces, int firstId) {
    List<FaceTrail> trails =
        faces.stream().map(sights -> new FaceTrail(sights, times, settings, size)).toList();
    List<BitSet> meetings = meetings(trails);
    List<Track> tracks = new ArrayList<>(trails.size());
    for (int i = 0; i < trails.size(); i++) {
      tracks.add(track(firstId + i, trails.get(i), meetings.get(i)));
    }
    return tracks;
  }

  private record Present(int number, Box box) {}

  /** For each trail the places at which another is so near that they may have been mistaken. */
  private List<BitSet> meetings(List<FaceTrail> trails) {
    List<BitSet> meetings = new ArrayList<>();
    trails.forEach(_ -> meetings.add(new BitSet()));
    for (int place = 0; place < times.length(); place++) {
      List<Present> present = new ArrayList<>();
      for (int i = 0; i < trails.size(); i++) {
        if (trails.get(i).first() <= place && place <= trails.get(i).last()) {
          present.add(new Present(i, trails.get(i).extentAt(place)));
        }
      }
      present.sort(Comparator.comparingInt(each -> each.box().left()));
      for (int i = 0; i < present.size(); i++) {
        Box box = present.get(i).box();
        for (int j = i + 1; j < present.size(); j++) {
          Box other = present.get(j).box();
          if (other.left() > box.right() + box.width()) {
            break;
          }
          if (meet(box, other)) {
            meetings.get(present.get(i).number()).set(place);
            meetings.get(present.get(j).number()).set(place);
          }
        }
      }
    }
    return meetings;
  }

  private static boolean meet(Box a, Box b) {
    double dx = (a.left() + a.right() - b.left() - b.right()) / 2.0;
    double dy = (a.top() + a.bottom() - b.top() - b.bottom()) / 2.0;
    double mean = (a.width() + a.height() + b.width() + b.height()) / 4.0;
    return Math.hypot(dx, dy) < MEETING * mean;
  }

  /** Places of one trail at which something holds. */
  private record Marks(BitSet edge, BitSet meeting, BitSet bridged) {}

  private Track track(int id, FaceTrail trail, BitSet meeting) {
    BitSet edge = new BitSet();
    BitSet bridged = new BitSet();
    for (int place = trail.first(); place <= trail.last(); place++) {
      edge.set(place, trail.atEdge(place));
      bridged.set(place, trail.bridgedAt(place));
    }
    closeShortPauses(edge);
    closeShortPauses(meeting);
    Marks marks = new Marks(edge, meeting, bridged);
    NavigableMap<Integer, Set<Risk>> cuts = cuts(trail, edge, meeting);
    List<Segment> segments = new ArrayList<>();
    List<Integer> starts = List.copyOf(cuts.keySet());
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1) : trail.last() + 1;
      Set<Risk> risks = EnumSet.copyOf(cuts.getOrDefault(from, Set.of(Risk.APPEARS)));
      if (i + 1 == starts.size()) {
        risks.add(Risk.APPEARS);
      }
      SegmentId segmentId = new SegmentId(id, i + 1);
      segments.add(segment(segmentId, risks, trail, from, to, marks));
    }
    return new Track(id, TrackKind.FACE, segments);
  }

  /** Where segments begin, and why. */
  private NavigableMap<Integer, Set<Risk>> cuts(FaceTrail trail, BitSet edge, BitSet meeting) {
    NavigableMap<Integer, Set<Risk>> reasons = new TreeMap<>();
    for (int place = trail.first() + 1; place <= trail.last(); place++) {
      if (edge.get(place) != edge.get(place - 1)) {
        reasons.computeIfAbsent(place, _ -> EnumSet.noneOf(Risk.class)).add(Risk.PICTURE_EDGE);
      }
      if (meeting.get(place) && !meeting.get(place - 1)) {
        reasons.computeIfAbsent(place, _ -> EnumSet.noneOf(Risk.class)).add(Risk.CROSSING);
      }
    }
    for (int i = 1; i < trail.sights().size(); i++) {
      Sight from = trail.sights().get(i - 1);
      Sight to = trail.sights().get(i);
      if (to.micros() - from.micros() > LONG_OUT_OF_SIGHT) {
        int middle = (times.placeOf(from.frame()) + times.placeOf(to.frame()) + 1) / 2;
        reasons
            .computeIfAbsent(middle, _ -> EnumSet.noneOf(Risk.class))
            .addAll(Set.of(Risk.OUT_OF_SIGHT, Risk.BRIDGED));
      }
    }
    NavigableMap<Integer, Set<Risk>> cuts = new TreeMap<>();
    cuts.put(trail.first(), EnumSet.of(Risk.APPEARS));
    int start = trail.first();
    for (var reason : reasons.entrySet()) {
      int place = reason.getKey();
      boolean longEnough =
          times.micros(place) - times.micros(start) >= SHORTEST
              && times.micros(trail.last()) - times.micros(place) >= SHORTEST;
      if (longEnough) {
        start = place;
      }
      cuts.computeIfAbsent(start, _ -> EnumSet.noneOf(Risk.class)).addAll(reason.getValue());
    }
    return cuts;
  }

  private Segment segment(
      SegmentId id, Set<Risk> risks, FaceTrail trail, int from, int to, Marks marks) {
    Trail.Builder builder = new Trail.Builder(times.frame(from));
    for (int place = from; place < to; place++) {
      builder.add(trail.extentAt(place), List.of(trail.coverAt(place)));
    }
    int best = 0;
    for (Sight sight : trail.sights()) {
      int place = times.placeOf(sight.frame());
      if (place >= from && place < to) {
        best = Math.max(best, sight.scorePermille());
      }
    }
    if (best < 2 * settings.startPermille()) {
      risks.add(Risk.LOW_CONFIDENCE);
    }
    addIfWithin(risks, Risk.PICTURE_EDGE, marks.edge(), from, to);
    addIfWithin(risks, Risk.CROSSING, marks.meeting(), from, to);
    addIfWithin(risks, Risk.BRIDGED, marks.bridged(), from, to);
    return new Segment(id, risks, builder.build(), spans(marks.bridged(), from, to), best);
  }

  private static void addIfWithin(Set<Risk> risks, Risk risk, BitSet where, int from, int to) {
    int next = where.nextSetBit(from);
    if (next >= 0 && next < to) {
      risks.add(risk);
    }
  }

  private List<FrameSpan> spans(BitSet set, int from, int to) {
    List<FrameSpan> spans = new ArrayList<>();
    int start = set.nextSetBit(from);
    while (start >= 0 && start < to) {
      int end = Math.min(to, set.nextClearBit(start));
      spans.add(new FrameSpan(times.frame(start), times.frame(end - 1) + 1));
      start = set.nextSetBit(end);
    }
    return spans;
  }

  /** Fills pauses between two runs that are shorter than a segment may be. */
  private void closeShortPauses(BitSet set) {
    int end = set.nextClearBit(Math.max(0, set.nextSetBit(0)));
    int start = set.nextSetBit(end);
    while (start >= 0) {
      if (times.micros(start) - times.micros(end) < SHORTEST) {
        set.set(end, start);
      }
      end = set.nextClearBit(start);
      start = set.nextSetBit(end);
    }
  }
}
