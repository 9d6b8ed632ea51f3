package org.unseal.engine.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.crop.CropEncoder;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.PictureAuditor.FrameSight;
import org.unseal.engine.port.PictureAuditor.Order;
import org.unseal.engine.port.PictureAuditor.Orders;
import org.unseal.engine.port.PictureAuditor.Region;
import org.unseal.engine.port.PictureAuditor.SeenFace;
import org.unseal.engine.port.PictureAuditor.Sights;
import org.unseal.engine.port.PictureView;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;

/**
 * Gives orders from a sample while there is time, and keeps what of the sights counts. One thread.
 */
final class Looking implements Orders, Sights {
  /** What is covered by half is no face that anybody could know. */
  private static final int MOSTLY_COVERED = 500;

  /** A detector's score from which a face is one whatever else is there. */
  private static final int SURE = 500;

  /** Share of somebody's height that a face has at most, in thousandths, with much room. */
  private static final int LARGEST_FACE = 400;

  private final List<PlannedFrame> planned;
  private final Optional<CoverSource> plan;
  private final List<Dismissal> dismissals;
  private final Pacing pacing;
  private final Map<Integer, PlannedFrame> waiting = new HashMap<>();
  private final Map<Integer, PlannedFrame> looked = new HashMap<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private final Map<Integer, Integer> light = new HashMap<>();
  private final BitSet damaged = new BitSet();
  private final List<Long> ticks = new ArrayList<>();
  private final Surplus surplus = new Surplus();
  private final Map<Crops.Of, byte[]> crops = new HashMap<>();
  private Optional<Shown> shown = Optional.empty();
  private int next;
  private int whole;
  private int regions;
  private int movement;
  private int covered;
  private int cleared;
  private int dismissed;
  private int unlikely;

  /**
   * @param plan stays the caller's; read from its first frame on
   */
  Looking(
      List<PlannedFrame> planned,
      Optional<CoverSource> plan,
      List<Dismissal> dismissals,
      Pacing pacing) {
    this.planned = planned;
    this.plan = plan;
    this.dismissals = dismissals;
    this.pacing = pacing;
  }

  @Override
  public Optional<Order> at(int frame, long time) {
    ticks.add(time);
    Optional<FrameCover> cover = plan.map(source -> source.coverOf(frame));
    while (next < planned.size() && planned.get(next).frame() < frame) {
      next++;
    }
    if (next == planned.size() || planned.get(next).frame() != frame) {
      return Optional.empty();
    }
    PlannedFrame wanted = planned.get(next++);
    if (pacing.ended()) {
      return Optional.empty();
    }
    if (pacing.late(frame)) {
      wanted = wanted.withoutMovement();
    }
    PlannedFrame taken = wanted;
    waiting.put(frame, taken);
    cover.ifPresent(masks -> surplus.add(masks, taken.places()));
    return Optional.of(new Order(taken.stretch(), taken.movement(), taken.regions(), cover));
  }

  @Override
  public boolean over(int frame) {
    return pacing.over(frame);
  }

  @Override
  public int batch() {
    return pacing.batch();
  }

  @Override
  public void shown(int frame, PictureView part, Box at) {
    shown = Optional.of(new Shown(frame, part, at));
  }

  /** What the frame that is told of next shows. */
  private record Shown(int frame, PictureView part, Box at) {}

