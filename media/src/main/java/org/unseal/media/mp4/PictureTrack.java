package org.unseal.media.mp4;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.digest.Octets;

/**
 * A track of H.264 pictures.
 *
 * @param coded size of the coded pictures
 * @param shown what of it, counted from its top left corner, is to be seen
 * @param sequences the sequence parameter sets, without start codes; the first one's profile and
 *     level are the track's
 * @param pictures the picture parameter sets, without start codes
 * @param aspect width and height of a pixel, empty where nobody knows
 * @param colour how to read the colours, empty where nobody says
 * @param fields the order of the two fields of a picture, empty where there are none
 * @param turn the nine numbers of {@code tkhd}'s matrix, in its own fixed point
 */
public record PictureTrack(
    PictureSize coded,
    PictureSize shown,
    List<Octets> sequences,
    List<Octets> pictures,
    Optional<PixelAspect> aspect,
    Optional<Colour> colour,
    Optional<FieldOrder> fields,
    DisplayMatrix turn)
    implements TrackKind {
  /** Shape of a pixel. */
  public record PixelAspect(int horizontal, int vertical) {}

  /** Code points of ISO/IEC 23091-2; 2 means that nobody says. */
  public record Colour(int primaries, int transfer, int matrix, boolean fullRange) {}

  /** Which field comes first. */
  public enum FieldOrder {
    TOP_FIRST(1),
    BOTTOM_FIRST(6);

    // The QuickTime File Format's numbers, as players take them for H.264.
    private final int detail;

    FieldOrder(int detail) {
      this.detail = detail;
    }
  }

  public PictureTrack {
    requireNonNull(turn, "turn");
    sequences = List.copyOf(sequences);
    pictures = List.copyOf(pictures);
    if (sequences.isEmpty() || sequences.size() > 31 || pictures.size() > 255) {
      throw new IllegalArgumentException(sequences.size() + " and " + pictures.size() + " sets");
    }
    if (shown.width() > coded.width() || shown.height() > coded.height()) {
      throw new IllegalArgumentException("shows " + shown + " of " + coded);
    }
  }

  /** Width on a screen with square pixels, in 65536ths. */
  long screenWidth() {
    long width = (long) shown.width() << 16;
    return aspect.map(a -> width * a.horizontal() / a.vertical()).orElse(width);
  }

  void writeEntry(Boxes boxes) {
    boxes.begin("avc1").zeros(6).u16(1).zeros(16);
    boxes.u16(coded.width()).u16(coded.height()).u32(72L << 16).u32(72L << 16);
    boxes.zeros(4).u16(1).zeros(32).u16(24).u16(0xFFFF);
    writeConfiguration(boxes);
    fields.ifPresent(f -> boxes.begin("fiel").u8(2).u8(f.detail).end());
    aspect.ifPresent(a -> boxes.begin("pasp").u32(a.horizontal()).u32(a.vertical()).end());
    colour.ifPresent(
        c ->
            boxes
                .begin("colr")
                .text("nclx")
                .u16(c.primaries())
                .u16(c.transfer())
                .u16(c.matrix())
                .u8(c.fullRange() ? 0x80 : 0)
                .end());
    if (!shown.equals(coded)) {
      writeAperture(boxes);
    }
    boxes.end();
  }

  /** ISO/IEC 14496-15, 5.3.3.1. The stream is 8-bit 4:2:0. */
  private void writeConfiguration(Boxes boxes) {
    Octets first = sequences.getFirst();
    boxes.begin("avcC").u8(1).bytes(new byte[] {first.at(1), first.at(2), first.at(3)}).u8(0xFF);
    boxes.u8(0xE0 | sequences.size());
    sequences.forEach(set -> boxes.u16(set.length()).bytes(set.toArray()));
    boxes.u8(pictures.size());
    pictures.forEach(set -> boxes.u16(set.length()).bytes(set.toArray()));
    int profile = first.at(1) & 0xFF;
    if (profile >= 100) {
      boxes.u8(0xFC | 1).u8(0xF8).u8(0xF8).u8(0);
    }
    boxes.end();
  }

  /** ISO/IEC 14496-12, 12.1.4: the offsets are of the centre, so half of what is cut off. */
  private void writeAperture(Boxes boxes) {
    boxes.begin("clap").u32(shown.width()).u32(1).u32(shown.height()).u32(1);
    boxes.u32(shown.width() - coded.width()).u32(2).u32(shown.height() - coded.height()).u32(2);
    boxes.end();
  }
}
