package org.unseal.media.read;

import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.unseal.media.libav.Packet;

/**
 * The coded pictures from the last place on at which decoding may begin for a frame: all packets
 * are read, those before are not given to anybody. One thread.
 */
final class LateStart implements Units {
  private final CodedStream coded;
  private final int firstFrame;

  private LateStart(CodedStream coded, int firstFrame) {
    this.coded = coded;
    this.firstFrame = firstFrame;
  }

  /** Begins where {@link FreshStart} allows it, at the latest with this frame. */
  static LateStart before(int frame, LibavFrames.Recipe recipe) {
    int packets = 0;
    int frames = 0;
    try (CodedStream coded = open(recipe)) {
      FreshStart fresh = FreshStart.of(coded.stream().codecpar());
      int read = 0;
      int counted = 0;
      for (Optional<Unit> next = coded.next();
          next.isPresent() && counted <= frame;
          next = coded.next()) {
        if (fresh.at(next.get(), coded.packet().live())) {
          packets = read;
          frames = counted;
        }
        read++;
        counted += next.get().counts() ? 1 : 0;
      }
    }
    CodedStream coded = open(recipe);
    try {
      for (int skipped = 0; skipped < packets; skipped++) {
        coded.next();
      }
      return new LateStart(coded, frames);
    } catch (RuntimeException e) {
      coded.close();
      throw e;
    }
  }

  private static CodedStream open(LibavFrames.Recipe recipe) {
    return CodedStream.open(recipe.channel(), recipe.length(), recipe.stream());
  }

  /** How many frames the coded pictures before make. */
  int firstFrame() {
    return firstFrame;
  }

  @Override
  public AVStream stream() {
    return coded.stream();
  }

  @Override
  public Optional<Unit> next() {
    return coded.next();
  }

  @Override
  public Packet packet() {
    return coded.packet();
  }

  @Override
  public boolean brokenOff() {
    return coded.brokenOff();
  }

  @Override
  public void close() {
    coded.close();
  }
}
