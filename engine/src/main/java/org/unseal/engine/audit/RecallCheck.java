package org.unseal.engine.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.plan.PlanStep;
import org.unseal.engine.plan.SkippingCovers;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.engine.port.PictureAuditor.Region;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.decision.Decisions;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.TimeBase;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;

/**
 * Audits the auditor: switches some masks off in a private copy of what was looked at, encodes it
 * as the file was encoded, and counts whom the same look finds.
 */
final class RecallCheck {
  private static final int MOSTLY = 500;
  private static final int GOP = 64;

  /** What a bound may fall short of by being found in halves. */
  private static final double ROUNDING = 1e-9;

  private final FootageLibrary library;
  private final PictureAuditor auditor;
  private final Supplier<RecordingWriter> writers;
  private final PartialFiles partials;

  RecallCheck(
      FootageLibrary library,
      PictureAuditor auditor,
      Supplier<RecordingWriter> writers,
      PartialFiles partials) {
    this.library = library;
    this.auditor = auditor;
    this.writers = writers;
    this.partials = partials;
  }

  /**
   * What came of it.
   *
   * @param ticks of every frame of the recording, since its first; empty where there was no time
   */
  record Outcome(Optional<Recall> recall, Optional<List<Long>> ticks) {}

  /**
   * What to measure.
   *
   * @param frames that the audit looked at
   * @param seen what it saw: that was there with all masks on
   * @param checked covered tracks that it looked at
   * @param encoded the copy goes through an encoder first, as the file did, which takes its time
   * @param pacing time for looking at it
   */
  record Order(
      AuditSubject subject,
      org.unseal.engine.analysis.StoredAnalysis analysis,
      MaskGrid grid,
      PictureAuditor.Setup setup,
      List<PlannedFrame> frames,
      List<RecallDraw.Drawn> drawn,
      List<Sighting> seen,
      int checked,
      boolean encoded,
      Pacing pacing) {}

  /** Measures. The recording stays the caller's. */
  Outcome run(Order order, Footage original, Progress progress) {
    List<Long> ticks = new ArrayList<>();
    try (PrivateCopy copy = new PrivateCopy(order.analysis().folder(), partials)) {
      Plan without =
          new PlanStep()
              .run(
                  order.analysis(),
                  without(order),
                  original.facts().size(),
                  order.grid(),
                  copy.plan());
      Watching watching = new Watching(order, original.facts().size());
      if (order.encoded()) {
        List<Copied> copied = new ArrayList<>();
        copy(order, original, without, copy, copied, ticks, progress);
        if (!copied.isEmpty()) {
          watching.of(copied);
          try (Footage clip = library.open(copy.clip(), order.setup().threads())) {
            auditor.look(clip, order.setup(), watching, watching, Progress.SILENT);
          }
        }
      } else {
        Map<Integer, PlannedFrame> planned = new HashMap<>();
        order.frames().forEach(frame -> planned.put(frame.frame(), frame));
        try (CoverSource covers = new SkippingCovers(without)) {
          PictureAuditor.Orders orders =
              new PictureAuditor.Orders() {
                @Override
                public Optional<PictureAuditor.Order> at(int index, long time) {
                  ticks.add(time);
                  FrameCover cover = covers.coverOf(index);
                  PlannedFrame frame = planned.get(index);
                  return frame == null
                      ? Optional.empty()
                      : watching.order(index, new Copied(frame, cover));
                }

                @Override
                public boolean over(int index) {
                  return watching.over(index);
                }

                @Override
                public boolean ended() {
                  return watching.ended();
                }

                @Override
                public int batch() {
                  return watching.batch();
                }
              };
          auditor.look(
              new PaintedFootage(original, without, order.setup().fill()),
              order.setup(),
              orders,
              watching,
              progress);
          covers.requireUnchanged();
        }
      }
      // one that was broken off proves nothing, and has not seen all times
      return order.pacing().ended()
          ? new Outcome(Optional.empty(), Optional.empty())
          : new Outcome(watching.recall(), Optional.of(ticks));
    }
  }

  /**
   * A frame of the copy.
   *
   * @param cover what is covered in it
   */
  private record Copied(PlannedFrame frame, FrameCover cover) {}

  private static Decisions without(Order order) {
    Decisions decisions = order.subject().decisions();
    Set<Integer> drawn = new HashSet<>();
    order.drawn().forEach(track -> drawn.add(track.track()));
    Map<SegmentId, Decisions.SegmentDecision> segments = new HashMap<>(decisions.segments());
    order
        .analysis()
        .read(
            stretch ->
                stretch.tracks().stream()
                    .filter(track -> drawn.contains(track.id()))
                    .flatMap(track -> track.segments().stream())
                    .map(Segment::id)
                    .forEach(id -> segments.put(id, new Decisions.SegmentDecision(true, ""))));
    return new Decisions(
        decisions.inputSha256(), decisions.analysisDigest(), segments, decisions.backdrops());
  }

