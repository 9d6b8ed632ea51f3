package org.unseal.media.render;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.Progress;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.testkit.engine.FunctionPlan;

/**
 * Renders a file and says what it cost; for a person at a terminal. Arguments: input, output,
 * threads, then left, top, right and bottom of a box to cover, if any.
 */
public final class RenderBench {
  private RenderBench() {}

  /** Renders once. */
  public static void main(String[] arguments) {
    int threads = Integer.parseInt(arguments[2]);
    FrameCover cover =
        arguments.length < 7
            ? new FrameCover.Nothing()
            : new FrameCover.Boxes(
                List.of(
                    new Box(
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]),
                        Integer.parseInt(arguments[6]))));
    long start = System.nanoTime();
    long cpu = cpu();
    try (LibavFootage footage = new LibavFootageLibrary().open(Path.of(arguments[0]), threads)) {
      long opened = System.nanoTime();
      Rendition rendition =
          new LibavRenderer()
              .render(
                  footage,
                  new FunctionPlan(footage.facts().codedPictures(), _ -> cover),
                  new RenderSettings(
                      0,
                      false,
                      threads,
                      "",
                      arguments.length % 2 == 0 ? Mode.SMART : Mode.FULL,
                      Gate.FAST),
                  Path.of(arguments[1]),
                  Progress.SILENT);
      long end = System.nanoTime();
      System.out.printf(
          "open %d ms, render %d ms, CPU of the process %d ms, %s%n",
          Duration.ofNanos(opened - start).toMillis(),
          Duration.ofNanos(end - opened).toMillis(),
          Duration.ofNanos(cpu() - cpu).toMillis(),
          rendition);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
