package org.unseal.engine.decisions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;

/**
 * What of the clearances in a case takes effect. None passes a point of risk by itself: where a
 * segment begins or ends at one, or has one in it, somebody must have looked at the last picture
 * before and the first after. Where several are one shape, or somebody is gone and back again and
 * again, somebody must have looked at every picture. What is not confirmed is covered.
 *
 * @param decisions the same, with whatever takes no effect covered
 * @param unconfirmed what was to be cleared and is covered, in order
 */
public record Clearance(Decisions decisions, List<Unconfirmed> unconfirmed) {
  private static final Set<Risk> DOUBTS =
      EnumSet.of(
          Risk.CROSSING,
          Risk.OUT_OF_SIGHT,
          Risk.PICTURE_EDGE,
          Risk.MERGED,
          Risk.NO_CLEAR_HEAD,
          Risk.BRIDGED,
          Risk.UNSTEADY);

  /** What may change who is seen between two pictures that show the same person. */
  private static final Set<Risk> WITHIN = EnumSet.of(Risk.MERGED, Risk.UNSTEADY);

  public Clearance {
    unconfirmed = List.copyOf(unconfirmed);
  }

  /** A segment that stays covered though somebody cleared it, and why. */
  public record Unconfirmed(SegmentId segment, Reason reason, Set<Risk> risks) {
    public Unconfirmed {
      risks = Set.copyOf(risks);
    }
  }

  /** Why a clearance takes no effect. */
  public enum Reason {
    /** Nobody confirmed who it is at its ends. */
    NOT_CONFIRMED,
    /** What its ends show says nothing of what is between them, and nobody looked at that. */
    NOT_LOOKED_THROUGH
  }

  /** As these decisions on this analysis have it. */
  public static Clearance of(StoredAnalysis analysis, Decisions decisions) {
    Map<SegmentId, SegmentDecision> segments = new HashMap<>(decisions.segments());
    List<Unconfirmed> unconfirmed = new ArrayList<>();
    analysis.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            for (Segment segment : track.segments()) {
              SegmentDecision decision = segments.get(segment.id());
              if (decision == null || !decision.clear()) {
                continue;
              }
              Set<Risk> risks = risks(track, segment);
              reason(segment, risks, decision.looked())
                  .ifPresent(
                      reason -> {
                        unconfirmed.add(new Unconfirmed(segment.id(), reason, risks));
                        segments.put(segment.id(), covered(decision));
                      });
            }
          }
        });
    return new Clearance(
        new Decisions(
            decisions.inputSha256(),
            decisions.analysisDigest(),
            segments,
            decisions.backdrops(),
            decisions.dismissals(),
            decisions.regions()),
        unconfirmed);
  }

  /** Whether its ends alone don't say who is in it: somebody must look at every picture. */
  public static boolean within(Segment segment) {
    return !Collections.disjoint(segment.risks(), WITHIN);
  }

  private static Optional<Reason> reason(Segment segment, Set<Risk> risks, Looked looked) {
    if (risks.isEmpty() || looked == Looked.IN_EVERY_PICTURE) {
      return Optional.empty();
    }
    if (within(segment)) {
      return Optional.of(Reason.NOT_LOOKED_THROUGH);
    }
    return looked == Looked.NOT ? Optional.of(Reason.NOT_CONFIRMED) : Optional.empty();
  }

  /**
   * Why a clearance of this segment must be confirmed; empty where it need not be. Where its track
   * goes on before or behind it, it was cut there for a reason that its neighbour has.
   */
  public static Set<Risk> risks(Track track, Segment segment) {
    Set<Risk> risks = EnumSet.noneOf(Risk.class);
    risks.addAll(segment.risks());
    int place = track.segments().indexOf(segment);
    if (place + 1 < track.segments().size()) {
      Set<Risk> next = EnumSet.noneOf(Risk.class);
      next.addAll(track.segments().get(place + 1).risks());
      next.retainAll(EnumSet.of(Risk.CROSSING, Risk.OUT_OF_SIGHT, Risk.PICTURE_EDGE, Risk.BRIDGED));
      risks.addAll(next);
    }
    risks.retainAll(DOUBTS);
    if (risks.isEmpty() && track.segments().size() > 1) {
      risks.add(Risk.CROSSING); // cut, and nobody wrote down why
    }
    return risks;
  }

  private static SegmentDecision covered(SegmentDecision decision) {
    return new SegmentDecision(
        Level.HEAD, decision.ground(), decision.person(), Looked.NOT, decision.decided());
  }
}
