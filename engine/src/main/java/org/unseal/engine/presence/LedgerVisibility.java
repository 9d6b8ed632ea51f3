package org.unseal.engine.presence;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.event.Visibility;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.release.PlanDocument;

/**
 * What the public will see, by the plans and ledgers of one state of a case. Where a clip has no
 * plan that holds nothing is said. One thread.
 */
public final class LedgerVisibility implements Visibility {
  private final CasePresence presence;
  private final CaseReading reading;
  private final CaseFolders folders;
  private final Map<String, Optional<PresenceLedger>> ledgers = new HashMap<>();
  private final Map<String, PlanDocument> plans = new HashMap<>();

  /** Of this state. */
  public LedgerVisibility(CasePresence presence, CaseReading reading, CaseFolders folders) {
    this.presence = requireNonNull(presence, "presence");
    this.reading = requireNonNull(reading, "reading");
    this.folders = requireNonNull(folders, "folders");
  }

  private Optional<CasePlan> plan(Clip clip) {
    return CasePlan.find(reading, clip.id()).filter(plan -> plan.stillHolds(reading).isEmpty());
  }

  @Override
  public Seen picture(Clip clip, FrameSpan frames) {
    Optional<CasePlan> plan = plan(clip);
    if (plan.isEmpty()) {
      return Seen.NOT_CHECKED;
    }
    PlanDocument document = plans.computeIfAbsent(clip.id(), _ -> plan.get().document(folders));
    int start = 0;
    for (PlanDocument.Run run : document.runs()) {
      boolean concerned = start < frames.endExclusive() && frames.start() < start + run.frames();
      if (concerned && run.cover() instanceof FrameCover.Whole) {
        return Seen.HIDDEN;
      }
      start += run.frames();
    }
    return start < frames.endExclusive() ? Seen.HIDDEN : Seen.VISIBLE;
  }

  @Override
  public Seen person(Clip clip, FrameSpan frames, String person) {
    Optional<PresenceLedger> ledger =
        ledgers.computeIfAbsent(
            clip.id(), id -> plan(clip).map(_ -> presence.ledger(reading, id, Optional.empty())));
    return ledger
        .map(
            known ->
                known.lane(person).filter(lane -> lane.visible(frames)).isPresent()
                    ? Seen.VISIBLE
                    : Seen.HIDDEN)
        .orElse(Seen.NOT_CHECKED);
  }
}
