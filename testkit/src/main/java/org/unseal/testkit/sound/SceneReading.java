package org.unseal.testkit.sound;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.engine.port.SoundReading;

/** A scene as a decoder would give it out, in blocks of odd lengths. One thread. */
public final class SceneReading implements SoundReading {
  private static final int BLOCK = 1_151;

  private final RadioScene scene;
  private final int bits;
  private int at;

  /** With samples of so many bits. */
  public SceneReading(RadioScene scene, int bits) {
    this.scene = scene;
    this.bits = bits;
  }

  @Override
  public SoundFacts facts() {
    return new SoundFacts("drawn", scene.rate(), 1, bits);
  }

  @Override
  public Optional<SoundBlock> next() {
    if (at >= scene.samples().length) {
      return Optional.empty();
    }
    int end = Math.min(scene.samples().length, at + BLOCK);
    SoundBlock block = new SoundBlock(at, Arrays.copyOfRange(scene.samples(), at, end));
    at = end;
    return Optional.of(block);
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void close() {}
}
