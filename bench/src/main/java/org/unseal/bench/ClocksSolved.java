package org.unseal.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.Sighting;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TickRun;

/**
 * How long it takes to solve a tick a second for 27 minutes on four cameras, and to answer twenty
 * questions. Prints wall and processor time of a fresh process's first solution, and the median of
 * those that follow.
 */
public final class ClocksSolved {
  private static final long SECOND = 1_000_000;
  private static final int SECONDS = 27 * 60;
  private static final int RUNS = 9;
  private static final Basis BASIS = new Basis(Basis.Support.MEASURED, "drawn");

  private ClocksSolved() {}

  /** Solves and prints. */
  public static void main(String[] arguments) throws Exception {
    Statements statements = statements();
    long[] wall = new long[RUNS];
    long[] processor = new long[RUNS];
    int moments = 0;
    for (int run = 0; run < RUNS; run++) {
      long wallBefore = System.nanoTime();
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      List<Instant> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        asked.add(new Instant.OnScale("i" + (1 + i % 4), 0, 10 * SECOND + i * 60L * SECOND));
      }
      Alignment alignment = Alignment.of(statements, asked);
      for (int i = 0; i < 20; i++) {
        alignment.between(asked.get(i), asked.get((i + 1) % 20));
      }
      moments = alignment.moments();
      processor[run] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      wall[run] = System.nanoTime() - wallBefore;
    }
    System.out.printf("%d moments, 20 questions%n", moments);
    System.out.printf(
        "first   %4d ms, processor %4d ms%n", wall[0] / SECOND, processor[0] / SECOND);
    Arrays.sort(wall);
    Arrays.sort(processor);
    System.out.printf(
        "median  %4d ms, processor %4d ms%n",
        wall[RUNS / 2] / SECOND, processor[RUNS / 2] / SECOND);
  }

  private static Statements statements() {
    long[] frames = {66_667, 83_333, 142_857, 66_667};
    long[] drift = {18, -35, 0, 5};
    List<Scale> scales = new ArrayList<>();
    List<TickRun> ticks = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (int camera = 1; camera <= 4; camera++) {
      long frame = frames[camera - 1];
      scales.add(scale("i" + camera, Scale.Kind.RECORDING, 20_000));
      scales.add(scale("cam-" + camera, Scale.Kind.CLOCK, 0));
      List<TickRun.Tick> found = new ArrayList<>();
      for (int second = 1; second < SECONDS; second++) {
        long time = second * SECOND - second * drift[camera - 1] + camera * 100_000L;
        long before = (time - 1) / frame * frame;
        found.add(new TickRun.Tick((50_000 + second) * SECOND, before, before + frame));
      }
      ticks.add(new TickRun("k" + camera, "cam-" + camera, 0, "i" + camera, 0, found, BASIS));
      if (camera > 1) {
        events.add(
            new Event(
                "a" + camera,
                Event.Kind.ANCHOR,
                "drawn",
                List.of(
                    mark("i1", 100 * SECOND, Range.ZERO),
                    mark("i" + camera, 100 * SECOND, new Range(0, SECOND))),
                Optional.of("drawn"),
                BASIS));
      }
    }
    return new Statements(scales, events, ticks, List.of());
  }

  private static Scale scale(String id, Scale.Kind kind, long jitter) {
    return new Scale(
        id,
        kind,
        Scale.USUAL_PPM,
        jitter,
        0,
        List.of(new Segment(0, 100_000 * SECOND, Optional.empty())),
        Optional.empty(),
        BASIS);
  }

  private static Sighting mark(String scale, long at, Range lag) {
    return new Sighting(
        new Sighting.Site.Read(
            scale, 0, List.of(new Sighting.Reading("p1", at, at + 200_000, true))),
        lag,
        Optional.empty());
  }
}
