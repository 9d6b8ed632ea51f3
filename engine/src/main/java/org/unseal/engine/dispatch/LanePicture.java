package org.unseal.engine.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.dispatch.listen.Levels;

/**
 * Draws files of sound as one long lane in rows, as SVG: how loud it is, transmissions as blocks,
 * and hatched wherever nobody knows how much time is not in the picture. Whole numbers, so the same
 * files give the same bytes; no words that were said, no names.
 */
public final class LanePicture {
  private static final int LEFT = 76;
  private static final int WIDE = 1_440;
  private static final int TOP = 92;
  private static final int ROW = 76;
  private static final int WAVE = 44;
  private static final int BLOCK = 14;
  private static final int GAP = 16;
  private static final int MOST_ROWS = 72;
  private static final int[] SECONDS = {10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200};
  private static final int QUIETEST = -7_000;
  private static final int LABEL = 34;
  private static final long MICROS = 1_000_000;

  private final List<Strip> strips;
  private final int perRow;
  private final StringBuilder svg = new StringBuilder();
  private final List<StringBuilder> rows = new ArrayList<>();
  private int row;
  private int x;

  /** One file, with its transmissions in order. */
  public record Strip(
      String item, Levels levels, boolean continuous, List<Transmission> transmissions) {
    public Strip {
      requireNonNull(item, "item");
      requireNonNull(levels, "levels");
      transmissions = List.copyOf(transmissions);
    }
  }

  /** A picture of these, one behind the other. */
  public LanePicture(List<Strip> strips) {
    if (strips.isEmpty()) {
      throw new IllegalArgumentException("nothing to draw");
    }
    this.strips = List.copyOf(strips);
    long seconds = 0;
    for (Strip strip : strips) {
      seconds += strip.levels().durationMicros() / MICROS + 1;
    }
    int chosen = SECONDS[SECONDS.length - 1];
    for (int i = SECONDS.length - 1; i >= 0; i--) {
      long gaps = (long) strips.size() * GAP / WIDE;
      if (seconds / SECONDS[i] + gaps < MOST_ROWS) {
        chosen = SECONDS[i];
      }
    }
    perRow = chosen;
  }

