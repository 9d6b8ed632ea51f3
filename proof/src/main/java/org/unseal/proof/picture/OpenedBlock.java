package org.unseal.proof.picture;

import java.util.BitSet;

/**
 * A block whose opened tiles were shown to belong to the picture seal.
 *
 * @param block its number
 * @param tiles which are opened, at least one; not to be changed
 * @param means of the opened tiles; those of the others say nothing
 */
public record OpenedBlock(int block, BitSet tiles, BlockMeans means) {
  /** Number of its first frame. */
  public int firstFrame() {
    return block * BlockMeans.FRAMES;
  }

  /** Number of the frame after its last. */
  public int endFrame() {
    return firstFrame() + means.frames().size();
  }
}
