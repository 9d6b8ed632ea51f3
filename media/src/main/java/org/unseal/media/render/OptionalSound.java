package org.unseal.media.render;

import java.util.Optional;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.media.mp4.Mp4File;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.sound.Sound;

/** The recording's sound, if it has any and it is to be kept. */
record OptionalSound(Optional<Sound> content) implements AutoCloseable {
  static OptionalSound of(LibavFootage recording, RenderSettings settings) {
    return new OptionalSound(settings.keepAudio() ? Sound.of(recording) : Optional.empty());
  }

  /** Its track, which must be the file's second. */
  Optional<SoundOut> out(Mp4File file) {
    return content.map(sound -> new SoundOut(file, sound));
  }

  @Override
  public void close() {
    content.ifPresent(Sound::close);
  }
}
