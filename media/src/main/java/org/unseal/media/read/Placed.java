package org.unseal.media.read;

import java.util.Optional;
import org.unseal.media.libav.Picture;
import org.unseal.model.recording.Damage;

/**
 * A frame in its place: what the decoder made of a coded picture, or that it made nothing of it. A
 * damaged one has no picture: it is covered whole, so nothing needs its pixels, and what they are
 * may differ from run to run.
 *
 * @param extra the decoder made more than one picture of the packet, and this is not the first
 * @param keyframe the decoder needed no other picture for it, nor does any that is shown later
 * @param early it was taken out of the decoder before all that is shown before it was put in
 */
record Placed(
    Coded coded,
    Optional<Picture> picture,
    Optional<Damage> damage,
    boolean extra,
    boolean keyframe,
    boolean early) {
  Placed {
    if (picture.isPresent() == damage.isPresent()) {
      throw new IllegalArgumentException("a frame has either a picture or damage");
    }
  }

  /** The same without its picture. */
  Placed spoilt(Damage why) {
    discard();
    return new Placed(coded, Optional.empty(), Optional.of(why), extra, keyframe, early);
  }

  void discard() {
    picture.ifPresent(Picture::close);
  }
}
