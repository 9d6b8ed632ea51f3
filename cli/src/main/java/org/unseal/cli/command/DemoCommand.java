package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.demo.DemoCase;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal demo}: a made-up case, from the evidence to a release that anyone can check. */
@Command(
    name = "demo",
    description =
        "Draws the evidence of a fictional case and walks it, command by command, to a public release.",
    footer = {"", "The place and the people are invented."})
public final class DemoCommand implements Callable<Integer> {
  private static final String FOLDER = "unseal-demo";
  private static final String SECOND_MODEL = "ultraface";

  private final Surroundings surroundings;
  private final BiFunction<String[], Surroundings, Integer> runner;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A new folder for the files. Default: a new ./unseal-demo.")
  private @Nullable Path folder;

  @Option(names = "--full", description = "All 27 minutes instead of a tenth of them; takes long.")
  private boolean full;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  /**
   * The command in its surroundings, before anything was parsed.
   *
   * @param runner runs one command line, as if it were typed
   */
  public DemoCommand(
      Surroundings surroundings, BiFunction<String[], Surroundings, Integer> runner) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.runner = requireNonNull(runner, "runner");
  }

  @Override
  public Integer call() {
    Workshop workshop = new Workshop(surroundings);
    Path target = newFolder();
    fetchModel(workshop);
    fetchSecondModel(workshop);
    new DemoCase(surroundings, runner, target, full).walk();
    return 0;
  }

  /** The demonstration needs the model, so it fetches it as {@code models fetch} would. */
  private void fetchModel(Workshop workshop) {
    String name = workshop.shelf().defaultDetector();
    if (!workshop.shelf().holds(name)) {
      if (!quiet) {
        surroundings.out().println("Fetching the face model " + name + ", once.");
        surroundings.out().flush();
      }
      workshop.shelf().fetch(name);
    }
  }

  /** Without a second model the audit goes by movement alone, which the summary says, too. */
  private void fetchSecondModel(Workshop workshop) {
    if (workshop.detectors().available().size() > 1) {
      return;
    }
    try {
      workshop.shelf().fetch(SECOND_MODEL);
    } catch (UnsealException e) {
      surroundings
          .out()
          .println(
              "No second face model could be fetched, so the audit looks for movement alone; try:"
                  + " ./unseal models fetch "
                  + SECOND_MODEL);
    }
  }

  private Path newFolder() {
    Path target = folder;
    if (target == null) {
      target = Path.of(FOLDER);
      for (int number = 2; Files.exists(target); number++) {
        target = Path.of(FOLDER + "-" + number);
      }
    }
    if (Files.exists(target)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS, target + " exists; name a folder that does not");
    }
    try {
      return Files.createDirectories(target);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          "can't make the folder " + target + ": " + e.getMessage(),
          e);
    }
  }
}
