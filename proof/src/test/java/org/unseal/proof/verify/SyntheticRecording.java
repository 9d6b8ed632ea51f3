package org.unseal.proof.verify;

import static org.unseal.proof.mp4.TinyMp4.join;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.mp4.TinyMp4;
import org.unseal.proof.mp4.TinyMp4.Unit;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.RecordingSealer;
import org.unseal.proof.seal.RecordingSealer.SealedTrack;
import org.unseal.proof.seal.RecordingSealer.TrackSetup;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;

/**
 * A recording of units that look like H.264 and AAC as far as anything here looks into them, and
 * its seal. Every picture's bytes are drawn by a random generator.
 */
public final class SyntheticRecording {
  static final TrackId V0 = TrackId.parse("v0");
  static final TrackId A0 = TrackId.parse("a0");
  static final TimeBase VIDEO = new TimeBase(1, 12_800);
  static final TimeBase SOUND = new TimeBase(1, 16_000);
  static final int STEP = 512;
  static final int FRAMES = 10;

  /** Where the recording's clock is when it begins. */
  private static final long START = 7_000;

  private static final int PACKET = 1024;
  private static final byte[] SPS = {0x67, 66, (byte) 0xc0, 30, (byte) 0xaa, 0x11};
  private static final byte[] PPS = {0x68, (byte) 0xce, 0x3c, (byte) 0x80};
  private static final byte[] OTHER_SPS = {0x67, 66, (byte) 0xc0, 30, 0x4a, 0x11};
  private static final byte[] OTHER_PPS = {0x68, 0x4b, 0x3c, (byte) 0x80};
  static final byte[] CONFIG = {0x14, 0x08};

  /** Both pairs of parameter sets, as a release has them. */
  static final byte[] AVCC =
      join(
          new byte[] {1, 66, (byte) 0xc0, 30, (byte) 0xff, (byte) 0xe2, 0, 6},
          SPS,
          new byte[] {0, 6},
          OTHER_SPS,
          new byte[] {2, 0, 4},
          PPS,
          new byte[] {0, 4},
          OTHER_PPS);

  final TimeBase videoBase;
  final String entry;
  final UnitFormat.Nal format;
  final Seed seed;
  final List<Leaf> video = new ArrayList<>();
  final List<Leaf> sound = new ArrayList<>();
  final List<Unit> pictures = new ArrayList<>();
  final List<Unit> packets = new ArrayList<>();
  final Seal seal;

  /**
   * A recording of GOPs of ten pictures each, the pictures of which are shown in another order than
   * they are coded in.
   *
   * @param gapAfter a GOP after which nothing was recorded for four seconds; -1 for none
   */
  public SyntheticRecording(long random, int gops, int gapAfter) {
    this(random, gops, gapAfter, 90);
  }

  /**
   * The same with pictures of another size.
   *
   * @param pictureBytes about twice the mean
   */
  public SyntheticRecording(long random, int gops, int gapAfter, int pictureBytes) {
    Random source = new Random(random);
    videoBase = VIDEO;
    entry = "avc1";
    format = new UnitFormat.Nal(NalCodec.H264, 4, Octets.of(AVCC));
    seed = Seed.of(bytes(source, Seed.LENGTH));
    long dts = START;
    for (int gop = 0; gop < gops; gop++) {
      for (int i = 0; i < FRAMES; i++) {
        // coded I P b P b ..., a step later than decoded
        int later = i == 0 ? 1 : i % 2 == 1 ? i == FRAMES - 1 ? 1 : 2 : 0;
        pictures.add(
            Unit.of(picture(source, i == 0, false, pictureBytes), dts, later * STEP, i == 0));
        dts += STEP;
      }
      dts += gop == gapAfter ? 100 * STEP : 0;
    }
    long length = (dts - START) * SOUND.denominator() / VIDEO.denominator() / PACKET;
    for (int i = 0; i < length; i++) {
      packets.add(Unit.of(bytes(source, 40 + source.nextInt(20)), (long) i * PACKET, 0, true));
    }
    seal = seal();
  }

