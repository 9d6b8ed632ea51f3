package org.unseal.media.read;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.unseal.media.libav.Av;

/**
 * The packets of the video that is shown, in the order of the file, from its start. One thread.
 * Every pass over a recording gives the same.
 */
public final class CodedPictures implements AutoCloseable {
  private final CodedStream coded;

  CodedPictures(CodedStream coded) {
    this.coded = coded;
  }

  /** One packet. */
  public static final class Unit {
    private final byte[] bytes;
    private final long pts;
    private final long duration;
    private final boolean whole;

    private Unit(byte[] bytes, long pts, long duration, boolean whole) {
      this.bytes = bytes;
      this.pts = pts;
      this.duration = duration;
      this.whole = whole;
    }

    /** As the container has them; the unit's own, not to be changed. */
    public byte[] bytes() {
      return bytes;
    }

    /** Whether there is a presentation time. */
    public boolean timed() {
      return pts != Av.NO_TIME;
    }

    /** When it is shown, in the stream's ticks. */
    public long pts() {
      return pts;
    }

    /** For how long, in ticks, or 0. */
    public long duration() {
      return duration;
    }

    /** One whole picture that is to be shown, and nothing of it is missing. */
    public boolean whole() {
      return whole;
    }
  }

  /** The next one. */
  public Optional<Unit> next() {
    return coded
        .next()
        .map(
            unit -> {
              AVPacket raw = coded.packet().live();
              byte[] bytes = new byte[raw.size()];
              raw.data().get(bytes);
              return new Unit(
                  bytes,
                  unit.coded().pts(),
                  unit.coded().duration(),
                  unit.content() == PacketContent.PICTURE
                      && !unit.corrupt()
                      && !unit.coded().hidden());
            });
  }

  /** Passes over the next one; whether there was one. */
  public boolean skip() {
    return coded.next().isPresent();
  }

  /** The container ends in the middle of something; known at the end. */
  public boolean brokenOff() {
    return coded.brokenOff();
  }

  /** What a decoder is opened with; valid until this is closed. */
  public AVStream stream() {
    return coded.stream();
  }

  @Override
  public void close() {
    coded.close();
  }
}
