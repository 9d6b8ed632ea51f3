package org.unseal.engine.decisions;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Shapes;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.track.SegmentId;
import tools.jackson.core.JsonGenerator;

/**
 * Decisions as a document: which recording, which analysis, which version of the program they
 * belong to, and what was decided. The same shape stands in a report, so that a report can be
 * decided on further.
 *
 * @param tool version of the program that made the analysis
 * @param analysisKey of the stored analysis
 */
public record DecisionsDocument(String tool, String analysisKey, Decisions decisions) {
  public static final String SCHEMA = "unseal.decisions";

  /** Of a document with levels, people, confirmations or regions. */
  public static final int VERSION = 2;

  /** Of one that only covers and clears, as all of them were at first. */
  static final int PLAIN_VERSION = 1;

  /** Most characters of a ground. */
  public static final int LONGEST_GROUND = 500;

  /** Most boxes in one backdrop: each of them is looked at for every frame. */
  public static final int MOST_BOXES = 500;

  /** Most findings that are dismissed: each is held against everything that an audit sees. */
  public static final int MOST_DISMISSALS = 10_000;

  /**
   * Most regions that are drawn: each of them is looked at for every frame. In twenty minutes in
   * which somebody who is shown walks through a crowd 12,600 were drawn.
   */
  public static final int MOST_REGIONS = 20_000;

  /** Most keyframes of a region. */
  public static final int MOST_KEYFRAMES = 500;

  /** How somebody on the roster is called. */
  public static final String PERSON = "[a-z0-9][a-z0-9-]{0,31}";

  public DecisionsDocument {
    requireNonNull(tool, "tool");
    requireNonNull(analysisKey, "analysisKey");
    requireNonNull(decisions, "decisions");
  }

  /** Reads a document, or the part of a report that is one. */
  public static DecisionsDocument read(Fields document) {
    return DecisionsReader.read(document);
  }

  /** The same with other decisions on the same analysis. */
  public DecisionsDocument with(Decisions other) {
    return new DecisionsDocument(tool, analysisKey, other);
  }

  /**
   * The same with these segments cleared.
   *
   * @param now when they are; what was cleared before keeps its time
   */
  public DecisionsDocument clearing(List<SegmentId> ids, Instant now) {
    Map<SegmentId, SegmentDecision> segments = new LinkedHashMap<>(decisions.segments());
    for (SegmentId id : ids) {
      SegmentDecision before = segments.getOrDefault(id, new SegmentDecision(false, ""));
      segments.put(
          id,
          before.clear()
              ? before
              : new SegmentDecision(
                  Level.CLEAR, before.ground(), before.person(), Looked.NOT, Optional.of(now)));
    }
    return with(
        new Decisions(
            decisions.inputSha256(),
            decisions.analysisDigest(),
            segments,
            decisions.backdrops(),
            decisions.dismissals(),
            decisions.regions()));
  }

  /** What only covers and clears is written as it always was. */
  private int version() {
    boolean plain =
        decisions.regions().isEmpty()
            && decisions.segments().values().stream()
                .allMatch(
                    one ->
                        (one.level() == Level.HEAD || one.clear())
                            && one.person().isEmpty()
                            && !one.confirmed());
    return plain ? PLAIN_VERSION : VERSION;
  }

  private static String word(Level level) {
    return switch (level) {
      case REGION -> "region";
      case FIGURE -> "figure";
      case HEAD -> "cover";
      case CLEAR -> "clear";
    };
  }

  /** Writes the document's fields into the object that is open. */
  public void write(JsonGenerator json) {
    json.writeStringProperty("schema", SCHEMA);
    json.writeNumberProperty("version", version());
    json.writeStringProperty("tool", tool);
    json.writeStringProperty("inputSha256", decisions.inputSha256());
    json.writeStringProperty("analysisKey", analysisKey);
    json.writeStringProperty("analysisDigest", decisions.analysisDigest());
    json.writeArrayPropertyStart("segments");
    for (Map.Entry<SegmentId, SegmentDecision> entry :
        new TreeMap<>(decisions.segments()).entrySet()) {
      json.writeStartObject();
      json.writeStringProperty("id", entry.getKey().toString());
      json.writeStringProperty("decision", word(entry.getValue().level()));
      json.writeStringProperty("ground", entry.getValue().ground());
      entry.getValue().person().ifPresent(label -> json.writeStringProperty("person", label));
      if (entry.getValue().confirmed()) {
        json.writeBooleanProperty("confirmed", true);
      }
      if (entry.getValue().looked() == Looked.IN_EVERY_PICTURE) {
        json.writeBooleanProperty("everyPicture", true);
      }
      decided(json, entry.getValue().decided());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("backdrops");
    for (Map.Entry<Integer, BackdropReview> entry :
        new TreeMap<>(decisions.backdrops()).entrySet()) {
      json.writeStartObject();
      json.writeNumberProperty("number", entry.getKey());
      Shapes.boxes(json, "boxes", entry.getValue().boxes());
      decided(json, entry.getValue().decided());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!decisions.dismissals().isEmpty()) {
      json.writeArrayPropertyStart("audit");
      for (Dismissal dismissal : decisions.dismissals()) {
        json.writeStartObject();
        Shapes.span(json, "frames", dismissal.frames());
        json.writeName("box");
        Shapes.box(json, dismissal.box());
        json.writeStringProperty("ground", dismissal.ground());
        decided(json, dismissal.decided());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    regions(json);
  }

  private void regions(JsonGenerator json) {
    if (decisions.regions().isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("regions");
    for (DrawnRegion region : decisions.regions()) {
      json.writeStartObject();
      json.writeNumberProperty("number", region.number());
      Shapes.span(json, "frames", region.frames());
      json.writeArrayPropertyStart("keyframes");
      for (DrawnRegion.Keyframe keyframe : region.keyframes()) {
        json.writeStartObject();
        json.writeNumberProperty("frame", keyframe.frame());
        json.writeName("box");
        Shapes.box(json, keyframe.box());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringProperty("ground", region.ground());
      decided(json, region.decided());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void decided(JsonGenerator json, Optional<Instant> when) {
    when.ifPresent(
        time ->
            json.writeStringProperty("decided", time.truncatedTo(ChronoUnit.SECONDS).toString()));
  }
}
