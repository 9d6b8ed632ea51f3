package org.unseal.cli.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.report.Report;
import org.unseal.engine.report.Summary;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Finding;

/** What {@code redact} prints when it is done, for a person. */
final class SummaryText {
  private static final int FINDINGS_SHOWN = 5;
  private final PrintStream out;

  SummaryText(PrintStream out) {
    this.out = out;
  }

  void print(RedactRequest request, Report report) {
    Summary summary = report.summary();
    out.printf(
        Locale.ROOT,
        "%s: %d frames, %d tracks, %.1f %% of the picture covered on average%n",
        request.output(),
        summary.frames(),
        summary.tracks(),
        summary.coveredMeanMillionths() / 1e4);
    passage(report.output().rendition());
    if (summary.cleared() > 0) {
      out.printf("  %d of %d segments cleared%n", summary.cleared(), summary.segments());
    }
    for (Map.Entry<WholeReason, Integer> whole : new TreeMap<>(summary.wholes()).entrySet()) {
      out.printf("  %d frames covered whole: %s%n", whole.getValue(), words(whole.getKey()));
    }
    summary.findings().stream()
        .limit(FINDINGS_SHOWN)
        .forEach(finding -> out.println("  note: " + place(finding) + finding.message()));
    if (summary.findings().size() > FINDINGS_SHOWN) {
      out.printf(
          "  note: and %d more; --report FILE.json lists them%n",
          summary.findings().size() - FINDINGS_SHOWN);
    }
    for (String warning : summary.warnings()) {
      out.println(
          "  " + warning + (request.sheet().isEmpty() ? " (--sheet FILE.html shows it)" : ""));
    }
    report.audit().ifPresent(made -> AuditText.of(made).forEach(line -> out.println("  " + line)));
    out.flush();
  }

  private void passage(Rendition rendition) {
    Passage passage = rendition.passage();
    if (passage.wholeBecause().isPresent()) {
      out.println("  every frame was encoded anew: " + passage.wholeBecause().get().sentence());
    } else {
      out.printf(
          "  %d of %d GOPs, %d of %d frames, are the recording's own bit by bit%n",
          passage.gopsPassed(), passage.gops(), passage.picturesPassed(), rendition.frames());
    }
  }

  private static String place(Finding finding) {
    return finding.frames().length() == 1
        ? "frame " + finding.frames().start() + ": "
        : "frames "
            + finding.frames().start()
            + " to "
            + (finding.frames().endExclusive() - 1)
            + ": ";
  }

  private static String words(WholeReason reason) {
    return switch (reason) {
      case STREAM_DAMAGED -> "the stream is damaged there";
      case LIGHT_CHANGED -> "the light changed over most of the picture";
      case CAMERA_MOVED -> "the camera moved";
      case NO_BACKDROP -> "too few pictures to tell what stands still";
      case TOO_MUCH_MOTION -> "too much moved at once";
    };
  }
}
