package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.port.PictureAuditor.Region;
import org.unseal.model.decision.Decisions;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.WholeCover;

/** Draws up what is to be looked at, stretch by stretch. One thread; used once. */
final class Sampler {
  private static final int TRACK_STEP = 10;
  private static final int WHOLE_STEP = 25;

  /** Pairs of frames for movement: enough to tell what stands still, and not closer than this. */
  private static final int LEAST_PAIRS = 36;

  private static final int PAIR_STEP = 20;

  private static final int PAIR_STEP_OF_FULL = 10;
  private static final int PAIR = 3;

  /** Bytes of pictures, made small, that may wait to be judged. */
  private static final long MOST_BYTES = 48L << 20;

  private final AuditMode mode;
  private final PictureSize size;
  private final Decisions decisions;
  private final FrameSpan shown;
  private final List<PlannedFrame> frames = new ArrayList<>();
  private final List<SampledTrack> tracks = new ArrayList<>();

  /**
   * Of a file.
   *
   * @param shown the frames that it shows
   */
  Sampler(AuditMode mode, PictureSize size, Decisions decisions, FrameSpan shown) {
    this.shown = shown;
    this.mode = mode;
    this.size = size;
    this.decisions = decisions;
  }

  /** The next stretch. */
  void stretch(StoredStretch stretch) {
    if (!stretch.stretch().frames().overlaps(shown)) {
      return;
    }
    FrameSpan span =
        new FrameSpan(
            Math.max(stretch.stretch().frames().start(), shown.start()),
            Math.min(stretch.stretch().frames().endExclusive(), shown.endExclusive()));
    List<Track> here =
        stretch.tracks().stream()
            .filter(track -> track.segments().stream().anyMatch(s -> s.frames().overlaps(shown)))
            .toList();
    BitSet covered = new BitSet();
    for (WholeCover whole : stretch.wholes()) {
      covered.set(whole.frames().start(), whole.frames().endExclusive());
    }
    BitSet whole = every(span, mode == AuditMode.FULL ? 1 : WHOLE_STEP);
    BitSet movement = stretch.stretch().stationary() ? movement(span) : new BitSet();
    BitSet tens = every(span, TRACK_STEP);
    BitSet sampled = every(span, WHOLE_STEP);
    sampled.or(movement);
    for (Track track : here) {
      tracks.add(
          new SampledTrack(
              track.id(),
              track.kind(),
              track.segments().stream().anyMatch(s -> s.frames().overlaps(shown) && !cleared(s))));
      sampled.or(due(track, tens));
    }
    sampled.clear(0, span.start());
    sampled.clear(span.endExclusive(), Math.max(span.endExclusive(), sampled.length()));
    BitSet wanted = (BitSet) sampled.clone();
    wanted.or(whole);
    List<List<PlannedFrame.Place>> places = places(here, wanted, tens);
    int tallest = stretch.stretch().stationary() ? tallest(stretch) : 0;
    int at = 0;
    for (int frame = wanted.nextSetBit(0); frame >= 0; frame = wanted.nextSetBit(frame + 1)) {
      List<PlannedFrame.Place> present = places.get(at++);
      if (covered.get(frame)) {
        if (whole.get(frame)) {
          frames.add(
              new PlannedFrame(
                  frame,
                  number(stretch),
                  false,
                  true,
                  frame % WHOLE_STEP == 0,
                  List.of(),
                  0,
                  List.of()));
        }
        continue;
      }
      frames.add(
          new PlannedFrame(
              frame,
              number(stretch),
              movement.get(frame),
              whole.get(frame),
              sampled.get(frame),
              regions(frame, present, whole.get(frame)),
              tallest,
              present));
    }
  }

  /** All of it, after the last stretch. */
  Sample sample() {
    return new Sample(mode == AuditMode.FULL ? frames : Ranks.of(frames, tracks), tracks);
  }