  /** The picture. */
  public String svg() {
    for (int i = 0; i < strips.size(); i++) {
      if (i > 0) {
        gap("time between two files, length unknown");
      }
      draw(strips.get(i));
    }
    int height = TOP + rows.size() * ROW + 12;
    int width = LEFT + WIDE + 24;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        font-family="system-ui, sans-serif" font-size="12">
        <defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="6" height="6" fill="#f4e3c4"/>\
        <rect width="2" height="6" fill="#a8660b"/></pattern></defs>
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        """
            .formatted(width, height));
    legend();
    rows.forEach(svg::append);
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    long all = strips.stream().mapToLong(strip -> strip.levels().durationMicros()).sum();
    int blocks = strips.stream().mapToInt(strip -> strip.transmissions().size()).sum();
    boolean unknown = strips.size() > 1 || strips.stream().anyMatch(strip -> !strip.continuous());
    svg.append(
        """
        <text x="12" y="26" font-size="17" font-weight="600" fill="#1c2733">%s, %s of sound, %d \
        transmission%s</text>
        <text x="12" y="48" fill="#44525f">A row is %s. Times are those of the file, not of the \
        day.</text>
        <rect x="12" y="60" width="22" height="12" fill="#2f6f9f"/><text x="40" y="70" \
        fill="#1c2733">transmission</text>
        <rect x="136" y="60" width="22" height="12" fill="#c3ced8"/><text x="164" y="70" \
        fill="#1c2733">loudness</text>
        """
            .formatted(
                strips.size() == 1
                    ? "Recording " + strips.getFirst().item()
                    : strips.size() + " recordings",
                clock(all / MICROS),
                blocks,
                blocks == 1 ? "" : "s",
                span(perRow)));
    if (unknown) {
      svg.append(
          """
          <rect x="240" y="60" width="22" height="12" fill="url(#unknown)"/><text x="268" y="70" \
          fill="#1c2733">silence removed, length unknown: distances across it mean nothing</text>
          """);
    }
  }

  private static String span(int seconds) {
    if (seconds < 60) {
      return seconds + " seconds";
    }
    int minutes = seconds / 60;
    return minutes == 1
        ? "a minute"
        : minutes < 60
            ? minutes + " minutes"
            : minutes / 60 == 1 ? "an hour" : minutes / 60 + " hours";
  }

  private static String clock(long seconds) {
    return seconds < 3_600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  private StringBuilder row() {
    while (rows.size() <= row) {
      int y = TOP + rows.size() * ROW;
      rows.add(
          new StringBuilder(
              "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#eef2f5\"/>\n"
                  .formatted(LEFT, y, WIDE, WAVE + BLOCK)));
    }
    return rows.get(row);
  }

  private int y() {
    return TOP + row * ROW;
  }

  private void gap(String title) {
    if (x + GAP > WIDE) {
      row++;
      x = 0;
    }
    row()
        .append(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"url(#unknown)\"><title>%s</title></rect>\n"
                .formatted(LEFT + x, y(), GAP, WAVE + BLOCK, title));
    x += GAP;
  }

  /** Draws a file from where the last one ended. */
  private void draw(Strip strip) {
    Levels levels = strip.levels();
    long micros = levels.durationMicros();
    long done = 0;
    while (done < micros) {
      if (x >= WIDE) {
        row++;
        x = 0;
      }
      long room = (WIDE - x) * (long) perRow * MICROS / WIDE;
      long until = Math.min(micros, done + Math.max(room, 1));
      int to = x + (int) Math.max(1, (until - done) * WIDE / (perRow * MICROS));
      piece(strip, done, until, x, Math.min(WIDE, to));
      x = until < micros ? WIDE : Math.min(WIDE, to);
      done = until;
    }
  }

  private void piece(Strip strip, long from, long until, int left, int right) {
    StringBuilder out = row();
    String name = strips.size() > 1 ? strip.item() : "";
    if (left == 0) {
      out.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#44525f\">%s</text>\n"
              .formatted(LEFT - 8, y() + 14, (name + " " + clock(from / MICROS)).strip()));
    } else if (right - left >= LABEL) {
      out.append(
          "<text x=\"%d\" y=\"%d\" font-size=\"11\" fill=\"#44525f\">%s</text>\n"
              .formatted(LEFT + left, y() - 3, name));
    }
    wave(out, strip.levels(), from, until, left, right);
    long previous = 0;
    for (Transmission one : strip.transmissions()) {
      if (!strip.continuous() && one.order() > 1) {
        hatch(out, previous, one.start(), from, until, left, right);
      }
      previous = one.end();
    }
    List<Transmission> all = strip.transmissions();
    for (int i = 0; i < all.size(); i++) {
      long next = i + 1 < all.size() ? all.get(i + 1).start() : until;
      int room = place(next, from, until, left, right);
      block(out, all.get(i), from, until, left, right, room);
    }
  }

  private void wave(StringBuilder out, Levels levels, long from, long until, int left, int right) {
    out.append("<path fill=\"#c3ced8\" d=\"");
    for (int px = left; px < right; px++) {
      int first = frame(levels, from + (until - from) * (px - left) / (right - left));
      int last = frame(levels, from + (until - from) * (px + 1 - left) / (right - left));
      int loudest = Levels.NOTHING;
      for (int k = first; k <= Math.max(first, last - 1) && k < levels.count(); k++) {
        loudest = Math.max(loudest, levels.at(k));
      }
      int height = Math.max(1, (loudest - QUIETEST) * WAVE / -QUIETEST);
      out.append(
          "M%d %dh1v%dh-1z"
              .formatted(LEFT + px, y() + (WAVE - height) / 2, Math.min(WAVE, height)));
    }
    out.append("\"/>\n");
  }

  private static int frame(Levels levels, long micros) {
    return (int) Math.min(levels.count() - 1L, micros * Levels.FRAMES_A_SECOND / MICROS);
  }

  private void hatch(
      StringBuilder out, long begins, long ends, long from, long until, int left, int right) {
    if (begins < until && ends > from) {
      int a = place(begins, from, until, left, right);
      int b = Math.max(a + 2, place(ends, from, until, left, right));
      out.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"url(#unknown)\" opacity=\"0.85\"><title>silence removed, length unknown</title></rect>\n"
              .formatted(LEFT + a, y(), b - a, WAVE + BLOCK));
    }
  }

  private void block(
      StringBuilder out, Transmission one, long from, long until, int left, int right, int room) {
    if (one.start() >= until || one.end() <= from) {
      return;
    }
    int a = place(one.start(), from, until, left, right);
    int b = Math.max(a + 2, place(one.end(), from, until, left, right));
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#2f6f9f\"><title>%s, from %s</title></rect>\n"
            .formatted(LEFT + a, y() + WAVE, b - a, BLOCK, one.id(), clock(one.start() / MICROS)));
    boolean inside = b - a >= LABEL;
    if (one.start() >= from && (inside || room - b >= LABEL)) {
      out.append(
          "<text x=\"%d\" y=\"%d\" font-size=\"11\" fill=\"%s\">%s</text>\n"
              .formatted(
                  LEFT + (inside ? a : b) + 3,
                  y() + WAVE + 11,
                  inside ? "#ffffff" : "#1c2733",
                  one.id()));
    }
  }

  private static int place(long micros, long from, long until, int left, int right) {
    long inside = Math.clamp(micros, from, until);
    return left + (int) ((inside - from) * (right - left) / (until - from));
  }
}
