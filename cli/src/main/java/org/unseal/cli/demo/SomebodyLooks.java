package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.unseal.campus.measure.ExposureMeasure;
import org.unseal.campus.measure.ExposureMeasure.Exposure;
import org.unseal.campus.measure.ExposureMeasure.Face;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.TruthHeader;
import org.unseal.campus.truth.TruthReader;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.release.PlanDocument;

/**
 * What somebody sees who looks through a clip as it is planned: whose face is left, and where a
 * person would draw to cover it. The truth looks in their place.
 */
final class SomebodyLooks {
  private static final int GROW = 8;
  private static final int GAP = 6;
  private static final int KEY_EVERY = 4;

  private final Path truth;
  private final List<FrameTruth> frames = new ArrayList<>();
  private final PictureSize size;

  /** At a recording, of which this is the truth. */
  SomebodyLooks(Path truth) {
    this.truth = requireNonNull(truth, "truth");
    try (TruthReader reader = new TruthReader(truth)) {
      TruthHeader header = reader.header();
      size = header.size();
      for (Optional<FrameTruth> next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(next.get());
      }
    }
  }

  /**
   * Faces in a clip that can be seen, but for those who are shown.
   *
   * @param shown people of the truth
   */
  List<Face> seen(PlanDocument plan, FrameSpan clip, Set<String> shown) {
    Exposure exposure = ExposureMeasure.measure(truth, covers(plan), List.of(), "");
    return exposure.exposed().stream()
        .filter(face -> clip.contains(face.frame()) && !shown.contains(face.person()))
        .toList();
  }

  /** What is drawn over them, as it is typed: frames, and boxes that follow the head. */
  List<String> drawn(List<Face> faces, FrameSpan clip) {
    TreeMap<String, List<Integer>> people = new TreeMap<>();
    faces.forEach(
        face -> people.computeIfAbsent(face.person(), _ -> new ArrayList<>()).add(face.frame()));
    List<String> regions = new ArrayList<>();
    people.forEach(
        (person, at) -> {
          int first = at.getFirst();
          int last = first;
          for (int frame : at) {
            if (frame - last > GAP) {
              regions.add(region(person, first, last, clip));
              first = frame;
            }
            last = frame;
          }
          regions.add(region(person, first, last, clip));
        });
    return regions;
  }

  private String region(String person, int first, int last, FrameSpan clip) {
    int from = Math.max(clip.start(), first - 2);
    int to = Math.min(clip.endExclusive() - 1, last + 2);
    StringBuilder typed = new StringBuilder();
    for (int frame = from; frame <= to; frame += KEY_EVERY) {
      Optional<Box> head = head(person, Math.min(frame, to));
      if (head.isPresent()) {
        typed.append(typed.isEmpty() ? from + ".." + to + ":" : ";" + frame + ":");
        Box box = head.get();
        typed.append(
            String.format(
                Locale.ROOT, "%d,%d,%d,%d", box.left(), box.top(), box.width(), box.height()));
      }
    }
    return typed.toString();
  }

  private Optional<Box> head(String person, int frame) {
    return frames
        .get(frame)
        .people()
        .filter(someone -> someone.id().equals(person))
        .flatMap(someone -> someone.head().box().stream())
        .findFirst()
        .flatMap(box -> box.grow(GROW, GROW).clip(size));
  }

  /** Whether somebody is not in the picture at all. */
  boolean out(String person, int frame) {
    return frames
        .get(Math.min(frame, frames.size() - 1))
        .people()
        .filter(someone -> someone.id().equals(person))
        .flatMap(someone -> someone.head().box().stream())
        .noneMatch(box -> box.clip(size).isPresent());
  }

  /** What is drawn over number plates in a clip, as it is typed. */
  List<String> plates(FrameSpan clip) {
    TreeMap<String, StringBuilder> drawn = new TreeMap<>();
    TreeMap<String, Integer> lastSeen = new TreeMap<>();
    for (int frame = clip.start(); frame < clip.endExclusive(); frame++) {
      for (FrameTruth.Layer layer : frames.get(frame).layers()) {
        if (layer instanceof FrameTruth.Thing thing && thing.kind() == FrameTruth.Kind.PLATE) {
          Optional<Box> box =
              thing.outlines().stream()
                  .flatMap(outline -> outline.box().stream())
                  .reduce(Box::join)
                  .flatMap(all -> all.grow(GROW, GROW).clip(size));
          if (box.isPresent()) {
            StringBuilder typed = drawn.computeIfAbsent(thing.name(), _ -> new StringBuilder());
            typed.append(typed.isEmpty() ? frame + "..LAST:" : ";" + frame + ":");
            Box at = box.get();
            typed.append(
                String.format(
                    Locale.ROOT, "%d,%d,%d,%d", at.left(), at.top(), at.width(), at.height()));
            lastSeen.put(thing.name(), frame);
          }
        }
      }
    }
    return drawn.entrySet().stream()
        .map(
            one ->
                one.getValue()
                    .toString()
                    .replace("LAST", String.valueOf(lastSeen.get(one.getKey()))))
        .toList();
  }

  /** Reads what a published plan covers. */
  static CoverPlan covers(PlanDocument plan) {
    return new CoverPlan() {
      @Override
      public int frames() {
        return Math.toIntExact(plan.frames());
      }

      @Override
      public CoverSource read() {
        return new Source(plan.runs().iterator());
      }
    };
  }

  private static final class Source implements CoverSource {
    private final Iterator<PlanDocument.Run> runs;
    private FrameCover running = new FrameCover.Nothing();
    private int left;

    Source(Iterator<PlanDocument.Run> runs) {
      this.runs = runs;
    }

    @Override
    public FrameCover coverOf(int frame) {
      while (left == 0) {
        PlanDocument.Run run = runs.next();
        running = run.cover();
        left = run.frames();
      }
      left--;
      return running;
    }

    @Override
    public void requireUnchanged() {
      // an immutable value in memory
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
