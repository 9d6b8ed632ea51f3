package org.unseal.engine.joined;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.draw.PixelFont;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/** Where things stand in a picture: the clip above, a bar with words below; cards between clips. */
final class Poster {
  /** Of all joined videos. */
  static final PictureSize SIZE = new PictureSize(960, 540);

  static final String CLAIM = "joined, not proved";

  private static final int BAR = 44;
  private static final Box ROOM = Box.ofSize(0, 0, SIZE.width(), SIZE.height() - BAR);
  private static final Box FOOT = Box.ofSize(0, ROOM.bottom(), SIZE.width(), BAR);
  private static final int MARGIN = 12;
  private static final int SMALL = 2;
  private static final int LARGE = 3;
  private static final int DARK = 40;
  private static final int LIGHT = 180;
  private static final int LINE = 2 * PixelFont.HEIGHT;

  private Poster() {}

  /** Room for a clip's pictures. */
  static Box room() {
    return ROOM;
  }

  /** Black, with the words of a part in the bar. */
  static Canvas bar(JoinStep.Part part, int number, int of) {
    Canvas canvas = new Canvas(SIZE);
    foot(
        canvas,
        "%s  clip %s (%d of %d)".formatted(part.source(), part.clip(), number, of),
        part.displayed()
            .map(shown -> "recorder shows " + shown)
            .orElse("the recorder's clock was not read"));
    return canvas;
  }

  private static void foot(Canvas canvas, String first, String second) {
    canvas.fill(FOOT, DARK);
    int top = FOOT.top() + 5;
    int claim = SIZE.width() - MARGIN - Canvas.width(CLAIM, SMALL) + SMALL;
    String kept = cut(first, (claim - 2 * MARGIN) / Canvas.width(" ", SMALL));
    canvas.write(kept, MARGIN, top, SMALL, Canvas.WHITE);
    canvas.write(CLAIM, claim, top, SMALL, Canvas.WHITE);
    canvas.write(second, MARGIN, top + LINE + 6, SMALL, LIGHT);
  }

  /** Words alone. */
  static Canvas card(List<String> lines) {
    Canvas canvas = new Canvas(SIZE);
    int most = (SIZE.width() - 2 * MARGIN) / Canvas.width(" ", LARGE);
    List<String> wrapped = new ArrayList<>();
    lines.forEach(line -> wrap(line, most, wrapped));
    int step = LARGE * PixelFont.HEIGHT + 15;
    int fit = ROOM.height() / step;
    List<String> shown = wrapped;
    if (wrapped.size() > fit) {
      shown = new ArrayList<>(wrapped.subList(0, fit - 1));
      shown.add("...");
    }
    int top = (ROOM.height() - shown.size() * step) / 2;
    for (String line : shown) {
      canvas.write(line, (SIZE.width() - Canvas.width(line, LARGE)) / 2, top, LARGE, Canvas.WHITE);
      top += step;
    }
    foot(canvas, "between two clips", "this card is no recording");
    return canvas;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, Math.max(0, most - 3)) + "...";
  }

  private static void wrap(String text, int most, List<String> lines) {
    String rest = text.strip();
    while (rest.length() > most) {
      int at = rest.lastIndexOf(' ', most);
      int end = at <= 0 ? most : at;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
  }
}
