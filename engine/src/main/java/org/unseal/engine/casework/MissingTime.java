package org.unseal.engine.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.page.PageFacts.Missing;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.proof.time.TimeClass;

/** What of recordings that are shown in part is not shown, at the clips beside which it lies. */
final class MissingTime {
  private final List<CaseScope.Row> rows;
  private final PageClocks clocks;
  private final Grounds grounds;

  /** On what ground something is kept back, as the log has it. */
  @FunctionalInterface
  interface Grounds {
    /** Its code; empty where nobody chose one and no clause keeps it back. */
    Optional<String> of(CaseScope.Row row);
  }

  MissingTime(List<CaseScope.Row> rows, PageClocks clocks, Grounds grounds) {
    this.rows = List.copyOf(rows);
    this.clocks = clocks;
    this.grounds = grounds;
  }

  /** Places at whose time the clocks are to be asked. */
  static void ask(List<CaseScope.Row> rows, PageClocks clocks) {
    for (CaseScope.Row row : rows) {
      if (!row.sound() && !row.fate().published()) {
        clocks.place(row.item(), row.begins());
        clocks.place(row.item(), row.ends());
      }
    }
  }

  List<Missing> list() {
    List<Missing> list = new ArrayList<>();
    LinkedHashSet<String> items = new LinkedHashSet<>();
    rows.stream().filter(row -> row.clip().isPresent()).forEach(row -> items.add(row.item()));
    for (String item : items) {
      recording(rows.stream().filter(row -> row.item().equals(item)).toList(), list);
    }
    return list;
  }

  private void recording(List<CaseScope.Row> own, List<Missing> list) {
    for (int i = 0; i < own.size(); i++) {
      CaseScope.Row row = own.get(i);
      if (row.fate().published()) {
        continue;
      }
      Optional<String> after = clip(own, i, -1);
      Optional<String> before = clip(own, i, 1);
      list.add(
          new Missing(
              row.source(), after, before, row.ends() - row.begins(), grounds.of(row), when(row)));
    }
  }

  private static Optional<String> clip(List<CaseScope.Row> own, int from, int step) {
    for (int i = from + step; i >= 0 && i < own.size(); i += step) {
      if (own.get(i).clip().isPresent()) {
        return own.get(i).clip();
      }
    }
    return Optional.empty();
  }

  private When when(CaseScope.Row row) {
    When begun = clocks.when(row.item(), row.begins());
    When ended = clocks.when(row.item(), row.ends());
    boolean both = begun.earliest().isPresent() && ended.latest().isPresent();
    return begun.earliest().isEmpty() && ended.latest().isEmpty()
        ? When.UNKNOWN
        : new When(
            begun.earliest(), ended.latest(), both ? begun.timeClass() : TimeClass.ORDER_ONLY);
  }
}
