package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.intake.Item;
import org.unseal.engine.log.WithheldRow.Amount;
import org.unseal.engine.log.WithheldRow.Kind;
import org.unseal.engine.log.WithheldRow.Level;
import org.unseal.engine.log.WithheldRow.Media;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.Inspector.Gap;
import org.unseal.engine.port.Progress;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.CaseScopeStep;
import org.unseal.engine.source.Source;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.order.ClauseId;

/** Finds what of a case is not published, from the scope that is fixed and the grounds. */
public final class WithheldLogStep {
  /** The code of what no clause speaks of, where nobody chose another. */
  private static final String NOT_ADDRESSED = "NOT-ADDRESSED";

  private final CodedLibrary library;

  /** Reads recordings with this, without decoding them. */
  public WithheldLogStep(CodedLibrary library) {
    this.library = requireNonNull(library, "library");
  }

  /** Nothing of one case changes while it is read. */
  record Known(Grounds grounds, List<Item> items, List<Source> sources) {
    static Known of(CaseReading reading) {
      return new Known(
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
    Known known = file.read(Known::of);
    Map<String, SortedSet<Integer>> cuts = new HashMap<>();
    known.items().forEach(item -> cuts.put(item.id(), known.grounds().cuts(item.id())));
    CaseScope scope = new CaseScopeStep(library).fixed(file, cuts, progress);
    return log(title, known, scope.rows());
  }

  static MadeLog<WithheldLog> log(LogTitle title, Known known, List<CaseScope.Row> scope) {
    Rows rows = new Rows(known.grounds());
    for (Item item : known.items()) {
      List<CaseScope.Row> here =
          scope.stream().filter(row -> row.item().equals(item.id())).toList();
      here.stream()
          .filter(row -> !row.fate().published())
          .forEach(row -> rows.stretch(row, here.size() == 1));
      if (!item.sealed()) {
        rows.bytes(item);
      }
      item.facts().tracks().stream()
          .findFirst()
          .ifPresent(track -> track.gaps().forEach(gap -> rows.gap(item, gap)));
    }
    for (Source source : known.sources()) {
      if (known.items().stream().noneMatch(item -> item.source().equals(source.id()))) {
        rows.missing(source);
      }
    }
    WithheldLog log = new WithheldLog(title, rows.rows);
    return new MadeLog<>(log, InternalLog.of(log.document(), log.rows(), rows.notes));
  }

  private static final class Rows {
    private final Grounds grounds;
    private final List<WithheldRow> rows = new ArrayList<>();
    private final Map<String, LogRow.Note> notes = new LinkedHashMap<>();

    Rows(Grounds grounds) {
      this.grounds = grounds;
    }

    private String entry(Optional<Ground> ground) {
      String entry = "w" + (rows.size() + 1);
      ground
          .flatMap(Ground::internal)
          .ifPresent(
              text -> notes.put(entry, new LogRow.Note(Optional.empty(), Optional.of(text))));
      return entry;
    }

    /** What somebody chose; else the clause; else that nobody spoke of it. */
    private LogGround withheld(Optional<Ground> chosen, Optional<ClauseId> clause) {
      Optional<LegalBasis> ordered =
          grounds.basis(clause.map(ClauseId::toString).orElse(NOT_ADDRESSED));
      return chosen
          .map(ground -> LogGround.of(ground, grounds.basis(ground.code()).or(() -> ordered)))
          .orElseGet(() -> LogGround.of(ordered));
    }

    private LogGround missing(Optional<Ground> chosen) {
      return chosen
          .map(ground -> LogGround.of(ground, grounds.basis(ground.code())))
          .orElse(LogGround.NONE);
    }

    void stretch(CaseScope.Row row, boolean whole) {
      Optional<Ground> chosen = grounds.at(row.item(), row.source(), row.frames(), row.clause());
      rows.add(
          new WithheldRow(
              entry(chosen),
              Kind.WITHHELD,
              whole ? Level.WHOLE_ITEM : Level.TIME_RANGE,
              row.source(),
              Optional.of(row.item()),
              "%s %s of %s, %s: %,d %s; %s"
                  .formatted(
                      whole ? "All of recording" : "Part of recording",
                      row.item(),
                      row.source(),
                      row.sound() ? "sound" : "pictures",
                      row.frames().length(),
                      row.sound() ? "seconds" : "frames",
                      row.fate() == Scope.Fate.WITHHELD
                          ? "a ruling withholds it"
                          : "not addressed by any ruling; withheld"),
              Optional.of(new Amount(row.frames(), row.sound())),
              Optional.of(new Media(row.begins(), row.ends())),
              row.shown(),
              row.reference(),
              row.clause(),
              withheld(chosen, row.clause())));
    }

    void bytes(Item item) {
      boolean media = item.kind().media();
      Optional<Ground> chosen = media ? here(item.source()) : Optional.empty();
      rows.add(
          whole(
              entry(chosen),
              media ? Kind.WITHHELD : Kind.OUT_OF_SCOPE,
              Level.WHOLE_ITEM,
              item.source(),
              Optional.of(item.id()),
              media
                  ? "File %s of %s, which is kept as bytes: no frames can be told in it"
                      .formatted(item.id(), item.source())
                  : "Item %s of %s, a %s: no recording"
                      .formatted(item.id(), item.source(), item.kind().word()),
              media ? withheld(chosen, Optional.empty()) : LogGround.NONE));
    }

    void gap(Item item, Gap gap) {
      rows.add(
          new WithheldRow(
              entry(Optional.empty()),
              Kind.NOT_RECORDED,
              Level.TIME_RANGE,
              item.source(),
              Optional.of(item.id()),
              "A gap in recording %s of %s, in which nothing was recorded"
                  .formatted(item.id(), item.source()),
              Optional.empty(),
              Optional.of(new Media(gap.begins(), gap.ends())),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              LogGround.NONE));
    }

    void missing(Source source) {
      Optional<Ground> chosen = grounds.of(source.id());
      rows.add(
          whole(
              entry(chosen),
              kind(source),
              Level.WHOLE_SOURCE,
              source.id(),
              Optional.empty(),
              source.id() + ": " + words(source),
              missing(chosen)));
    }

    private Optional<Ground> here(String source) {
      return grounds.of(source).or(() -> grounds.find(new GroundPlace.AllElse()));
    }

    private static WithheldRow whole(
        String entry,
        Kind kind,
        Level level,
        String source,
        Optional<String> item,
        String description,
        LogGround ground) {
      return new WithheldRow(
          entry,
          kind,
          level,
          source,
          item,
          description,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ground);
    }

    private static Kind kind(Source source) {
      return switch (source.state()) {
        case NEVER_RECORDED -> Kind.NOT_RECORDED;
        case LOST -> Kind.LOST;
        case EXPECTED, RECEIVED, NOT_RECEIVED, REPORTED -> Kind.NOT_RECEIVED;
      };
    }

    private static String words(Source source) {
      return switch (source.state()) {
        case EXPECTED -> "promised or asked for, and not here";
        case RECEIVED, NOT_RECEIVED -> "asked for, and nothing of it came";
        case NEVER_RECORDED -> "nothing was recorded";
        case LOST -> "it was recorded and is lost";
        case REPORTED -> "somebody says that it exists; it is not here";
      };
    }
  }
}
