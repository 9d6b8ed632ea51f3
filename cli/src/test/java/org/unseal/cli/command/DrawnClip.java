package org.unseal.cli.command;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/**
 * A small recording of textured ground over which a bright upright block walks from left to right.
 */
final class DrawnClip {
  static final PictureSize SIZE = new PictureSize(320, 240);
  private static final int WALKER_WIDTH = 24;
  private static final int WALKER_HEIGHT = 72;
  private static final int TOP = 100;

  private DrawnClip() {}

  /** Where the block is in a frame; it enters the picture at frame 20. */
  static Box walker(int frame) {
    int left = -WALKER_WIDTH + 3 * (frame - 20);
    return Box.ofSize(left, TOP, WALKER_WIDTH, WALKER_HEIGHT);
  }

  static Path write(Path file, int frames) {
    return write(file, frames, "mp4", "crf=18");
  }

  static Path write(Path file, int frames, String container, String options) {
    RecordingFormat format =
        new RecordingFormat(
            container, "libx264", "yuv420p", SIZE, new TimeBase(1, 12_800), 30, options);
    ByteBuffer picture = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3 / 2);
    try (RecordingWriter.Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int frame = 0; frame < frames; frame++) {
        draw(picture, walker(frame));
        sink.write(frame * 1024L, picture.rewind());
      }
    }
    return file;
  }

  private static void draw(ByteBuffer picture, Box walker) {
    picture.clear();
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        boolean block =
            x >= walker.left() && x < walker.right() && y >= walker.top() && y < walker.bottom();
        int ground = 90 + 30 * ((x / 16 + y / 16) % 2);
        picture.put((byte) (block ? 210 - (y - walker.top()) / 2 : ground));
      }
    }
    while (picture.hasRemaining()) {
      picture.put((byte) 128);
    }
  }
}
