package org.unseal.media.gop;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.media.read.CodedPictures;
import org.unseal.media.read.LibavFootage;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.Extradata;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.NalSplitter;

/**
 * The GOPs of a recording: from one picture at which decoding can begin whatever came before (an
 * IDR) to the next. Other entrances are none, so what an open border would tie together stays
 * together. Made in one pass without decoding; nine bytes a picture. Immutable.
 */
public final class GopIndex {
  private final Optional<Obstacle> obstacle;
  private final long[] times;
  private final int[] starts;
  private final long lastDuration;
  private final Optional<StreamSets> sets;
  private final boolean strips;
  private final int lengthSize;

  private GopIndex(Optional<Obstacle> obstacle, Pass pass) {
    this.obstacle = obstacle;
    times = Arrays.copyOf(pass.times, pass.count);
    starts = Arrays.copyOf(pass.starts, pass.gops + 1);
    starts[pass.gops] = pass.count;
    lastDuration = pass.lastDuration;
    sets = obstacle.isPresent() ? Optional.empty() : Optional.of(pass.collector.sets());
    strips = pass.collector.mixed();
    lengthSize = pass.lengthSize;
  }

  /** Passes over a recording. */
  public static GopIndex of(LibavFootage recording) {
    try (CodedPictures pictures = recording.codedPictures()) {
      Pass pass = new Pass(pictures.stream().codecpar());
      Optional<Obstacle> obstacle = Optional.empty();
      if (pictures.stream().codecpar().codec_id() != avcodec.AV_CODEC_ID_H264) {
        obstacle = Optional.of(Obstacle.NOT_H264);
      } else if (recording.facts().interlaced()) {
        obstacle = Optional.of(Obstacle.INTERLACED);
      } else if (!plain(recording.traits().pixelFormat())) {
        obstacle = Optional.of(Obstacle.PIXEL_FORMAT);
      }
      if (obstacle.isEmpty()) {
        obstacle = pass.over(pictures);
      }
      return new GopIndex(obstacle, pass);
    }
  }

  private static boolean plain(int pixelFormat) {
    return pixelFormat == avutil.AV_PIX_FMT_YUV420P || pixelFormat == avutil.AV_PIX_FMT_YUVJ420P;
  }

  /** Why the recording can't be rendered GOP by GOP, if so; then nothing else is to be asked. */
  public Optional<Obstacle> obstacle() {
    return obstacle;
  }

  public int pictures() {
    return times.length;
  }

  public int gops() {
    return starts.length - 1;
  }

  /**
   * A GOP's first picture, counted in the order of the file. As no GOP overlaps another in time, it
   * is also the first frame that is shown of it, counted in the order of showing.
   */
  public int start(int gop) {
    return starts[gop];
  }

  /** The picture behind a GOP's last. */
  public int end(int gop) {
    return starts[gop + 1];
  }

  /** Presentation times in ticks, in the order of the file; a copy. */
  public long[] times() {
    return times.clone();
  }

  /** How long the picture that is shown last says it is, in ticks, or 0. */
  public long lastDuration() {
    return lastDuration;
  }

  /** The parameter sets; only where there is no obstacle. */
  public StreamSets sets() {
    return sets.orElseThrow();
  }

  /**
   * A picture as MP4 holds it, every NAL unit behind its length in four bytes. The bytes of the
   * units stay as they are. Where only some entrances carry parameter sets these are left out:
   * players take either all or none.
   */
  public byte[] sample(byte[] unit) {
    if (lengthSize == Integer.BYTES && !strips) {
      return unit;
    }
    int[] length = {0};
    NalSplitter.split(
        unit,
        unit.length,
        lengthSize,
        (from, end) -> length[0] += kept(unit[from]) ? Integer.BYTES + end - from : 0);
    byte[] sample = new byte[length[0]];
    int[] at = {0};
    NalSplitter.split(
        unit,
        unit.length,
        lengthSize,
        (from, end) -> {
          if (kept(unit[from])) {
            int size = end - from;
            for (int shift = 24; shift >= 0; shift -= 8) {
              sample[at[0]++] = (byte) (size >>> shift);
            }
            System.arraycopy(unit, from, sample, at[0], size);
            at[0] += size;
          }
        });
    return sample;
  }

