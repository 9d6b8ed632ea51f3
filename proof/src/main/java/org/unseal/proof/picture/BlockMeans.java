package org.unseal.proof.picture;

import java.util.List;

/**
 * The means of a block: of {@value #FRAMES} consecutive frames, fewer only at the recording's end.
 *
 * @param frames in presentation order, at least one, all of one grid
 */
public record BlockMeans(List<TileMeans> frames) {
  /** Frames of a block. */
  public static final int FRAMES = 8;

  public BlockMeans {
    frames = List.copyOf(frames);
    if (frames.isEmpty() || frames.size() > FRAMES) {
      throw new IllegalArgumentException("a block of " + frames.size() + " frames");
    }
    TileGrid grid = frames.getFirst().grid();
    if (!frames.stream().allMatch(frame -> frame.grid().equals(grid))) {
      throw new IllegalArgumentException("frames of several sizes");
    }
  }

  public TileGrid grid() {
    return frames.getFirst().grid();
  }

  /** How many blocks so many frames make. */
  public static int blocks(int frames) {
    return Math.ceilDiv(frames, FRAMES);
  }

  /** How many frames a block has of so many in all. */
  public static int framesOf(int block, int frames) {
    return Math.min(FRAMES, frames - block * FRAMES);
  }
}
