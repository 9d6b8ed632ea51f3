package org.unseal.model.reported;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Optional;
import org.unseal.model.picture.Box;

/**
 * A place in a published clip, as its readers send it: a code with two check symbols, in which
 * every wrong symbol and every two that changed places are found.
 *
 * @param version number of the version, from 1
 * @param manifest the first three bytes of the SHA-256 of its manifest, as a number
 * @param clip number of the clip, from 1
 * @param frame counted from 0, the clip's first
 * @param box in pixels of the clip's picture, grown outward to multiples of eight; may reach
 *     outside it. Empty where the whole picture is meant
 */
public record ReportCode(int version, int manifest, int clip, int frame, Optional<Box> box) {
  /** Most characters of a text that is looked at. */
  public static final int LONGEST = 100;

  /** Boxes are in units of so many pixels. */
  private static final int UNIT = 8;

  private static final int MOST_UNITS = 8192;
  private static final int MOST = 9999;
  private static final int MANIFEST_BITS = 24;

  public ReportCode {
    if (version < 1 || version > MOST || clip < 1 || clip > MOST) {
      throw new IllegalArgumentException("versions and clips are of 1 to " + MOST);
    }
    if (manifest < 0 || manifest >= 1 << MANIFEST_BITS) {
      throw new IllegalArgumentException("the first bytes of a manifest's digest are three");
    }
    if (frame < 0) {
      throw new IllegalArgumentException("frames count from 0");
    }
    requireNonNull(box, "box");
    box.ifPresent(ReportCode::requireWithin);
    box = box.map(one -> one.snapOutward(UNIT, UNIT));
  }

  private static void requireWithin(Box box) {
    int most = MOST_UNITS * UNIT;
    if (box.left() < 0 || box.top() < 0 || box.right() > most || box.bottom() > most) {
      throw new IllegalArgumentException("a box lies within 0 to " + most);
    }
  }

  /**
   * Reads a code as somebody typed it: capitals or not, dashes and spaces wherever they like.
   *
   * @throws MalformedReportCodeException where it is none, mistyped or out of range
   */
  public static ReportCode parse(String text) throws MalformedReportCodeException {
    if (text.length() > LONGEST) {
      throw new MalformedReportCodeException("it is longer than " + LONGEST + " characters");
    }
    BitReader bits = new BitReader(ReportSymbols.number(text));
    int version = bits.number();
    int manifest = bits.next(MANIFEST_BITS);
    int clip = bits.number();
    int frame = bits.number();
    Optional<Box> box = bits.next(1) == 1 ? Optional.of(box(bits)) : Optional.empty();
    bits.end();
    try {
      return new ReportCode(version, manifest, clip, frame, box);
    } catch (IllegalArgumentException e) {
      throw new MalformedReportCodeException("it names what can't be: " + e.getMessage());
    }
  }

  private static Box box(BitReader bits) throws MalformedReportCodeException {
    int[] units = new int[4];
    for (int i = 0; i < units.length; i++) {
      units[i] = bits.number();
      if (units[i] > MOST_UNITS || (i >= 2 && units[i] == 0)) {
        throw new MalformedReportCodeException("it names a box that can't be");
      }
    }
    return Box.ofSize(units[0] * UNIT, units[1] * UNIT, units[2] * UNIT, units[3] * UNIT);
  }

  /** As it is sent: capitals, in groups of four. */
  @Override
  public String toString() {
    StringBuilder bits = new StringBuilder("1");
    number(bits, version);
    for (int bit = MANIFEST_BITS - 1; bit >= 0; bit--) {
      bits.append(manifest >> bit & 1);
    }
    number(bits, clip);
    number(bits, frame);
    bits.append(box.isPresent() ? '1' : '0');
    box.ifPresent(
        one -> {
          number(bits, one.left() / UNIT);
          number(bits, one.top() / UNIT);
          number(bits, one.width() / UNIT);
          number(bits, one.height() / UNIT);
        });
    return ReportSymbols.text(new BigInteger(bits.toString(), 2));
  }

  private static void number(StringBuilder bits, int value) {
    int groups = Math.max(1, Math.ceilDiv(Integer.SIZE - Integer.numberOfLeadingZeros(value), 4));
    for (int group = groups - 1; group >= 0; group--) {
      bits.append(group > 0 ? '1' : '0');
      for (int bit = 3; bit >= 0; bit--) {
        bits.append(value >> (group * 4 + bit) & 1);
      }
    }
  }
}
