package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalysisTime;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;

/**
 * Tries out one window after the other: copies it to a file of its own, has that analysed and, if
 * asked, rendered with all that is found covered, and audited. One thread.
 */
final class WindowTrial {
  private static final int FILL = 0x202020;

  /** Microseconds of a window that are rendered and audited. */
  private static final long FINISHED = 4_000_000;

  private final EstimateStep.Tools tools;
  private final EstimateStep.Request request;
  private final Path folder;
  private final AnalysisStore store;
  private final Stopwatch watch;

  /**
   * In an empty folder, which the caller clears.
   *
   * @param watch says when the time is up
   */
  WindowTrial(
      EstimateStep.Tools tools, EstimateStep.Request request, Path folder, Stopwatch watch) {
    this.tools = requireNonNull(tools, "tools");
    this.request = requireNonNull(request, "request");
    this.folder = requireNonNull(folder, "folder");
    this.watch = requireNonNull(watch, "watch");
    this.store = new AnalysisStore(folder.resolve("analyses"), tools.partials());
  }

  /**
   * What a window gave.
   *
   * @param analysing nanoseconds
   * @param finishing of rendering and auditing, where both came to their end
   */
  record Tried(WindowCount count, Depth depth, long analysing, Optional<Finishing> finishing) {}

  /** How much is done with a window. */
  enum Depth {
    /** What moves is counted; no detector looks at it, which takes longer than all else. */
    MOVERS,
    /** It is analysed as all of the recording would be. */
    ANALYSED,
    /** A part of it is rendered and audited, too. */
    FINISHED
  }

  /**
   * Nanoseconds of rendering and auditing a part of the window.
   *
   * @param micros how long the part is
   */
  record Finishing(long micros, long rendering, long auditing) {}

  /**
   * Tries a window out.
   *
   * @param number of the window, for the names of its files
   * @return empty where the time is up or nothing can be seen in it
   */
  Optional<Tried> of(Window window, int number, Depth depth) {
    Path excerpt = folder.resolve("window-" + number + ".mkv");
    try {
      if (tools
              .excerpts()
              .copy(window.recording().original(), window.from(), window.micros(), excerpt)
          == 0) {
        return Optional.empty();
      }
      String sha256 = Digests.ofFile(excerpt, Progress.SILENT);
      AnalyzeStep analyze =
          new AnalyzeStep(
              depth == Depth.MOVERS ? tools.withoutDetectors() : tools.analyst(),
              store,
              tools.tool());
      try (Footage footage = tools.library().open(excerpt, request.threads())) {
        long begun = watch.now();
        StoredAnalysis analysis =
            analyze
                .run(footage, analyze.key(sha256, request.policy()), request.threads(), watch)
                .analysis();
        long took = watch.now() - begun;
        AnalysisTime.keep(analysis, TimeUnit.NANOSECONDS.toMillis(took));
        long micros = footage.facts().timeBase().toMicroseconds(footage.facts().durationTicks());
        return Optional.of(
            new Tried(
                WindowCount.of(analysis, Math.max(1, micros)),
                depth,
                took,
                depth == Depth.FINISHED
                    ? finish(excerpt, number, analysis.read(_ -> {}).frames(), micros)
                    : Optional.empty()));
      }
    } catch (IOException e) {
      throw OutputFile.writing(excerpt, e);
    } catch (UnsealException e) {
      if (watch.isUp() || e.code().fault() == Fault.EVIDENCE) {
        return Optional.empty();
      }
      throw e;
    } finally {
      delete(excerpt);
    }
  }

  /** Its beginning, by the analysis that was just stored. */
  private Optional<Finishing> finish(Path excerpt, int number, int frames, long micros) {
    int part = Math.toIntExact(Math.clamp(FINISHED * frames / Math.max(1, micros), 1, frames));
    Path output = folder.resolve("window-" + number + ".mp4");
    watch.lap();
    try {
      tools
          .redact()
          .apply(store)
          .run(
              new RedactRequest(
                      excerpt,
                      output,
                      request.policy(),
                      new RenderSettings(FILL, false, request.threads())
                          .showing(new FrameSpan(0, part)),
                      false,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty())
                  .audited(AuditMode.SAMPLE, Optional.empty()),
              watch);
      return Optional.of(
          new Finishing(
              Math.max(1, micros * part / frames),
              watch.spent(Progress.Stage.RENDER),
              watch.spent(Progress.Stage.AUDIT)));
    } catch (UnsealException e) {
      if (watch.isUp() || e.code().fault() == Fault.EVIDENCE) {
        return Optional.empty();
      }
      throw e;
    } finally {
      delete(output);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // it goes with its folder
    }
  }
}
