package org.unseal.campus.clock;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unseal.campus.draw.ClockPainter;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;

/**
 * A recording with a clock in it. The same clip gives the same pictures.
 *
 * @param start true time of the first picture
 * @param length in microseconds
 * @param clocks which clock is shown from when on, the first from 0; none for a picture without
 * @param extra draws over everything else
 */
public record ClockClip(
    FrameTimes times,
    long start,
    long length,
    List<Shown> clocks,
    Backdrop backdrop,
    Extra extra,
    RecordingFormat format,
    long seed) {
  public ClockClip {
    requireNonNull(times, "times");
    clocks = List.copyOf(clocks);
    requireNonNull(backdrop, "backdrop");
    requireNonNull(extra, "extra");
    requireNonNull(format, "format");
  }

  /**
   * A clock, from a media time on.
   *
   * @param from media time in microseconds
   */
  public record Shown(long from, CameraClock clock) {}

  /** What is behind the clock. */
  public enum Backdrop {
    /** Textured ground in even light. */
    STILL,
    /** Light and dark things drift past all the time. */
    MOVING,
    /** Dark, with strong noise. */
    NIGHT
  }

  /** Draws over a picture. */
  @FunctionalInterface
  public interface Extra {
    /** Nothing. */
    Extra NONE = (_, _) -> {};

    /**
     * Draws.
     *
     * @param planes luminance, Cb, Cr, without gaps
     * @param media microseconds since the first picture
     */
    void paint(byte[] planes, long media);
  }

  /**
   * A change of second.
   *
   * @param media microseconds since the first picture
   * @param shown what the clock shows from then on, read as if it were UTC
   */
  public record TrueTick(long media, long shown) {}

  /** Every change of second, in order. Where another clock comes is none. */
  public List<TrueTick> ticks() {
    List<TrueTick> all = new ArrayList<>();
    for (int i = 0; i < clocks.size(); i++) {
      Shown piece = clocks.get(i);
      long end = i + 1 < clocks.size() ? clocks.get(i + 1).from() : length;
      for (CameraClock.Tick tick : piece.clock().ticks(start + piece.from() + 1, start + end)) {
        all.add(new TrueTick(tick.time() - start, tick.shown()));
      }
    }
    return all;
  }

  /** Makes the file, which must not exist; returns the number of pictures. */
  public int record(RecordingWriter writer, Path file) {
    FrameTimes.Cursor cursor = times.from(start, seed);
    Ground ground = new Ground(format.size(), backdrop, seed);
    ClockPainter[] painters = new ClockPainter[clocks.size()];
    for (int i = 0; i < painters.length; i++) {
      CameraClock clock = clocks.get(i).clock();
      painters[i] = new ClockPainter(format.size(), clock.style(), clock.style().corner());
    }
    int frames = 0;
    try (RecordingWriter.Sink sink = writer.open(file, format)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(ground.bytes());
      for (cursor.advance(); cursor.time() < start + length; cursor.advance()) {
        long media = cursor.time() - start;
        byte[] planes = ground.at(frames, media);
        int shown = shownAt(media);
        if (shown >= 0) {
          painters[shown].paint(planes, clocks.get(shown).clock().text(cursor.time()));
        }
        extra.paint(planes, media);
        buffer.clear().put(planes).flip();
        sink.write(cursor.ticks(), buffer);
        frames++;
      }
    }
    return frames;
  }

  private int shownAt(long media) {
    int shown = -1;
    while (shown + 1 < clocks.size() && clocks.get(shown + 1).from() <= media) {
      shown++;
    }
    return shown;
  }
}
