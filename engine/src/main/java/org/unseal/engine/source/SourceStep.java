package org.unseal.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.CatalogueEntry;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.ObjectWriter;

/** Writes down what is known of a source: one event, and an entry in the catalogue. */
public final class SourceStep {
  /**
   * What somebody says of a source.
   *
   * @param state what became of it; as before where nobody says
   * @param reportedBy one more who says that it exists
   */
  public record Statement(
      String id,
      Optional<SourceKind> kind,
      Optional<String> label,
      Optional<SourceState> state,
      Optional<String> promisedBy,
      Optional<String> reportedBy,
      Optional<String> note,
      Optional<AskedTime> asked) {
    public Statement {
      Source.requireId(id);
    }
  }

  /** What came of it; {@code head} is empty where nothing is new. */
  public record Noted(Source source, Optional<Head> head) {}

  /** Runs it. */
  public Noted run(CaseFile file, Statement said) {
    Optional<Source> before = file.record(RecordKind.SOURCE, said.id()).map(Source::read);
    Source now = merged(before, said);
    if (before.equals(Optional.of(now))) {
      return new Noted(now, Optional.empty());
    }
    Head head = file.append(reading -> entry(reading, said));
    return new Noted(now, Optional.of(head));
  }

  private static Entry entry(CaseReading reading, Statement said) {
    Optional<Source> before = reading.record(RecordKind.SOURCE, said.id()).map(Source::read);
    Source now = merged(before, said);
    return new Entry(
        before.isPresent() ? Action.SOURCE_CHANGED : Action.SOURCE_NAMED,
        Optional.empty(),
        new ObjectWriter().put("source", said.id()).end(),
        changes(reading, before, now, said.note()));
  }

  /**
   * The changes that make a source this. A state that is new is a row of the reconciliation, and an
   * entry of the catalogue.
   *
   * @param why stands in the reconciliation
   */
  public static List<Change> changes(
      CaseReading reading, Optional<Source> before, Source now, Optional<String> why) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Put(RecordKind.SOURCE, now.id(), now.body()));
    if (before.map(Source::state).equals(Optional.of(now.state()))) {
      return changes;
    }
    ObjectWriter row = new ObjectWriter().put("source", now.id()).put("state", now.state().word());
    before.ifPresent(old -> row.put("before", old.state().word()));
    why.ifPresent(text -> row.put("note", text));
    now.promisedBy().ifPresent(text -> row.put("promisedBy", text));
    if (!now.reportedBy().isEmpty()) {
      row.put("reportedBy", now.reportedBy().getLast());
    }
    changes.add(
        new Change.Put(
            RecordKind.RECONCILIATION,
            "e" + reading.nextNumber(RecordKind.RECONCILIATION),
            row.end()));
    changes.add(
        CaseCatalogue.add(
            reading, 0, new CatalogueEntry.Source(CaseCatalogue.salt(), now.id(), now.state())));
    return changes;
  }

  private static Source merged(Optional<Source> before, Statement said) {
    if (before.isEmpty() && said.kind().isEmpty()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "the case does not know %s yet; say what it is with --kind".formatted(said.id()));
    }
    Source old =
        before.orElseGet(
            () ->
                Source.named(said.id(), said.kind().orElseThrow(), said.label().orElse(said.id()))
                    .in(first(said)));
    List<String> reports = new ArrayList<>(old.reportedBy());
    said.reportedBy().filter(name -> !reports.contains(name)).ifPresent(reports::add);
    return new Source(
        said.id(),
        said.kind().orElse(old.kind()),
        said.label().orElse(old.label()),
        said.state().orElse(old.state()),
        said.promisedBy().or(old::promisedBy),
        reports,
        said.note().or(old::note),
        said.asked().or(old::asked));
  }

  /** What nobody promised and somebody has heard of is reported. */
  private static SourceState first(Statement said) {
    return said.reportedBy().isPresent() && said.promisedBy().isEmpty() && said.asked().isEmpty()
        ? SourceState.REPORTED
        : SourceState.EXPECTED;
  }
}
