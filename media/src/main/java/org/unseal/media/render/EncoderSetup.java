package org.unseal.media.render;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.media.mp4.PictureTrack.FieldOrder;
import org.unseal.media.mp4.PictureTrack.PixelAspect;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/**
 * What every run of a rendition is encoded with. All runs share one, so that their parameter sets
 * are the same bytes.
 *
 * @param size of the coded pictures: even, and a multiple of 4 rows where interlaced
 * @param base tick of the presentation times that the encoder is given
 * @param framesPerSecond about; decides the level that the stream claims
 * @param tags how to read the colours, as libav's numbers
 * @param processor x264's {@code asm} setting, or empty for what this machine has
 * @param quality x264's {@code crf}
 * @param beside what to keep to where the runs stand beside GOPs that were passed through
 */
record EncoderSetup(
    PictureSize size,
    TimeBase base,
    int framesPerSecond,
    ColourTags tags,
    Optional<PixelAspect> aspect,
    Optional<FieldOrder> fields,
    String processor,
    int quality,
    Optional<Beside> beside) {
  /** The usual quality first, then those that a run is tried with until it is good enough. */
  static final List<Integer> QUALITIES = List.of(20, 18, 16, 14);

  private static final int HIGH = 100;

  /** libav's {@code AVCOL_*} and {@code AVCHROMA_LOC_*} numbers. */
  record ColourTags(int range, int primaries, int transfer, int matrix, int chromaLocation) {}

  /**
   * Parameter sets of a recording whose other GOPs stay as they are.
   *
   * @param id for the SPS and the PPS of the runs
   * @param profile {@code profile_idc} that must not be exceeded
   * @param level {@code level_idc} that they claim
   * @param arithmetic CABAC may be used
   */
  record Beside(int id, int profile, int level, boolean arithmetic) {}

  EncoderSetup {
    requireNonNull(tags, "tags");
    if (size.width() % 2 != 0 || size.height() % (fields.isPresent() ? 4 : 2) != 0) {
      throw new IllegalArgumentException("x264 can't encode " + size);
    }
    if (!processor.matches("[A-Za-z0-9,.]*")) {
      throw new IllegalArgumentException("not an asm name: " + processor);
    }
  }

  /** The motion search of a step faster than the yardstick; what it saves is in ADR 0005. */
  String preset() {
    return "superfast";
  }

  /** The same with another quality. */
  EncoderSetup at(int other) {
    return new EncoderSetup(
        size, base, framesPerSecond, tags, aspect, fields, processor, other, beside);
  }

  /** The same for runs that stand beside GOPs that were passed through. */
  EncoderSetup beside(Beside others) {
    return new EncoderSetup(
        size, base, framesPerSecond, tags, aspect, fields, processor, quality, Optional.of(others));
  }

  /** x264's own settings, the same whatever the machine but for {@code asm}. */
  String parameters() {
    String order = fields.map(f -> f == FieldOrder.TOP_FIRST ? ":tff=1" : ":bff=1").orElse("");
    String asm = processor.isEmpty() ? "" : ":asm=" + processor;
    return "mbtree=1:rc-lookahead=10:weightp=0:bframes=0:ref=1:open-gop=0:scenecut=0:keyint=infinite:min-keyint=1:stitchable=1"
        + ":nal-hrd=none:aud=0:repeat-headers=0:threads=1:cpu-independent=1"
        + order
        + beside.map(EncoderSetup::keepingTo).orElse("")
        + asm;
  }

  private static String keepingTo(Beside others) {
    return ":sps-id="
        + others.id
        + ":level="
        + others.level
        + (others.profile < HIGH ? ":8x8dct=0" : "")
        + (others.arithmetic ? "" : ":cabac=0");
  }

  /** The settings in words for a report: all that the bytes depend on. */
  String words() {
    return "libx264 preset="
        + preset()
        + " crf="
        + quality
        + " "
        + new EncoderSetup(size, base, framesPerSecond, tags, aspect, fields, "", quality, beside)
            .parameters();
  }
}
