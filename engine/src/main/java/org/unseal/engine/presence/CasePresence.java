package org.unseal.engine.presence;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.presence.PresenceLedger.Lane;
import org.unseal.engine.presence.PresenceLedger.Run;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;

/** The ledgers of a case, and what people confirm in them. */
public final class CasePresence {
  private final CaseFolders folders;
  private final AnalysisStore store;

  /**
   * In a case's folders.
   *
   * @param store of the case's analyses
   */
  public CasePresence(CaseFolders folders, AnalysisStore store) {
    this.folders = requireNonNull(folders, "folders");
    this.store = requireNonNull(store, "store");
  }

  /**
   * The ledger of a clip by its plan, which must still hold.
   *
   * @param times of the recording's frames, where they are to be told
   * @throws UnsealException {@code RECORD_MISSING} where a step before is missing, {@code
   *     CHANGED_SINCE} where the plan is an old one
   */
  public PresenceLedger ledger(CaseReading reading, String clipId, Optional<FrameTimes> times) {
    Clip clip = KeptScope.of(reading).clip(clipId);
    CasePlan plan = CasePlan.of(reading, clipId);
    plan.requireHolds(reading);
    CaseDecisions decided = CaseDecisions.of(reading, clip.item());
    StoredAnalysis analysis = new CaseAnalyses(store).of(decided);
    NavigableSet<String> people = PresenceStep.cleared(decided.decisions());
    return new PresenceStep()
        .run(
            clip,
            people,
            analysis,
            Clearance.of(analysis, decided.decisions()).decisions(),
            plan.document(folders),
            Confirmation.of(reading),
            times);
  }

  /**
   * What a person says of frames of a clip.
   *
   * @param frames one span or several, which do not overlap; each becomes a record
   */
  public record Saying(
      String clip, String person, List<FrameSpan> frames, Whereabouts where, String what) {
    public Saying {
      requireNonNull(clip, "clip");
      requireNonNull(person, "person");
      frames = frames.stream().sorted(Comparator.comparingInt(FrameSpan::start)).toList();
      requireNonNull(where, "where");
      requireNonNull(what, "what");
      if (frames.isEmpty()) {
        throw usage("name the frames");
      }
      for (int i = 1; i < frames.size(); i++) {
        if (frames.get(i).start() < frames.get(i - 1).endExclusive()) {
          throw usage(
              "the frames %d..%d are named twice"
                  .formatted(
                      frames.get(i).start(),
                      Math.min(frames.get(i).endExclusive(), frames.get(i - 1).endExclusive())));
        }
      }
    }
  }

  /** Where the log ends, and the records that were made, one for each span. */
  public record Confirmed(Head head, List<Confirmation> confirmations) {
    public Confirmed {
      requireNonNull(head, "head");
      confirmations = List.copyOf(confirmations);
    }
  }

  /**
   * Writes down what a person says, in the name of whoever acts.
   *
   * @throws UnsealException {@code USAGE} where the frames say otherwise, or nothing would be said
   */
  public Confirmed confirm(CaseFile file, Saying saying) {
    PresenceLedger ledger = file.read(reading -> ledger(reading, saying.clip, Optional.empty()));
    requireTrue(ledger, saying);
    Digest plan = file.<CasePlan>read(reading -> CasePlan.of(reading, saying.clip)).plan();
    List<Confirmation> made = new ArrayList<>();
    Head head =
        file.append(
            reading -> {
              CasePlan now = CasePlan.of(reading, saying.clip);
              if (!now.plan().equals(plan)) {
                throw new UnsealException(
                    ErrorCode.CHANGED_SINCE,
                    "the plan was just made anew; look at the ledger again");
              }
              made.clear();
              made.addAll(confirmations(file, reading, ledger.clip(), saying));
              return new Entry(
                  Action.PRESENCE_CONFIRMED,
                  Optional.of(ledger.clip().item()),
                  new ObjectWriter().put("clip", saying.clip).put("plan", plan).end(),
                  made.stream().<Change>map(Confirmation::put).toList());
            });
    return new Confirmed(head, made);
  }

  private static List<Confirmation> confirmations(
      CaseFile file, CaseReading reading, Clip clip, Saying saying) {
    try {
      List<Confirmation> all = new ArrayList<>();
      long next = reading.nextNumber(RecordKind.PRESENCE);
      for (FrameSpan frames : saying.frames) {
        all.add(
            new Confirmation(
                "w" + next++,
                saying.person,
                clip.item(),
                frames,
                saying.where,
                saying.what.strip(),
                file.person().orElse("")));
      }
      return all;
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, "" + e.getMessage(), e);
    }
  }

  private static void requireTrue(PresenceLedger ledger, Saying saying) {
    for (FrameSpan frames : saying.frames) {
      requireTrue(ledger, saying, frames);
    }
  }

  private static void requireTrue(PresenceLedger ledger, Saying saying, FrameSpan frames) {
    FrameSpan clip = ledger.clip().frames();
    if (frames.start() < clip.start() || frames.endExclusive() > clip.endExclusive()) {
      throw usage(
          "%s has the frames %d..%d of its recording; name frames of these"
              .formatted(saying.clip, clip.start(), clip.endExclusive()));
    }
    Lane lane =
        ledger
            .lane(saying.person)
            .orElseThrow(
                () ->
                    usage(
                        "nobody of this label is cleared in %s; unseal presence CASE shows who is"
                            .formatted(saying.clip)));
    for (Run run : lane.runs()) {
      boolean concerned =
          run.frames().start() < frames.endExclusive()
              && frames.start() < run.frames().endExclusive();
      if (concerned) {
        objection(run, saying)
            .ifPresent(
                why -> {
                  throw usage(
                      "in the frames %d..%d %s; name other frames"
                          .formatted(
                              Math.max(run.frames().start(), frames.start()),
                              Math.min(run.frames().endExclusive(), frames.endExclusive()),
                              why));
                });
      }
    }
  }

  /** Why this can't be said of such frames. */
  private static Optional<String> objection(Run run, Saying saying) {
    if (saying.where == Whereabouts.COVERED) {
      return run.where() == Whereabouts.COVERED
          ? Optional.empty()
          : Optional.of("no mask lies over them, so there is nothing to have a ground for");
    }
    if (!run.seen()) {
      return Optional.empty();
    }
    return Optional.of(
        run.where() == Whereabouts.COVERED
            ? "they are seen and a mask lies over them (%s): that is a redaction"
                .formatted(String.join(", ", run.masks()))
            : "they are seen, and nothing covers them");
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
