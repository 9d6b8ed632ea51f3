package org.unseal.media.read;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.engine.port.RecordingWriter.Sink;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/**
 * Recordings whose every picture carries its number, as ten light or dark squares in its upper left
 * corner, before something that moves.
 */
final class NumberedClip {
  static final PictureSize SIZE = new PictureSize(96, 64);
  static final TimeBase TWENTY_FIFTH = new TimeBase(1, 25);

  private static final int SQUARE = 12;
  private static final int COLUMNS = 5;
  private static final int BITS = 10;

  private NumberedClip() {}

  /** A clip of 25 pictures a second with a keyframe at least every {@code gop}. */
  static Path write(
      Path file,
      String container,
      String codec,
      String format,
      int frames,
      int gop,
      String options) {
    return write(
        file,
        new RecordingFormat(container, codec, format, SIZE, TWENTY_FIFTH, gop, options),
        frames,
        frame -> frame);
  }

  static Path write(Path file, RecordingFormat format, int frames, IntToLongFunction ticks) {
    ByteBuffer picture = room(format.size());
    try (Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int frame = 0; frame < frames; frame++) {
        draw(picture, format.size(), frame);
        sink.write(ticks.applyAsLong(frame), picture);
      }
    }
    return file;
  }

  private static ByteBuffer room(PictureSize size) {
    int chroma = (size.width() + 1) / 2 * ((size.height() + 1) / 2);
    return ByteBuffer.allocateDirect((int) size.pixels() + 2 * chroma);
  }

  /** The pixel at a place, as drawn. */
  static int luma(int x, int y, int frame) {
    int column = x / SQUARE;
    int row = y / SQUARE;
    if (column < COLUMNS && row < BITS / COLUMNS) {
      return (frame >> (row * COLUMNS + column) & 1) != 0 ? 200 : 50;
    }
    return 60 + (3 * x + 2 * y + 5 * frame) % 120;
  }

  private static void draw(ByteBuffer into, PictureSize size, int frame) {
    int at = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        into.put(at++, (byte) luma(x, y, frame));
      }
    }
    int chromaWidth = (size.width() + 1) / 2;
    int chromaHeight = (size.height() + 1) / 2;
    for (int plane = 1; plane <= 2; plane++) {
      for (int y = 0; y < chromaHeight; y++) {
        for (int x = 0; x < chromaWidth; x++) {
          into.put(at++, (byte) (118 + (x + plane * y + frame) % 20));
        }
      }
    }
  }

  /** The number that a picture carries. */
  static int numberOf(PictureView view) {
    ByteBuffer luma = view.plane(0);
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int left = bit % COLUMNS * SQUARE;
      int top = bit / COLUMNS * SQUARE;
      int sum = 0;
      for (int y = top + 3; y < top + SQUARE - 3; y++) {
        for (int x = left + 3; x < left + SQUARE - 3; x++) {
          sum += luma.get(y * view.stride(0) + x) & 0xFF;
        }
      }
      int side = SQUARE - 6;
      if (sum / (side * side) > 125) {
        number |= 1 << bit;
      }
    }
    return number;
  }
}
