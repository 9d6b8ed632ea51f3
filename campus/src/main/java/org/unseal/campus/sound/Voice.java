package org.unseal.campus.sound;

/**
 * How somebody sounds.
 *
 * @param pitch of the voice in hertz, about 90 to 220
 * @param noise of the radio behind it, against full scale
 */
public record Voice(double pitch, double noise) {
  public Voice {
    if (!(pitch >= 60 && pitch <= 400) || !(noise >= 0 && noise < 0.2)) {
      throw new IllegalArgumentException("no voice: " + pitch + " Hz, noise " + noise);
    }
  }
}
