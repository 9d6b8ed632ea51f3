package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.estimate.WindowTrial.Depth;
import org.unseal.engine.estimate.WindowTrial.Tried;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.ExcerptLibrary;
import org.unseal.engine.port.FootageAnalyst;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactStep;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.track.Policy;

/**
 * Estimates a case. Which windows there are and in which order they are looked at follows from the
 * case alone; how many of them are depends on the time and the machine, or is asked for, and then
 * the counts are the same on every machine. Reads the case only.
 */
public final class EstimateStep {
  /** Every so many windows one is analysed in full, and of these some are rendered and audited. */
  private static final int ANALYSE_EVERY = 4;

  private static final int FINISH_EVERY = 12;

  /** Where both begin: once the program is warm. */
  private static final int FIRST = 1;

  private final Tools tools;

  /** With these. */
  public EstimateStep(Tools tools) {
    this.tools = requireNonNull(tools, "tools");
  }

  /**
   * What windows are tried out with.
   *
   * @param withoutDetectors counts what moves as the analyst does, and looks for no faces
   * @param redact renders and audits what was analysed in this store
   * @param folder in which a folder for the windows is made, its owner's alone
   * @param partials is told of that folder
   * @param nanoClock nanoseconds from any start
   * @param tool version of this program
   */
  public record Tools(
      ExcerptLibrary excerpts,
      FootageLibrary library,
      FootageAnalyst analyst,
      FootageAnalyst withoutDetectors,
      Function<AnalysisStore, RedactStep> redact,
      Path folder,
      PartialFiles partials,
      LongSupplier nanoClock,
      String tool) {
    public Tools {
      requireNonNull(excerpts, "excerpts");
      requireNonNull(library, "library");
      requireNonNull(analyst, "analyst");
      requireNonNull(withoutDetectors, "withoutDetectors");
      requireNonNull(redact, "redact");
      requireNonNull(folder, "folder");
      requireNonNull(partials, "partials");
      requireNonNull(nanoClock, "nanoClock");
      requireNonNull(tool, "tool");
    }
  }

  /**
   * How to estimate.
   *
   * @param seconds after which no more is looked at
   * @param windows so many at most
   */
  public record Request(
      Policy policy, int threads, int seconds, OptionalInt windows, Assumptions assumptions) {
    public Request {
      requireNonNull(policy, "policy");
      requireNonNull(windows, "windows");
      requireNonNull(assumptions, "assumptions");
    }
  }

  /**
   * Looks at windows until the time is up, and concludes.
   *
   * @throws UnsealException {@code RECORD_MISSING} where there is nothing to estimate, {@code
   *     LIMIT_EXCEEDED} where the time is too short for a single window, {@code NO_FRAMES} where
   *     nothing can be seen in any
   */
  public Estimate run(CaseFile file, Request request, Progress progress) {
    Workload load = Workload.of(file);
    List<Window> windows = Window.inOrder(sampled(load));
    Stopwatch watch = new Stopwatch(progress, tools.nanoClock(), request.seconds());
    List<Tried> tried;
    int unusable;
    try (TrialFolder folder = new TrialFolder(tools.folder(), tools.partials())) {
      Looking looking = new Looking(new WindowTrial(tools, request, folder.path(), watch), watch);
      looking.through(windows, request.windows().orElse(Integer.MAX_VALUE));
      tried = looking.tried;
      unusable = looking.unusable;
    }
    if (tried.isEmpty()) {
      throw nothing(unusable);
    }
    long seconds = Math.ceilDiv(watch.now(), TimeUnit.SECONDS.toNanos(1));
    return new Conclusion(load, request.assumptions(), tried)
        .estimate(windows.size(), unusable, seconds);
  }

  /** Where people decide; where they need not anywhere, all of it, for the machine's time. */
  private static List<Workload.Stretch> sampled(Workload load) {
    List<Workload.Stretch> decided =
        load.stretches().stream().filter(Workload.Stretch::decided).toList();
    return decided.isEmpty() ? load.stretches() : decided;
  }

  private static UnsealException nothing(int unusable) {
    return unusable > 0
        ? new UnsealException(
            ErrorCode.NO_FRAMES,
            "nothing can be seen in the recordings that were looked at, so there is nothing to"
                + " estimate by; unseal status lists what is wrong with them")
        : new UnsealException(
            ErrorCode.LIMIT_EXCEEDED,
            "the time was up before a single window was analysed; give more with --budget");
  }

  /** Goes through the windows and stops in time. */
  private static final class Looking {
    private final WindowTrial trial;
    private final Stopwatch watch;
    private final List<Tried> tried = new ArrayList<>();
    private int unusable;
    private final Map<Depth, Long> longest = new EnumMap<>(Depth.class);

    Looking(WindowTrial trial, Stopwatch watch) {
      this.trial = trial;
      this.watch = watch;
    }

    void through(List<Window> windows, int most) {
      int last = Math.min(most, windows.size()) - 1;
      for (Window window : windows.subList(0, last + 1)) {
        int number = tried.size() + unusable;
        Depth depth = depth(number, Math.min(FIRST, last));
        if (!fits(depth)) {
          depth = Depth.MOVERS;
        }
        if (watch.isUp() || !fits(depth)) {
          return; // another one would not come to its end
        }
        long begun = watch.now();
        Optional<Tried> one = trial.of(window, number, depth);
        long took = watch.now() - begun;
        if (one.isPresent()) {
          tried.add(one.get());
          // The first one of a program that has just started takes longer than any other.
          if (tried.size() > 1) {
            longest.merge(depth, took, Math::max);
          }
        } else if (!watch.isUp()) {
          unusable++;
        }
      }
    }

    private boolean fits(Depth depth) {
      return watch.left() > longest.getOrDefault(depth, 0L);
    }

    private static Depth depth(int number, int first) {
      return number % FINISH_EVERY == first
          ? Depth.FINISHED
          : number % ANALYSE_EVERY == first ? Depth.ANALYSED : Depth.MOVERS;
    }
  }
}
