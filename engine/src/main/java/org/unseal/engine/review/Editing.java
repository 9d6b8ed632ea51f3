package org.unseal.engine.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;

/** Decisions with one thing decided otherwise; what the analysis does not have is refused. */
final class Editing {
  private final Decisions before;
  private final Known known;
  private final Instant now;

  Editing(Decisions before, Known known, Instant now) {
    this.before = before;
    this.known = known;
    this.now = now;
  }

  Decisions apply(DecisionEdit edit) {
    return switch (edit) {
      case DecisionEdit.Segments segments -> segments(segments);
      case DecisionEdit.WholeTrack track -> track(track);
      case DecisionEdit.Draw draw -> draw(draw);
      case DecisionEdit.Erase erase -> erase(erase);
      case DecisionEdit.LookedAt looked -> looked(looked);
      case DecisionEdit.Dismiss dismiss -> dismiss(dismiss);
      case DecisionEdit.Saved _ ->
          throw new IllegalArgumentException("a file is read, not applied");
    };
  }

  private Decisions segments(DecisionEdit.Segments edit) {
    Map<SegmentId, SegmentDecision> segments = new HashMap<>(before.segments());
    for (SegmentId id : edit.ids()) {
      if (!known.has(id)) {
        throw new UnsealException(
            ErrorCode.UNKNOWN_SEGMENT,
            "the analysis has no segment " + id + "; decide --list shows which there are");
      }
      SegmentDecision old = segments.getOrDefault(id, new SegmentDecision(false, ""));
      Level level = edit.level().orElse(old.level());
      // whoever looked at the borders looked for the person that was named then
      boolean stays =
          level == old.level()
              && edit.person().map(who -> old.person().equals(Optional.of(who))).orElse(true);
      Looked before = stays ? old.looked() : Looked.NOT;
      segments.put(
          id,
          new SegmentDecision(
              level,
              edit.ground().orElse(old.ground()),
              edit.person().or(old::person),
              edit.looked().compareTo(before) > 0 ? edit.looked() : before,
              Optional.of(now)));
    }
    return with(segments, before.backdrops(), before.dismissals(), before.regions());
  }

  private Decisions track(DecisionEdit.WholeTrack edit) {
    List<SegmentId> ids = known.tracks().getOrDefault(edit.track(), List.of());
    if (ids.isEmpty()) {
      throw new UnsealException(
          ErrorCode.UNKNOWN_SEGMENT,
          "the analysis has no track " + edit.track() + "; decide --list shows which there are");
    }
    return segments(
        new DecisionEdit.Segments(ids, Optional.empty(), edit.person(), edit.ground(), Looked.NOT));
  }

  private Decisions draw(DecisionEdit.Draw edit) {
    requireFrames(edit.frames());
    if (before.regions().size() >= DecisionsDocument.MOST_REGIONS) {
      throw malformed("more than " + DecisionsDocument.MOST_REGIONS + " regions are drawn");
    }
    int number = before.regions().stream().mapToInt(DrawnRegion::number).max().orElse(0) + 1;
    List<DrawnRegion> regions = new ArrayList<>(before.regions());
    try {
      regions.add(
          new DrawnRegion(
              number, edit.frames(), edit.keyframes(), edit.ground(), Optional.of(now)));
    } catch (IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "a region's frames are named in order and lie within its first and last",
          e);
    }
    return with(before.segments(), before.backdrops(), before.dismissals(), regions);
  }

  private Decisions erase(DecisionEdit.Erase edit) {
    DrawnRegion erased =
        before.regions().stream()
            .filter(one -> one.number() == edit.region())
            .findAny()
            .orElseThrow(
                () ->
                    malformed(
                        "there is no region " + edit.region() + "; decide --list shows them"));
    List<DrawnRegion> left = before.regions().stream().filter(one -> !one.equals(erased)).toList();
    Map<SegmentId, SegmentDecision> segments = new HashMap<>(before.segments());
    segments.replaceAll(
        (id, decision) ->
            overlap(known.segments().get(id), erased) ? unlooked(decision) : decision);
    return with(segments, before.backdrops(), before.dismissals(), left);
  }

  private static boolean overlap(@Nullable FrameSpan segment, DrawnRegion region) {
    return segment == null
        || (segment.start() < region.frames().endExclusive()
            && region.frames().start() < segment.endExclusive());
  }

  /** Whoever looked at every picture said that others are drawn over; one of them is no more. */
  private static SegmentDecision unlooked(SegmentDecision decision) {
    return decision.looked() == Looked.IN_EVERY_PICTURE
        ? new SegmentDecision(
            decision.level(),
            decision.ground(),
            decision.person(),
            Looked.AT_ITS_ENDS,
            decision.decided())
        : decision;
  }

  private Decisions looked(DecisionEdit.LookedAt edit) {
    StoredBackdrop backdrop = known.backdrops().get(edit.backdrop());
    if (backdrop == null) {
      throw malformed(
          "the analysis has no backdrop " + edit.backdrop() + "; decide --list shows them");
    }
    for (Box box : edit.boxes()) {
      if (!backdrop.size().box().contains(box)) {
        throw malformed("a box reaches outside the picture of backdrop " + edit.backdrop());
      }
    }
    Map<Integer, BackdropReview> backdrops = new HashMap<>(before.backdrops());
    backdrops.put(edit.backdrop(), new BackdropReview(edit.boxes(), Optional.of(now)));
    return with(before.segments(), backdrops, before.dismissals(), before.regions());
  }

  private Decisions dismiss(DecisionEdit.Dismiss edit) {
    requireFrames(edit.frames());
    if (before.dismissals().size() >= DecisionsDocument.MOST_DISMISSALS) {
      throw malformed("more than " + DecisionsDocument.MOST_DISMISSALS + " findings are dismissed");
    }
    List<Dismissal> dismissals = new ArrayList<>(before.dismissals());
    dismissals.add(new Dismissal(edit.frames(), edit.box(), edit.ground(), Optional.of(now)));
    return with(before.segments(), before.backdrops(), dismissals, before.regions());
  }

  private void requireFrames(FrameSpan frames) {
    if (frames.endExclusive() > known.frames()) {
      throw malformed("the recording has frames 0 to " + (known.frames() - 1));
    }
  }

  private Decisions with(
      Map<SegmentId, SegmentDecision> segments,
      Map<Integer, BackdropReview> backdrops,
      List<Dismissal> dismissals,
      List<DrawnRegion> regions) {
    return new Decisions(
        before.inputSha256(), before.analysisDigest(), segments, backdrops, dismissals, regions);
  }

  private static UnsealException malformed(String message) {
    return new UnsealException(ErrorCode.DOCUMENT_MALFORMED, message);
  }
}
