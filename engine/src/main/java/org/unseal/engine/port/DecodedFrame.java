package org.unseal.engine.port;

import java.util.Optional;
import org.unseal.model.recording.Damage;

/**
 * One frame of a recording. Owned by whoever holds it; may be handed from thread to thread, and is
 * used by one at a time. What it gives is valid until it is closed.
 */
public interface DecodedFrame extends AutoCloseable {
  /** Place in presentation order, from 0. */
  int index();

  /** Presentation time in ticks since the first frame; strictly increasing from frame to frame. */
  long ticks();

  /** Why it can't be judged; then it is covered whole, whether there is a picture or not. */
  Optional<Damage> damage();

  /** What the decoder shows, as 8-bit 4:2:0; empty where there is nothing to show. */
  Optional<PictureView> picture();

  /**
   * It was predicted from pictures before and after it, and may show in parts what one of these
   * shows; false where nobody knows.
   */
  default boolean interpolated() {
    return false;
  }

  /** Close is idempotent. */
  @Override
  void close();
}
