package org.unseal.media.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Breaks small recordings in many ways and reads them, a hundred to a process, so that a crash of
 * native code is seen as what it is. Run it with {@code main COUNT SEED}; a case is found again by
 * {@code main case NUMBER SEED}, which leaves its file in the current folder.
 */
public final class FootageFuzz {
  private static final int BATCH = 100;
  private static final int FRAMES = 24;
  private static final int GOP = 8;
  private static final int PROCESSES = 2;

  /** A case takes some 20 ms; a machine under load may take fifty times that. */
  private static final long MOST_NANOS_PER_CASE = TimeUnit.SECONDS.toNanos(30);

  /** Peak of a process that does nothing but read broken clips of 96x64. */
  private static final long MOST_KILOBYTES = 900_000;

  private FootageFuzz() {}

  /** What a run found. */
  record Outcome(int cases, int opened, List<String> failures) {}

  /** Prints what a run found and exits with 1 where anything failed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 4 && arguments[0].equals("batch")) {
      batch(Path.of(arguments[1]), Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
      return;
    }
    if (arguments.length == 3 && arguments[0].equals("case")) {
      one(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
      return;
    }
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Path folder = Files.createTempDirectory("unseal-fuzz");
    try {
      Outcome outcome = run(folder, count, seed);
      System.out.println(outcome);
      System.exit(outcome.failures().isEmpty() ? 0 : 1);
    } finally {
      delete(folder);
    }
  }

  /** Runs so many cases in child processes. */
  static Outcome run(Path folder, int count, long seed) throws IOException, InterruptedException {
    writeClips(folder);
    List<Callable<Outcome>> batches = new ArrayList<>();
    for (int from = 0; from < count; from += BATCH) {
      int start = from;
      batches.add(() -> child(folder, seed, start));
    }
    int opened = 0;
    List<String> failures = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(PROCESSES)) {
      for (Future<Outcome> future : pool.invokeAll(batches)) {
        Outcome outcome = future.get();
        opened += outcome.opened();
        failures.addAll(outcome.failures());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return new Outcome(batches.size() * BATCH, opened, List.copyOf(failures));
  }

  private static void writeClips(Path folder) {
    List<String[]> kinds = FuzzCase.kinds();
    for (int i = 0; i < kinds.size(); i++) {
      String[] kind = kinds.get(i);
      NumberedClip.write(clip(folder, i), kind[0], kind[1], kind[2], FRAMES, GOP, kind[3]);
    }
  }

  private static Path clip(Path folder, int number) {
    return folder.resolve("clip" + number);
  }

  private static Outcome child(Path folder, long seed, int from)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                FootageFuzz.class.getName(),
                "batch",
                folder.toString(),
                Long.toString(seed),
                Integer.toString(from))
            .redirectErrorStream(true)
            .start();
    AtomicLong heard = new AtomicLong(System.nanoTime());
    Thread watch =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (!process.waitFor(1, TimeUnit.SECONDS)) {
                      if (System.nanoTime() - heard.get() > MOST_NANOS_PER_CASE) {
                        process.destroyForcibly();
                      }
                    }
                  } catch (InterruptedException e) {
                    process.destroyForcibly();
                  }
                });
    List<String> failures = new ArrayList<>();
    int done = 0;
    int opened = 0;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        heard.set(System.nanoTime());
        if (line.startsWith("ok ")) {
          done++;
          opened += line.equals("ok 0") ? 0 : 1;
        } else if (failures.size() < 5) {
          failures.add("case " + (from + done) + " said: " + line);
        }
      }
    }
    watch.join();
    if (process.exitValue() != 0 || done != BATCH) {
      failures.add(
          "case " + (from + done) + ": exit " + process.exitValue() + " after " + done + " cases");
    }
    return new Outcome(done, opened, failures);
  }

  /** In the child: a line for each case, before the next begins. */
  private static void batch(Path folder, long seed, int from) throws IOException {
    int clips = FuzzCase.kinds().size();
    Path file = folder.resolve("broken" + from);
    for (int number = from; number < from + BATCH; number++) {
      FuzzCase fuzz = new FuzzCase(seed, number);
      Files.write(file, fuzz.breakBytes(Files.readAllBytes(clip(folder, fuzz.clip(clips)))));
      try {
        System.out.println("ok " + FuzzOracle.check(file));
      } catch (RuntimeException | AssertionError e) {
        System.out.println(number + " " + e + " " + List.of(e.getStackTrace()).subList(0, 3));
        System.out.println("ok 0");
      }
    }
    Files.delete(file);
    long peak = peakKilobytes();
    if (peak > MOST_KILOBYTES) {
      System.out.println("peak memory " + peak + " kB");
    }
    System.out.flush();
  }

  private static void one(int number, long seed) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    writeClips(folder);
    FuzzCase fuzz = new FuzzCase(seed, number);
    Path clip = clip(folder, fuzz.clip(FuzzCase.kinds().size()));
    Path file = folder.resolve("case" + number);
    Files.write(file, fuzz.breakBytes(Files.readAllBytes(clip)));
    System.out.println(String.join(" ", FuzzCase.kinds().get(fuzz.clip(FuzzCase.kinds().size()))));
    System.out.println(FuzzOracle.check(file) + " frames");
  }

  /** Of this process, where the system says so; else 0. */
  private static long peakKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
