package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/** Reads back what {@link AuditWriter} wrote; a field that is not known is refused. */
public final class AuditReader {
  /** The fields of an audit. */
  public static final Set<String> FIELDS =
      Set.of(
          "mode",
          "detector",
          "masks",
          "looked",
          "subtracted",
          "findings",
          "covered",
          "recall",
          "notChecked");

  private static final int MOST = Integer.MAX_VALUE;
  private static final int THOUSAND = 1000;

  private AuditReader() {}

  /**
   * The audit whose fields the object has, among others.
   *
   * @throws MalformedJsonException where it is none
   */
  public static Audit read(ObjectReader json) throws MalformedJsonException {
    try {
      Optional<DetectorIdentity> detector = Optional.empty();
      if (json.has("detector")) {
        ObjectReader said = json.object("detector");
        said.requireOnly(Set.of("name", "modelSha256"));
        detector =
            Optional.of(new DetectorIdentity(said.text("name"), said.digest("modelSha256").hex()));
      }
      List<AuditFinding> findings = new ArrayList<>();
      for (ObjectReader finding : json.objects("findings")) {
        findings.add(finding(finding));
      }
      List<String> notChecked = new ArrayList<>();
      for (JsonValue sentence : json.elements("notChecked")) {
        if (!(sentence instanceof JsonText text)) {
          throw new MalformedJsonException("what was not checked is not a sentence");
        }
        notChecked.add(text.value());
      }
      return new Audit(
          AuditMode.valueOf(json.text("mode").toUpperCase(Locale.ROOT)),
          detector,
          planKnown(json.text("masks")),
          looked(json.object("looked")),
          subtracted(json.object("subtracted")),
          findings,
          figures(json.object("covered")),
          json.has("recall") ? Optional.of(recall(json.object("recall"))) : Optional.empty(),
          notChecked);
    } catch (IllegalArgumentException | ArithmeticException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the audit has a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static boolean planKnown(String masks) throws MalformedJsonException {
    return switch (masks) {
      case "plan" -> true;
      case "seen" -> false;
      default -> throw new MalformedJsonException("where masks were known from is not known");
    };
  }

  private static int count(ObjectReader json, String name) throws MalformedJsonException {
    return (int) json.within(name, 0, MOST);
  }

  private static Audit.Looked looked(ObjectReader json) throws MalformedJsonException {
    json.requireOnly(
        Set.of(
            "frames",
            "sample",
            "whole",
            "wholeSample",
            "regions",
            "regionsSample",
            "movement",
            "movementSample",
            "tracks",
            "coveredTracks"));
    return new Audit.Looked(
        count(json, "frames"),
        count(json, "sample"),
        count(json, "whole"),
        count(json, "wholeSample"),
        count(json, "regions"),
        count(json, "regionsSample"),
        count(json, "movement"),
        count(json, "movementSample"),
        count(json, "tracks"),
        count(json, "coveredTracks"));
  }

  private static Audit.Subtracted subtracted(ObjectReader json) throws MalformedJsonException {
    json.requireOnly(Set.of("covered", "cleared", "dismissed", "unlikely"));
    return new Audit.Subtracted(
        count(json, "covered"),
        count(json, "cleared"),
        count(json, "dismissed"),
        count(json, "unlikely"));
  }

  private static Audit.Figures figures(ObjectReader json) throws MalformedJsonException {
    json.requireOnly(Set.of("meanMillionths", "mostMillionths", "framesWhole", "besidePermille"));
    return new Audit.Figures(
        count(json, "meanMillionths"),
        count(json, "mostMillionths"),
        count(json, "framesWhole"),
        json.has("besidePermille")
            ? Optional.of((int) json.within("besidePermille", 0, THOUSAND))
            : Optional.empty());
  }

  private static AuditFinding finding(ObjectReader json) throws MalformedJsonException {
    json.requireOnly(
        Set.of(
            "code",
            "frames",
            "box",
            "bestFrame",
            "bestBox",
            "scorePermille",
            "sightings",
            "message"));
    List<Long> frames = json.numbers("frames");
    if (frames.size() != 2) {
      throw new MalformedJsonException("the frames of a finding are not two numbers");
    }
    return new AuditFinding(
        AuditCode.valueOf(json.text("code")),
        new FrameSpan(Math.toIntExact(frames.get(0)), Math.toIntExact(frames.get(1))),
        json.has("box")
            ? Optional.of(
                new AuditFinding.Place(
                    box(json, "box"),
                    count(json, "bestFrame"),
                    box(json, "bestBox"),
                    (int) json.within("scorePermille", 0, THOUSAND)))
            : Optional.empty(),
        count(json, "sightings"),
        json.text("message"));
  }

  private static Box box(ObjectReader json, String name) throws MalformedJsonException {
    List<Long> edges = json.numbers(name);
    if (edges.size() != 4) {
      throw new MalformedJsonException("a box that is not four numbers");
    }
    return new Box(
        Math.toIntExact(edges.get(0)),
        Math.toIntExact(edges.get(1)),
        Math.toIntExact(edges.get(2)),
        Math.toIntExact(edges.get(3)));
  }

  private static Recall recall(ObjectReader json) throws MalformedJsonException {
    json.requireOnly(
        Set.of(
            "tracks",
            "found",
            "lowerPermille",
            "checked",
            "mostLeaksPermille",
            "encoded",
            "classes"));
    List<Recall.Kind> kinds = new ArrayList<>();
    for (ObjectReader kind : json.objects("classes")) {
      kind.requireOnly(Set.of("size", "light", "drawn", "found"));
      kinds.add(
          new Recall.Kind(
              kind.text("size"), kind.text("light"), count(kind, "drawn"), count(kind, "found")));
    }
    return new Recall(
        count(json, "tracks"),
        count(json, "found"),
        (int) json.within("lowerPermille", 0, THOUSAND),
        count(json, "checked"),
        json.has("mostLeaksPermille")
            ? Optional.of((int) json.within("mostLeaksPermille", 0, THOUSAND))
            : Optional.empty(),
        json.flag("encoded"),
        kinds);
  }
}
