package org.unseal.engine.decisions;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
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
  public static final int VERSION = 1;

  /** Most characters of a ground. */
  public static final int LONGEST_GROUND = 500;

  /** Most boxes in one backdrop: each of them is looked at for every frame. */
  public static final int MOST_BOXES = 500;

  /** Most findings that are dismissed: each is held against everything that an audit sees. */
  public static final int MOST_DISMISSALS = 10_000;

  /** Pixels: no picture is wider or higher. */
  private static final int FARTHEST = 1 << 20;

  private static final String VERSION_TEXT = "[0-9A-Za-z][0-9A-Za-z.+-]{0,63}";
  private static final String DIGEST = "[0-9a-f]{64}";

  private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";
  private static final String NO_TIME =
      "the decisions are malformed: a time is not written like 2026-03-01T09:30:00Z";

  public DecisionsDocument {
    requireNonNull(tool, "tool");
    requireNonNull(analysisKey, "analysisKey");
    requireNonNull(decisions, "decisions");
  }

  /** Reads a document, or the part of a report that is one. */
  public static DecisionsDocument read(Fields document) {
    document.requireSchema(SCHEMA, VERSION);
    Map<SegmentId, SegmentDecision> segments = new LinkedHashMap<>();
    for (Fields segment : document.list("segments")) {
      SegmentDecision decision =
          new SegmentDecision(
              clear(segment.text("decision")), ground(segment.text("ground")), decided(segment));
      if (segments.put(segmentId(segment.text("id")), decision) != null) {
        throw malformed("segment " + segment.text("id") + " is decided twice");
      }
    }
    Map<Integer, BackdropReview> backdrops = new LinkedHashMap<>();
    for (Fields backdrop : document.list("backdrops")) {
      List<Box> boxes = backdrop.list("boxes").stream().map(Fields::box).toList();
      if (boxes.size() > MOST_BOXES) {
        throw malformed("a backdrop has more than " + MOST_BOXES + " boxes");
      }
      if (backdrops.put(backdrop.integer("number"), new BackdropReview(boxes, decided(backdrop)))
          != null) {
        throw malformed("backdrop " + backdrop.integer("number") + " is there twice");
      }
    }
    return new DecisionsDocument(
        shaped(document, "tool", VERSION_TEXT),
        shaped(document, "analysisKey", DIGEST),
        new Decisions(
            shaped(document, "inputSha256", DIGEST),
            shaped(document, "analysisDigest", DIGEST),
            segments,
            backdrops,
            dismissals(document)));
  }

  /** A document without the field dismisses nothing. */
  private static List<Dismissal> dismissals(Fields document) {
    if (!document.has("audit")) {
      return List.of();
    }
    List<Fields> listed = document.list("audit");
    if (listed.size() > MOST_DISMISSALS) {
      throw malformed("more than " + MOST_DISMISSALS + " findings are dismissed");
    }
    List<Dismissal> dismissals = new ArrayList<>();
    for (Fields one : listed) {
      int[] frames = one.child("frames").integers();
      if (frames.length != 2 || frames[0] < 0 || frames[1] <= frames[0]) {
        throw malformed("the frames of a dismissed finding are not a first frame and an end");
      }
      Box box = one.child("box").box();
      if (Math.min(box.left(), box.top()) < 0 || Math.max(box.right(), box.bottom()) > FARTHEST) {
        throw malformed("the box of a dismissed finding lies in no picture");
      }
      dismissals.add(
          new Dismissal(
              new FrameSpan(frames[0], frames[1]), box, ground(one.text("ground")), decided(one)));
    }
    return dismissals;
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
          before.clear() ? before : new SegmentDecision(true, before.ground(), Optional.of(now)));
    }
    return new DecisionsDocument(
        tool,
        analysisKey,
        new Decisions(
            decisions.inputSha256(),
            decisions.analysisDigest(),
            segments,
            decisions.backdrops(),
            decisions.dismissals()));
  }

  /** Writes the document's fields into the object that is open. */
  public void write(JsonGenerator json) {
    json.writeStringProperty("schema", SCHEMA);
    json.writeNumberProperty("version", VERSION);
    json.writeStringProperty("tool", tool);
    json.writeStringProperty("inputSha256", decisions.inputSha256());
    json.writeStringProperty("analysisKey", analysisKey);
    json.writeStringProperty("analysisDigest", decisions.analysisDigest());
    json.writeArrayPropertyStart("segments");
    for (Map.Entry<SegmentId, SegmentDecision> entry :
        new TreeMap<>(decisions.segments()).entrySet()) {
      json.writeStartObject();
      json.writeStringProperty("id", entry.getKey().toString());
      json.writeStringProperty("decision", entry.getValue().clear() ? "clear" : "cover");
      json.writeStringProperty("ground", entry.getValue().ground());
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
  }

  private static void decided(JsonGenerator json, Optional<Instant> when) {
    when.ifPresent(
        time ->
            json.writeStringProperty("decided", time.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /** When something was decided. Documents of before this was written down don't have it. */
  private static Optional<Instant> decided(Fields decision) {
    if (!decision.has("decided")) {
      return Optional.empty();
    }
    String text = decision.text("decided");
    try {
      if (text.matches(TIME)) {
        return Optional.of(Instant.parse(text));
      }
    } catch (DateTimeException e) {
      throw new UnsealException(ErrorCode.DOCUMENT_MALFORMED, NO_TIME, e);
    }
    throw new UnsealException(ErrorCode.DOCUMENT_MALFORMED, NO_TIME);
  }

  private static boolean clear(String decision) {
    return switch (decision) {
      case "clear" -> true;
      case "cover" -> false;
      default -> throw malformed("a decision is neither cover nor clear");
    };
  }

  /** Text that goes into messages and paths, so that nothing but what belongs there gets in. */
  private static String shaped(Fields document, String name, String pattern) {
    String text = document.text(name);
    if (!text.matches(pattern)) {
      throw malformed(name + " is not what this program writes there");
    }
    return text;
  }

  private static String ground(String text) {
    if (text.length() > LONGEST_GROUND) {
      throw malformed("a ground is longer than " + LONGEST_GROUND + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw malformed("a ground has control characters");
    }
    return text;
  }

  private static SegmentId segmentId(String text) {
    try {
      return SegmentId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "a segment in the decisions is not written like 3.1", e);
    }
  }

  private static UnsealException malformed(String message) {
    return new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED, "the decisions are malformed: " + message);
  }
}
