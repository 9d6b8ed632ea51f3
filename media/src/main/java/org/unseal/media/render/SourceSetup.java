package org.unseal.media.render;

import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.media.gop.StreamSets;
import org.unseal.media.mp4.DisplayMatrix;
import org.unseal.media.mp4.PictureTrack;
import org.unseal.media.mp4.PictureTrack.Colour;
import org.unseal.media.mp4.PictureTrack.FieldOrder;
import org.unseal.media.mp4.PictureTrack.PixelAspect;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.PictureTraits;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;

/** What a rendition takes over from its recording, worked out before the first frame. */
record SourceSetup(Canvas canvas, EncoderSetup encoder, DisplayMatrix turn, TimeBase sourceBase) {
  private static final int UNSPECIFIED = 2;
  private static final int FASTEST = 240;
  private static final int LARGEST_ASPECT = 0xFFFF;

  static SourceSetup of(LibavFootage recording, RenderSettings settings) {
    FootageFacts facts = recording.facts();
    PictureTraits traits = recording.traits();
    Canvas canvas =
        Canvas.of(
            facts.size(),
            traits.pixelFormat(),
            facts.fullRange(),
            traits.colorSpace(),
            facts.interlaced(),
            settings.fill());
    EncoderSetup encoder =
        new EncoderSetup(
            canvas.coded(),
            encoderBase(facts.timeBase()),
            framesPerSecond(facts),
            tags(traits, facts.fullRange()),
            aspect(traits),
            fields(traits, facts),
            settings.processor(),
            EncoderSetup.QUALITIES.getFirst(),
            Optional.empty());
    return new SourceSetup(canvas, encoder, turn(traits), facts.timeBase());
  }

  /** The same for runs that stand beside GOPs of these parameter sets. */
  SourceSetup beside(StreamSets sets) {
    return new SourceSetup(
        canvas,
        encoder.beside(
            new EncoderSetup.Beside(
                sets.freeId(), sets.profile(), sets.level(), sets.arithmetic())),
        turn,
        sourceBase);
  }

  /** What a frame's time is for the encoder, which only weighs durations by it. */
  long encoderTicks(long ticks) {
    return sourceBase.equals(encoder.base())
        ? ticks
        : OutputClock.rescale(ticks, sourceBase, encoder.base().denominator());
  }

  /**
   * The output's track.
   *
   * @param parameterSets as the encoder gave them, with start codes
   */
  PictureTrack track(byte[] parameterSets) {
    return track(
        List.of(NalUnits.first(parameterSets, NalUnits.SPS)),
        List.of(NalUnits.first(parameterSets, NalUnits.PPS)));
  }

  /** The output's track with these parameter sets, the recording's own first. */
  PictureTrack track(List<Octets> sequences, List<Octets> pictures) {
    EncoderSetup.ColourTags tags = encoder.tags();
    boolean said =
        canvas.fullRange()
            || tags.primaries() != UNSPECIFIED
            || tags.transfer() != UNSPECIFIED
            || tags.matrix() != UNSPECIFIED;
    return new PictureTrack(
        canvas.coded(),
        canvas.shown(),
        sequences,
        pictures,
        encoder.aspect(),
        said
            ? Optional.of(
                new Colour(tags.primaries(), tags.transfer(), tags.matrix(), canvas.fullRange()))
            : Optional.empty(),
        encoder.fields(),
        turn);
  }

  private static TimeBase encoderBase(TimeBase base) {
    return base.denominator() <= OutputClock.FINEST ? base : new TimeBase(1, OutputClock.FINEST);
  }

  private static int framesPerSecond(FootageFacts facts) {
    double seconds = facts.timeBase().toSeconds(facts.durationTicks());
    return seconds > 0 ? Math.clamp(Math.round(facts.codedPictures() / seconds), 1, FASTEST) : 1;
  }

  private static EncoderSetup.ColourTags tags(PictureTraits traits, boolean fullRange) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(traits.pixelFormat());
    long notYuv = avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL;
    boolean converted = format != null && (format.flags() & notYuv) != 0;
    boolean keepsPlaces =
        format != null && format.log2_chroma_w() == 1 && format.log2_chroma_h() == 1;
    int range = fullRange ? avutil.AVCOL_RANGE_JPEG : traits.colorRange();
    return new EncoderSetup.ColourTags(
        converted ? avutil.AVCOL_RANGE_MPEG : range,
        traits.colorPrimaries(),
        traits.colorTransfer(),
        converted ? avutil.AVCOL_SPC_BT709 : traits.colorSpace(),
        keepsPlaces ? traits.chromaLocation() : avutil.AVCHROMA_LOC_UNSPECIFIED);
  }

  private static Optional<PixelAspect> aspect(PictureTraits traits) {
    int horizontal = traits.aspectNumerator();
    int vertical = traits.aspectDenominator();
    if (horizontal < 1) {
      return Optional.empty();
    }
    while (horizontal > LARGEST_ASPECT || vertical > LARGEST_ASPECT) {
      horizontal = Math.max(1, horizontal / 2);
      vertical = Math.max(1, vertical / 2);
    }
    return Optional.of(new PixelAspect(horizontal, vertical));
  }

  private static Optional<FieldOrder> fields(PictureTraits traits, FootageFacts facts) {
    if (!facts.interlaced()) {
      return Optional.empty();
    }
    boolean bottom = traits.interlaced() && !traits.topFieldFirst();
    return Optional.of(bottom ? FieldOrder.BOTTOM_FIRST : FieldOrder.TOP_FIRST);
  }

  private static DisplayMatrix turn(PictureTraits traits) {
    if (traits.displayMatrix().isEmpty()) {
      return DisplayMatrix.UPRIGHT;
    }
    List<Integer> m = traits.displayMatrix().get();
    return new DisplayMatrix(m.get(0), m.get(1), m.get(3), m.get(4));
  }
}
