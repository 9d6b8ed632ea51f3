package org.unseal.cli.inspect;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.unseal.cli.process.Surroundings;
import picocli.CommandLine.Command;

/**
 * {@code unseal inspect}: what runs in the other process; not for people. Reads tasks from standard
 * input until its end and answers on standard output. Ends at once when the other side is gone,
 * whatever it is busy with.
 */
@Command(
    name = "inspect",
    hidden = true,
    description = "Looks into files for another run of this program.")
public final class InspectCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  /** The command in its surroundings, before anything was parsed. */
  public InspectCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() throws InterruptedException {
    LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("tasks").start(() -> listen(asked));
    InspectionWork work = new InspectionWork(surroundings);
    while (true) {
      work.run(asked.take());
    }
  }

  /** A file that hangs must not outlive whoever asked about it. */
  private static void listen(LinkedBlockingQueue<String> asked) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        asked.add(line);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(0);
  }
}
