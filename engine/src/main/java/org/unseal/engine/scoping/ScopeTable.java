package org.unseal.engine.scoping;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.table.CsvText;
import org.unseal.engine.text.SafeText;
import org.unseal.model.order.ClauseId;

/** The scope as lines for a person and as CSV; both sum to all there is. */
public final class ScopeTable {
  private static final List<String> HEAD =
      List.of(
          "item",
          "source",
          "from",
          "to",
          "unit",
          "begins_s",
          "ends_s",
          "disposition",
          "clause",
          "clip",
          "shown",
          "reference");
  private static final double MILLION = 1e6;

  private final CaseScope scope;

  /** Of this scope. */
  public ScopeTable(CaseScope scope) {
    this.scope = requireNonNull(scope, "scope");
  }

  /** For a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String item = "";
    for (CaseScope.Row row : scope.rows()) {
      if (!row.item().equals(item)) {
        item = row.item();
        lines.add(item + "  " + row.source() + (row.sound() ? ", sound by the second" : ""));
      }
      lines.add(
          "  %s .. %s  %-13s %7d %s%s%s%s"
              .formatted(
                  time(row.begins()),
                  time(row.ends()),
                  words(row.fate()),
                  row.frames().length(),
                  row.sound() ? "s" : "frames",
                  row.clip().map(clip -> "  " + clip).orElse(""),
                  row.clause().map(clause -> "  by " + clause).orElse(""),
                  row.shown().map(shown -> "  shows " + shown).orElse("")));
    }
    scope.missing().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(one -> lines.add(one.getKey() + "  nothing here: " + one.getValue()));
    totals(lines);
    return lines.stream().map(SafeText::line).toList();
  }

  private void totals(List<String> lines) {
    long all = scope.microseconds();
    lines.add("in all " + time(all) + " = 100 %");
    for (Scope.Fate fate : Scope.Fate.values()) {
      long of = scope.microseconds(fate);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-13s %s  %5.1f %%  %d frames",
              words(fate),
              time(of),
              all == 0 ? 0 : 100.0 * of / all,
              scope.frames(fate)));
    }
  }

  /** With a head line. */
  public String csv() {
    CsvText csv = new CsvText().row(HEAD);
    for (CaseScope.Row row : scope.rows()) {
      csv.row(
          List.of(
              row.item(),
              row.source(),
              Integer.toString(row.frames().start()),
              Integer.toString(row.frames().endExclusive()),
              row.sound() ? "second" : "frame",
              seconds(row.begins()),
              seconds(row.ends()),
              words(row.fate()),
              row.clause().map(ClauseId::toString).orElse(""),
              row.clip().orElse(""),
              row.shown().orElse(""),
              row.reference().orElse("")));
    }
    return csv.end();
  }

  static String words(Scope.Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.6f", micros / MILLION);
  }

  static String time(long micros) {
    long tenths = Math.floorDiv(micros, 100_000);
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%d",
        tenths / 36_000,
        tenths / 600 % 60,
        tenths / 10 % 60,
        tenths % 10);
  }
}
