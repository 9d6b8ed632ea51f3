package org.unseal.media.listen;

import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.ShortPointer;

/** Takes the samples out of a decoded frame: one channel, or all of them mixed. */
final class SampleReader {
  private static final double FULL = 1L << 31;

  private final OptionalInt channel;

  SampleReader(OptionalInt channel) {
    this.channel = channel;
  }

  /** Samples of 32 bits; the mix of channels is their mean, rounded down. */
  int[] read(AVFrame frame) {
    int count = frame.nb_samples();
    int channels = frame.ch_layout().nb_channels();
    boolean planar = avutil.av_sample_fmt_is_planar(frame.format()) != 0;
    int[][] planes = new int[planar ? channels : 1][];
    for (int p = 0; p < planes.length; p++) {
      if (!planar || channel.isEmpty() || channel.getAsInt() == p) {
        planes[p] = plane(frame, p, planar ? count : count * channels);
      } else {
        planes[p] = new int[0];
      }
    }
    int[] heard = new int[count];
    for (int i = 0; i < count; i++) {
      if (channel.isPresent()) {
        int c = channel.getAsInt();
        heard[i] = planar ? planes[c][i] : planes[0][i * channels + c];
      } else {
        long sum = 0;
        for (int c = 0; c < channels; c++) {
          sum += planar ? planes[c][i] : planes[0][i * channels + c];
        }
        heard[i] = (int) Math.floorDiv(sum, (long) channels);
      }
    }
    return heard;
  }

  private static int[] plane(AVFrame frame, int plane, int count) {
    int[] samples = new int[count];
    BytePointer data = frame.extended_data(plane);
    switch (avutil.av_get_packed_sample_fmt(frame.format())) {
      case avutil.AV_SAMPLE_FMT_U8 -> {
        byte[] raw = new byte[count];
        data.get(raw);
        for (int i = 0; i < count; i++) {
          samples[i] = ((raw[i] & 0xFF) - 128) << 24;
        }
      }
      case avutil.AV_SAMPLE_FMT_S16 -> {
        short[] raw = new short[count];
        new ShortPointer(data).get(raw);
        for (int i = 0; i < count; i++) {
          samples[i] = raw[i] << 16;
        }
      }
      case avutil.AV_SAMPLE_FMT_S32 -> new IntPointer(data).get(samples);
      case avutil.AV_SAMPLE_FMT_FLT -> {
        float[] raw = new float[count];
        new FloatPointer(data).get(raw);
        for (int i = 0; i < count; i++) {
          samples[i] = whole(raw[i]);
        }
      }
      case avutil.AV_SAMPLE_FMT_DBL -> {
        double[] raw = new double[count];
        new DoublePointer(data).get(raw);
        for (int i = 0; i < count; i++) {
          samples[i] = whole(raw[i]);
        }
      }
      default -> throw new IllegalStateException("a sample format that was refused before");
    }
    return samples;
  }

  /** Whether samples of this format can be taken out. */
  static boolean knows(int format) {
    return switch (avutil.av_get_packed_sample_fmt(format)) {
      case avutil.AV_SAMPLE_FMT_U8,
          avutil.AV_SAMPLE_FMT_S16,
          avutil.AV_SAMPLE_FMT_S32,
          avutil.AV_SAMPLE_FMT_FLT,
          avutil.AV_SAMPLE_FMT_DBL ->
          true;
      default -> false;
    };
  }

  /** What is no number becomes 0, what is too loud becomes full scale. */
  private static int whole(double sample) {
    return Math.clamp(Math.round(sample * FULL), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
