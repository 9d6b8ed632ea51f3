package org.unseal.testkit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.decisions.DecisionSource;
import org.unseal.engine.decisions.ReadDecisionsStep;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.redact.RedactStep;
import org.unseal.engine.report.Report;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.track.Policy;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedLibrary;

/**
 * Everything that a redaction needs, scripted, in a folder of its own: {@code input.avi} is there,
 * {@code output.mp4}, {@code report.json} and {@code sheet.html} are what it makes. Its clock goes
 * on by a millisecond a look.
 */
public final class Workbench {
  /** Version of the program that it says it is. */
  public static final String TOOL = "0.1.0";

  /** What the clock says to whoever decides on the command line. */
  public static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

  public final Path input;
  public final Path output;
  public final Path report;
  public final Path sheet;
  public final AnalysisStore store;
  public final ScriptedAnalyst analyst;
  public final ScriptedRenderer renderer = new ScriptedRenderer(new MaskGrid(2, 2));
  public final RecordedPartials partials = new RecordedPartials();
  private final Path cache;
  private final AtomicLong clock = new AtomicLong();
  private final List<ScriptedFootage> recordings = new ArrayList<>();
  private Supplier<ScriptedFootage> footage;

  /** A recording of so many frames in which {@link Findings#simple} is found. */
  public Workbench(Path folder, PictureSize size, int frames) {
    this(
        folder,
        new ScriptedAnalyst(Findings.simple(size, frames), List.of()),
        () -> new ScriptedFootage(size, frames, (frame, picture) -> {}));
  }

  /** A recording and what is found in it. */
  public Workbench(Path folder, ScriptedAnalyst analyst, Supplier<ScriptedFootage> footage) {
    this.input = folder.resolve("input.avi");
    this.output = folder.resolve("output.mp4");
    this.report = folder.resolve("report.json");
    this.sheet = folder.resolve("sheet.html");
    this.cache = folder.resolve("cache");
    this.store = new AnalysisStore(cache, partials);
    this.analyst = analyst;
    this.footage = footage;
    try {
      Files.writeString(input, "a recording");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where analyses are kept. */
  public Path cache() {
    return cache;
  }

  /** From now on the file gives other frames. */
  public void showing(Supplier<ScriptedFootage> other) {
    footage = other;
  }

  /** A request for all three files. */
  public RedactRequest request(Optional<DecisionSource> decisions) {
    return new RedactRequest(
        input,
        output,
        Policy.HEADS,
        new RenderSettings(0x202020, false, 1),
        false,
        Optional.of(report),
        Optional.of(sheet),
        decisions);
  }

  /** The same, replacing what exists. */
  public RedactRequest forcing(Optional<DecisionSource> decisions) {
    RedactRequest asked = request(decisions);
    return new RedactRequest(
        asked.input(),
        asked.output(),
        asked.policy(),
        asked.settings(),
        true,
        asked.report(),
        asked.sheet(),
        asked.decisions());
  }

  /** Redacts as this version. */
  public Report redact(RedactRequest request, Progress progress) {
    return redactAs(TOOL, request, progress);
  }

  /** Redacts as another version. */
  public Report redactAs(String tool, RedactRequest request, Progress progress) {
    return new RedactStep(
            new ScriptedLibrary(
                () -> {
                  ScriptedFootage recording = footage.get();
                  recordings.add(recording);
                  return recording;
                }),
            new AnalyzeStep(analyst, store, tool),
            new ReadDecisionsStep(store, tool, () -> NOW),
            renderer,
            partials,
            () -> clock.addAndGet(1_000_000))
        .run(request, progress);
  }

  /** Recordings, streams and frames that were opened and not closed. */
  public int leftOpen() {
    return recordings.stream()
        .mapToInt(recording -> recording.open() + (recording.closed() ? 0 : 1))
        .sum();
  }

  /** Names of the files beside the input, without the cache. */
  public List<String> made() {
    try (var files = Files.list(input.toAbsolutePath().getParent())) {
      return files
          .filter(file -> !file.equals(input) && !file.equals(cache))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
