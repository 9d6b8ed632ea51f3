package org.unseal.engine.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unseal.proof.publication.Amount;
import org.unseal.proof.publication.Shares;

/** How much there is and what became of it: a bar that is always 100 %, and the same in words. */
final class AmountsBar {
  private static final int WHOLE = 1_000;
  private static final List<String> PARTS =
      List.of("released", "redacted", "withheld", "notAddressed");

  private final Writing writing;

  AmountsBar(Writing writing) {
    this.writing = writing;
  }

  /**
   * Tenths of a percent that add up to 1000: those whose rest is largest are rounded up.
   *
   * @param amounts none below 0
   */
  static int[] shares(List<Long> amounts) {
    long all = amounts.stream().mapToLong(Long::longValue).sum();
    int[] shares = new int[amounts.size()];
    if (all == 0) {
      return shares;
    }
    List<Integer> order = new ArrayList<>();
    int left = WHOLE;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.toIntExact(Math.floorDiv(Math.multiplyExact(amounts.get(i), WHOLE), all));
      left -= shares[i];
      order.add(i);
    }
    order.sort(
        Comparator.comparingLong(
                (Integer i) -> Math.floorMod(Math.multiplyExact(amounts.get(i), WHOLE), all))
            .reversed());
    for (int i = 0; i < left; i++) {
      shares[order.get(i)]++;
    }
    return shares;
  }

  void write() {
    Words words = writing.words();
    Markup html = writing.html();
    Shares totals = writing.page().publication().totals();
    List<Amount> parts =
        List.of(totals.released(), totals.redacted(), totals.withheld(), totals.notAddressed());
    int[] shares = shares(parts.stream().map(Amount::micros).toList());
    html.open("div", "class", "bar");
    html.open(
        "svg",
        "viewBox",
        "0 0 1000 40",
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        words.of("amounts.picture"));
    int x = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        html.open("g");
        html.leaf("title", words.of("amount." + PARTS.get(i)) + ": " + percent(shares[i]));
        // each part has another height, so that they differ without a colour
        int top = i * 8;
        html.empty(
            "rect",
            "class",
            "part-" + PARTS.get(i).toLowerCase(java.util.Locale.ROOT),
            "x",
            "" + x,
            "y",
            "" + top,
            "width",
            "" + shares[i],
            "height",
            "" + (40 - top));
        html.close("g");
      }
      x += shares[i];
    }
    html.close("svg").close("div");
    Table table =
        writing.table(
            words.of("amounts.caption"),
            words.of("amounts.column.what"),
            words.of("amounts.column.length"),
            words.of("amounts.column.frames"),
            words.of("amounts.column.share"));
    row(
        table,
        words.of("amount.existing"),
        totals.existing(),
        totals.existing().micros() == 0 ? 0 : WHOLE);
    for (int i = 0; i < shares.length; i++) {
      row(table, words.of("amount." + PARTS.get(i)), parts.get(i), shares[i]);
    }
    table.end();
  }

  private void row(Table table, String name, Amount amount, int share) {
    table.row().head(name);
    table.figure(writing.times().length(amount.micros()));
    table.figure("" + amount.frames());
    table.figure(percent(share)).endRow();
  }

  static String percent(int tenths) {
    return tenths / 10 + "." + tenths % 10 + " %";
  }
}
