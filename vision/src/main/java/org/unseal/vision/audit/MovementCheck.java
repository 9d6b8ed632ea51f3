package org.unseal.vision.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.vision.backdrop.BackdropMaker;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.Blobs;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.motion.FrameMotion;
import org.unseal.vision.motion.MotionFinder;
import org.unseal.vision.parallel.Workers;

/**
 * Finds what moves outside all masks and has no mask where its head would be, in frames of one
 * stationary view. What is under a mask is never taken for a part of the backdrop. A thing counts
 * where two frames close to one another show it. No state.
 */
final class MovementCheck {
  /** Frames further apart than this don't confirm one another. */
  private static final int CLOSE = 10;

  /** In thousandths: where more differs, the light changed or the view, and nothing is said. */
  private static final int MOST_DIFFERING = 500;

  private static final int MOST_BLOBS = 600;

  /** Smaller things, in cells, are left to the detector. */
  private static final int LEAST_HEIGHT = 5;

  private static final int LEAST_WIDTH = 2;
  private static final int LEAST_AREA = 14;

  /**
   * Share of the row above a thing that is a mask's where a mask covers its head, in thousandths.
   */
  private static final int COVERED_HEAD = 250;

  private static final int SAMPLES = 72;

  /** Share of the frames in which a place must not be covered, in thousandths. */
  private static final int LEAST_OPEN = 400;

  private MovementCheck() {}

  /** Something that moves and where, in cells. */
  record Mover(int frame, Box cells) {}

  /**
   * What was found.
   *
   * @param judged how many of the frames could be judged
   */
  record Outcome(List<Mover> movers, int judged) {
    Outcome {
      movers = List.copyOf(movers);
    }
  }

  /** Judges frames of one view, in order. Too few to tell what stands still: none is judged. */
  static Outcome judge(List<KeptFrame> kept, CellGrid grid, Workers workers) {
    if (kept.size() < BackdropMaker.LEAST_SAMPLES) {
      return new Outcome(List.of(), 0);
    }
    BitSet rare = rarelyOpen(kept, grid);
    List<CellPicture> open = uncovered(kept, grid);
    CellBackdrop backdrop = BackdropMaker.make(grid, samples(open), workers);
    MotionFinder finder = new MotionFinder(backdrop, false);
    List<List<Blob>> found = new ArrayList<>(java.util.Collections.nCopies(kept.size(), List.of()));
    boolean[] judged = new boolean[kept.size()];
    workers.forEach(
        kept.size(),
        i -> {
          KeptFrame frame = kept.get(i);
          FrameMotion motion = finder.find(frame.cells());
          judged[i] =
              motion.differingPermille() <= MOST_DIFFERING && motion.blobs().size() <= MOST_BLOBS;
          if (judged[i]) {
            frame.covered().or(rare);
            found.set(i, open(motion.blobs(), frame.covered(), grid));
          }
        });
    List<Mover> movers = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < judged.length; i++) {
      count += judged[i] ? 1 : 0;
      for (Blob blob : found.get(i)) {
        if (headOpen(blob, kept.get(i).covered(), grid)
            && !Fringe.is(blob, kept.get(i).covered(), grid)
            && (confirmed(blob, kept, found, i, i - 1) || confirmed(blob, kept, found, i, i + 1))) {
          movers.add(new Mover(kept.get(i).frame(), blob.box()));
        }
      }
    }
    return new Outcome(movers, count);
  }

  /**
   * The pictures as they would be if what is covered looked as it did when it last was not; where
   * it always is, it stays.
   */
  private static List<CellPicture> uncovered(List<KeptFrame> kept, CellGrid grid) {
    List<CellPicture> open = new ArrayList<>();
    for (KeptFrame frame : kept) {
      CellPicture cells = frame.cells();
      open.add(new CellPicture(cells.luma().clone(), cells.cb().clone(), cells.cr().clone()));
    }
    for (int cell = 0; cell < grid.cells(); cell++) {
      int seen = -1;
      for (int i = 0; i < kept.size(); i++) {
        if (kept.get(i).covered().get(cell)) {
          if (seen >= 0) {
            copy(open.get(seen), open.get(i), cell);
          }
        } else {
          if (seen < 0) {
            for (int before = 0; before < i; before++) {
              copy(open.get(i), open.get(before), cell);
            }
          }
          seen = i;
        }
      }
    }
    return open;
  }

  /** Cells that are covered nearly always: nobody can say what is behind the masks there. */
  private static BitSet rarelyOpen(List<KeptFrame> kept, CellGrid grid) {
    int[] open = new int[grid.cells()];
    for (KeptFrame frame : kept) {
      BitSet covered = frame.covered();
      for (int cell = covered.nextClearBit(0);
          cell < open.length;
          cell = covered.nextClearBit(cell + 1)) {
        open[cell]++;
      }
    }
    BitSet rare = new BitSet(open.length);
    for (int cell = 0; cell < open.length; cell++) {
      if (open[cell] * 1000L < (long) LEAST_OPEN * kept.size()) {
        rare.set(cell);
      }
    }
    return rare;
  }

  private static void copy(CellPicture from, CellPicture to, int cell) {
    to.luma()[cell] = from.luma()[cell];
    to.cb()[cell] = from.cb()[cell];
    to.cr()[cell] = from.cr()[cell];
  }

  private static List<CellPicture> samples(List<CellPicture> open) {
    int count = Math.min(SAMPLES, open.size());
    List<CellPicture> samples = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      samples.add(open.get((int) ((long) i * open.size() / count)));
    }
    return samples;
  }

  /** What is left of the blobs outside masks, which differ from the backdrop as movers do. */
  private static List<Blob> open(List<Blob> blobs, BitSet covered, CellGrid grid) {
    int[] excess = new int[grid.cells()];
    for (Blob blob : blobs) {
      blob.runs(
          (row, from, to) -> {
            for (int column = from; column < to; column++) {
              int cell = row * grid.columns() + column;
              excess[cell] = covered.get(cell) ? 0 : 1;
            }
          });
    }
    return Blobs.of(excess, grid).stream().filter(MovementCheck::worthALook).toList();
  }

  private static boolean worthALook(Blob blob) {
    return blob.box().height() >= LEAST_HEIGHT
        && blob.box().width() >= LEAST_WIDTH
        && blob.area() >= LEAST_AREA;
  }

  /** Whether no mask begins above its uppermost rows. */
  private static boolean headOpen(Blob blob, BitSet covered, CellGrid grid) {
    Box box = blob.box();
    int rows = Math.max(1, box.height() / 5);
    Box upper = blob.around(box.top(), box.top() + rows);
    int cells = 0;
    int masked = 0;
    for (int row = Math.max(0, box.top() - 2); row < box.top() + rows; row++) {
      for (int column = upper.left(); column < upper.right(); column++) {
        cells++;
        masked += covered.get(row * grid.columns() + column) ? 1 : 0;
      }
    }
    return masked * 1000L < (long) COVERED_HEAD * cells;
  }

  private static boolean confirmed(
      Blob blob, List<KeptFrame> kept, List<List<Blob>> found, int at, int other) {
    return other >= 0
        && other < kept.size()
        && Math.abs(kept.get(other).frame() - kept.get(at).frame()) <= CLOSE
        && found.get(other).stream().anyMatch(seen -> seen.box().overlaps(blob.box()));
  }
}