  private void copy(
      Order order,
      Footage original,
      Plan without,
      PrivateCopy copy,
      List<Copied> copied,
      List<Long> ticks,
      Progress progress) {
    PictureSize size = original.facts().size();
    ByteBuffer painted = ByteBuffer.allocateDirect(PrivateCopy.bytes(size));
    RecordingFormat format =
        new RecordingFormat(
            "mp4",
            "libx264",
            "yuv420p",
            size,
            new TimeBase(1, 12_800),
            GOP,
            "preset=veryfast;crf=20" + (original.facts().fullRange() ? ";color_range=pc" : ""));
    int next = 0;
    try (CoverSource covers = new SkippingCovers(without);
        FrameStream stream = original.frames();
        RecordingWriter.Sink sink = writers.get().open(copy.clip(), format)) {
      for (Optional<DecodedFrame> decoded = stream.next();
          decoded.isPresent();
          decoded = stream.next()) {
        try (DecodedFrame frame = decoded.get()) {
          ticks.add(frame.ticks());
          progress.done(frame.index());
          FrameCover cover = covers.coverOf(frame.index());
          if (next < order.frames().size() && order.frames().get(next).frame() == frame.index()) {
            PlannedFrame wanted = order.frames().get(next++);
            if (frame.damage().isEmpty() && frame.picture().isPresent()) {
              sink.write(
                  copied.size() * 512L,
                  PrivateCopy.painted(frame.picture().get(), cover, order.setup().fill(), painted));
              copied.add(new Copied(wanted, cover));
            }
          }
        }
      }
      covers.requireUnchanged();
      if (copied.isEmpty()) {
        // a file without pictures can't be finished
        sink.write(0, painted.clear());
      }
    }
  }

  /** Gives orders for the copy and notes whom of the drawn it finds. One thread. */
  private static final class Watching implements PictureAuditor.Orders, PictureAuditor.Sights {
    private final Order order;
    private final PictureSize size;
    private final Map<Integer, PlannedFrame> frames = new HashMap<>();
    private final Map<Integer, List<Segment>> segments = new HashMap<>();
    private List<Copied> copied = List.of();
    private final Set<Integer> drawn = new HashSet<>();
    private final Map<Integer, Integer> present = new HashMap<>();
    private final Map<Integer, Integer> open = new HashMap<>();
    private final Set<Integer> found = new HashSet<>();
    private final Map<Integer, List<Region>> ordered = new HashMap<>();
    private final Map<Integer, Integer> turns = new HashMap<>();

    /** Those that there was no time to look for as the audit had looked: they prove nothing. */
    private final Set<Integer> cutOff = new HashSet<>();

    Watching(Order order, PictureSize size) {
      this.order = order;
      this.size = size;
      order.drawn().forEach(track -> drawn.add(track.track()));
      order
          .analysis()
          .read(
              stretch ->
                  stretch.tracks().stream()
                      .filter(track -> drawn.contains(track.id()))
                      .forEach(track -> segments.put(track.id(), track.segments())));
    }

    /** What {@link #at} is asked for are these, in order. */
    void of(List<Copied> clip) {
      copied = clip;
    }

    @Override
    public Optional<PictureAuditor.Order> at(int index, long ticks) {
      return index < copied.size() ? order(index, copied.get(index)) : Optional.empty();
    }

    @Override
    public boolean over(int index) {
      return order.pacing().over(index);
    }

    @Override
    public boolean ended() {
      return order.pacing().ended();
    }

    @Override
    public int batch() {
      return order.pacing().batch();
    }

    /**
     * Whoever was found is not searched any more. Each track's first look comes before any other's
     * second.
     */
    Optional<PictureAuditor.Order> order(int index, Copied here) {
      PlannedFrame frame = here.frame();
      boolean search = !order.pacing().ended();
      if (search) {
        frames.put(index, frame);
      }
      List<Box> around = new ArrayList<>();
      int turn = Integer.MAX_VALUE;
      for (PlannedFrame.Place place : frame.places()) {
        if (!drawn.contains(place.track())) {
          continue;
        }
        present.merge(place.track(), 1, Integer::sum);
        if (visible(place, frame.frame(), here.cover())) {
          open.merge(place.track(), 1, Integer::sum);
          if (wanted(place, frame)) {
            Regions.around(place.extent()).clip(size).ifPresent(around::add);
            turn = Math.min(turn, turns.merge(place.track(), 1, Integer::sum));
            if (!search) {
              cutOff.add(place.track());
            }
          }
        }
      }
      if (!search) {
        return Optional.empty();
      }
      List<Region> regions = new ArrayList<>();
      for (Box box : Regions.joined(around)) {
        regions.add(new Region(box, turn));
      }
      ordered.put(index, regions);
      return Optional.of(
          new PictureAuditor.Order(
              frame.stretch(), frame.movement(), regions, Optional.of(here.cover())));
    }

