package org.unseal.media.read;

import org.unseal.engine.port.Footage;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.proof.seal.TrackId;

/**
 * Passes over what {@link LibavFootageLibrary} opened. H.264, HEVC and codecs without prediction
 * are decoded on all threads at once, others on one. No state.
 */
public final class LibavPicturePass implements PicturePass {
  @Override
  public TrackId track(Footage footage) {
    return own(footage).track();
  }

  @Override
  public <T> Reading read(
      Footage footage, Wish wish, Look<T> look, Taker<T> taker, Progress progress) {
    try (PortionReader<T> reader = new PortionReader<>(own(footage).oneThreaded(), wish, look)) {
      return reader.take(taker, progress);
    }
  }

  private static LibavFootage own(Footage footage) {
    if (footage instanceof LibavFootage recording) {
      return recording;
    }
    throw new IllegalArgumentException("footage of another library");
  }
}
