package org.unseal.engine.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.analysis.AnalysisKey;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditWriter;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.json.Json;
import org.unseal.engine.json.Shapes;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.model.decision.Decisions;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.StreamFacts;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;
import tools.jackson.core.JsonGenerator;

/**
 * What was done to one recording. Written as JSON of schema {@code unseal.report}; apart from
 * {@code times} and {@code audit}, which looks as long as there is time, the same run gives the
 * same bytes. Carries no path.
 *
 * @param grid on which masks lie
 * @param reused the analysis was there already
 * @param stageMilliseconds time per stage, in the order in which they ran
 * @param audit of the finished file; empty where there was none
 */
public record Report(
    AnalysisKey key,
    Input input,
    Output output,
    RenderSettings settings,
    MaskGrid grid,
    StoredAnalysis analysis,
    boolean reused,
    DecisionsDocument decisions,
    Plan plan,
    Summary summary,
    Map<String, Long> stageMilliseconds,
    Optional<Audit> audit) {
  public static final String SCHEMA = "unseal.report";
  public static final int VERSION = 1;

  /** Names of the stages in {@code times} that are redacting itself. */
  static final List<String> STAGES =
      List.of(
          "start",
          "hash",
          "seal",
          "pictures",
          "index",
          "analyze",
          "backdrop",
          "track",
          "sheet",
          "render",
          "generate",
          "measure",
          "verify",
          "report");

  /** The recording as it came in. */
  public record Input(String sha256, long bytes, FootageFacts facts) {}

  /** The file that was made. */
  public record Output(String sha256, long bytes, Rendition rendition) {}

  /** The same with other times. */
  public Report timed(Map<String, Long> times) {
    return with(times, audit);
  }

  /** The same with an audit. */
  public Report audited(Audit made) {
    return with(stageMilliseconds, Optional.of(made));
  }

  private Report with(Map<String, Long> times, Optional<Audit> made) {
    return new Report(
        key, input, output, settings, grid, analysis, reused, decisions, plan, summary, times,
        made);
  }

  /** Writes it to a file that exists and is empty. */
  public void write(Path file) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      Json.write(Json.indented(out), this::write);
      out.write('\n');
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("schema", SCHEMA);
    json.writeNumberProperty("version", VERSION);
    json.writeStringProperty("tool", key.tool());
    input(json);
    output(json);
    settings(json);
    analysis(json);
    summary(json);
    json.writeObjectPropertyStart("decisions");
    decisions.write(json);
    json.writeEndObject();
    stretches(json);
    findings(json);
    json.writeObjectPropertyStart("times");
    json.writeBooleanProperty("analysisReused", reused);
    stageMilliseconds.forEach((stage, time) -> json.writeNumberProperty(stage, time));
    json.writeEndObject();
    audit.ifPresent(
        made -> {
          json.writeObjectPropertyStart("audit");
          AuditWriter.write(json, made);
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private void input(JsonGenerator json) {
    FootageFacts facts = input.facts();
    json.writeObjectPropertyStart("input");
    json.writeStringProperty("sha256", input.sha256());
    json.writeNumberProperty("bytes", input.bytes());
    json.writeStringProperty("container", facts.container());
    json.writeNumberProperty("width", facts.size().width());
    json.writeNumberProperty("height", facts.size().height());
    json.writeStringProperty("pixelFormat", facts.pixelFormat());
    json.writeStringProperty("range", facts.fullRange() ? "full" : "limited");
    json.writeBooleanProperty("interlaced", facts.interlaced());
    json.writeNumberProperty("rotation", facts.rotation());
    json.writeStringProperty(
        "timeBase", facts.timeBase().numerator() + "/" + facts.timeBase().denominator());
    json.writeNumberProperty("startTicks", facts.startTicks());
    json.writeNumberProperty("codedPictures", facts.codedPictures());
    json.writeArrayPropertyStart("streams");
    for (StreamFacts stream : facts.streams()) {
      json.writeStartObject();
      json.writeNumberProperty("index", stream.index());
      json.writeStringProperty("kind", stream.kind());
      json.writeStringProperty("codec", stream.codec());
      json.writeBooleanProperty("redacted", stream.chosen());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void output(JsonGenerator json) {
    Rendition rendition = output.rendition();
    json.writeObjectPropertyStart("output");
    json.writeStringProperty("sha256", output.sha256());
    json.writeNumberProperty("bytes", output.bytes());
    json.writeNumberProperty("frames", rendition.frames());
    settings.shown().ifPresent(shown -> Shapes.span(json, "shown", shown));
    json.writeStringProperty(
        "timeBase", rendition.base().numerator() + "/" + rendition.base().denominator());
    json.writeNumberProperty("codedWidth", rendition.codedSize().width());
    json.writeNumberProperty("codedHeight", rendition.codedSize().height());
    json.writeNumberProperty("trueWidth", rendition.trueSize().width());
    json.writeNumberProperty("trueHeight", rendition.trueSize().height());
    json.writeBooleanProperty("audio", rendition.audio());
    json.writeStringProperty("encoder", rendition.encoder());
    passage(json, rendition.passage());
    json.writeEndObject();
  }

  private static void passage(JsonGenerator json, Passage passage) {
    json.writeObjectPropertyStart("render");
    json.writeStringProperty("mode", passage.wholeBecause().isEmpty() ? "smart" : "full");
    passage
        .wholeBecause()
        .ifPresent(
            reason -> {
              json.writeStringProperty("reason", reason.code());
              json.writeStringProperty("because", reason.sentence());
            });
    json.writeNumberProperty("gops", passage.gops());
    json.writeNumberProperty("gopsPassed", passage.gopsPassed());
    json.writeNumberProperty("framesPassed", passage.picturesPassed());
    json.writeArrayPropertyStart("parts");
    for (Part part : passage.parts()) {
      json.writeStartObject();
      json.writeNumberProperty("first", part.first());
      json.writeNumberProperty("count", part.count());
      json.writeBooleanProperty("passed", part.passed());
      if (!part.passed()) {
        json.writeNumberProperty("crf", part.quality());
      }
      if (part.similarityMillionths().isPresent()) {
        json.writeNumberProperty("ssimMillionths", part.similarityMillionths().getAsInt());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void settings(JsonGenerator json) {
    json.writeObjectPropertyStart("settings");
    json.writeStringProperty("policy", key.policy().name().toLowerCase(java.util.Locale.ROOT));
    json.writeStringProperty("fill", String.format("#%06x", settings.fill()));
    json.writeStringProperty("audio", settings.keepAudio() ? "keep" : "drop");
    json.writeArrayPropertyStart("detectors");
    for (DetectorIdentity detector : key.detectors()) {
      json.writeStartObject();
      json.writeStringProperty("name", detector.name());
      json.writeStringProperty("modelSha256", detector.modelSha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void analysis(JsonGenerator json) {
    json.writeObjectPropertyStart("analysis");
    json.writeStringProperty("key", analysis.key());
    json.writeStringProperty("digest", analysis.digest());
    json.writeStringProperty("analyst", key.analyst());
    json.writeEndObject();
    json.writeObjectPropertyStart("plan");
    json.writeStringProperty("digest", plan.digest());
    json.writeNumberProperty("frames", plan.frames());
    json.writeNumberProperty("coveredMeanMillionths", plan.coveredMillionths());
    json.writeNumberProperty("coveredMostMillionths", plan.mostCoveredMillionths());
    json.writeEndObject();
  }

  private void summary(JsonGenerator json) {
    json.writeObjectPropertyStart("summary");
    summary.write(json);
    json.writeEndObject();
  }

  private void stretches(JsonGenerator json) {
    List<StoredBackdrop> backdrops = new ArrayList<>();
    json.writeArrayPropertyStart("stretches");
    analysis.read(
        stretch -> {
          json.writeStartObject();
          json.writeNumberProperty("number", stretch.stretch().number());
          Shapes.span(json, "frames", stretch.stretch().frames());
          json.writeBooleanProperty("stationary", stretch.stretch().stationary());
          json.writeStringProperty(
              "policy", stretch.stretch().policy().name().toLowerCase(java.util.Locale.ROOT));
          wholes(json, stretch);
          tracks(json, stretch);
          json.writeEndObject();
          backdrops.addAll(stretch.backdrops());
        });
    json.writeEndArray();
    json.writeArrayPropertyStart("backdrops");
    for (StoredBackdrop backdrop : backdrops) {
      json.writeStartObject();
      json.writeNumberProperty("number", backdrop.number());
      Shapes.span(json, "frames", backdrop.frames());
      json.writeBooleanProperty(
          "reviewed", decisions.decisions().backdrops().containsKey(backdrop.number()));
      Shapes.boxes(json, "unsure", backdrop.unsure());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void wholes(JsonGenerator json, StoredStretch stretch) {
    json.writeArrayPropertyStart("coveredWhole");
    for (WholeCover whole : stretch.wholes()) {
      json.writeStartObject();
      Shapes.span(json, "frames", whole.frames());
      json.writeStringProperty("reason", whole.reason().name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void tracks(JsonGenerator json, StoredStretch stretch) {
    json.writeArrayPropertyStart("tracks");
    for (Track track : stretch.tracks()) {
      json.writeStartObject();
      json.writeNumberProperty("id", track.id());
      json.writeStringProperty("kind", track.kind().name());
      json.writeArrayPropertyStart("segments");
      for (Segment segment : track.segments()) {
        segment(json, segment);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void segment(JsonGenerator json, Segment segment) {
    Decisions.SegmentDecision decision =
        decisions
            .decisions()
            .segments()
            .getOrDefault(segment.id(), new Decisions.SegmentDecision(false, ""));
    json.writeStartObject();
    json.writeStringProperty("id", segment.id().toString());
    Shapes.span(json, "frames", segment.frames());
    json.writeArrayPropertyStart("risks");
    segment.risks().forEach(risk -> json.writeString(risk.name()));
    json.writeEndArray();
    json.writeNumberProperty("confidencePermille", segment.confidencePermille());
    json.writeArrayPropertyStart("bridged");
    segment.bridged().forEach(span -> Shapes.span(json, span));
    json.writeEndArray();
    json.writeStringProperty("decision", decision.clear() ? "clear" : "cover");
    json.writeStringProperty("ground", decision.ground());
    json.writeArrayPropertyStart("boxes");
    for (int frame = segment.frames().start(); frame < segment.frames().endExclusive(); frame++) {
      Shapes.box(json, segment.trail().extentAt(frame));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void findings(JsonGenerator json) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : summary.findings()) {
      json.writeStartObject();
      json.writeStringProperty("code", finding.code());
      Shapes.span(json, "frames", finding.frames());
      json.writeStringProperty("message", finding.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
