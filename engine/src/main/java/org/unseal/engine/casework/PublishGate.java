package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.engine.answer.Gate;
import org.unseal.engine.answer.Given;
import org.unseal.engine.approval.CaseApproval;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clip.StoredAudit;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.presence.CasePresence;
import org.unseal.engine.presence.LedgerVisibility;
import org.unseal.engine.presence.PresenceGate;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.scope.Clip;
import org.unseal.proof.release.Approval;

/**
 * What keeps a case from being published, all of it at once and in words: whatever the order wants
 * and nobody did, whatever changed since it was decided, approved or looked through.
 */
public final class PublishGate {
  private final CaseAnalyses analyses;
  private final CasePresence presence;

  /**
   * With the case's analyses.
   *
   * @param presence of people who are shown
   */
  public PublishGate(CaseAnalyses analyses, CasePresence presence) {
    this.analyses = requireNonNull(analyses, "analyses");
    this.presence = requireNonNull(presence, "presence");
  }

  /**
   * What is in the way.
   *
   * @param now what the orders make of the case as it is now
   * @param day on which the order is answered
   */
  public List<String> shut(CaseFile file, CaseScope now, LocalDate day) {
    List<String> shut = new ArrayList<>();
    shut.addAll(
        file.read(
            reading ->
                Gate.shut(Given.of(reading, day, now.scope().unmapped(), List.of(), Map.of()))));
    Optional<KeptScope> kept = kept(file);
    if (kept.isEmpty()) {
      return shut;
    }
    if (!kept.get().body().equals(now.kept().body())) {
      shut.add(
          "recordings, clocks or rulings changed since the scope was fixed; look at it with unseal"
              + " scope CASE and fix it again");
    }
    kept.get().clips().forEach(clip -> clip(file, clip, shut));
    if (shut.isEmpty()) {
      presence(file, kept.get(), shut);
    }
    shut.addAll(
        file.read(
            reading ->
                CaseEvents.objections(
                    reading, new LedgerVisibility(presence, reading, file.folders()))));
    return shut;
  }

  private static Optional<KeptScope> kept(CaseFile file) {
    try {
      return Optional.of(file.read(KeptScope::of));
    } catch (UnsealException e) {
      if (e.code() == ErrorCode.RECORD_MISSING) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void clip(CaseFile file, Clip clip, List<String> shut) {
    try {
      CaseClip planned = CaseClip.of(file, analyses, clip.id());
      file.read(reading -> CaseApproval.require(reading, clip.id(), Approval.Of.PLAN));
      CaseRendition rendition = file.read(reading -> CaseRendition.require(reading, planned));
      Optional<StoredAudit> audit = StoredAudit.find(planned.folder());
      if (audit.isEmpty() || !audit.get().rendition().equals(rendition.rendition())) {
        shut.add(
            "clip %s was not looked through since it was rendered: unseal audit CASE %s"
                .formatted(clip.id(), clip.id()));
      } else {
        int open =
            audit.get().audit().dismissing(planned.decisions().dismissals()).findings().size();
        if (open > 0) {
          shut.add(
              "%d findings of the audit of %s are open: cover them, or say with unseal decide CASE %s --dismiss that they are nobody"
                  .formatted(open, clip.id(), clip.item()));
        }
      }
      file.read(reading -> CaseApproval.require(reading, clip.id(), Approval.Of.RENDITION));
    } catch (UnsealException e) {
      if (e.code() != ErrorCode.RECORD_MISSING
          && e.code() != ErrorCode.CHANGED_SINCE
          && e.code() != ErrorCode.ANALYSIS_MISSING) {
        throw e;
      }
      shut.add(String.valueOf(e.getMessage()));
    }
  }

  /** Where somebody who is shown can't be seen, it is said where they are, or on what ground. */
  private void presence(CaseFile file, KeptScope kept, List<String> shut) {
    for (Clip clip : kept.clips()) {
      if (!clip.redacted()) {
        continue; // nobody in it has to be covered, so nobody was decided on
      }
      PresenceLedger ledger =
          file.read(reading -> presence.ledger(reading, clip.id(), Optional.empty()));
      Map<String, Integer> open = new TreeMap<>();
      for (PresenceGate.Problem problem : PresenceGate.of(List.of(ledger)).open()) {
        open.merge(words(problem), 1, Integer::sum);
      }
      open.forEach(
          (what, times) ->
              shut.add(
                  "%s: %s in %d places: unseal presence CASE --clip %s shows them"
                      .formatted(clip.id(), what, times, clip.id())));
    }
  }

  private static String words(PresenceGate.Problem problem) {
    return switch (problem) {
      case PresenceGate.Problem.GroundMissing(PresenceGate.Spot spot) ->
          spot.person() + " is shown by decision and covered without a ground";
      case PresenceGate.Problem.Unconfirmed(PresenceGate.Spot spot) ->
          "nobody said where " + spot.person() + " is";
      case PresenceGate.Problem.Contradicted(String _, String person, var _) ->
          "somebody said that " + person + " can't be seen, and they are";
    };
  }
}
