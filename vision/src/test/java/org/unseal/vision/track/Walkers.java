package org.unseal.vision.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Track;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.Blobs;
import org.unseal.vision.cells.CellGrid;

/** Frames of marked cells, 80 by 60 of them, and the tracks that are made of them. */
final class Walkers {
  static final CellGrid GRID = CellGrid.of(new PictureSize(320, 240));
  static final int FPS = 15;

  /** Everybody upright is 20 cells tall, wherever they stand. */
  static final PersonScale SCALE = new PersonScale(20, 0, 0, 60);

  private final List<List<Blob>> frames = new ArrayList<>();
  private int[] cells = new int[GRID.cells()];

  /** Marks what of a box of cells is in the picture, in the frame that is being drawn. */
  Walkers mark(Box box) {
    for (int row = Math.max(0, box.top()); row < Math.min(GRID.rows(), box.bottom()); row++) {
      for (int i = Math.max(0, box.left()); i < Math.min(GRID.columns(), box.right()); i++) {
        cells[row * GRID.columns() + i] = 20;
      }
    }
    return this;
  }

  /** Marks somebody upright; without the head on demand. */
  Walkers person(int left, int foot, boolean head) {
    if (head) {
      mark(new Box(left + 1, foot - 20, left + 4, foot - 16));
    }
    return mark(new Box(left, foot - 16, left + 5, foot));
  }

  /** Ends the frame and begins the next. */
  void next() {
    frames.add(Blobs.of(cells, GRID));
    cells = new int[GRID.cells()];
  }

  int count() {
    return frames.size();
  }

  List<Blob> blobs(int frame) {
    return frames.get(frame);
  }

  List<Track> tracks() {
    Optional<PersonScale> scale = Optional.of(SCALE);
    MoverTracker tracker = new MoverTracker(3 * FPS, scale);
    for (int i = 0; i < frames.size(); i++) {
      tracker.step(i, frames.get(i));
    }
    return new TrackMaker(GRID, Policy.HEADS, new FrameSpan(0, frames.size()), scale, false, FPS)
        .make(tracker, List.of(), 1);
  }

  /** Whether every pixel of the cells is under a cover of some track. */
  static boolean covered(List<Track> tracks, int frame, Box cells) {
    Box pixels = GRID.pixels(cells).orElseThrow();
    List<Box> covers =
        tracks.stream()
            .flatMap(track -> track.segments().stream())
            .filter(segment -> segment.frames().contains(frame))
            .flatMap(segment -> segment.trail().coversAt(frame).stream())
            .toList();
    for (int y = pixels.top(); y < pixels.bottom(); y += 2) {
      for (int x = pixels.left(); x < pixels.right(); x += 2) {
        Box pixel = new Box(x, y, x + 1, y + 1);
        if (covers.stream().noneMatch(cover -> cover.contains(pixel))) {
          return false;
        }
      }
    }
    return true;
  }
}
