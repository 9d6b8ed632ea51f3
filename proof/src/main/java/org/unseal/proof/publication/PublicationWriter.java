package org.unseal.proof.publication;

import java.util.List;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/** A manifest as JSON; the counterpart of {@link PublicationReader}. */
final class PublicationWriter {
  private PublicationWriter() {}

  static JsonObject value(Publication publication) {
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", Publication.SCHEMA)
            .put("version", Publication.SCHEMA_VERSION)
            .put("case", publication.name().value())
            .put("id", publication.version().toString())
            .put("number", publication.version().number())
            .put("tool", publication.tool())
            .put("created", publication.created())
            .put("statement", texts(publication.statement()))
            .put("clips", publication.clips().stream().map(PublicationWriter::clip).toList())
            .put("calls", publication.calls().stream().map(PublicationWriter::call).toList())
            .put("files", publication.files().stream().map(PublicationWriter::file).toList())
            .put(
                "recordings",
                publication.recordings().stream().map(PublicationWriter::recording).toList())
            .put("totals", publication.totals().write(new ObjectWriter()).end())
            .put("people", publication.people().stream().map(PublicationWriter::person).toList())
            .put(
                "approvals",
                publication.approvals().stream().map(PublicationWriter::approval).toList())
            .put("order", publication.order())
            .put("scope", publication.scope());
    publication.developing().ifPresent(text -> object.put("developing", text));
    publication.changes().ifPresent(changes -> object.put("supersedes", changes(changes)));
    publication
        .joined()
        .ifPresent(
            file ->
                object.put(
                    "joined", new ObjectWriter().put("file", file).put("derived", true).end()));
    return object.end();
  }

  private static List<JsonText> texts(List<String> texts) {
    return texts.stream().map(JsonText::new).toList();
  }

  private static ObjectWriter nested(Nested release) {
    return new ObjectWriter()
        .put("id", release.id())
        .put("source", release.source())
        .put("title", release.title())
        .put("folder", release.folder())
        .put("manifest", release.manifest())
        .put("seal", release.seal())
        .put("recording", release.recording());
  }

  private static JsonObject clip(PublishedClip clip) {
    ObjectWriter object =
        nested(clip.release())
            .put("from", clip.frames().start())
            .put("to", clip.frames().endExclusive())
            .put("of", clip.of())
            .put("redacted", clip.redacted())
            .put("micros", clip.micros())
            .put("sound", clip.sound().word());
    clip.first().ifPresent(text -> object.put("first", text));
    clip.last().ifPresent(text -> object.put("last", text));
    clip.reference().ifPresent(interval -> object.put("reference", interval.value()));
    return object.end();
  }

  private static JsonObject call(PublishedCall call) {
    ObjectWriter object =
        nested(call.release()).put("micros", call.micros()).put("muted", call.muted());
    call.stamp().ifPresent(text -> object.put("stamp", text));
    call.reference().ifPresent(interval -> object.put("reference", interval.value()));
    return object.end();
  }

  private static JsonObject file(PublishedFile file) {
    return new ObjectWriter()
        .put("name", file.file().name())
        .put("sha256", file.file().sha256())
        .put("bytes", file.file().bytes())
        .put("what", file.what().word())
        .end();
  }

  private static JsonObject recording(RecordingShares recording) {
    return recording
        .shares()
        .write(
            new ObjectWriter()
                .put("recording", recording.recording())
                .put("source", recording.source()))
        .end();
  }

  private static JsonObject person(PublishedPerson person) {
    ObjectWriter object = new ObjectWriter().put("label", person.label());
    person.name().ifPresent(text -> object.put("name", text));
    person.identifiedBy().ifPresent(text -> object.put("identifiedBy", text));
    return object.end();
  }

  private static JsonObject approval(PublishedApproval approval) {
    ObjectWriter object =
        new ObjectWriter()
            .put("clip", approval.clip())
            .put("of", approval.of().word())
            .put("file", approval.file());
    approval.document().ifPresent(file -> object.put("document", file));
    return object.end();
  }

  private static JsonObject changes(Changes changes) {
    return new ObjectWriter()
        .put("id", changes.version().toString())
        .put("manifest", changes.manifest())
        .put(
            "changes",
            changes.list().stream()
                .map(
                    change ->
                        new ObjectWriter()
                            .put("severity", change.severity().word())
                            .put("text", change.text())
                            .put("why", change.why())
                            .put("clips", texts(change.clips()))
                            .end())
                .toList())
        .end();
  }
}
