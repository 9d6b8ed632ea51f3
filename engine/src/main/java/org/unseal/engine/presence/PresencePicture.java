package org.unseal.engine.presence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.unseal.engine.presence.PresenceLedger.Lane;
import org.unseal.engine.presence.PresenceLedger.Run;
import org.unseal.engine.sheet.Html;
import org.unseal.engine.text.SafeText;

/**
 * Draws ledgers as SVG: a block for each clip, a lane for each person, each whereabouts with a
 * pattern of its own. Whole numbers, so the same ledgers give the same bytes.
 */
public final class PresencePicture {
  private static final int LEFT = 150;
  private static final int WIDE = 1_200;
  private static final int TOP = 96;
  private static final int LANE = 46;
  private static final int BAR = 24;
  private static final int BLOCK = 56;
  private static final int LETTER = 7;
  private static final int LONGEST_LABEL = 18;
  private static final List<Integer> STEPS =
      List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400);
  private static final int MOST_MARKS = 12;
  private static final long MICROS = 1_000_000;

  private final List<PresenceLedger> ledgers;
  private final StringBuilder svg = new StringBuilder();

  /** Of these clips, from top to bottom. */
  public PresencePicture(List<PresenceLedger> ledgers) {
    this.ledgers = List.copyOf(ledgers);
  }

  /** The picture. */
  public String svg() {
    int height = TOP;
    for (PresenceLedger ledger : ledgers) {
      height += BLOCK + Math.max(1, ledger.people().size()) * LANE;
    }
    int width = LEFT + WIDE + 30;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        font-family="system-ui, sans-serif" font-size="13">
        <title>Where the people who are cleared are</title>
        <defs>
        <pattern id="covered" width="8" height="8" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="8" height="8" fill="#f3c9c2"/>\
        <rect width="3" height="8" fill="#9c2c1c"/></pattern>
        <pattern id="behind-scene" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect width="6" height="6" fill="#cfe0ef"/><rect width="2" height="6" fill="#2f6f9f"/></pattern>
        <pattern id="out-of-picture" width="7" height="7" patternUnits="userSpaceOnUse">\
        <rect width="7" height="7" fill="#ffffff"/><circle cx="3" cy="3" r="1" fill="#77838f"/></pattern>
        <pattern id="unconfirmed" width="9" height="9" patternUnits="userSpaceOnUse">\
        <rect width="9" height="9" fill="#fbeeb9"/>\
        <path d="M0 0L9 9M9 0L0 9" stroke="#8a6a00" stroke-width="1"/></pattern>
        </defs>
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        <text x="14" y="30" font-size="18" font-weight="600" fill="#1c2733">Where the people who are \
        cleared are, to the frame</text>
        """
            .formatted(width, height));
    legend();
    int y = TOP;
    for (PresenceLedger ledger : ledgers) {
      y = block(ledger, y);
    }
    return svg.append("</svg>\n").toString();
  }

  private static String fill(Whereabouts where) {
    return where == Whereabouts.VISIBLE ? "#2e7d4f" : "url(#" + where.code() + ")";
  }

  private static String words(Whereabouts where) {
    return switch (where) {
      case VISIBLE -> "to be seen";
      case COVERED -> "covered by a redaction";
      case BEHIND_SCENE -> "behind something (confirmed)";
      case OUT_OF_PICTURE -> "out of the picture (confirmed)";
      case UNCONFIRMED -> "nobody said";
    };
  }

  private void legend() {
    int x = 14;
    for (Whereabouts where : Whereabouts.values()) {
      svg.append(
          """
          <rect x="%d" y="46" width="30" height="16" fill="%s" stroke="#44525f"/>\
          <text x="%d" y="59" fill="#1c2733">%s</text>
          """
              .formatted(x, fill(where), x + 38, words(where)));
      x += 38 + words(where).length() * LETTER + 30;
    }
  }

  private int block(PresenceLedger ledger, int top) {
    svg.append(
        "<text x=\"14\" y=\"%d\" font-weight=\"600\" fill=\"#1c2733\">%s, %s, frames %d to %d of %s</text>\n"
            .formatted(
                top + 16,
                ledger.clip().id(),
                Html.escaped(ledger.clip().source()),
                ledger.clip().frames().start(),
                ledger.clip().frames().endExclusive() - 1,
                ledger.clip().item()));
    int y = top + 26;
    if (ledger.people().isEmpty()) {
      svg.append(
          "<text x=\"%d\" y=\"%d\" fill=\"#44525f\">nobody is cleared</text>\n"
              .formatted(LEFT, y + 17));
      return y + LANE + BLOCK - 26;
    }
    for (Lane lane : ledger.people()) {
      lane(ledger, lane, y);
      y += LANE;
    }
    marks(ledger, y - LANE + BAR);
    return y + BLOCK - 26;
  }

  private void lane(PresenceLedger ledger, Lane lane, int y) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1c2733\"><title>%s</title>%s</text>\n"
            .formatted(
                LEFT - 10,
                y + 16,
                Html.escaped(lane.person()),
                Html.escaped(SafeText.line(lane.person(), LONGEST_LABEL))));
    for (Run run : lane.runs()) {
      int left = place(ledger, begins(ledger, run.frames().start()));
      int right = Math.max(left + 1, place(ledger, ends(ledger, run)));
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>%s</title></rect>\n"
              .formatted(left, y, right - left, BAR, fill(run.where()), Html.escaped(title(run))));
      label(run, left, right, y);
    }
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#44525f\"/>\n"
            .formatted(LEFT, y, WIDE, BAR));
  }

  /** On a plate of its own: a pattern is no ground for letters. */
  private void label(Run run, int left, int right, int y) {
    String text = run.confirmed().map(Confirmation::what).orElse("");
    int room = (right - left - 16) / LETTER;
    if (text.isEmpty() || room < 6) {
      return;
    }
    String shown = SafeText.line(text, room);
    svg.append(
        """
        <rect x="%d" y="%d" width="%d" height="16" fill="#ffffff"/>\
        <text x="%d" y="%d" font-size="12" fill="#1c2733">%s</text>
        """
            .formatted(
                left + 4,
                y + 4,
                Math.min(right - left - 8, shown.length() * LETTER + 8),
                left + 8,
                y + 16,
                Html.escaped(shown)));
  }

  private static String title(Run run) {
    String more =
        switch (run.where()) {
          case COVERED ->
              ": "
                  + String.join(", ", run.masks())
                  + "; "
                  + (run.grounds().isEmpty() ? "" : String.join(", ", run.grounds()))
                  + (run.groundMissing() ? " a ground is missing" : "");
          case BEHIND_SCENE -> ": " + run.confirmed().map(Confirmation::what).orElse("");
          case VISIBLE, OUT_OF_PICTURE, UNCONFIRMED -> "";
        };
    return "frames %d to %d, %s%s"
        .formatted(run.frames().start(), run.frames().endExclusive() - 1, words(run.where()), more);
  }

  private static long begins(PresenceLedger ledger, int frame) {
    return ledger.times().map(times -> times.begins(frame)).orElse(frame * MICROS);
  }

  private static long ends(PresenceLedger ledger, Run run) {
    return ledger
        .times()
        .map(times -> times.ends(run.frames().endExclusive() - 1))
        .orElse(run.frames().endExclusive() * MICROS);
  }

  private static int place(PresenceLedger ledger, long micros) {
    Run first = ledger.people().getFirst().runs().getFirst();
    Run last = ledger.people().getFirst().runs().getLast();
    long start = begins(ledger, first.frames().start());
    long length = Math.max(1, ends(ledger, last) - start);
    return LEFT + (int) ((micros - start) * WIDE / length);
  }

  /** A scale of the recording's own time below the lanes. */
  private void marks(PresenceLedger ledger, int y) {
    if (ledger.times().isEmpty()) {
      return;
    }
    Run last = ledger.people().getFirst().runs().getLast();
    long start = begins(ledger, ledger.clip().frames().start());
    long seconds = (ends(ledger, last) - start) / MICROS;
    int step =
        STEPS.stream()
            .filter(one -> seconds / one < MOST_MARKS)
            .findFirst()
            .orElse(STEPS.getLast());
    for (long at = Math.ceilDiv(start, step * MICROS) * step;
        at * MICROS <= start + seconds * MICROS;
        at += step) {
      int x = place(ledger, at * MICROS);
      svg.append(
          """
          <path d="M%1$d %2$dv5" stroke="#44525f"/><text x="%1$d" y="%3$d" text-anchor="middle" \
          font-size="11" fill="#44525f">%4$s</text>
          """
              .formatted(x, y, y + 17, clock(at)));
    }
  }

  private static String clock(long seconds) {
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  /** In one line, for those who don't see it. */
  public static String inWords(Lane lane) {
    return lane.totals().entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .map(one -> "%d %s".formatted(one.getValue(), words(one.getKey())))
        .collect(Collectors.joining(", "));
  }
}
