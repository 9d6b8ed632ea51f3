package org.unseal.engine.audit;

import java.util.Locale;
import org.unseal.engine.json.Shapes;
import tools.jackson.core.JsonGenerator;

/** Writes an audit into the object that is open, as reports and result lines have it. */
public final class AuditWriter {
  private AuditWriter() {}

  /** All of it. */
  public static void write(JsonGenerator json, Audit audit) {
    json.writeStringProperty("mode", audit.mode().name().toLowerCase(Locale.ROOT));
    audit
        .detector()
        .ifPresent(
            detector -> {
              json.writeObjectPropertyStart("detector");
              json.writeStringProperty("name", detector.name());
              json.writeStringProperty("modelSha256", detector.modelSha256());
              json.writeEndObject();
            });
    json.writeStringProperty("masks", audit.planKnown() ? "plan" : "seen");
    Audit.Looked looked = audit.looked();
    json.writeObjectPropertyStart("looked");
    json.writeNumberProperty("frames", looked.frames());
    json.writeNumberProperty("sample", looked.sample());
    json.writeNumberProperty("whole", looked.whole());
    json.writeNumberProperty("wholeSample", looked.wholeSample());
    json.writeNumberProperty("regions", looked.regions());
    json.writeNumberProperty("regionsSample", looked.regionsSample());
    json.writeNumberProperty("movement", looked.movement());
    json.writeNumberProperty("movementSample", looked.movementSample());
    json.writeNumberProperty("tracks", looked.tracks());
    json.writeNumberProperty("coveredTracks", looked.coveredTracks());
    json.writeEndObject();
    json.writeObjectPropertyStart("subtracted");
    json.writeNumberProperty("covered", audit.subtracted().covered());
    json.writeNumberProperty("cleared", audit.subtracted().cleared());
    json.writeNumberProperty("dismissed", audit.subtracted().dismissed());
    json.writeNumberProperty("unlikely", audit.subtracted().unlikely());
    json.writeEndObject();
    json.writeArrayPropertyStart("findings");
    audit.findings().forEach(finding -> finding(json, finding));
    json.writeEndArray();
    Audit.Figures figures = audit.figures();
    json.writeObjectPropertyStart("covered");
    json.writeNumberProperty("meanMillionths", figures.meanMillionths());
    json.writeNumberProperty("mostMillionths", figures.mostMillionths());
    json.writeNumberProperty("framesWhole", figures.framesWhole());
    figures
        .besidePermille()
        .ifPresent(share -> json.writeNumberProperty("besidePermille", share.intValue()));
    json.writeEndObject();
    audit.recall().ifPresent(recall -> recall(json, recall));
    json.writeArrayPropertyStart("notChecked");
    audit.notChecked().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void finding(JsonGenerator json, AuditFinding finding) {
    json.writeStartObject();
    json.writeStringProperty("code", finding.code().name());
    Shapes.span(json, "frames", finding.frames());
    finding
        .place()
        .ifPresent(
            place -> {
              json.writeName("box");
              Shapes.box(json, place.around());
              json.writeNumberProperty("bestFrame", place.frame());
              json.writeName("bestBox");
              Shapes.box(json, place.best());
              json.writeNumberProperty("scorePermille", place.scorePermille());
            });
    json.writeNumberProperty("sightings", finding.sightings());
    json.writeStringProperty("message", finding.message());
    json.writeEndObject();
  }

  private static void recall(JsonGenerator json, Recall recall) {
    json.writeObjectPropertyStart("recall");
    json.writeNumberProperty("tracks", recall.tracks());
    json.writeNumberProperty("found", recall.found());
    json.writeNumberProperty("lowerPermille", recall.lowerPermille());
    json.writeNumberProperty("checked", recall.checked());
    recall
        .mostLeaksPermille()
        .ifPresent(share -> json.writeNumberProperty("mostLeaksPermille", share.intValue()));
    json.writeBooleanProperty("encoded", recall.encoded());
    json.writeArrayPropertyStart("classes");
    for (Recall.Kind kind : recall.classes()) {
      json.writeStartObject();
      json.writeStringProperty("size", kind.size());
      json.writeStringProperty("light", kind.light());
      json.writeNumberProperty("drawn", kind.drawn());
      json.writeNumberProperty("found", kind.found());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
