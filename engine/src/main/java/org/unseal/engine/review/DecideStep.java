package org.unseal.engine.review;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseDecisions.Decider;
import org.unseal.engine.decisions.DecisionSource;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.decisions.ReadDecisionsStep;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectWriter;

/**
 * Writes down what a person decides of a recording: one event that they sign, with the whole of the
 * decisions as they are then.
 */
public final class DecideStep {
  private final AnalysisStore store;
  private final String tool;
  private final InstantSource clock;

  /**
   * Wires the step.
   *
   * @param store of the case
   * @param tool version of this program
   */
  public DecideStep(AnalysisStore store, String tool, InstantSource clock) {
    this.store = requireNonNull(store, "store");
    this.tool = requireNonNull(tool, "tool");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What is decided now. */
  public record Decided(CaseDecisions decisions, Head head) {}

  /**
   * Decides.
   *
   * @param edits at least one, in order
   */
  public Decided run(CaseFile file, String item, List<DecisionEdit> edits) {
    CaseDecisions before = CaseDecisions.of(file, item);
    StoredAnalysis analysis = new CaseAnalyses(store).of(before);
    Known known = Known.of(analysis);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CaseDecisions[] after = new CaseDecisions[1];
    Head head =
        file.append(
            reading -> {
              // what somebody else decided meanwhile stays
              CaseDecisions current = CaseDecisions.of(reading, item);
              if (!current
                  .decisions()
                  .analysisDigest()
                  .equals(before.decisions().analysisDigest())) {
                throw new UnsealException(
                    ErrorCode.CHANGED_SINCE, item + " was analysed anew meanwhile; decide again");
              }
              DecisionsDocument document = current.document();
              for (DecisionEdit edit : edits) {
                document = edited(document, edit, known, now);
              }
              Set<String> named = people(document);
              named.removeAll(people(current.document()));
              named.forEach(label -> requireOnRoster(reading, label));
              after[0] = current.decidedBy(decider(file, reading), document);
              return new Entry(
                  Action.DECIDED,
                  Optional.of(item),
                  new ObjectWriter()
                      .put("decisions", after[0].digest())
                      .put("segments", document.decisions().segments().size())
                      .end(),
                  List.of(after[0].put()));
            });
    return new Decided(requireNonNull(after[0]), head);
  }

  private DecisionsDocument edited(
      DecisionsDocument document, DecisionEdit edit, Known known, Instant now) {
    if (edit instanceof DecisionEdit.Saved(var saved)) {
      DecisionsDocument read =
          new ReadDecisionsStep(store, tool, clock)
              .run(new DecisionSource.Saved(saved), document.decisions().inputSha256())
              .document();
      if (!read.decisions().analysisDigest().equals(document.decisions().analysisDigest())) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            "the decisions belong to another analysis than the case's; make a new sheet with decide --sheet");
      }
      return read;
    }
    return document.with(new Editing(document.decisions(), known, now).apply(edit));
  }

  private static Set<String> people(DecisionsDocument document) {
    Set<String> people = new TreeSet<>();
    document.decisions().segments().values().forEach(one -> one.person().ifPresent(people::add));
    return people;
  }

  private static void requireOnRoster(CaseReading reading, String label) {
    boolean there =
        reading
            .record(RecordKind.SUBJECT, label)
            .filter(subject -> !subject.body().fields().containsKey("removed"))
            .isPresent();
    if (!there) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "nobody on the case's roster is called %s; unseal roster list CASE shows who is"
              .formatted(label));
    }
  }

  private static Decider decider(CaseFile file, CaseReading reading) {
    String id =
        file.person()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.USAGE, "a decision is somebody's: say who with --as NAME"));
    try {
      return new Decider(
          id, Person.read(reading.record(RecordKind.PERSON, id).orElseThrow()).key());
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a person's record can't be read; run custody check", e);
    }
  }
}