  /**
   * A recording of these units, without sound.
   *
   * @param times presentation times in decode order
   */
  public SyntheticRecording(
      List<Octets> units, List<Long> times, UnitFormat.Nal format, TimeBase base) {
    videoBase = base;
    entry = format.codec() == NalCodec.H264 ? "avc1" : "hvc1";
    this.format = format;
    seed = Seed.of(new byte[Seed.LENGTH]);
    List<Long> sorted = times.stream().sorted().toList();
    long delay = 0;
    for (int i = 0; i < times.size(); i++) {
      delay = Math.max(delay, sorted.get(i) - times.get(i));
    }
    for (int i = 0; i < times.size(); i++) {
      long dts = sorted.get(i) - delay;
      pictures.add(new Unit(units.get(i), dts, (int) (times.get(i) - dts), i == 0));
    }
    seal = seal();
  }

  /** How many leaves of pictures there are. */
  public int leaves() {
    return video.size();
  }

  /** What decoding needs beside the pictures, as a box of an MP4. */
  byte[] config() {
    return TinyMp4.box(
        format.codec() == NalCodec.H264 ? "avcC" : "hvcC", format.extradata().toArray());
  }

  private static byte[] bytes(Random source, int length) {
    byte[] bytes = new byte[length];
    source.nextBytes(bytes);
    bytes[length - 1] = 1;
    return bytes;
  }

  /** A coded picture, between a message and nothing. */
  static byte[] picture(Random source, boolean start, boolean rendered) {
    return picture(source, start, rendered, 90);
  }

  private static byte[] picture(Random source, boolean start, boolean rendered, int most) {
    byte[] header = {(byte) (start ? 0x65 : 0x41), (byte) 0x88, (byte) (rendered ? 0x40 : 0x80)};
    byte[] slice = join(header, bytes(source, 30 + source.nextInt(most)));
    byte[] message = {6, 7, 2, 3, 4, (byte) 0x80};
    return start && !rendered
        ? join(length(message), message, length(slice), slice)
        : join(length(slice), slice);
  }

  private static byte[] length(byte[] nal) {
    return ByteBuffer.allocate(4).putInt(nal.length).array();
  }

  private Seal seal() {
    RecordingSealer sealer =
        new RecordingSealer(
            seed,
            List.of(
                new TrackSetup(V0, format, videoBase),
                new TrackSetup(
                    A0, new UnitFormat.Whole(UnitFormat.Cut.SECONDS, Octets.of(CONFIG)), SOUND)),
            leaf -> (leaf.track().equals(V0) ? video : sound).add(leaf));
    for (Unit unit : pictures) {
      sealer.add(0, unit.array(), unit.array().length, unit.pts(), unit.key());
    }
    for (Unit unit : packets) {
      sealer.add(1, unit.array(), unit.array().length, unit.pts(), true);
    }
    List<Seal.Track> tracks = new ArrayList<>();
    for (SealedTrack track : sealer.end()) {
      tracks.add(
          new Seal.Track(
              track.track().toString(),
              track.track().equals(V0) ? "h264" : "aac",
              track.leaves(),
              track.root()));
    }
    Leaf any = video.getFirst();
    return new Seal(
        "unseal test",
        "2026-11-24T00:00:00Z",
        any.content(),
        any.time(),
        Seal.CameraSignature.NONE,
        tracks);
  }

  /** The units of a leaf of pictures. */
  List<Unit> units(Leaf leaf) {
    List<Leaf> leaves = leaf.track().equals(V0) ? video : sound;
    int from = 0;
    for (int i = 0; i < leaf.index(); i++) {
      from += leaves.get(i).units();
    }
    List<Unit> all = leaf.track().equals(V0) ? pictures : packets;
    return all.subList(from, from + leaf.units());
  }

  OpenedTimes times(Leaf leaf) {
    return OpenedTimes.of(
        leaf.track().equals(V0) ? videoBase : SOUND,
        units(leaf).stream().mapToLong(Unit::pts).toArray());
  }
}
