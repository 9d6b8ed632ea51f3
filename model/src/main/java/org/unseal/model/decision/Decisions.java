package org.unseal.model.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param regions what a person drew to be covered besides
 */
public record Decisions(
    String inputSha256,
    String analysisDigest,
    Map<SegmentId, SegmentDecision> segments,
    Map<Integer, BackdropReview> backdrops,
    List<Dismissal> dismissals,
    List<DrawnRegion> regions) {
  public Decisions {
    requireNonNull(inputSha256, "inputSha256");
    requireNonNull(analysisDigest, "analysisDigest");
    segments = Map.copyOf(segments);
    backdrops = Map.copyOf(backdrops);
    dismissals = List.copyOf(dismissals);
    regions = List.copyOf(regions);
  }

  /** Decisions without anything drawn. */
  public Decisions(
      String inputSha256,
      String analysisDigest,
      Map<SegmentId, SegmentDecision> segments,
      Map<Integer, BackdropReview> backdrops,
      List<Dismissal> dismissals) {
    this(inputSha256, analysisDigest, segments, backdrops, dismissals, List.of());
  }

  /** Decisions without any on what an audit found. */
  public Decisions(
      String inputSha256,
      String analysisDigest,
      Map<SegmentId, SegmentDecision> segments,
      Map<Integer, BackdropReview> backdrops) {
    this(inputSha256, analysisDigest, segments, backdrops, List.of());
  }

  /**
   * When the first of them was made, by the clocks of those who made them.
   *
   * @return empty where there is none, or where the time of any is not known
   */
  public Optional<Instant> first() {
    List<Optional<Instant>> times =
        Stream.of(
                segments.values().stream().map(SegmentDecision::decided),
                backdrops.values().stream().map(BackdropReview::decided),
                dismissals.stream().map(Dismissal::decided),
                regions.stream().map(DrawnRegion::decided))
            .flatMap(some -> some)
            .toList();
    return times.stream().allMatch(Optional::isPresent)
        ? times.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /**
   * How much is covered, and the ground that a person gave; the ground may be empty.
   *
   * @param person who it is, as the case's roster calls them; empty where nobody said so
   * @param looked what somebody looked at to say so
   * @param decided when; empty where nobody wrote it down
   */
  public record SegmentDecision(
      Level level,
      String ground,
      Optional<String> person,
      Looked looked,
      Optional<Instant> decided) {
    public SegmentDecision {
      requireNonNull(level, "level");
      requireNonNull(ground, "ground");
      requireNonNull(person, "person");
      requireNonNull(looked, "looked");
      requireNonNull(decided, "decided");
    }

    /** Shown, or covered as the analysis would; nobody said who it is. */
    public SegmentDecision(boolean clear, String ground, Optional<Instant> decided) {
      this(clear ? Level.CLEAR : Level.HEAD, ground, Optional.empty(), Looked.NOT, decided);
    }

    /** Nobody wrote down when. */
    public SegmentDecision(boolean clear, String ground) {
      this(clear, ground, Optional.empty());
    }

    /** Whether it is shown. */
    public boolean clear() {
      return level == Level.CLEAR;
    }

    /** Whether somebody said that who went in is who is shown. */
    public boolean confirmed() {
      return looked != Looked.NOT;
    }
  }

  /**
   * A person looked at the backdrop; these boxes, possibly none, are covered in all its frames.
   *
   * @param decided when; empty where nobody wrote it down
   */
  public record BackdropReview(List<Box> boxes, Optional<Instant> decided) {
    public BackdropReview {
      boxes = List.copyOf(boxes);
      requireNonNull(decided, "decided");
    }

    /** Nobody wrote down when. */
    public BackdropReview(List<Box> boxes) {
      this(boxes, Optional.empty());
    }
  }
}
