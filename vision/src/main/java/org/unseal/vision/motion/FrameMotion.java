package org.unseal.vision.motion;

import java.util.List;
import org.unseal.vision.cells.Blob;

/**
 * What differs from the backdrop in one frame.
 *
 * @param blobs in order of their uppermost rows
 * @param differingPermille share of the picture's cells that differ
 */
public record FrameMotion(List<Blob> blobs, int differingPermille) {
  public FrameMotion {
    blobs = List.copyOf(blobs);
  }
}
