package org.unseal.engine.decisions;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.unseal.engine.json.Fields;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;

/** Reads decisions that anybody may have written; what is wrong is refused by name. */
final class DecisionsReader {
  private static final String VERSION_TEXT = "[0-9A-Za-z][0-9A-Za-z.+-]{0,63}";
  private static final String DIGEST = "[0-9a-f]{64}";

  private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";
  private static final String NO_TIME =
      "the decisions are malformed: a time is not written like 2026-03-01T09:30:00Z";

  private static final Pattern PERSON = Pattern.compile(DecisionsDocument.PERSON);

  /** Pixels: no picture is wider or higher. */
  private static final int FARTHEST = 1 << 20;

  private DecisionsReader() {}

  static DecisionsDocument read(Fields document) {
    int version = version(document);
    Map<SegmentId, SegmentDecision> segments = new LinkedHashMap<>();
    for (Fields segment : document.list("segments")) {
      SegmentDecision decision = segment(segment, version);
      if (segments.put(segmentId(segment.text("id")), decision) != null) {
        throw malformed("segment " + segment.text("id") + " is decided twice");
      }
    }
    Map<Integer, BackdropReview> backdrops = new LinkedHashMap<>();
    for (Fields backdrop : document.list("backdrops")) {
      List<Box> boxes = backdrop.list("boxes").stream().map(Fields::box).toList();
      if (boxes.size() > DecisionsDocument.MOST_BOXES) {
        throw malformed("a backdrop has more than " + DecisionsDocument.MOST_BOXES + " boxes");
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
            dismissals(document),
            version < DecisionsDocument.VERSION ? List.of() : regions(document)));
  }

  /** A document without the field dismisses nothing. */
  private static List<Dismissal> dismissals(Fields document) {
    if (!document.has("audit")) {
      return List.of();
    }
    List<Fields> listed = document.list("audit");
    if (listed.size() > DecisionsDocument.MOST_DISMISSALS) {
      throw malformed("more than " + DecisionsDocument.MOST_DISMISSALS + " findings are dismissed");
    }
    List<Dismissal> dismissals = new ArrayList<>();
    for (Fields one : listed) {
      int[] frames = one.child("frames").integers();
      if (frames.length != 2 || frames[0] < 0 || frames[1] <= frames[0]) {
        throw malformed("the frames of a dismissed finding are not a first frame and an end");
      }
      Box box = inPicture(one.child("box").box(), "a dismissed finding");
      dismissals.add(
          new Dismissal(
              new FrameSpan(frames[0], frames[1]), box, ground(one.text("ground")), decided(one)));
    }
    return dismissals;
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

  /** A document of version 1 knows neither levels nor people, nor what somebody drew. */
  private static int version(Fields document) {
    boolean plain =
        document.has("version") && document.integer("version") == DecisionsDocument.PLAIN_VERSION;
    int version = plain ? DecisionsDocument.PLAIN_VERSION : DecisionsDocument.VERSION;
    document.requireSchema(DecisionsDocument.SCHEMA, version);
    return version;
  }

  private static SegmentDecision segment(Fields segment, int version) {
    boolean plain = version < DecisionsDocument.VERSION;
    return new SegmentDecision(
        level(segment.text("decision"), plain),
        ground(segment.text("ground")),
        plain || !segment.has("person")
            ? Optional.empty()
            : Optional.of(person(segment.text("person"))),
        plain ? Looked.NOT : looked(segment),
        decided(segment));
  }

  private static Looked looked(Fields segment) {
    boolean confirmed = segment.has("confirmed") && segment.flag("confirmed");
    boolean everyPicture = segment.has("everyPicture") && segment.flag("everyPicture");
    if (everyPicture && !confirmed) {
      throw malformed("a segment was looked through, and is not confirmed");
    }
    return everyPicture ? Looked.IN_EVERY_PICTURE : confirmed ? Looked.AT_ITS_ENDS : Looked.NOT;
  }

  private static Level level(String decision, boolean plain) {
    Level level =
        switch (decision) {
          case "clear" -> Level.CLEAR;
          case "cover" -> Level.HEAD;
          case "figure" -> Level.FIGURE;
          case "region" -> Level.REGION;
          default -> throw malformed("a decision is neither cover nor clear");
        };
    if (plain && (level == Level.FIGURE || level == Level.REGION)) {
      throw malformed("a decision is neither cover nor clear");
    }
    return level;
  }

  private static String person(String label) {
    if (!PERSON.matcher(label).matches()) {
      throw malformed("a person is a short name as calder");
    }
    return label;
  }

  private static List<DrawnRegion> regions(Fields document) {
    if (!document.has("regions")) {
      return List.of();
    }
    List<Fields> listed = document.list("regions");
    if (listed.size() > DecisionsDocument.MOST_REGIONS) {
      throw malformed("more than " + DecisionsDocument.MOST_REGIONS + " regions are drawn");
    }
    List<DrawnRegion> regions = new ArrayList<>();
    for (Fields one : listed) {
      int[] frames = one.child("frames").integers();
      if (frames.length != 2 || frames[0] < 0 || frames[1] <= frames[0]) {
        throw malformed("the frames of a region are not a first frame and an end");
      }
      List<DrawnRegion.Keyframe> keyframes = new ArrayList<>();
      for (Fields keyframe : one.list("keyframes")) {
        keyframes.add(
            new DrawnRegion.Keyframe(
                keyframe.integer("frame"), inPicture(keyframe.child("box").box(), "a region")));
      }
      if (keyframes.size() > DecisionsDocument.MOST_KEYFRAMES) {
        throw malformed(
            "a region has more than "
                + DecisionsDocument.MOST_KEYFRAMES
                + " keyframes; draw it as several");
      }
      try {
        DrawnRegion region =
            new DrawnRegion(
                one.integer("number"),
                new FrameSpan(frames[0], frames[1]),
                keyframes,
                ground(one.text("ground")),
                decided(one));
        if (regions.stream().anyMatch(other -> other.number() == region.number())) {
          throw malformed("region " + region.number() + " is there twice");
        }
        regions.add(region);
      } catch (IllegalArgumentException e) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED,
            "the decisions are malformed: a region has a number from 1, and keyframes within its"
                + " frames, in order",
            e);
      }
    }
    return regions;
  }

  private static Box inPicture(Box box, String what) {
    if (Math.min(box.left(), box.top()) < 0 || Math.max(box.right(), box.bottom()) > FARTHEST) {
      throw malformed("the box of " + what + " lies in no picture");
    }
    return box;
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
    if (text.length() > DecisionsDocument.LONGEST_GROUND) {
      throw malformed(
          "a ground is longer than " + DecisionsDocument.LONGEST_GROUND + " characters");
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
