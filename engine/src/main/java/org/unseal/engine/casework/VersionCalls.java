package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.dispatch.Judgement;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.page.PageFacts;
import org.unseal.engine.page.PageFacts.Line;
import org.unseal.engine.page.PageFacts.Muted;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.transcript.TranscriptFormat;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.code.Codes;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.release.SoundPlan;

/** The calls of a version as its page tells them: what is spoken in them, and when. One thread. */
final class VersionCalls {
  private static final long MICROS = 1_000_000;

  private final CaseFile file;
  private final CaseScope scope;
  private final Map<String, Path> calls = new LinkedHashMap<>();
  private final Map<String, List<Transmission>> spoken;

  VersionCalls(CaseFile file, CaseScope scope) {
    this.file = requireNonNull(file, "file");
    this.scope = requireNonNull(scope, "scope");
    spoken =
        file.records(RecordKind.TRANSMISSION).stream()
            .map(Transmission::read)
            .sorted(Comparator.comparingInt(Transmission::order))
            .collect(Collectors.groupingBy(Transmission::item));
  }

  /** A call that was released into this folder. */
  void add(String item, Path folder) {
    calls.put(item, folder);
  }

  /** Asks when they are spoken. */
  void ask(PageClocks clocks) {
    calls
        .keySet()
        .forEach(item -> heard(item).forEach(part -> clocks.spoken(part.of().id(), part.name())));
  }

  /** All of them, by their ids. */
  Map<String, PageFacts.Call> told(PageClocks clocks) {
    Map<String, PageFacts.Call> told = new LinkedHashMap<>();
    calls.forEach((item, folder) -> told.put(item, call(item, folder, clocks)));
    return told;
  }

  private List<HeardPart> heard(String item) {
    return spoken.getOrDefault(item, List.of()).stream()
        .flatMap(one -> HeardPart.of(scope.rows(), one).stream())
        .toList();
  }

  private PageFacts.Call call(String item, Path folder, PageClocks clocks) {
    SoundPlan plan;
    List<Line> lines = new ArrayList<>();
    try {
      plan = SoundPlan.read(Files.readAllBytes(folder.resolve("plan.json")));
      Path transcript = folder.resolve("transcript.vtt");
      if (Files.exists(transcript)) {
        TranscriptFormat.VTT
            .read(Files.readAllBytes(transcript), Map.of())
            .transcript()
            .spans()
            .forEach(
                span -> lines.add(new Line(span.start(), span.end(), span.speaker(), span.text())));
      }
    } catch (IOException | MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING, "there is no release in " + folder + "; publish again", e);
    }
    long rate = plan.format().rate();
    long begins = plan.first() * MICROS / rate;
    long length = plan.samples() * MICROS / rate;
    List<PageFacts.Transmission> placed = new ArrayList<>();
    for (HeardPart part : heard(item)) {
      placed.add(
          clocks.transmission(
              part.of().id(),
              Math.clamp(part.from() - begins, 0, length),
              Math.clamp(part.to() - begins, 0, length)));
    }
    return new PageFacts.Call(
        file.record(RecordKind.CONTINUITY, item)
            .map(record -> Codes.of(Judgement.read(record).finding().verdict()))
            .orElse("unknown"),
        placed,
        plan.spans().stream()
            .map(
                span ->
                    new Muted(
                        span.from() * MICROS / rate - begins,
                        span.end() * MICROS / rate - begins,
                        span.ground()))
            .toList(),
        lines);
  }
}
