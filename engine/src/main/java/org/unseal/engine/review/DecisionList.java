package org.unseal.engine.review;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.decisions.Clearance;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
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
   * @param borders why a clearance of it must be confirmed; empty where it need not be
   * @param effective it is shown
   */
  public record SegmentRow(
      SegmentId id,
      FrameSpan frames,
      Optional<SegmentDecision> decision,
      Set<Risk> borders,
      boolean effective) {
    public SegmentRow {
      requireNonNull(id, "id");
      requireNonNull(frames, "frames");
      borders = Set.copyOf(borders);
    }
  }

  /** A backdrop; nobody looked at it where there is no review. */
  public record BackdropRow(int number, FrameSpan frames, Optional<BackdropReview> review) {}

  /** Of decisions on an analysis. */
  public static DecisionList of(StoredAnalysis analysis, Decisions decisions) {
    Set<SegmentId> covered = new HashSet<>();
    Clearance.of(analysis, decisions).unconfirmed().forEach(one -> covered.add(one.segment()));
    List<SegmentRow> segments = new ArrayList<>();
    List<BackdropRow> backdrops = new ArrayList<>();
    analysis.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            for (Segment segment : track.segments()) {
              Optional<SegmentDecision> decision =
                  Optional.ofNullable(decisions.segments().get(segment.id()));
              segments.add(
                  new SegmentRow(
                      segment.id(),
                      segment.frames(),
                      decision,
                      Clearance.risks(track, segment),
                      decision.map(SegmentDecision::clear).orElse(false)
                          && !covered.contains(segment.id())));
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
