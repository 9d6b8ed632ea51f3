package org.unseal.proof.digest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some bytes that never change, equal to others with the same values. */
public final class Octets {
  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** These bytes, copied. */
  public static Octets of(byte... bytes) {
    return new Octets(bytes.clone());
  }

  /** A part of these bytes, copied. */
  public static Octets of(byte[] bytes, int from, int end) {
    return new Octets(Arrays.copyOfRange(bytes, from, end));
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  public byte at(int place) {
    return bytes[place];
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
