package org.unseal.bench.players;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** A browser with a profile of its own. Close ends it and its children and removes the profile. */
final class BrowserProcess implements AutoCloseable {
  private static final int MOST_SWEEPS = 20;

  private final Process process;
  private final Path profile;

  private final Thread atTheLatest = new Thread(this::end);

  private BrowserProcess(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
    Runtime.getRuntime().addShutdownHook(atTheLatest);
  }

  /**
   * Starts one.
   *
   * @param command makes the command line for a profile's folder
   */
  static BrowserProcess start(Path folder, Function<Path, List<String>> command) {
    try {
      Path profile = Files.createTempDirectory(folder, "profile");
      return new BrowserProcess(launch(command.apply(profile), profile), profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a browser says of itself; empty where it says nothing. */
  static Optional<String> version(Path program, Path folder) {
    try (BrowserProcess asked = start(folder, _ -> List.of(program.toString(), "--version"))) {
      String said = Files.readString(asked.finish()).strip();
      return said.lines()
          .filter(line -> line.matches(".*\\d+\\.\\d+.*"))
          .findFirst()
          .map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path finish() {
    try {
      process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return profile.resolve("said");
  }

  /** Everything that it would keep in a home folder goes into the profile. */
  private static Process launch(List<String> command, Path profile) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(profile.toFile());
    for (String variable :
        List.of("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")) {
      builder.environment().put(variable, profile.toString());
    }
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.redirectErrorStream(false);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectOutput(profile.resolve("said").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atTheLatest);
    end();
  }

  private void end() {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    family.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle member : family) {
      member.onExit().join();
    }
    try {
      sweep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A grandchild that nobody knew of may still write for a moment. */
  private void sweep() throws IOException {
    for (int i = 0; ; i++) {
      try (Stream<Path> all = Files.walk(profile)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
        return;
      } catch (DirectoryNotEmptyException | UncheckedIOException e) {
        if (i == MOST_SWEEPS) {
          throw e;
        }
      }
    }
  }
}