    private boolean wanted(PlannedFrame.Place place, PlannedFrame frame) {
      return !found.contains(place.track()) && (place.due() || frame.whole());
    }

    /**
     * At least half of it, as far as its own mask covered it, is open now: other masks may lie over
     * the same place.
     */
    private boolean visible(PlannedFrame.Place place, int frame, FrameCover cover) {
      List<Box> own = new ArrayList<>();
      for (Segment segment : segments.getOrDefault(place.track(), List.of())) {
        if (segment.frames().contains(frame)) {
          for (Box box : segment.trail().coversAt(frame)) {
            box.meet(place.extent()).ifPresent(own::add);
          }
        }
      }
      return switch (cover) {
        case FrameCover.Nothing _ -> !own.isEmpty();
        case FrameCover.Whole _ -> false;
        case FrameCover.Boxes boxes -> Surplus.openPermille(own, boxes.boxes()) >= MOSTLY;
      };
    }

    @Override
    public void seen(PictureAuditor.FrameSight sight) {
      PlannedFrame frame = frames.get(sight.frame());
      if (frame == null) {
        return;
      }
      List<Region> regions = ordered.getOrDefault(sight.frame(), List.of());
      for (int i = 0; i < regions.size(); i++) {
        if (!sight.searched().get(i)) {
          cutOff(frame, regions.get(i));
        }
      }
      for (PictureAuditor.SeenFace face : sight.faces()) {
        if (face.coveredPermille() < MOSTLY) {
          note(frame, face.box());
        }
      }
    }

    private void cutOff(PlannedFrame frame, Region region) {
      for (PlannedFrame.Place place : frame.places()) {
        if (drawn.contains(place.track())
            && (place.due() || frame.whole())
            && region.box().overlaps(place.extent())) {
          cutOff.add(place.track());
        }
      }
    }

    @Override
    public void moved(int index, Box box) {
      PlannedFrame frame = frames.get(index);
      if (frame != null) {
        note(frame, box);
      }
    }

    /** What was there before the masks were switched off is none of them. */
    private void note(PlannedFrame frame, Box box) {
      boolean before =
          order.seen().stream()
              .anyMatch(
                  sighting -> sighting.frame() == frame.frame() && sighting.box().overlaps(box));
      if (before) {
        return;
      }
      for (PlannedFrame.Place place : frame.places()) {
        if (drawn.contains(place.track())
            && (Regions.mostlyIn(box, Regions.decided(place.extent()))
                || Regions.mostlyIn(place.extent(), box))) {
          found.add(place.track());
        }
      }
    }

    @Override
    public void stretch(int stretch, int judged, int wanted) {}

    @Override
    public void damaged(int frame) {}

    /** Whether it is open in half of the frames in which it is. */
    private boolean shown(int track) {
      return 2 * open.getOrDefault(track, 0) >= Math.max(1, present.getOrDefault(track, 0));
    }

    /** Those whom other masks hide most of the time don't count: that is nobody's oversight. */
    Optional<Recall> recall() {
      Map<String, int[]> counts = new LinkedHashMap<>();
      Map<String, RecallDraw.Drawn> names = new LinkedHashMap<>();
      int draws = 0;
      int hits = 0;
      for (RecallDraw.Drawn track : order.drawn()) {
        if (shown(track.track()) && !cutOff.contains(track.track())) {
          String key = track.size() + " " + track.light();
          names.putIfAbsent(key, track);
          int[] count = counts.computeIfAbsent(key, _ -> new int[2]);
          count[0]++;
          draws++;
          if (found.contains(track.track())) {
            count[1]++;
            hits++;
          }
        }
      }
      if (draws == 0) {
        return Optional.empty();
      }
      double lower = ExactBound.lower(hits, draws);
      List<Recall.Kind> kinds = new ArrayList<>();
      names.forEach(
          (key, track) -> {
            int[] count = counts.getOrDefault(key, new int[2]);
            kinds.add(new Recall.Kind(track.size(), track.light(), count[0], count[1]));
          });
      return Optional.of(
          new Recall(
              draws,
              hits,
              (int) Math.floor(lower * 1000 + ROUNDING),
              order.checked(),
              Recall.mostLeaks(order.checked(), lower, order.seen().isEmpty()),
              order.encoded(),
              kinds));
    }
  }
}
