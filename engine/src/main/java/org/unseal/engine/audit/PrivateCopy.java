package org.unseal.engine.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;

/**
 * A folder for what shows people whose masks were switched off: its owner's alone, and gone when
 * this is closed or the process ends. One thread.
 */
final class PrivateCopy implements AutoCloseable {
  private final Path folder;
  private final PartialFiles partials;

  PrivateCopy(Path parent, PartialFiles partials) {
    this.folder = parent.resolve(Leftovers.name("recall"));
    this.partials = partials;
    partials.begun(folder);
    try {
      PrivateFiles.createFolders(folder);
    } catch (IOException e) {
      partials.ended(folder);
      throw OutputFile.writing(folder, e);
    }
  }

  Path plan() {
    return folder.resolve("plan.jsonl.gz");
  }

  Path clip() {
    return folder.resolve("clip.mp4");
  }

  /** Bytes of a picture of 8-bit 4:2:0 without gaps. */
  static int bytes(PictureSize size) {
    return Math.toIntExact(
        size.pixels() + 2L * Math.ceilDiv(size.width(), 2) * Math.ceilDiv(size.height(), 2));
  }

  /** The picture with its masks, planes without gaps, as a recording's writer takes it. */
  static ByteBuffer painted(PictureView picture, FrameCover cover, int fill, ByteBuffer into) {
    PictureSize size = picture.size();
    int[] levels = levels(fill, picture.fullRange());
    into.clear();
    for (int plane = 0; plane < levels.length; plane++) {
      int shift = plane == 0 ? 0 : 1;
      int width = (size.width() + shift) >> shift;
      int height = (size.height() + shift) >> shift;
      ByteBuffer from = picture.plane(plane);
      int start = into.position();
      for (int y = 0; y < height; y++) {
        into.put(start + y * width, from, y * picture.stride(plane), width);
      }
      switch (cover) {
        case FrameCover.Nothing _ -> {}
        case FrameCover.Boxes boxes -> {
          for (Box box : boxes.boxes()) {
            paint(into, start, width, shift, box, (byte) levels[plane]);
          }
        }
        case FrameCover.Whole _ ->
            paint(into, start, width, shift, size.box(), (byte) levels[plane]);
      }
      into.position(start + width * height);
    }
    return into.flip();
  }

  private static void paint(ByteBuffer into, int start, int width, int shift, Box box, byte level) {
    for (int y = box.top() >> shift; y < (box.bottom() + shift) >> shift; y++) {
      for (int x = box.left() >> shift; x < (box.right() + shift) >> shift; x++) {
        into.put(start + y * width + x, level);
      }
    }
  }

  /** By the formulas of ITU-T H.273, 8.3, with the matrix of BT.601. */
  private static int[] levels(int rgb, boolean fullRange) {
    double red = (rgb >> 16 & 0xFF) / 255.0;
    double green = (rgb >> 8 & 0xFF) / 255.0;
    double blue = (rgb & 0xFF) / 255.0;
    double y = 0.299 * red + 0.587 * green + 0.114 * blue;
    double chroma = fullRange ? 255 : 224;
    return new int[] {
      (int) Math.round(fullRange ? y * 255 : 16 + 219 * y),
      (int) Math.round(128 + (blue - y) / 1.772 * chroma),
      (int) Math.round(128 + (red - y) / 1.402 * chroma)
    };
  }

  @Override
  public void close() {
    try {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          for (Path file : files) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
      partials.ended(folder);
    } catch (IOException e) {
      // stays on the list of partial files, so that the launcher tries again
      return;
    }
  }
}
