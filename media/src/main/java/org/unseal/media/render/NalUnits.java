package org.unseal.media.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.NalSplitter;

/** Takes H.264 apart that is written with start codes, ITU-T H.264 annex B. */
final class NalUnits {
  static final int IDR = 5;
  static final int SEI = 6;
  static final int SPS = 7;
  static final int PPS = 8;

  private NalUnits() {}

  /** Gives every unit in order, without start codes and trailing zeros. */
  static void split(byte[] bytes, int length, NalSplitter.Taker taker) {
    NalSplitter.split(bytes, length, 0, taker);
  }

  static int type(byte first) {
    return first & 0x1F;
  }

  /**
   * Whether a unit is supplementary information: nobody checks what it says. Which field of an
   * interlaced picture comes first is in the order of the fields' times, too, and in the container.
   */
  static boolean supplementary(byte[] bytes, int from) {
    return type(bytes[from]) == SEI;
  }

  /** The same units, each behind its length in four bytes. */
  static Octets withLengths(byte[] annexB) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    split(
        annexB,
        annexB.length,
        (from, end) -> {
          int type = type(annexB[from]);
          if (type == SPS || type == PPS) {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(end - from).array());
            out.write(annexB, from, end - from);
          }
        });
    return Octets.of(out.toByteArray());
  }

  /** Units behind start codes. */
  static byte[] withStartCodes(Octets... units) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Octets unit : units) {
      out.writeBytes(new byte[] {0, 0, 0, 1});
      out.writeBytes(unit.toArray());
    }
    return out.toByteArray();
  }

  /** The first unit of a type, which must be the only one. */
  static Octets first(byte[] bytes, int type) {
    List<Octets> found = new ArrayList<>();
    split(
        bytes,
        bytes.length,
        (from, end) -> {
          if (type(bytes[from]) == type) {
            found.add(Octets.of(Arrays.copyOfRange(bytes, from, end)));
          }
        });
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " parameter sets of type " + type);
    }
    return found.getFirst();
  }
}
