package org.unseal.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.audit.AuditWriter;
import org.unseal.engine.json.Json;
import org.unseal.engine.report.Report;
import org.unseal.model.failure.ErrorCode;
import tools.jackson.core.JsonGenerator;

/** The machine-readable last line of {@code redact --json}: counts, digests and codes, no paths. */
final class ResultLine {
  private final PrintStream out;
  private final boolean wanted;
  private final List<Entry> entries = new ArrayList<>();

  ResultLine(PrintStream out, boolean wanted) {
    this.out = out;
    this.wanted = wanted;
  }

  void done(Report report) {
    entries.add(new Entry.Done(report));
  }

  void failed(ErrorCode code) {
    entries.add(new Entry.Failed(code));
  }

  void print(int exitCode) {
    if (!wanted) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.compact(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("schema", "unseal.redact-result");
      json.writeNumberProperty("version", 1);
      json.writeNumberProperty("exit", exitCode);
      json.writeArrayPropertyStart("recordings");
      for (Entry entry : entries) {
        json.writeStartObject();
        switch (entry) {
          case Entry.Done done -> done(json, done.report());
          case Entry.Failed failed -> json.writeStringProperty("error", failed.code().name());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println(bytes.toString(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void done(JsonGenerator json, Report report) {
    json.writeStringProperty("inputSha256", report.input().sha256());
    json.writeStringProperty("outputSha256", report.output().sha256());
    json.writeStringProperty("analysisDigest", report.analysis().digest());
    json.writeStringProperty("planDigest", report.plan().digest());
    json.writeNumberProperty("frames", report.summary().frames());
    json.writeNumberProperty("tracks", report.summary().tracks());
    json.writeNumberProperty("segments", report.summary().segments());
    json.writeNumberProperty("cleared", report.summary().cleared());
    json.writeNumberProperty("coveredMeanMillionths", report.summary().coveredMeanMillionths());
    json.writeNumberProperty("findings", report.summary().findings().size());
    json.writeBooleanProperty("unreviewed", report.summary().unreviewed());
    report
        .audit()
        .ifPresent(
            made -> {
              json.writeObjectPropertyStart("audit");
              AuditWriter.write(json, made);
              json.writeEndObject();
            });
  }

  private sealed interface Entry {
    record Done(Report report) implements Entry {}

    record Failed(ErrorCode code) implements Entry {}
  }
}
