package org.unseal.model.decision;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.unseal.model.picture.Box;
import org.unseal.model.track.SegmentId;

/**
 * What people decided of one analysis. What is not in it is covered, and a backdrop that is not in
 * it was not looked at.
 *
 * @param inputSha256 of the recording, lower-case hex
 * @param analysisDigest of the analysis that the segments belong to, lower-case hex
 * @param segments a decision per segment
 * @param backdrops what was seen in each backdrop, by its number
 * @param dismissals findings of an audit that a person looked at and that are nobody
 */
public record Decisions(
    String inputSha256,
    String analysisDigest,
    Map<SegmentId, SegmentDecision> segments,
    Map<Integer, BackdropReview> backdrops,
    List<Dismissal> dismissals) {
  public Decisions {
    requireNonNull(inputSha256, "inputSha256");
    requireNonNull(analysisDigest, "analysisDigest");
    segments = Map.copyOf(segments);
    backdrops = Map.copyOf(backdrops);
    dismissals = List.copyOf(dismissals);
  }

  /** Decisions without any on what an audit found. */
  public Decisions(
      String inputSha256,
      String analysisDigest,
      Map<SegmentId, SegmentDecision> segments,
      Map<Integer, BackdropReview> backdrops) {
    this(inputSha256, analysisDigest, segments, backdrops, List.of());
  }

  /** Cover or clear, and the ground that a person gave; the ground may be empty. */
  public record SegmentDecision(boolean clear, String ground) {
    public SegmentDecision {
      requireNonNull(ground, "ground");
    }
  }

  /** A person looked at the backdrop; these boxes, possibly none, are covered in all its frames. */
  public record BackdropReview(List<Box> boxes) {
    public BackdropReview {
      boxes = List.copyOf(boxes);
    }
  }
}
