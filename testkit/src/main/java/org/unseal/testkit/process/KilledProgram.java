package org.unseal.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills a program at random moments, as {@code kill -9} does, and starts it again on what it left,
 * until it has come to its end. What must hold after every kill and at the end is said by a {@link
 * Scene}. Moments are counted in the program's own processor time, so that a busy machine changes
 * nothing. One thread; prints its seed.
 */
public final class KilledProgram {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path out;
  private final Path err;

  /**
   * A program and its arguments.
   *
   * @param environment added to this process's own
   * @param scratch an empty folder for what the program prints
   */
  public KilledProgram(List<String> command, Map<String, String> environment, Path scratch) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.out = scratch.resolve("out.txt");
    this.err = scratch.resolve("err.txt");
  }

  /**
   * A Java program in a new JVM with this JVM's class path; starts as fast as such can.
   *
   * @param main name of the class
   */
  public static KilledProgram java(
      Path scratch, Map<String, String> environment, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + scratch,
            "-cp",
            System.getProperty("java.class.path"),
            main));
    command.addAll(List.of(arguments));
    return new KilledProgram(command, environment, scratch);
  }

  /** What the program works on. */
  public interface Scene {
    /** Makes everything as it is before the program's first run. */
    void reset();

    /**
     * After a kill.
     *
     * @param printed what the program had printed by then: what it confirmed must be there
     */
    void afterKill(String printed);

    /**
     * After a run that came to its end, with whatever exit code, be it the first or one behind many
     * kills: it must be the same end.
     *
     * @param exit its exit code
     * @param printed what it printed, and behind that what it said beside
     */
    void atEnd(int exit, String printed);
  }

  /** How often it was killed, and how often it ended before that. */
  public record Count(int kills, int ends) {}

  /**
   * Kills the program this many times. Each time it goes on from where the last kill left it; where
   * it came to its end first, it begins anew.
   */
  public Count kill(int times, Scene scene) {
    long seed = System.nanoTime();
    System.out.println("KilledProgram: seed " + seed);
    Random random = new Random(seed);
    scene.reset();
    Run whole = run(Duration.ofDays(1));
    scene.atEnd(whole.exit(), whole.all());
    Duration longest = whole.used();
    int kills = 0;
    int ends = 0;
    scene.reset();
    while (kills < times) {
      assertThat(ends).as("it should be killed more often than it ends").isLessThan(3 * times);
      // The first part of a run is the start of a JVM, where there is little to be broken.
      double part = 0.25 + 0.75 * random.nextDouble();
      Run run = run(Duration.ofNanos((long) (longest.toNanos() * part)));
      if (run.ended()) {
        ends++;
        longest = run.used().compareTo(longest) < 0 ? run.used() : longest;
        scene.atEnd(run.exit(), run.all());
        scene.reset();
      } else {
        kills++;
        scene.afterKill(run.printed());
      }
    }
    Run last = run(Duration.ofDays(1));
    scene.atEnd(last.exit(), last.all());
    return new Count(kills, ends);
  }

  /** Runs it once, undisturbed, and expects that it succeeds; returns what it printed. */
  public String toTheEnd() {
    Run run = run(Duration.ofDays(1));
    assertThat(run.exit()).as(run.error()).isZero();
    return run.printed();
  }

  /**
   * What became of a start.
   *
   * @param used processor time, as last seen
   */
  private record Run(boolean ended, int exit, String printed, String error, Duration used) {
    String all() {
      return printed + error;
    }
  }

  /** Runs it until it ends or has used so much processor time. */
  private Run run(Duration most) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(new HashMap<>(environment));
      builder.redirectInput(ProcessBuilder.Redirect.from(empty()));
      builder.redirectOutput(out.toFile());
      builder.redirectError(err.toFile());
      Process process = builder.start();
      long begun = System.nanoTime();
      Duration used = Duration.ZERO;
      boolean ended = process.waitFor(1, TimeUnit.MILLISECONDS);
      while (!ended && used.compareTo(most) < 0) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(elapsed).as("it ends at all").isLessThan(PATIENCE);
        used = process.info().totalCpuDuration().orElse(elapsed);
        ended = process.waitFor(1, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return new Run(
          ended,
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8),
          used);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private File empty() throws IOException {
    Path file = out.resolveSibling("in.txt");
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    return file.toFile();
  }
}