  private static int tallest(StoredStretch stretch) {
    int tallest = 0;
    for (Track track : stretch.tracks()) {
      if (track.kind() == TrackKind.MOVER) {
        for (Segment segment : track.segments()) {
          FrameSpan span = segment.frames();
          for (int frame = span.start(); frame < span.endExclusive(); frame += TRACK_STEP) {
            tallest = Math.max(tallest, segment.trail().extentAt(frame).height());
          }
        }
      }
    }
    return tallest;
  }

  private static int number(StoredStretch stretch) {
    return stretch.stretch().number();
  }

  private static BitSet every(FrameSpan span, int step) {
    BitSet frames = new BitSet();
    for (int frame = Math.ceilDiv(span.start(), step) * step;
        frame < span.endExclusive();
        frame += step) {
      frames.set(frame);
    }
    return frames;
  }

  /** Pairs of frames a moment apart, spread evenly. */
  private BitSet movement(FrameSpan span) {
    int most = (int) Math.max(2L * LEAST_PAIRS, MOST_BYTES / (size.pixels() * 3 / 16 + 1));
    int step =
        Math.max(
            Math.clamp(
                span.length() / LEAST_PAIRS,
                2,
                mode == AuditMode.FULL ? PAIR_STEP_OF_FULL : PAIR_STEP),
            Math.ceilDiv(2 * span.length(), most));
    BitSet frames = new BitSet();
    for (int frame = span.start(); frame < span.endExclusive(); frame += step) {
      frames.set(frame);
      int second = frame + Math.min(PAIR, Math.max(1, step / 2));
      if (second < span.endExclusive()) {
        frames.set(second);
      }
    }
    return frames;
  }

  private static int first(Track track) {
    return track.segments().getFirst().frames().start();
  }

  private static int last(Track track) {
    return track.segments().getLast().frames().endExclusive() - 1;
  }

  private static BitSet due(Track track, BitSet tens) {
    BitSet due = new BitSet();
    for (Segment segment : track.segments()) {
      due.set(segment.frames().start(), segment.frames().endExclusive());
    }
    due.and(tens);
    due.set(first(track));
    due.set(last(track));
    int middle = (first(track) + last(track)) / 2;
    if (track.segments().stream().anyMatch(segment -> segment.frames().contains(middle))) {
      due.set(middle);
    }
    return due;
  }

  /** For each wanted frame in order what is followed there. */
  private List<List<PlannedFrame.Place>> places(List<Track> tracks, BitSet wanted, BitSet tens) {
    int[] numbers = wanted.stream().toArray();
    List<List<PlannedFrame.Place>> places = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      places.add(new ArrayList<>(2));
    }
    for (Track track : tracks) {
      BitSet due = due(track, tens);
      for (Segment segment : track.segments()) {
        boolean cleared = cleared(segment);
        int from = java.util.Arrays.binarySearch(numbers, segment.frames().start());
        for (int i = from < 0 ? -from - 1 : from;
            i < numbers.length && numbers[i] < segment.frames().endExclusive();
            i++) {
          places
              .get(i)
              .add(
                  new PlannedFrame.Place(
                      track.id(),
                      segment.trail().extentAt(numbers[i]),
                      cleared,
                      due.get(numbers[i])));
        }
      }
    }
    return places;
  }

  private boolean cleared(Segment segment) {
    Decisions.SegmentDecision decision = decisions.segments().get(segment.id());
    return decision != null && decision.clear();
  }

  /**
   * Around the tracks that are due and, where the frame is one that is searched whole, around every
   * other, so that there is something to do where the time is too short for all of it.
   */
  private List<Region> regions(int frame, List<PlannedFrame.Place> places, boolean whole) {
    if (mode == AuditMode.FULL && whole) {
      return List.of(new Region(size.box(), 0));
    }
    List<Box> around = new ArrayList<>();
    for (PlannedFrame.Place place : places) {
      if (place.due() || frame % WHOLE_STEP == 0) {
        Regions.around(place.extent()).clip(size).ifPresent(around::add);
      }
    }
    List<Region> regions = new ArrayList<>();
    Regions.joined(around).forEach(box -> regions.add(new Region(box, 0)));
    if (whole) {
      regions.removeIf(region -> region.box().equals(size.box()));
      regions.add(new Region(size.box(), 0));
    }
    return regions;
  }
}
