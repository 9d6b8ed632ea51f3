package org.unseal.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.plan.CasePlanStep.Cleared;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;

/** What of the decisions matters in the frames of a clip. */
record Overview(
    List<Cleared> cleared,
    List<Clearance.Unconfirmed> unconfirmed,
    List<SegmentId> open,
    List<Integer> unseen) {

  static Overview of(StoredAnalysis analysis, Clearance clearance, FrameSpan shown) {
    List<Cleared> cleared = new ArrayList<>();
    List<Clearance.Unconfirmed> unconfirmed = new ArrayList<>();
    List<SegmentId> open = new ArrayList<>();
    List<Integer> unseen = new ArrayList<>();
    Map<SegmentId, Clearance.Unconfirmed> doubtful = new HashMap<>();
    clearance.unconfirmed().forEach(one -> doubtful.put(one.segment(), one));
    Decisions decisions = clearance.decisions();
    analysis.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            for (Segment segment : track.segments()) {
              if (!overlap(segment.frames(), shown)) {
                continue;
              }
              SegmentDecision decision = decisions.segments().get(segment.id());
              Clearance.Unconfirmed doubt = doubtful.get(segment.id());
              if (doubt != null) {
                unconfirmed.add(doubt);
              } else if (decision == null) {
                open.add(segment.id());
              } else if (decision.clear()) {
                cleared.add(new Cleared(segment.id(), decision.person(), decision.ground()));
              }
            }
          }
          stretch.backdrops().stream()
              .filter(one -> overlap(one.frames(), shown))
              .filter(one -> !decisions.backdrops().containsKey(one.number()))
              .forEach(one -> unseen.add(one.number()));
        });
    return new Overview(cleared, unconfirmed, open, unseen);
  }

  private static boolean overlap(FrameSpan one, FrameSpan other) {
    return one.start() < other.endExclusive() && other.start() < one.endExclusive();
  }
}
