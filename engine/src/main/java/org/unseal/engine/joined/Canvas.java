package org.unseal.engine.joined;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.unseal.engine.draw.PixelFont;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * A picture of 8-bit 4:2:0 to write and draw into, luminance 16 to 235, planes without gaps. Sides
 * are even. One thread at a time.
 */
final class Canvas {
  static final int BLACK = 16;
  static final int WHITE = 235;
  private static final int GREY = 128;
  private static final char UNKNOWN = '?';

  private final PictureSize size;
  private final byte[] bytes;

  Canvas(PictureSize size) {
    this.size = size;
    bytes = new byte[Math.toIntExact(size.pixels() * 3 / 2)];
    fill(size.box(), BLACK);
    Arrays.fill(bytes, Math.toIntExact(size.pixels()), bytes.length, (byte) GREY);
  }

  PictureSize size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  /** All of it, as an encoder takes it; what is drawn later shows in it. */
  ByteBuffer i420() {
    return ByteBuffer.wrap(bytes);
  }

  /** Where a plane begins. */
  int offset(int plane) {
    int pixels = Math.toIntExact(size.pixels());
    return plane == 0 ? 0 : plane == 1 ? pixels : pixels + pixels / 4;
  }

  /** A box of one grey, with even sides and corners. */
  void fill(Box box, int luminance) {
    for (int y = box.top(); y < box.bottom(); y++) {
      int row = y * size.width();
      Arrays.fill(bytes, row + box.left(), row + box.right(), (byte) luminance);
    }
    for (int plane = 1; plane < 3; plane++) {
      for (int y = box.top() / 2; y < box.bottom() / 2; y++) {
        int row = offset(plane) + y * (size.width() / 2);
        Arrays.fill(bytes, row + box.left() / 2, row + box.right() / 2, (byte) GREY);
      }
    }
  }

  /** How wide a line is with dots of this size. */
  static int width(String text, int dot) {
    return text.length() * PixelFont.ADVANCE * dot;
  }

  /** Writes a line in capitals; what does not fit is cut, letters without dots become a sign. */
  void write(String text, int left, int top, int dot, int luminance) {
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      char letter = PixelFont.has(capitals.charAt(i)) ? capitals.charAt(i) : UNKNOWN;
      int x = left + i * PixelFont.ADVANCE * dot;
      if (x + PixelFont.WIDTH * dot > size.width()) {
        return;
      }
      for (int row = 0; row < PixelFont.HEIGHT * dot; row++) {
        for (int column = 0; column < PixelFont.WIDTH * dot; column++) {
          if (PixelFont.dot(letter, column / dot, row / dot)) {
            bytes[(top + row) * size.width() + x + column] = (byte) luminance;
          }
        }
      }
    }
  }
}
