package org.unseal.media.gop;

import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.BitReader;

/**
 * Reads a sequence parameter set from its first to its last element, ITU-T H.264, 7.3.2.1.1 and
 * E.1.1. Numbers that can't be are no reason to throw: {@link #readable} says so.
 */
final class SequenceSyntax {
  private static final int LONGEST_CYCLE = 255;
  private static final int HIGHEST_ID = 31;
  private static final int OWN_ASPECT = 255;
  private static final int MOST_BUFFERS = 32;

  private final BitReader bits;
  private final int profile;
  private final int constraints;
  private final int level;
  private final int id;
  private boolean readable = true;
  private boolean plain = true;
  private boolean croppedFront;
  private int columns;
  private int rows;
  private Element references = new Element(0, 0, 0);
  private boolean restricted;
  private Element decoded = new Element(0, 0, 0);

  /**
   * An element.
   *
   * @param at where it begins, in bits behind the header of the NAL unit
   * @param end where it ends
   */
  record Element(int value, int at, int end) {}

  SequenceSyntax(Octets set) {
    byte[] bytes = set.toArray();
    bits = new BitReader(bytes, 1, bytes.length);
    profile = bits.bits(8);
    constraints = bits.bits(8);
    level = bits.bits(8);
    id = bits.golomb();
    readable = id >= 0 && id <= HIGHEST_ID;
    if (readable && readFormat() && readOrder()) {
      readPicture();
    }
  }

  /** Whether there is more that can be read. */
  private boolean readFormat() {
    if (!tellsChroma(profile)) {
      return true;
    }
    plain = bits.golomb() == 1; // 4:2:0
    int moreLuma = bits.golomb();
    int moreChroma = bits.golomb();
    plain &= moreLuma == 0 && moreChroma == 0; // 8 bits each
    bits.skip(1);
    plain &= bits.bits(1) == 0; // no scaling lists
    return plain;
  }

  private boolean readOrder() {
    bits.golomb(); // length of frame numbers
    int order = bits.golomb();
    if (order == 0) {
      bits.golomb();
    } else if (order == 1) {
      bits.skip(1);
      bits.golomb();
      bits.golomb();
      int cycle = bits.golomb();
      if (cycle < 0 || cycle > LONGEST_CYCLE) {
        readable = false;
        return false;
      }
      for (int i = 0; i < cycle; i++) {
        bits.golomb();
      }
    }
    return true;
  }

  private void readPicture() {
    references = number();
    bits.skip(1);
    columns = bits.golomb() + 1;
    rows = bits.golomb() + 1;
    readable = columns > 0 && rows > 0;
    plain = bits.bits(1) == 1; // whole frames
    if (!plain) {
      bits.skip(1);
    }
    bits.skip(1);
    if (bits.bits(1) == 1) {
      int left = bits.golomb();
      bits.golomb();
      int top = bits.golomb();
      bits.golomb();
      croppedFront = left != 0 || top != 0;
    }
    if (bits.bits(1) == 1) {
      readUsability();
    }
  }

  private void readUsability() {
    if (bits.bits(1) == 1 && bits.bits(8) == OWN_ASPECT) {
      bits.skip(32);
    }
    if (bits.bits(1) == 1) {
      bits.skip(1); // overscan
    }
    if (bits.bits(1) == 1) {
      bits.skip(4); // format and range
      if (bits.bits(1) == 1) {
        bits.skip(24);
      }
    }
    if (bits.bits(1) == 1) {
      bits.golomb(); // where chroma samples lie
      bits.golomb();
    }
    if (bits.bits(1) == 1) {
      bits.skip(65); // time of a field, and whether it is kept
    }
    boolean buffered = readBuffers();
    buffered |= readBuffers();
    if (buffered) {
      bits.skip(1);
    }
    bits.skip(1);
    if (bits.bits(1) == 1) {
      restricted = true;
      bits.skip(1);
      for (int i = 0; i < 5; i++) {
        bits.golomb();
      }
      decoded = number();
    }
  }

  /** The description of a buffer of coded pictures, E.1.2, if it is there. */
  private boolean readBuffers() {
    if (bits.bits(1) == 0) {
      return false;
    }
    int count = bits.golomb() + 1;
    bits.skip(8);
    for (int i = 0; i < Math.min(count, MOST_BUFFERS); i++) {
      bits.golomb();
      bits.golomb();
      bits.skip(1);
    }
    bits.skip(20);
    return true;
  }

  private Element number() {
    int at = bits.position();
    return new Element(bits.golomb(), at, bits.position());
  }

  private static boolean tellsChroma(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  boolean readable() {
    return readable;
  }

  int id() {
    return id;
  }

  int profile() {
    return profile;
  }

  int level() {
    return level;
  }

  /** {@code constraint_set3_flag}. */
  boolean thirdConstraint() {
    return (constraints & 0x10) != 0;
  }

  /** 8-bit 4:2:0 of whole frames, without scaling lists of its own. */
  boolean plain() {
    return plain;
  }

  boolean croppedFront() {
    return croppedFront;
  }

  /** Of 16 x 16 pixels, in a picture; only where it is plain. */
  int macroblocks() {
    return (int) Math.min(Integer.MAX_VALUE, (long) columns * rows);
  }

  /** {@code max_num_ref_frames}. */
  Element references() {
    return references;
  }

  /** Whether it says how many decoded pictures are kept. */
  boolean restricted() {
    return restricted;
  }

  /** {@code max_dec_frame_buffering}, the last element; only where it is restricted. */
  Element decoded() {
    return decoded;
  }
}
