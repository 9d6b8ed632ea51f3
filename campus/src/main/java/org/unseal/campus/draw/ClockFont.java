package org.unseal.campus.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unseal.campus.scene.ClockStyle;
import org.unseal.engine.draw.PixelFont;

/**
 * The letters of a clock at one size, each as a mask of how much of every pixel it covers. Letters
 * begin at whole pixels, so that a digit looks the same wherever it stands. One thread.
 */
final class ClockFont {
  /** Points of a pixel that are looked at, along each side. */
  private static final int POINTS = 4;

  private static final double WIDTH = 0.58;
  private static final Map<Character, List<double[]>> STROKES = strokes();
  private static final String[] BARS = {
    "abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcfgd"
  };

  private final ClockStyle.Font font;
  private final int height;
  private final Map<Character, Glyph> glyphs = new HashMap<>();

  /** A letter: how many pixels to the next one, and how much of each it covers, 0 to 255. */
  static final class Glyph {
    private final int advance;
    private final int[] cover;

    Glyph(int advance, int[] cover) {
      this.advance = advance;
      this.cover = cover;
    }

    int advance() {
      return advance;
    }

    int cover(int x, int y) {
      return cover[y * advance + x];
    }
  }

  ClockFont(ClockStyle.Font font, int height) {
    this.font = font;
    this.height = height;
  }

  int height() {
    return height;
  }

  Glyph glyph(char letter) {
    return glyphs.computeIfAbsent(letter, this::drawn);
  }

  int width(String text) {
    return text.chars().map(letter -> glyph((char) letter).advance()).sum();
  }

  private Glyph drawn(char letter) {
    if (font == ClockStyle.Font.DOTS || !STROKES.containsKey(letter)) {
      double dot = height / (double) PixelFont.HEIGHT;
      int advance = (int) Math.round(PixelFont.ADVANCE * dot);
      return sampled(
          advance,
          (x, y) ->
              x < PixelFont.WIDTH * dot && PixelFont.dot(letter, (int) (x / dot), (int) (y / dot)));
    }
    boolean narrow = letter == ':' || letter == '.' || letter == ' ';
    double width = (narrow ? 0.16 : WIDTH) * height;
    double thick = height * (font == ClockStyle.Font.BOLD ? 0.105 : 0.065);
    int advance = (int) Math.ceil(width + 2 * thick + height * 0.06);
    List<double[]> lines =
        font == ClockStyle.Font.SEGMENTS && Character.isDigit(letter)
            ? bars(letter - '0')
            : STROKES.getOrDefault(letter, List.of());
    double inner = height - 2 * thick;
    return sampled(
        advance,
        (x, y) -> {
          for (double[] line : lines) {
            double ax = thick + line[0] * width;
            double ay = thick + line[1] * inner;
            double bx = thick + line[2] * width;
            double by = thick + line[3] * inner;
            if (distance(x, y, ax, ay, bx, by) <= thick) {
              return true;
            }
          }
          return false;
        });
  }

  @FunctionalInterface
  private interface Shape {
    boolean covers(double x, double y);
  }

