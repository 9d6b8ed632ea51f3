package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.CaseScopeStep;
import org.unseal.engine.source.Source;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.order.Clause;

/** Finds what of a case is not published, from the scope that is fixed and the grounds. */
public final class WithheldLogStep {
  private final CodedLibrary library;

  /** Reads recordings with this, without decoding them. */
  public WithheldLogStep(CodedLibrary library) {
    this.library = requireNonNull(library, "library");
  }

  /**
   * What the log is made of.
   *
   * @param inForce the clauses that count
   * @param leftOut of recordings of which something is published
   */
  record Known(
      Grounds grounds,
      List<Item> items,
      List<Source> sources,
      List<Clause> inForce,
      Map<String, LeftOut> leftOut,
      CaseHistory history) {}

  /** Nothing of one case changes while it is read. */
  private record Kept(Grounds grounds, List<Item> items, List<Source> sources) {
    static Kept of(CaseReading reading) {
      return new Kept(
          Grounds.of(reading),
          reading.records(RecordKind.ITEM).stream()
              .map(Item::read)
              .sorted(
                  Comparator.comparingInt((Item item) -> item.id().length())
                      .thenComparing(Item::id))
              .toList(),
          reading.records(RecordKind.SOURCE).stream().map(Source::read).toList());
    }
  }

  /** The log; fails as {@link CaseScopeStep#fixed}. */
  public MadeLog<WithheldLog> run(CaseFile file, LogTitle title, Progress progress) {
    Kept kept = file.read(Kept::of);
    CaseHistory history = CaseHistory.of(file);
    Map<String, SortedSet<Integer>> cuts = new HashMap<>();
    for (Item item : kept.items()) {
      SortedSet<Integer> here = new TreeSet<>(kept.grounds().cuts(item.id()));
      here.addAll(history.cuts(item.id()));
      cuts.put(item.id(), here);
    }
    CaseScope scope = new CaseScopeStep(library).fixed(file, cuts, progress);
    IntakeFolders folders = new IntakeFolders(file.folders());
    Map<String, LeftOut> leftOut = new HashMap<>();
    for (Item item : kept.items()) {
      if (scope.rows().stream()
          .anyMatch(row -> row.item().equals(item.id()) && row.fate().published())) {
        leftOut.put(item.id(), LeftOut.read(library, folders.original(item.sha256())));
      }
    }
    return log(
        title,
        new Known(
            kept.grounds(),
            kept.items(),
            kept.sources(),
            scope.orders().inForce(),
            leftOut,
            history),
        scope.rows());
  }

  static MadeLog<WithheldLog> log(LogTitle title, Known known, List<CaseScope.Row> scope) {
    WithheldRows rows = new WithheldRows(known);
    for (Item item : known.items()) {
      rows.item(item, scope.stream().filter(row -> row.item().equals(item.id())).toList());
    }
    for (Source source : known.sources()) {
      if (known.items().stream().noneMatch(item -> item.source().equals(source.id()))) {
        rows.missing(source);
      }
    }
    scope.stream().filter(row -> row.fate().published()).forEach(rows::released);
    return rows.log(title);
  }
}
