package org.unseal.engine.scoping;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.sheet.Html;

/**
 * The scope as a picture: a bar for each recording, all on one scale, which tells what becomes of
 * it by patterns that a printer without colours keeps apart.
 */
public final class ScopePicture {
  static final int WIDTH = 960;
  static final int LEFT = 230;
  private static final int BAR = 22;
  private static final int STEP = 34;
  private static final int TOP = 76;
  private static final int PARTS = 4;

  private static final Map<Scope.Fate, String> FILLS =
      Map.of(
          Scope.Fate.RELEASE, "#ffffff",
          Scope.Fate.REDACT, "url(#redact)",
          Scope.Fate.WITHHELD, "#333333",
          Scope.Fate.NOT_ADDRESSED, "url(#open)");

  private static final String PATTERNS =
      "<defs><pattern id=\"redact\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
          + "<rect width=\"8\" height=\"8\" fill=\"#dbe9f6\"/>"
          + "<path d=\"M0 8L8 0\" stroke=\"#1f5f99\" stroke-width=\"1.5\"/></pattern>"
          + "<pattern id=\"open\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
          + "<rect width=\"6\" height=\"6\" fill=\"#bbbbbb\"/>"
          + "<circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"#555555\"/></pattern></defs>\n";

  private final CaseScope scope;

  /** Of this scope. */
  public ScopePicture(CaseScope scope) {
    this.scope = requireNonNull(scope, "scope");
  }

  /** As SVG. */
  public String svg() {
    Map<String, List<CaseScope.Row>> items = new LinkedHashMap<>();
    scope.rows().forEach(row -> items.computeIfAbsent(row.item(), _ -> new ArrayList<>()).add(row));
    long longest =
        Math.max(
            1, items.values().stream().mapToLong(rows -> rows.getLast().ends()).max().orElse(1));
    int height = TOP + STEP * (items.size() + scope.missing().size()) + 30;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">\n"
            .formatted(WIDTH, height, WIDTH, height));
    svg.append("<title>What becomes of every recording</title>\n").append(PATTERNS);
    svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n".formatted(WIDTH, height));
    legend(svg);
    int y = TOP;
    scale(svg, longest, TOP + STEP * items.size());
    for (List<CaseScope.Row> rows : items.values()) {
      text(svg, 8, y + 10, rows.getFirst().source());
      text(svg, 8, y + 23, rows.getFirst().item() + (rows.getFirst().sound() ? ", sound" : ""));
      for (CaseScope.Row row : rows) {
        bar(svg, row, longest, y);
      }
      y += STEP;
    }
    for (Map.Entry<String, String> one : new TreeMap<>(scope.missing()).entrySet()) {
      text(svg, 8, y + 16, one.getKey());
      text(svg, LEFT, y + 16, "nothing here: " + one.getValue());
      y += STEP;
    }
    return svg.append("</svg>\n").toString();
  }

  /** All bars begin at 0: time within each recording, not of the day. */
  private static void scale(StringBuilder svg, long longest, int bottom) {
    int room = WIDTH - LEFT - 12;
    for (int part = 0; part <= PARTS; part++) {
      int x = LEFT + room * part / PARTS;
      svg.append("<path d=\"M%d %dV%d\" stroke=\"#bbbbbb\"/>\n".formatted(x, TOP - 6, bottom - 6));
      String time = ScopeTable.time(longest * part / PARTS);
      text(
          svg,
          part == PARTS ? x - 7 * time.length() + 10 : x - (part == 0 ? 0 : 24),
          TOP - 12,
          time);
    }
  }

  private void legend(StringBuilder svg) {
    int x = 8;
    long all = Math.max(1, scope.microseconds());
    for (Scope.Fate fate : Scope.Fate.values()) {
      svg.append(
          "<rect x=\"%d\" y=\"16\" width=\"18\" height=\"14\" fill=\"%s\" stroke=\"#000000\"/>\n"
              .formatted(x, FILLS.get(fate)));
      String words =
          String.format(
              Locale.ROOT,
              "%s %.1f %%",
              fate == Scope.Fate.NOT_ADDRESSED
                  ? "not addressed, so withheld"
                  : ScopeTable.words(fate),
              100.0 * scope.microseconds(fate) / all);
      text(svg, x + 24, 28, words);
      x += 44 + 7 * words.length();
    }
  }

  private static void bar(StringBuilder svg, CaseScope.Row row, long longest, int y) {
    double room = WIDTH - LEFT - 12.0;
    double x = LEFT + room * row.begins() / longest;
    double width = Math.max(0.5, room * (row.ends() - row.begins()) / longest);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\" stroke=\"#000000\" stroke-width=\"0.7\"><title>%s</title></rect>%n",
            x,
            y,
            width,
            BAR,
            FILLS.get(row.fate()),
            Html.escaped(
                ScopeTable.words(row.fate())
                    + row.clause().map(clause -> " by " + clause).orElse("")
                    + row.shown().map(shown -> ", shows " + shown).orElse(""))));
    row.clip()
        .filter(_ -> width > 24)
        .ifPresent(
            clip -> {
              svg.append(
                  String.format(
                      Locale.ROOT,
                      "<rect x=\"%.2f\" y=\"%d\" width=\"22\" height=\"15\" fill=\"#ffffff\"/>%n",
                      x + 2,
                      y + 3));
              text(svg, (int) x + 5, y + 15, clip);
            });
  }

  private static void text(StringBuilder svg, int x, int y, String text) {
    svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(x, y, Html.escaped(text)));
  }
}
