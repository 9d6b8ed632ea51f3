package org.unseal.engine.sheet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.analysis.AnalysisKey;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.report.Report;

/**
 * What a sheet is about: an analysis, what was decided of it so far, and what becomes of the
 * decisions.
 *
 * @param frames of the recording
 * @param output SHA-256 of what was redacted; empty where nothing was yet
 * @param item its id in a case; empty where there is no case
 * @param reported from outside, in the order of frames
 */
public record SheetSubject(
    AnalysisKey key,
    StoredAnalysis analysis,
    DecisionsDocument decisions,
    int frames,
    int tracks,
    int segments,
    Optional<String> output,
    Optional<String> item,
    List<ReportedSpot> reported) {
  public SheetSubject {
    requireNonNull(key, "key");
    requireNonNull(analysis, "analysis");
    requireNonNull(decisions, "decisions");
    requireNonNull(output, "output");
    requireNonNull(item, "item");
    reported = List.copyOf(reported);
  }

  /** Of a recording that was redacted. */
  public static SheetSubject of(Report report) {
    return new SheetSubject(
        report.key(),
        report.analysis(),
        report.decisions(),
        report.plan().frames(),
        report.summary().tracks(),
        report.summary().segments(),
        Optional.of(report.output().sha256()),
        Optional.empty(),
        List.of());
  }

  /** Of a recording of a case. */
  public static SheetSubject of(
      String item,
      StoredAnalysis analysis,
      DecisionsDocument decisions,
      List<ReportedSpot> reported) {
    int[] counts = new int[2];
    int frames =
        analysis
            .read(
                stretch -> {
                  counts[0] += stretch.tracks().size();
                  counts[1] += stretch.tracks().stream().mapToInt(t -> t.segments().size()).sum();
                })
            .frames();
    return new SheetSubject(
        analysis.madeWith(),
        analysis,
        decisions,
        frames,
        counts[0],
        counts[1],
        Optional.empty(),
        Optional.of(item),
        reported);
  }

  /** What hands the decisions in. */
  String command() {
    return item.map(id -> "unseal decide CASE " + id + " --decisions decisions.json --as NAME")
        .orElse("unseal redact INPUT -o OUTPUT --decisions decisions.json");
  }

  /** What that does. */
  String purpose() {
    return item.isPresent() ? "Hand in your decisions" : "Make the redacted recording";
  }
}
