package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.audit.AuditWriter;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casework.AuditCaseStep;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.json.Json;
import org.unseal.engine.review.AskedItems;
import org.unseal.engine.scope.KeptScope;
import tools.jackson.core.JsonGenerator;

/** Looks through the rendered clips of a case. */
final class CaseAudit {
  private final Surroundings surroundings;
  private final CaseOptions options;

  CaseAudit(Surroundings surroundings, CaseOptions options) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.options = requireNonNull(options, "options");
  }

  /** The exit code. */
  int run(List<String> named, AuditMode mode, Optional<Path> crops, int threads) {
    Map<String, Audit> found = new LinkedHashMap<>();
    try (CaseFile file = options.openToAct(surroundings)) {
      Workshop workshop = new Workshop(surroundings);
      AuditCaseStep step =
          new AuditCaseStep(workshop.auditClip(), new CaseAnalyses(workshop.store(file.folders())));
      for (String clip : AskedItems.clips(KeptScope.of(file), named)) {
        Audit made;
        try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
          made = step.run(file, new AuditCaseStep.Request(clip, mode, crops, threads), progress);
        }
        found.put(clip, made);
        if (!options.json()) {
          PrintStream out = surroundings.out();
          List<String> lines = AuditText.of(made);
          out.println(clip + "  " + lines.getFirst());
          lines.stream().skip(1).forEach(out::println);
          out.flush();
        }
      }
      tell(file, found);
    }
    return found.values().stream().allMatch(Audit::clean) ? 0 : 1;
  }

  private void tell(CaseFile file, Map<String, Audit> found) {
    PrintStream out = surroundings.out();
    if (options.json()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (JsonGenerator json = Json.compact(bytes)) {
        json.writeStartObject();
        json.writeStringProperty("command", "audit");
        json.writeArrayPropertyStart("clips");
        for (Map.Entry<String, Audit> one : found.entrySet()) {
          json.writeStartObject();
          json.writeStringProperty("clip", one.getKey());
          AuditWriter.write(json, one.getValue());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      out.println(bytes.toString(StandardCharsets.UTF_8));
    } else {
      CaseLines.head(out, file.head());
    }
    out.flush();
  }
}
