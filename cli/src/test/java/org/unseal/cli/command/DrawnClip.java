package org.unseal.cli.command;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;
import org.unseal.testkit.footage.DrawnFace;

/**
 * A small recording of textured ground over which a bright upright block walks from left to right.
 */
final class DrawnClip {
  static final PictureSize SIZE = new PictureSize(320, 240);
  private static final int WALKER_WIDTH = 24;
  private static final int WALKER_HEIGHT = 72;
  private static final int TOP = 100;

  private static final Box FACE = Box.ofSize(226, 24, 40, 50);
  private static final Box PORTRAIT = Box.ofSize(196, 4, 100, 92);

  private DrawnClip() {}

  /** Where the block is in a frame; it enters the picture at frame 20. */
  static Box walker(int frame) {
    int left = -WALKER_WIDTH + 3 * (frame - 20);
    return Box.ofSize(left, TOP, WALKER_WIDTH, WALKER_HEIGHT);
  }

  static Path write(Path file, int frames) {
    return write(file, frames, "mp4", "crf=18");
  }

  /** The same with a face on the wall that never moves. */
  static Path writeWithFace(Path file, int frames) {
    BufferedImage wall = DrawnFace.scene(SIZE);
    DrawnFace.draw(wall, FACE, DrawnFace.SKINS.getFirst());
    return write(file, frames, "mp4", "crf=18", Optional.of(DrawnFace.blurred(wall)));
  }

  static Path write(Path file, int frames, String container, String options) {
    return write(file, frames, container, options, Optional.empty());
  }

  private static Path write(
      Path file, int frames, String container, String options, Optional<BufferedImage> portrait) {
    return write(
        file,
        frames,
        new RecordingFormat(
            container, "libx264", "yuv420p", SIZE, new TimeBase(1, 12_800), 30, options),
        portrait);
  }

  /** The same from another encoder, with a keyframe at least every thirty frames. */
  static Path write(
      Path file, int frames, String container, String codec, String pixels, String options) {
    return write(
        file,
        frames,
        new RecordingFormat(container, codec, pixels, SIZE, new TimeBase(1, 12_800), 30, options),
        Optional.empty());
  }

  private static Path write(
      Path file, int frames, RecordingFormat format, Optional<BufferedImage> portrait) {
    ByteBuffer picture = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3 / 2);
    try (RecordingWriter.Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int frame = 0; frame < frames; frame++) {
        draw(picture, walker(frame));
        portrait.ifPresent(wall -> hang(picture, wall));
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

  /** By BT.601; what is around the face, too. */
  private static void hang(ByteBuffer picture, BufferedImage wall) {
    int width = SIZE.width();
    int chroma = width * SIZE.height();
    for (int y = PORTRAIT.top(); y < PORTRAIT.bottom(); y++) {
      for (int x = PORTRAIT.left(); x < PORTRAIT.right(); x++) {
        int rgb = wall.getRGB(x, y);
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        picture.put(y * width + x, (byte) (16 + (66 * red + 129 * green + 25 * blue) / 256));
        int at = chroma + y / 2 * (width / 2) + x / 2;
        picture.put(at, (byte) (128 + (-38 * red - 74 * green + 112 * blue) / 256));
        picture.put(at + chroma / 4, (byte) (128 + (112 * red - 94 * green - 18 * blue) / 256));
      }
    }
  }
}
