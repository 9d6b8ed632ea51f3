package org.unseal.media.gop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.proof.digest.Octets;

class DecodedPicturesTest {
  private static final int UNSAID = -1;

  /**
   * A parameter set of 320x180.
   *
   * @param kept {@code max_dec_frame_buffering}, or unsaid
   * @param buffers buffers of coded pictures are described
   */
  private static Octets set(
      int profile, int constraints, int level, int references, int kept, boolean buffers) {
    BitWriter out = new BitWriter((byte) 0x67);
    bits(out, profile, 8);
    bits(out, constraints, 8);
    bits(out, level, 8);
    out.golomb(0);
    if (profile == 100) {
      out.golomb(1);
      out.golomb(0);
      out.golomb(0);
      bits(out, 0, 2);
    }
    out.golomb(0);
    out.golomb(2);
    out.golomb(references);
    bits(out, 0, 1);
    out.golomb(19);
    out.golomb(11);
    bits(out, 0b111, 3); // whole frames, direct, cropped
    out.golomb(0);
    out.golomb(0);
    out.golomb(0);
    out.golomb(6);
    bits(out, kept == UNSAID && !buffers ? 0 : 1, 1);
    if (kept != UNSAID || buffers) {
      usability(out, kept, buffers);
    }
    return out.unit();
  }

  /** Everything that there may be, so that nothing is passed over wrongly. */
  private static void usability(BitWriter out, int kept, boolean buffers) {
    bits(out, 1, 1);
    bits(out, 255, 8);
    bits(out, 1, 16);
    bits(out, 1, 16);
    bits(out, 0b11, 2); // overscan
    bits(out, 0b1_101_1_1, 6); // range, and colours
    bits(out, 0x010101, 24);
    bits(out, 1, 1);
    out.golomb(2);
    out.golomb(2);
    bits(out, 1, 1); // 0 0 0 1: an escape is needed
    bits(out, 1, 32);
    bits(out, 50, 32);
    bits(out, 1, 1);
    for (int i = 0; i < 2; i++) {
      bits(out, buffers ? 1 : 0, 1);
      if (buffers) {
        out.golomb(1);
        bits(out, 0x11, 8);
        for (int buffer = 0; buffer < 2; buffer++) {
          out.golomb(70_000);
          out.golomb(90_000);
          bits(out, 0, 1);
        }
        bits(out, 0x12345, 20);
      }
    }
    bits(out, 0, buffers ? 2 : 1);
    bits(out, kept == UNSAID ? 0 : 1, 1);
    if (kept != UNSAID) {
      bits(out, 1, 1);
      out.golomb(0);
      out.golomb(0);
      out.golomb(11);
      out.golomb(11);
      out.golomb(0);
      out.golomb(kept);
    }
  }

  private static void bits(BitWriter out, int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      out.bit((value >> i) & 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "66, 0, 30, 1, 1, false, 1",
    "100, 0, 30, 3, 4, false, 4",
    "77, 0, 30, 3, 4, true, 4",
    "100, 0, 30, 4, -1, true, 16", // 8100 macroblocks hold 33 pictures of 240, but never more than
    // 16
    "66, 0, 10, 1, -1, false, 1", // 396 / 240
    "66, 0, 11, 1, -1, false, 3",
    "66, 16, 11, 1, -1, false, 1", // level 1b
    "100, 16, 30, 0, -1, false, 0", // single pictures only
  })
  void readsHowManyPicturesAreKept(
      int profile,
      int constraints,
      int level,
      int references,
      int kept,
      boolean buffers,
      int expected) {
    Octets set = set(profile, constraints, level, references, kept, buffers);

    assertThat(DecodedPictures.of(set)).contains(new DecodedPictures(references, expected));
  }

  @ParameterizedTest
  @CsvSource({"100,true,1,2", "100,false,3,4", "66,true,7,7", "77,false,16,16", "66,false,1,1"})
  void changesTheTwoNumbersAndNothingElse(int profile, boolean buffers, int references, int kept) {
    Octets encoded = set(profile, 0, 30, 1, 1, buffers);

    assertThat(new DecodedPictures(references, kept).in(encoded))
        .isEqualTo(set(profile, 0, 30, references, kept, buffers));
  }

  @Test
  void leavesAloneWhatSaysMoreOrNothing() {
    Octets more = set(100, 0, 30, 3, 3, false);
    Octets nothing = set(100, 0, 30, 1, UNSAID, true);

    assertThat(new DecodedPictures(1, 3).in(more)).isEqualTo(more);
    assertThat(new DecodedPictures(3, 2).in(more)).isEqualTo(more);
    assertThat(new DecodedPictures(4, 4).in(nothing)).isEqualTo(nothing);
  }

  @Test
  void numbersThatCanNotBeAreNotTaken() {
    assertThat(DecodedPictures.of(set(100, 0, 30, 17, 17, false))).isEmpty();
    assertThat(DecodedPictures.of(set(100, 0, 30, 3, 2, false))).isEmpty();
    assertThat(DecodedPictures.of(set(100, 0, 30, 1, 17, true))).isEmpty();
    assertThat(DecodedPictures.of(Octets.of(new byte[] {0x67}))).isEmpty();
  }
}