  private Glyph sampled(int advance, Shape shape) {
    int[] cover = new int[advance * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < advance; x++) {
        int inside = 0;
        for (int i = 0; i < POINTS * POINTS; i++) {
          double px = x + (i % POINTS + 0.5) / POINTS;
          double py = y + (Math.floorDiv(i, POINTS) + 0.5) / POINTS;
          inside += shape.covers(px, py) ? 1 : 0;
        }
        cover[y * advance + x] = inside * 255 / (POINTS * POINTS);
      }
    }
    return new Glyph(advance, cover);
  }

  private static double distance(double x, double y, double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : Math.clamp(((x - ax) * dx + (y - ay) * dy) / length, 0.0, 1.0);
    return Math.hypot(x - ax - along * dx, y - ay - along * dy);
  }

  private static List<double[]> bars(int digit) {
    List<double[]> lines = new ArrayList<>();
    for (char bar : BARS[digit].toCharArray()) {
      lines.add(
          switch (bar) {
            case 'a' -> new double[] {0.1, 0, 0.9, 0};
            case 'b' -> new double[] {1, 0.06, 1, 0.44};
            case 'c' -> new double[] {1, 0.56, 1, 0.94};
            case 'd' -> new double[] {0.1, 1, 0.9, 1};
            case 'e' -> new double[] {0, 0.56, 0, 0.94};
            case 'f' -> new double[] {0, 0.06, 0, 0.44};
            default -> new double[] {0.1, 0.5, 0.9, 0.5};
          });
    }
    return lines;
  }

  private static Map<Character, List<double[]>> strokes() {
    Map<Character, List<double[]>> all = new HashMap<>();
    all.put('0', arc(0.5, 0.5, 0.5, 0.5, 0, 360));
    all.put('1', line(0.15, 0.22, 0.55, 0, 0.55, 1));
    all.put('2', joined(arc(0.5, 0.28, 0.5, 0.28, -180, 30), line(0.93, 0.42, 0, 1, 1, 1)));
    all.put(
        '3', joined(arc(0.45, 0.25, 0.45, 0.25, -150, 90), arc(0.45, 0.74, 0.55, 0.26, -90, 150)));
    all.put('4', line(0.75, 1, 0.75, 0, 0, 0.7, 1, 0.7));
    all.put(
        '5', joined(line(0.95, 0, 0.15, 0, 0.07, 0.47), arc(0.47, 0.68, 0.53, 0.32, -140, 140)));
    all.put('6', joined(arc(0.5, 0.68, 0.5, 0.32, 0, 360), arc(0.8, 0.68, 0.8, 0.68, 180, 270)));
    all.put('7', line(0, 0, 1, 0, 0.35, 1));
    all.put('8', joined(arc(0.5, 0.26, 0.42, 0.26, 0, 360), arc(0.5, 0.74, 0.5, 0.26, 0, 360)));
    all.put('9', joined(arc(0.5, 0.32, 0.5, 0.32, 0, 360), arc(0.2, 0.32, 0.8, 0.68, 0, 90)));
    all.put('A', joined(line(0, 1, 0.5, 0, 1, 1), line(0.2, 0.65, 0.8, 0.65)));
    all.put('P', line(0, 1, 0, 0, 0.75, 0, 1, 0.13, 1, 0.38, 0.75, 0.5, 0, 0.5));
    all.put('M', line(0, 1, 0, 0, 0.5, 0.6, 1, 0, 1, 1));
    all.put('-', line(0.15, 0.52, 0.85, 0.52));
    all.put('/', line(0, 1, 1, 0));
    all.put(':', joined(line(0.5, 0.28, 0.5, 0.28), line(0.5, 0.76, 0.5, 0.76)));
    all.put('.', line(0.5, 0.97, 0.5, 0.97));
    all.put(' ', List.of());
    return Map.copyOf(all);
  }

  private static List<double[]> line(double... points) {
    List<double[]> lines = new ArrayList<>();
    for (int i = 0; i + 3 < points.length; i += 2) {
      lines.add(new double[] {points[i], points[i + 1], points[i + 2], points[i + 3]});
    }
    return lines;
  }

  private static List<double[]> arc(double cx, double cy, double rx, double ry, int from, int to) {
    int pieces = 16;
    double[] points = new double[2 * pieces + 2];
    for (int i = 0; i <= pieces; i++) {
      double angle = Math.toRadians(from + (to - from) * (double) i / pieces);
      points[2 * i] = cx + rx * Math.cos(angle);
      points[2 * i + 1] = cy + ry * Math.sin(angle);
    }
    return line(points);
  }

  private static List<double[]> joined(List<double[]> one, List<double[]> other) {
    List<double[]> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }
}
