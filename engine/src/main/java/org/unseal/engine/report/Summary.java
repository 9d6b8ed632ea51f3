package org.unseal.engine.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.model.decision.Decisions;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;
import tools.jackson.core.JsonGenerator;

/**
 * What a person should know at a glance.
 *
 * @param frames in the output
 * @param wholes how many frames are covered whole, by reason
 * @param unreviewedBackdrops how many stills of what does not move nobody has looked at
 * @param findings of reading, analysing and rendering
 */
public record Summary(
    int frames,
    int tracks,
    int segments,
    int cleared,
    int coveredMeanMillionths,
    Map<WholeReason, Integer> wholes,
    int backdrops,
    int unreviewedBackdrops,
    List<Finding> findings) {
  public Summary {
    wholes = Map.copyOf(wholes);
    findings = List.copyOf(findings);
  }

  /**
   * Adds up an analysis, its decisions and its rendering.
   *
   * @param shown the frames that were rendered; empty for all
   */
  public static Summary of(
      StoredAnalysis analysis,
      Decisions decisions,
      Plan plan,
      Rendition rendition,
      Optional<FrameSpan> shown) {
    int[] counts = new int[4];
    Map<WholeReason, Integer> wholes = new EnumMap<>(WholeReason.class);
    StoredAnalysis.Summary end =
        analysis.read(
            stretch -> {
              counts[0] += stretch.tracks().size();
              for (Track track : stretch.tracks()) {
                counts[1] += track.segments().size();
                for (Segment segment : track.segments()) {
                  Decisions.SegmentDecision decision = decisions.segments().get(segment.id());
                  counts[2] += decision != null && decision.clear() ? 1 : 0;
                }
              }
              for (WholeCover whole : stretch.wholes()) {
                wholes.merge(whole.reason(), whole.frames().length(), Integer::sum);
              }
              counts[3] += stretch.backdrops().size();
            });
    Set<Finding> findings = new LinkedHashSet<>(end.findings());
    findings.addAll(rendition.findings());
    return new Summary(
        rendition.frames(),
        counts[0],
        counts[1],
        counts[2],
        plan.coveredMillionths(),
        wholes,
        counts[3],
        unreviewed(analysis, decisions, shown),
        new ArrayList<>(findings));
  }

  /**
   * How many backdrops that stand behind frames that are shown nobody looked at.
   *
   * @param shown the frames; empty for all
   */
  public static int unreviewed(
      StoredAnalysis analysis, Decisions decisions, Optional<FrameSpan> shown) {
    int[] open = {0};
    analysis.read(
        stretch ->
            open[0] +=
                (int)
                    stretch.backdrops().stream()
                        .filter(backdrop -> shown.map(backdrop.frames()::overlaps).orElse(true))
                        .filter(backdrop -> !decisions.backdrops().containsKey(backdrop.number()))
                        .count());
    return open[0];
  }

  /** Nobody looked at some backdrop: whoever stands still throughout may be visible. */
  public boolean unreviewed() {
    return unreviewedBackdrops > 0;
  }

  void write(JsonGenerator json) {
    json.writeNumberProperty("frames", frames);
    json.writeNumberProperty("tracks", tracks);
    json.writeNumberProperty("segments", segments);
    json.writeNumberProperty("cleared", cleared);
    json.writeNumberProperty("coveredMeanMillionths", coveredMeanMillionths);
    json.writeObjectPropertyStart("framesCoveredWhole");
    for (WholeReason reason : WholeReason.values()) {
      if (wholes.containsKey(reason)) {
        json.writeNumberProperty(reason.name(), wholes.getOrDefault(reason, 0));
      }
    }
    json.writeEndObject();
    json.writeNumberProperty("backdrops", backdrops);
    json.writeNumberProperty("unreviewedBackdrops", unreviewedBackdrops);
    json.writeArrayPropertyStart("warnings");
    warnings().forEach(json::writeString);
    json.writeEndArray();
  }

  /** What is not settled yet, in sentences. */
  public List<String> warnings() {
    return unreviewed() ? List.of("unreviewed: backdrop not looked at by a person") : List.of();
  }
}