  private boolean kept(byte header) {
    return !strips || !SetCollector.isSet(header & 0x1F);
  }

  /** What is noted on the way. */
  private static final class Pass {
    private static final int IDR = 5;
    private static final int FIRST_CAPACITY = 1024;

    private final SetCollector collector = new SetCollector();
    private final int lengthSize;
    private long[] times = new long[FIRST_CAPACITY];
    private int[] starts = new int[FIRST_CAPACITY];
    private int count;
    private int gops;
    private long lastDuration;
    private long latest = Long.MIN_VALUE;
    private long latestBefore = Long.MIN_VALUE;
    private boolean entrance;
    private boolean carriesSets;

    Pass(AVCodecParameters codec) {
      byte[] extradata = new byte[codec.extradata() == null ? 0 : codec.extradata_size()];
      if (extradata.length > 0) {
        codec.extradata().get(extradata);
      }
      Octets octets = Octets.of(extradata);
      lengthSize = Extradata.lengthSize(NalCodec.H264, octets);
      if (codec.codec_id() == avcodec.AV_CODEC_ID_H264) {
        for (Octets set : Extradata.sets(NalCodec.H264, octets)) {
          takeSet(set.toArray(), 0, set.length());
        }
      }
    }

    private void takeSet(byte[] bytes, int from, int end) {
      int type = bytes[from] & 0x1F;
      if (SetCollector.isSet(type)) {
        collector.take(type, Octets.of(bytes, from, end));
      }
    }

    Optional<Obstacle> over(CodedPictures pictures) {
      for (Optional<CodedPictures.Unit> next = pictures.next();
          next.isPresent();
          next = pictures.next()) {
        Optional<Obstacle> obstacle = take(next.get());
        if (obstacle.isPresent()) {
          return obstacle;
        }
      }
      if (pictures.brokenOff() || count == 0) {
        return Optional.of(Obstacle.DAMAGED);
      }
      return unique() ? collector.obstacle() : Optional.of(Obstacle.TIMES);
    }

    private Optional<Obstacle> take(CodedPictures.Unit unit) {
      if (!unit.whole()) {
        return Optional.of(Obstacle.UNITS);
      }
      if (!unit.timed()) {
        return Optional.of(Obstacle.TIMES);
      }
      entrance = false;
      carriesSets = false;
      byte[] bytes = unit.bytes();
      NalSplitter.split(
          bytes,
          bytes.length,
          lengthSize,
          (from, end) -> {
            int type = bytes[from] & 0x1F;
            entrance |= type == IDR;
            carriesSets |= SetCollector.isSet(type);
            takeSet(bytes, from, end);
          });
      if (count == 0 && !entrance) {
        return Optional.of(Obstacle.NO_IDR);
      }
      if (entrance) {
        begin();
      }
      if (unit.pts() <= latestBefore) {
        return Optional.of(Obstacle.TIMES);
      }
      add(unit);
      return Optional.empty();
    }

    private void begin() {
      if (gops + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
      }
      starts[gops++] = count;
      latestBefore = latest;
      collector.entrance(carriesSets);
    }

    private void add(CodedPictures.Unit unit) {
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count++] = unit.pts();
      if (unit.pts() >= latest) {
        latest = unit.pts();
        lastDuration = unit.duration();
      }
    }

    private boolean unique() {
      long[] sorted = Arrays.copyOf(times, count);
      Arrays.sort(sorted);
      for (int i = 1; i < count; i++) {
        if (sorted[i] == sorted[i - 1]) {
          return false;
        }
      }
      return true;
    }
  }
}
