package org.unseal.campus.measure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.campus.geometry.Hull;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.scene.Stance;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.Mask;
import org.unseal.campus.truth.TruthReader;
import org.unseal.model.picture.PictureSize;

/**
 * Counts what was covered without need, in squares of 4 by 4 pixels, and says what was there. One
 * thread.
 */
final class Surplus {
  static final int CELL = 4;

  private static final int NEAR = 1;
  private static final int MARGIN = 2;
  private static final int VEHICLE = 3;
  private static final int SHADOW = 4;
  private static final int SMOKE = 5;

  /** Frames in which a person's place still counts as their trail. */
  private static final int TRAIL = 15;

  private static final int STOOD_EVERY = 15;

  private final int columns;
  private final int rows;
  private final Mask stood;
  private final int[] lastNear;
  private final Hull hull = new Hull();
  private final Map<String, Long> causes = new TreeMap<>();
  private long surplus;
  private long covered;
  private int frames;
  private int whole;

  private Surplus(PictureSize size) {
    columns = Math.ceilDiv(size.width(), CELL);
    rows = Math.ceilDiv(size.height(), CELL);
    stood = mask();
    lastNear = new int[columns * rows];
    Arrays.fill(lastNear, Integer.MIN_VALUE / 2);
  }

  /** Reads the truth through once to learn where people stood. */
  static Surplus of(Path truth, PictureSize size) {
    Surplus surplus = new Surplus(size);
    try (TruthReader reader = new TruthReader(truth)) {
      int frame = 0;
      while (frame % STOOD_EVERY == 0 ? surplus.learn(reader.next()) : reader.skip()) {
        frame++;
      }
    }
    return surplus;
  }

  private boolean learn(Optional<FrameTruth> truth) {
    truth.ifPresent(
        t ->
            t.people()
                .filter(p -> p.pose() == Stance.Gait.STANDING)
                .forEach(p -> fillGrown(stood, p.body(), headHalf(p), NEAR)));
    return truth.isPresent();
  }

  private Mask mask() {
    return new Mask(new PictureSize(columns, rows).box());
  }

  // Half the head's height, in units.
  private static int headHalf(FrameTruth.Someone person) {
    return (person.head().bottom() - person.head().top()) / 2;
  }

  private void fillGrown(Mask mask, List<Outline> outlines, int units, int label) {
    for (Outline o : outlines) {
      mask.fill(hull.grown(o, units).take().shrink(CELL), label);
    }
  }

  void add(
      FrameTruth truth,
      FillColour.Pixels pixels,
      Optional<FillColour.Pixels> original,
      FillColour fill) {
    Mask map = map(truth);
    long here = 0;
    long[] byLabel = new long[SMOKE + 1];
    long ghosts = 0;
    long trails = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int label = map.at(x, y);
        int cell = y * columns + x;
        if (label == NEAR) {
          lastNear[cell] = truth.frame();
        }
        if (!pixels.isFilled(fill, x * CELL, y * CELL, CELL)
            || (original.isPresent() && original.get().isFilled(fill, x * CELL, y * CELL, CELL))) {
          continue;
        }
        here++;
        if (label != 0) {
          byLabel[label]++;
        } else if (stood.at(x, y) != 0) {
          ghosts++;
        } else if (truth.frame() - lastNear[cell] <= TRAIL) {
          trails++;
        } else {
          byLabel[0]++;
        }
      }
    }
    frames++;
    covered += here;
    long outside = here - byLabel[NEAR];
    surplus += outside;
    boolean all = here > columns * (long) rows * 97 / 100;
    if (all) {
      whole++;
      cause(light(truth, "whole picture"), outside);
    } else {
      cause("margin", byLabel[MARGIN]);
      cause("vehicle", byLabel[VEHICLE]);
      cause("shadow", byLabel[SHADOW]);
      cause("smoke", byLabel[SMOKE]);
      cause("ghost", ghosts);
      cause("trail", trails);
      cause(light(truth, "other"), byLabel[0]);
    }
  }

  private void cause(String name, long cells) {
    causes.merge(name, cells, Long::sum);
  }

  private static String light(FrameTruth truth, String otherwise) {
    for (String event : List.of("exposure", "strobe", "clouds")) {
      if (truth.events().contains(event)) {
        return event;
      }
    }
    return otherwise;
  }

  private Mask map(FrameTruth truth) {
    Mask map = mask();
    for (FrameTruth.Layer layer : truth.layers()) {
      if (layer instanceof FrameTruth.Thing thing) {
        for (Outline o : thing.outlines()) {
          switch (thing.kind()) {
            case SMOKE -> fillGrown(map, List.of(o), (o.right() - o.left()) * 3 / 4, SMOKE);
            case CART, CAR, PLATE -> fillGrown(map, List.of(o), 10 * Outline.UNITS, VEHICLE);
            case FIXTURE -> {}
          }
        }
      }
    }
    truth
        .people()
        .flatMap(p -> p.shadow().stream())
        .forEach(s -> fillGrown(map, List.of(s), 6 * Outline.UNITS, SHADOW));
    truth
        .people()
        .forEach(
            p -> {
              p.body().forEach(o -> hull.grown(o, 0));
              Outline around = hull.take();
              fillGrown(map, List.of(around), 3 * headHalf(p), MARGIN);
            });
    truth
        .people()
        .forEach(
            p -> {
              fillGrown(map, p.body(), headHalf(p), NEAR);
              fillGrown(map, p.front(), headHalf(p), NEAR);
            });
    return map;
  }

  LeakReport.OverRedaction report() {
    double cells = Math.max(1, frames) * (double) columns * rows;
    Map<String, Double> shares = new TreeMap<>();
    causes.forEach(
        (name, count) -> {
          if (count > 0) {
            shares.put(name, count / cells);
          }
        });
    return new LeakReport.OverRedaction(surplus / cells, shares, covered / cells, whole);
  }
}
