package org.unseal.engine.clock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.unseal.engine.sheet.Html;
import org.unseal.proof.time.StatedBound;
import org.unseal.proof.time.TimeText;

/**
 * Draws intervals below one another on one axis. An end that is not known fades to the border.
 *
 * @param zero whether 0 is on it and means something
 */
record IntervalAxis(long from, long to, boolean zero) {
  private static final int WIDTH = 1000;
  private static final int THINNEST = 4;

  /** An axis that all of these fit on, with some room. */
  static IntervalAxis around(List<StatedBound> bounds, boolean zero) {
    long least = zero ? 0 : Long.MAX_VALUE;
    long most = zero ? 0 : Long.MIN_VALUE;
    for (StatedBound bound : bounds) {
      for (OptionalLong end : List.of(bound.low(), bound.high())) {
        if (end.isPresent()) {
          least = Math.min(least, end.getAsLong());
          most = Math.max(most, end.getAsLong());
        }
      }
    }
    long room = Math.max(1, (most - least) / 20);
    return new IntervalAxis(least - room, most + room, zero);
  }

  private long x(long micros) {
    return Math.clamp(
        Math.round((double) (micros - from) * WIDTH / Math.max(1, to - from)), 0, WIDTH);
  }

  void bar(Html html, OptionalLong low, OptionalLong high, String words) throws IOException {
    html.markup("<svg role=\"img\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\"");
    html.markup(" aria-label=\"").text(words).markup("\">");
    html.markup("<line class=\"axis\" x1=\"0\" y1=\"10\" x2=\"1000\" y2=\"10\"/>");
    long left = low.isPresent() ? x(low.getAsLong()) : 0;
    long right = high.isPresent() ? x(high.getAsLong()) : WIDTH;
    if (right - left < THINNEST) {
      left = Math.max(0, left - THINNEST / 2);
      right = Math.min(WIDTH, left + THINNEST);
    }
    html.markup(
        low.isPresent() && high.isPresent() ? "<rect class=\"band\"" : "<rect class=\"open\"");
    html.markup(" x=\"").number(left).markup("\" y=\"4\" width=\"").number(right - left);
    html.markup("\" height=\"12\"/>");
    if (zero) {
      html.markup("<line class=\"zero\" y1=\"0\" y2=\"20\" x1=\"").number(x(0));
      html.markup("\" x2=\"").number(x(0)).markup("\"/>");
    }
    html.markup("</svg>\n");
  }

  /** What stands below it, from left to right. */
  List<String> words(boolean difference, int zone) {
    long unit = TimeText.unit(to - from);
    List<String> words = new ArrayList<>();
    if (difference) {
      words.add(TimeText.length(from, unit));
      words.add("the line: at the same time");
      words.add(TimeText.length(to, unit));
    } else {
      words.add(TimeText.clock(from, unit, zone));
      words.add(TimeText.clock(to, unit, zone) + " (" + TimeText.zone(zone) + ")");
    }
    return words;
  }
}
