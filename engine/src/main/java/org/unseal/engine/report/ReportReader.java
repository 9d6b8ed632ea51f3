package org.unseal.engine.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.audit.AuditSubject;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;

/**
 * Reads of a report what an audit needs, and takes the analysis and the plan from the cache where
 * they are still the ones that the report tells of.
 */
public final class ReportReader {
  private static final Set<String> NEEDED =
      Set.of(
          "schema",
          "version",
          "input",
          "output",
          "settings",
          "analysis",
          "plan",
          "summary",
          "decisions",
          "times");
  private static final int MOST_FRAMES = 100_000_000;
  private static final int MOST_PARTS = 10_000_000;

  private final AnalysisStore store;

  /** Looks into this store. */
  public ReportReader(AnalysisStore store) {
    this.store = store;
  }

  /**
   * A report.
   *
   * @param inputSha256 of the recording
   * @param outputSha256 of the file that it tells of
   */
  public record Read(String inputSha256, String outputSha256, AuditSubject subject) {}

  /** Reads a file. */
  public Read read(Path file) {
    Fields report = fields(file, NEEDED);
    report.requireSchema(Report.SCHEMA, Report.VERSION);
    Fields output = report.child("output");
    int frames = within(output.integer("frames"), MOST_FRAMES, "frames");
    DecisionsDocument decisions = DecisionsDocument.read(report.child("decisions"));
    Optional<StoredAnalysis> stored =
        store
            .find(report.child("analysis").text("key"))
            .filter(analysis -> analysis.digest().equals(report.child("analysis").text("digest")));
    Optional<Plan> plan = stored.flatMap(analysis -> plan(analysis, report.child("plan")));
    AuditSubject.Tracks tracks =
        stored
            .<AuditSubject.Tracks>map(analysis -> analysis::read)
            .orElse(listed(file, planned(report)));
    return new Read(
        report.child("input").text("sha256"),
        output.text("sha256"),
        new AuditSubject(
            frames,
            colour(report.child("settings").text("fill")),
            report.child("settings").text("audio").equals("keep"),
            report.child("settings").list("detectors").stream()
                .map(d -> new DetectorIdentity(d.text("name"), d.text("modelSha256")))
                .toList(),
            parts(output.child("render")),
            decisions.decisions(),
            tracks,
            stored,
            plan.map(known -> known),
            report.child("plan").text("digest"),
            Optional.empty(),
            new AuditSubject.Covered(
                report.child("plan").integer("coveredMeanMillionths"),
                report.child("plan").integer("coveredMostMillionths"),
                whole(report.child("summary").child("framesCoveredWhole"))),
            milliseconds(report.child("times")),
            output.has("shown") ? Optional.of(shown(output, frames)) : Optional.empty()));
  }

  private static int planned(Fields report) {
    return within(report.child("plan").integer("frames"), MOST_FRAMES, "frames");
  }

  private static FrameSpan shown(Fields output, int frames) {
    int[] shown = output.child("shown").integers();
    if (shown.length != 2 || shown[0] < 0 || shown[1] != (long) shown[0] + frames || frames < 1) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "the report shows other frames than it has; take the one that redact wrote");
    }
    return new FrameSpan(shown[0], shown[1]);
  }

  private static Fields fields(Path file, Set<String> wanted) {
    if (!Files.exists(file)) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, "the report " + file + " does not exist");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "the report " + file + " is not a file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Json.readFields(in, wanted, "the report");
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE,
          "the report " + file + " can't be read; check its permissions",
          e);
    }
  }

  private static int within(int number, int most, String what) {
    if (number < 0 || number > most) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the report has a number of " + what + " that can't be");
    }
    return number;
  }

  private static int colour(String text) {
    if (!text.matches("#[0-9a-f]{6}")) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the report's fill is not a colour like #000000");
    }
    return Integer.parseInt(text, 1, text.length(), 16);
  }

  private static List<Part> parts(Fields render) {
    List<Part> parts = new ArrayList<>();
    for (Fields part : render.list("parts")) {
      parts.add(
          new Part(
              within(part.integer("first"), MOST_FRAMES, "pictures"),
              within(part.integer("count"), MOST_FRAMES, "pictures"),
              part.flag("passed"),
              part.has("crf") ? part.integer("crf") : 0,
              part.has("ssimMillionths")
                  ? OptionalInt.of(part.integer("ssimMillionths"))
                  : OptionalInt.empty()));
    }
    within(parts.size(), MOST_PARTS, "parts");
    return parts;
  }

  private static int whole(Fields counts) {
    int frames = 0;
    for (WholeReason reason : WholeReason.values()) {
      frames += counts.has(reason.name()) ? counts.integer(reason.name()) : 0;
    }
    return frames;
  }

  /** What redacting took; an audit is no part of it. */
  private static long milliseconds(Fields times) {
    long sum = 0;
    for (String stage : Report.STAGES) {
      sum += times.has(stage) ? Math.max(0, times.integer(stage)) : 0;
    }
    return sum;
  }

  private static Optional<Plan> plan(StoredAnalysis analysis, Fields plan) {
    String digest = plan.text("digest");
    if (!digest.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Path file = analysis.folder().resolve("plan-" + digest + ".jsonl.gz");
    return Files.isRegularFile(file)
        ? Optional.of(
            new Plan(
                file,
                digest,
                within(plan.integer("frames"), MOST_FRAMES, "frames"),
                plan.integer("coveredMeanMillionths"),
                plan.integer("coveredMostMillionths")))
        : Optional.empty();
  }

  /** The report's own list, for when the analysis is no longer there. */
  private static AuditSubject.Tracks listed(Path file, int most) {
    return visitor -> {
      int next = 0;
      for (Fields stretch : fields(file, Set.of("stretches")).list("stretches")) {
        StoredStretch read = ListedTracks.stretch(stretch, most);
        FrameSpan frames = read.stretch().frames();
        if (frames.start() != next) {
          throw new UnsealException(
              ErrorCode.DOCUMENT_MALFORMED, "the report's stretches leave frames out");
        }
        next = frames.endExclusive();
        visitor.stretch(read);
      }
    };
  }
}