  /** Keeps a small picture of a face, so that nobody decodes the file once more for it. */
  private void keep(int frame, Box face) {
    if (crops.size() >= Crops.MOST || shown.filter(here -> here.frame() == frame).isEmpty()) {
      return;
    }
    Shown here = shown.get();
    Optional<Box> box = Regions.around(face).meet(here.at());
    try (CropEncoder encoder = new CropEncoder()) {
      if (box.isPresent()) {
        Box inPart = box.get().move(-here.at().left(), -here.at().top());
        crops.put(new Crops.Of(frame, face), encoder.encode(here.part(), inPart));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory
    }
  }

  /** Small pictures of faces that count. */
  Map<Crops.Of, byte[]> crops() {
    return crops;
  }

  @Override
  public void seen(FrameSight sight) {
    PlannedFrame ordered = waiting.getOrDefault(sight.frame(), planned.getFirst());
    PlannedFrame frame = ordered.asLookedAt(sight.searched());
    looked.put(sight.frame(), frame);
    whole += frame.whole() ? 1 : 0;
    regions += frame.whole() ? 0 : frame.regions().size();
    for (Box mask : sight.missing()) {
      sightings.add(new Sighting(AuditCode.MASK_MISSING, sight.frame(), mask, 0));
    }
    for (SeenFace face : sight.faces()) {
      if (face.coveredPermille() >= MOSTLY_COVERED) {
        covered++;
      } else if (tooLarge(face, frame)) {
        unlikely++;
      } else {
        count(
            new Sighting(AuditCode.FACE_SEEN, sight.frame(), face.box(), face.scorePermille()),
            frame);
      }
    }
    int place = 0;
    for (Region region : ordered.regions()) {
      int bright = sight.light().get(place++);
      for (PlannedFrame.Place track : ordered.places()) {
        if (bright >= 0 && track.due() && region.box().overlaps(track.extent())) {
          light.putIfAbsent(track.track(), bright);
        }
      }
    }
  }

  /** Nobody there is so large: by far not sure, and no face of anybody who was seen to move. */
  private static boolean tooLarge(SeenFace face, PlannedFrame frame) {
    return face.scorePermille() < SURE
        && frame.tallest() > 0
        && face.box().height() * 1000L > (long) LARGEST_FACE * frame.tallest();
  }

  @Override
  public void moved(int frame, Box box) {
    PlannedFrame ordered = waiting.get(frame);
    if (ordered != null) {
      count(new Sighting(AuditCode.MOVING_HEAD_SEEN, frame, box, 0), ordered);
    }
  }

  private void count(Sighting sighting, PlannedFrame frame) {
    if (frame.places().stream()
        .filter(PlannedFrame.Place::cleared)
        .anyMatch(at -> Regions.mostlyIn(sighting.box(), Regions.decided(at.extent())))) {
      cleared++;
    } else if (dismissals.stream()
        .anyMatch(
            nobody ->
                nobody.frames().contains(sighting.frame())
                    && Regions.mostlyIn(sighting.box(), Regions.decided(nobody.box())))) {
      dismissed++;
    } else {
      sightings.add(sighting);
      if (sighting.code() == AuditCode.FACE_SEEN) {
        keep(sighting.frame(), sighting.box());
      }
    }
  }

  @Override
  public void stretch(int stretch, int judged, int wanted) {
    movement += judged;
  }

  @Override
  public void damaged(int frame) {
    damaged.set(frame);
  }

  /** What counts, in no order. */
  List<Sighting> sightings() {
    return sightings;
  }

  /** Frames that can't be looked at. */
  BitSet damaged() {
    return damaged;
  }

  /** Presentation time of every frame that the file has. */
  List<Long> ticks() {
    return ticks;
  }

  /** How bright it is around each track that was looked at. */
  Map<Integer, Integer> light() {
    return light;
  }

  Optional<Integer> besidePermille() {
    return surplus.besidePermille();
  }

  Audit.Subtracted subtracted() {
    return new Audit.Subtracted(covered, cleared, dismissed, unlikely);
  }

  /** What was really looked at, frames in order. */
  List<PlannedFrame> frames() {
    return looked.values().stream().sorted(Comparator.comparingInt(PlannedFrame::frame)).toList();
  }

  Audit.Looked looked(Sample sample) {
    Set<Integer> seen = new HashSet<>();
    int searched = 0;
    for (PlannedFrame frame : looked.values()) {
      searched += frame.regions().isEmpty() ? 0 : 1;
      frame.places().stream()
          .filter(place -> place.due() || frame.whole())
          .forEach(place -> seen.add(place.track()));
    }
    List<SampledTrack> tracks = sample.tracks().stream().filter(SampledTrack::covered).toList();
    return new Audit.Looked(
        searched,
        (int) sample.frames().stream().filter(frame -> !frame.regions().isEmpty()).count(),
        whole,
        (int) sample.frames().stream().filter(PlannedFrame::whole).count(),
        regions,
        sample.frames().stream()
            .filter(frame -> !frame.whole())
            .mapToInt(frame -> frame.regions().size())
            .sum(),
        movement,
        (int) sample.frames().stream().filter(PlannedFrame::movement).count(),
        (int) tracks.stream().filter(track -> seen.contains(track.id())).count(),
        tracks.size());
  }
}
