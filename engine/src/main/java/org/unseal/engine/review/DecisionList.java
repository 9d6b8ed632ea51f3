package org.unseal.engine.review;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.decisions.Clearance;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;

/** What is decided of a recording and what is open, row by row. */
public record DecisionList(
    List<SegmentRow> segments,
    List<BackdropRow> backdrops,
    List<DrawnRegion> regions,
    List<Dismissal> dismissals) {
  public DecisionList {
    segments = List.copyOf(segments);
    backdrops = List.copyOf(backdrops);
    regions = List.copyOf(regions);
    dismissals = List.copyOf(dismissals);
  }

  /**
   * A segment.
   *
   * @param decision empty where nobody decided
   * @param doubt why it is covered though somebody cleared it
   */
  public record SegmentRow(
      SegmentId id,
      FrameSpan frames,
      Optional<SegmentDecision> decision,
      Optional<Clearance.Unconfirmed> doubt) {
    public SegmentRow {
      requireNonNull(id, "id");
      requireNonNull(frames, "frames");
      requireNonNull(doubt, "doubt");
    }

    /** Whether the plan shows it. */
    public boolean shown() {
      return doubt.isEmpty() && decision.map(SegmentDecision::clear).orElse(false);
    }
  }

  /** A backdrop; nobody looked at it where there is no review. */
  public record BackdropRow(int number, FrameSpan frames, Optional<BackdropReview> review) {}

  /** Of decisions on an analysis. */
  public static DecisionList of(StoredAnalysis analysis, Decisions decisions) {
    Map<SegmentId, Clearance.Unconfirmed> doubts = new HashMap<>();
    Clearance.of(analysis, decisions).unconfirmed().forEach(one -> doubts.put(one.segment(), one));
    List<SegmentRow> segments = new ArrayList<>();
    List<BackdropRow> backdrops = new ArrayList<>();
    analysis.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            for (Segment segment : track.segments()) {
              segments.add(
                  new SegmentRow(
                      segment.id(),
                      segment.frames(),
                      Optional.ofNullable(decisions.segments().get(segment.id())),
                      Optional.ofNullable(doubts.get(segment.id()))));
            }
          }
          for (StoredBackdrop backdrop : stretch.backdrops()) {
            backdrops.add(
                new BackdropRow(
                    backdrop.number(),
                    backdrop.frames(),
                    Optional.ofNullable(decisions.backdrops().get(backdrop.number()))));
          }
        });
    return new DecisionList(segments, backdrops, decisions.regions(), decisions.dismissals());
  }

  /** Segments that nobody decided. */
  public long open() {
    return segments.stream().filter(one -> one.decision().isEmpty()).count();
  }
}
