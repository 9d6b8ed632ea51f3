package org.unseal.engine.joined;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Puts pictures of one size into a box of a canvas: upright, whole, as large as they fit, in the
 * middle. The same bytes on every machine. One thread at a time.
 */
final class Fitting {
  private static final int HALF = 1 << (Taps.BITS - 1);

  private final PictureSize from;
  private final int rotation;
  private final Box place;
  private final Scaled luminance;
  private final Scaled chroma;

  /**
   * For pictures of this size.
   *
   * @param rotation clockwise degrees by which a player turns them; only quarter turns are done
   * @param room even corners and sides
   */
  Fitting(PictureSize from, int rotation, Box room) {
    this.from = from;
    this.rotation = rotation;
    boolean lying = rotation % 180 != 0;
    int width = lying ? from.height() : from.width();
    int height = lying ? from.width() : from.height();
    boolean wide = (long) width * room.height() >= (long) height * room.width();
    int shownWidth =
        wide ? room.width() : even((long) width * room.height() / height, room.width());
    int shownHeight =
        wide ? even((long) height * room.width() / width, room.height()) : room.height();
    place =
        Box.ofSize(
            room.left() + (room.width() - shownWidth) / 4 * 2,
            room.top() + (room.height() - shownHeight) / 4 * 2,
            shownWidth,
            shownHeight);
    int toWidth = lying ? shownHeight : shownWidth;
    int toHeight = lying ? shownWidth : shownHeight;
    luminance = new Scaled(from.width(), from.height(), toWidth, toHeight);
    chroma =
        new Scaled(
            Math.ceilDiv(from.width(), 2),
            Math.ceilDiv(from.height(), 2),
            toWidth / 2,
            toHeight / 2);
  }

  private static int even(long side, int most) {
    return Math.toIntExact(Math.clamp(side / 2 * 2, 2, most));
  }

  PictureSize from() {
    return from;
  }

  Box place() {
    return place;
  }

  void draw(PictureView picture, Canvas canvas) {
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 1 : 2;
      int stride = canvas.size().width() / half;
      int left = place.left() / half;
      int top = place.top() / half;
      int right = place.right() / half - 1;
      int bottom = place.bottom() / half - 1;
      int start = canvas.offset(plane);
      Target target =
          switch (Math.floorMod(rotation, 360)) {
            case 90 -> new Target(start + top * stride + right, stride, -1);
            case 180 -> new Target(start + bottom * stride + right, -1, -stride);
            case 270 -> new Target(start + bottom * stride + left, -stride, 1);
            default -> new Target(start + top * stride + left, 1, stride);
          };
      byte[] levels = picture.fullRange() ? limited(plane) : new byte[0];
      (plane == 0 ? luminance : chroma)
          .draw(picture.plane(plane), picture.stride(plane), levels, canvas.bytes(), target);
    }
  }

  /** Full range into that of television, value by value. */
  private static byte[] limited(int plane) {
    byte[] levels = new byte[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] =
          (byte)
              (plane == 0
                  ? 16 + (i * 219 + 127) / 255
                  : 128 + Math.floorDiv((i - 128) * 224 + 127, 255));
    }
    return levels;
  }

  /** Where pixels go: the first one, and how far it is to the next one of its row and column. */
  private record Target(int start, int right, int down) {}

  /** One plane. */
  private static final class Scaled {
    private final int width;
    private final int height;
    private final int toWidth;
    private final int toHeight;
    private final Taps across;
    private final Taps down;
    private final byte[] source;
    private final int[] sums;
    private final byte[] row;

    Scaled(int width, int height, int toWidth, int toHeight) {
      this.width = width;
      this.height = height;
      this.toWidth = toWidth;
      this.toHeight = toHeight;
      across = new Taps(width, toWidth);
      down = new Taps(height, toHeight);
      source = new byte[width * height];
      sums = new int[width];
      row = new byte[width];
    }

    void draw(ByteBuffer plane, int stride, byte[] levels, byte[] to, Target target) {
      for (int y = 0; y < height; y++) {
        plane.get(y * stride, source, y * width, width);
      }
      if (levels.length > 0) {
        for (int i = 0; i < source.length; i++) {
          source[i] = levels[source[i] & 0xFF];
        }
      }
      for (int y = 0; y < toHeight; y++) {
        squeeze(down.first(y), down.weights(y));
        int at = target.start + y * target.down;
        for (int x = 0; x < toWidth; x++, at += target.right) {
          int sum = HALF;
          int first = across.first(x);
          int[] weights = across.weights(x);
          for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (row[first + i] & 0xFF);
          }
          to[at] = (byte) (sum >> Taps.BITS);
        }
      }
    }

    /** Some rows into one. */
    private void squeeze(int first, int[] weights) {
      Arrays.fill(sums, HALF);
      for (int i = 0; i < weights.length; i++) {
        int weight = weights[i];
        int from = (first + i) * width;
        for (int x = 0; x < width; x++) {
          sums[x] += weight * (source[from + x] & 0xFF);
        }
      }
      for (int x = 0; x < width; x++) {
        row[x] = (byte) (sums[x] >> Taps.BITS);
      }
    }
  }
}
