package org.unseal.campus.truth;

import static java.util.Objects.requireNonNull;

import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/**
 * What holds for a whole recording.
 *
 * @param scene the scene's name
 * @param camera e.g. {@code cam-yard}
 * @param base of the frames' ticks
 */
public record TruthHeader(String scene, long seed, String camera, PictureSize size, TimeBase base) {
  /** Name of the document's schema. */
  public static final String SCHEMA = "unseal.campus.truth";

  /** Version of the document's schema; readers refuse any other. */
  public static final int VERSION = 1;

  public TruthHeader {
    requireNonNull(scene, "scene");
    requireNonNull(camera, "camera");
    requireNonNull(size, "size");
    requireNonNull(base, "base");
  }
}
