package org.unseal.media.mp4;

import java.util.Arrays;

/** Some bytes that never change, equal to others with the same values. */
public final class Octets {
  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static Octets of(byte... bytes) {
    return new Octets(bytes);
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  public byte at(int place) {
    return bytes[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
