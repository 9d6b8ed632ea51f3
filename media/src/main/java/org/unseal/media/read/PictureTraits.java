package org.unseal.media.read;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_UNSPECIFIED;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * What must be carried over so that a rendition looks like its recording: libav's numbers of the
 * first picture's tags, or the container's where the picture says nothing.
 *
 * @param pixelFormat as decoded
 * @param colorRange {@code AVCOL_RANGE_*}
 * @param colorPrimaries {@code AVCOL_PRI_*}
 * @param colorTransfer {@code AVCOL_TRC_*}
 * @param colorSpace {@code AVCOL_SPC_*}
 * @param chromaLocation {@code AVCHROMA_LOC_*}
 * @param aspectNumerator width of a pixel to its height; 0 where unknown
 * @param aspectDenominator at least 1
 * @param interlaced the first picture is woven of two fields
 * @param topFieldFirst of the two fields the top one is the earlier
 * @param displayMatrix the nine numbers by which players turn the pictures
 */
public record PictureTraits(
    int pixelFormat,
    int colorRange,
    int colorPrimaries,
    int colorTransfer,
    int colorSpace,
    int chromaLocation,
    int aspectNumerator,
    int aspectDenominator,
    boolean interlaced,
    boolean topFieldFirst,
    Optional<List<Integer>> displayMatrix) {
  private static final int MATRIX_NUMBERS = 9;

  public PictureTraits {
    displayMatrix = displayMatrix.map(List::copyOf);
  }

  static PictureTraits of(AVStream stream, AVFrame frame) {
    AVCodecParameters codec = stream.codecpar();
    AVRational aspect = aspect(frame.sample_aspect_ratio(), stream, codec);
    return new PictureTraits(
        frame.format(),
        first(frame.color_range(), codec.color_range(), AVCOL_RANGE_UNSPECIFIED),
        first(frame.color_primaries(), codec.color_primaries(), AVCOL_PRI_UNSPECIFIED),
        first(frame.color_trc(), codec.color_trc(), AVCOL_TRC_UNSPECIFIED),
        first(frame.colorspace(), codec.color_space(), AVCOL_SPC_UNSPECIFIED),
        first(frame.chroma_location(), codec.chroma_location(), AVCHROMA_LOC_UNSPECIFIED),
        Math.max(0, aspect.num()),
        Math.max(1, aspect.den()),
        (frame.flags() & AV_FRAME_FLAG_INTERLACED) != 0,
        (frame.flags() & AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0,
        matrix(codec));
  }

  /** The container's word counts for more than the codec's, as in players. */
  private static AVRational aspect(AVRational frame, AVStream stream, AVCodecParameters codec) {
    for (AVRational aspect :
        List.of(stream.sample_aspect_ratio(), frame, codec.sample_aspect_ratio())) {
      if (aspect.num() > 0 && aspect.den() > 0) {
        return aspect;
      }
    }
    return frame;
  }

  private static int first(int frame, int codec, int unspecified) {
    return frame == unspecified ? codec : frame;
  }

  private static Optional<List<Integer>> matrix(AVCodecParameters codec) {
    AVPacketSideData found =
        codec.nb_coded_side_data() == 0
            ? null
            : av_packet_side_data_get(
                codec.coded_side_data(), codec.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    if (found == null || found.size() < (long) MATRIX_NUMBERS * Integer.BYTES) {
      return Optional.empty();
    }
    IntBuffer numbers =
        found
            .data()
            .capacity((long) MATRIX_NUMBERS * Integer.BYTES)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
    Integer[] matrix = new Integer[MATRIX_NUMBERS];
    for (int i = 0; i < MATRIX_NUMBERS; i++) {
      matrix[i] = numbers.get(i);
    }
    return Optional.of(List.of(matrix));
  }

  /** Clockwise degrees by which players turn the pictures, 0 to 359. */
  public int rotation() {
    if (displayMatrix.isEmpty()) {
      return 0;
    }
    List<Integer> m = displayMatrix.get();
    if (m.get(0) == 0 && m.get(1) == 0) {
      return 0;
    }
    // x' = a x + c y, y' = b x + d y, y down: the image of the x axis tells the angle
    long degrees = Math.round(Math.toDegrees(Math.atan2(m.get(1), m.get(0))));
    return Math.floorMod(degrees, 360);
  }
}
