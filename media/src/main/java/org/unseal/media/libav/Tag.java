package org.unseal.media.libav;

import org.bytedeco.javacpp.Pointer;

/**
 * A number that travels through libav as an opaque pointer, from a packet to the frames that come
 * of it or to a callback. It points to nothing.
 */
public final class Tag extends Pointer {
  public Tag(long number) {
    super((Pointer) null);
    address = number;
  }
}
