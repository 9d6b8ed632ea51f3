package org.unseal.campus.draw;

import org.unseal.campus.scene.ClockStyle;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Writes a clock into 8-bit 4:2:0 pictures, limited range. Its place follows from the first text,
 * so all texts must be equally long. One thread.
 */
public final class ClockPainter {
  private static final int WHITE = 232;
  private static final int BLACK = 18;
  private static final int MARGIN = 8;

  private final PictureSize size;
  private final ClockStyle style;
  private final ClockStyle.Corner corner;
  private final ClockFont font;
  private final int rim;

  /** For pictures of this size. */
  public ClockPainter(PictureSize size, ClockStyle style, ClockStyle.Corner corner) {
    this.size = size;
    this.style = style;
    this.corner = corner;
    int height = style.digitHeight();
    font = new ClockFont(style.font(), height > 0 ? height : size.width() >= 1000 ? 21 : 14);
    rim = Math.max(1, (font.height() + 3) / 7);
  }

  /** Where a text stands, its rim included. */
  public Box box(String text) {
    int width = font.width(text) + rim;
    int height = font.height() + 2 * rim;
    boolean right =
        corner == ClockStyle.Corner.TOP_RIGHT || corner == ClockStyle.Corner.BOTTOM_RIGHT;
    boolean bottom =
        corner == ClockStyle.Corner.BOTTOM_LEFT || corner == ClockStyle.Corner.BOTTOM_RIGHT;
    int left = (right ? size.width() - width - MARGIN : MARGIN) & ~1;
    int top = (bottom ? size.height() - height - MARGIN : MARGIN) & ~1;
    return Box.ofSize(left, top, width, height);
  }

  /** Where a letter stands, without a rim. */
  public Box letter(String text, int index) {
    Box box = box(text);
    int left = box.left() + rim + font.width(text.substring(0, index));
    int width = font.glyph(text.charAt(index)).advance();
    return Box.ofSize(left, box.top() + rim, width, font.height());
  }

  /**
   * Writes a text.
   *
   * @param planes luminance, Cb, Cr, without gaps
   */
  public void paint(byte[] planes, String text) {
    Box box = box(text);
    int[] cover = new int[box.width() * box.height()];
    int pen = rim;
    for (int i = 0; i < text.length(); i++) {
      ClockFont.Glyph glyph = font.glyph(text.charAt(i));
      for (int y = 0; y < font.height(); y++) {
        for (int x = 0; x < glyph.advance(); x++) {
          int at = (y + rim) * box.width() + pen + x;
          if (pen + x < box.width()) {
            cover[at] = glyph.cover(x, y);
          }
        }
      }
      pen += glyph.advance();
    }
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int px = box.left() + x;
        int py = box.top() + y;
        if (px >= 0 && py >= 0 && px < size.width() && py < size.height()) {
          int at = py * size.width() + px;
          planes[at] = (byte) mixed(planes[at] & 255, cover, x, y, box);
        }
      }
    }
    grey(planes, box);
  }

  private int mixed(int behind, int[] cover, int x, int y, Box box) {
    int ink = cover[y * box.width() + x];
    return switch (style.look()) {
      case BOXED -> blend(BLACK, WHITE, ink);
      case TRANSLUCENT -> blend((behind + BLACK) / 2, WHITE, ink);
      case GHOSTLY -> blend(behind, WHITE, ink * 2 / 3);
      case OUTLINED -> blend(blend(behind, BLACK, near(cover, x, y, box)), WHITE, ink);
    };
  }

  /** The most ink of this pixel and its neighbours. */
  private static int near(int[] cover, int x, int y, Box box) {
    int most = 0;
    for (int dy = Math.max(0, y - 1); dy <= Math.min(box.height() - 1, y + 1); dy++) {
      for (int dx = Math.max(0, x - 1); dx <= Math.min(box.width() - 1, x + 1); dx++) {
        most = Math.max(most, cover[dy * box.width() + dx]);
      }
    }
    return most;
  }

  private static int blend(int under, int over, int ink) {
    return under + (over - under) * ink / 255;
  }

  private void grey(byte[] planes, Box box) {
    int chromaWidth = (size.width() + 1) / 2;
    int u0 = size.width() * size.height();
    int v0 = u0 + chromaWidth * ((size.height() + 1) / 2);
    int right = Math.min(box.right(), size.width());
    int bottom = Math.min(box.bottom(), size.height());
    for (int y = Math.max(0, box.top()) / 2; y < bottom / 2; y++) {
      for (int x = Math.max(0, box.left()) / 2; x < right / 2; x++) {
        planes[u0 + y * chromaWidth + x] = (byte) 128;
        planes[v0 + y * chromaWidth + x] = (byte) 128;
      }
    }
  }
}
