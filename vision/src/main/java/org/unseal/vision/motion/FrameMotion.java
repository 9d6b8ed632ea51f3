package org.unseal.vision.motion;

import java.util.List;
import org.unseal.vision.cells.Blob;

/**
 * What differs from the backdrop in one frame.
 *
 * @param blobs in order of their uppermost rows
 * @param differingPermille share of the picture's cells that differ
 * @param agreeingPermille share of the cells whose luminance follows the backdrop's in one light
 */
public record FrameMotion(List<Blob> blobs, int differingPermille, int agreeingPermille) {
  public FrameMotion {
    blobs = List.copyOf(blobs);
  }
}
