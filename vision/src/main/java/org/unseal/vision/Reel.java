package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.model.recording.Finding;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.parallel.InOrder;
import org.unseal.vision.parallel.Workers;

/**
 * The cell pictures of a whole recording that is short enough for it, and some of its pictures in
 * full. Made by one pass over the frames.
 *
 * @param frames one for each frame, in order
 * @param stills in the order of time
 */
record Reel(List<Frame> frames, List<Still> stills, List<Finding> findings) {
  /** Bytes of cell pictures that may be held. */
  static final long MOST_CELL_BYTES = 96L << 20;

  /** Bytes of full pictures that may be held. */
  static final long MOST_STILL_BYTES = 64L << 20;

  private static final int MOST_STILLS = 48;

  /** A frame's presentation time and its picture; none where it is damaged. */
  record Frame(long ticks, Optional<CellPicture> cells) {}

  Reel {
    frames = List.copyOf(frames);
    stills = List.copyOf(stills);
    findings = List.copyOf(findings);
  }

  static long bytesPerFrame(CellGrid grid) {
    return 3L * grid.cells() + 100;
  }

  /** A full picture and the frame that it was copied from. */
  record Still(int frame, StillPicture picture) {}

  /** Reads everything; empty where it turns out to be too long. */
  static Optional<Reel> read(Footage footage, CellGrid grid, Workers workers, Progress progress) {
    int mostFrames = (int) (MOST_CELL_BYTES / bytesPerFrame(grid));
    int mostStills =
        Math.clamp(MOST_STILL_BYTES / (grid.size().pixels() * 3 / 2 + 1), 8, MOST_STILLS);
    int stride = Math.max(1, footage.facts().codedPictures() / mostStills);
    List<Frame> frames = new ArrayList<>();
    List<Still> stills = new ArrayList<>();
    try (FrameStream stream = footage.frames();
        InOrder<Frame> averaging =
            new InOrder<>(
                workers,
                frame -> {
                  frames.add(frame);
                  progress.done(frames.size());
                })) {
      int index = 0;
      for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
        DecodedFrame frame = next.get();
        if (index == mostFrames) {
          frame.close();
          return Optional.empty();
        }
        if (index % stride == 0 && frame.damage().isEmpty() && frame.picture().isPresent()) {
          stills.add(new Still(index, StillPicture.copy(frame.picture().get())));
          if (stills.size() > 2 * mostStills) {
            stride *= 2;
            int kept = stride;
            stills.removeIf(still -> still.frame() % kept != 0);
          }
        }
        averaging.begin(() -> averaged(frame, grid));
        index++;
      }
      averaging.finish();
      return Optional.of(new Reel(frames, stills, stream.findings()));
    }
  }

  /** Averages a frame and closes it. */
  static Frame averaged(DecodedFrame frame, CellGrid grid) {
    try (frame) {
      return new Frame(
          frame.ticks(),
          frame.damage().isPresent()
              ? Optional.empty()
              : frame.picture().map(picture -> CellPicture.of(picture, grid)));
    }
  }
}
