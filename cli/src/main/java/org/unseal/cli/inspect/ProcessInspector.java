package org.unseal.cli.inspect;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;

/**
 * Hands files to the other process, one after the other, and starts a new one when a file was the
 * end of it. One thread at a time; {@link #close} from any.
 */
public final class ProcessInspector implements Inspector {
  private static final long LOOK_MILLIS = 100;

  private final InspectorProgram program;
  private final InspectionLimits limits;
  private volatile @Nullable Running running;
  private volatile boolean closed;

  ProcessInspector(InspectorProgram program, InspectionLimits limits) {
    this.program = requireNonNull(program, "program");
    this.limits = requireNonNull(limits, "limits");
  }

  /** This program once more, with the usual limits. Nothing is started before it is needed. */
  public static ProcessInspector ofThisProgram() {
    InspectionLimits usual = InspectionLimits.USUAL;
    return new ProcessInspector(
        InspectorProgram.ofThisProcess(usual.memory(), System.getenv()), usual);
  }

  @Override
  public Optional<Long> memory() {
    return program.limited() ? Optional.of(limits.memory()) : Optional.empty();
  }

  @Override
  public Answer seal(SealTask task, Progress progress) {
    return ask(Talk.ask(task), task.file(), progress);
  }

  @Override
  public Answer pictures(PicturesTask task, Progress progress) {
    return ask(Talk.ask(task), task.file(), progress);
  }

  @Override
  public Answer stills(StillsTask task, Progress progress) {
    return ask(Talk.ask(task), task.file(), progress);
  }

  Answer ask(String line, Path file, Progress progress) {
    Running process = running();
    try {
      process.say(line);
    } catch (IOException e) {
      stop(); // it died before it was asked: not this file's fault
      process = running();
      try {
        process.say(line);
      } catch (IOException again) {
        throw notStarted(again);
      }
    }
    Answer answer = await(process, size(file), progress);
    if (!(answer instanceof Answer.Done || answer instanceof Answer.Refused)) {
      stop();
    }
    return answer;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private Answer await(Running process, long bytes, Progress progress) {
    Duration longest = limits.longest(bytes);
    long began = System.nanoTime();
    long moved = began;
    long at = -1;
    try {
      while (true) {
        Optional<Line> next = process.next();
        long now = System.nanoTime();
        if (next.isEmpty()) {
          progress.done(Math.max(0, at));
          if (now - moved > limits.stall().toNanos() || now - began > longest.toNanos()) {
            return new Answer.TooSlow(Duration.ofNanos(now - began).toSeconds());
          }
          continue;
        }
        if (next.get().ended()) {
          return ended(process);
        }
        switch (Talk.said(next.get().text())) {
          case Talk.Said.Progressed(long units) -> {
            if (units > at) {
              at = units;
              moved = now;
            }
            progress.done(at);
            if (now - began > longest.toNanos()) {
              return new Answer.TooSlow(Duration.ofNanos(now - began).toSeconds());
            }
          }
          case Talk.Said.Ended(Answer answer) -> {
            return answer;
          }
          case Talk.Said.Failed(String code, _) -> throw failed(code);
        }
      }
    } catch (MalformedJsonException | IllegalArgumentException e) {
      return new Answer.Garbled();
    } catch (UnsealException e) {
      stop();
      throw e;
    }
  }

  private Answer ended(Running process) {
    int exit = process.exit();
    if (closed || (exit == 130 && !program.apart())) {
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while a file was looked into");
    }
    return new Answer.Crashed(exit);
  }

  private static UnsealException failed(String code) {
    ErrorCode known = ErrorCode.INTERNAL;
    for (ErrorCode value : ErrorCode.values()) {
      if (value.name().equals(code)) {
        known = value;
      }
    }
    return new UnsealException(
        known, "the process that looks into files could not go on: " + known.name());
  }

  private Running running() {
    Running process = running;
    if (process == null) {
      if (closed) {
        throw new UnsealException(ErrorCode.CANCELLED, "stopped");
      }
      try {
        process = new Running(program);
      } catch (IOException e) {
        throw notStarted(e);
      }
      running = process;
    }
    return process;
  }

  private static UnsealException notStarted(IOException e) {
    return new UnsealException(
        ErrorCode.OUT_OF_MEMORY,
        "the process that looks into files can't be started; is memory short?",
        e);
  }

  private void stop() {
    Running process = running;
    running = null;
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void close() {
    closed = true;
    stop();
  }

  /** A line, or the end of them all. */
  private record Line(String text, boolean ended) {}

  /** A process that was started, and a thread that reads what it says. */
  private static final class Running {
    private final Process process;
    private final OutputStream in;
    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(64);

    Running(InspectorProgram program) throws IOException {
      process =
          new ProcessBuilder(program.command())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      in = process.getOutputStream();
      Thread.ofPlatform().daemon().name("inspector-lines").start(this::read);
    }

    void say(String line) throws IOException {
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    }

    Optional<Line> next() {
      try {
        return Optional.ofNullable(lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnsealException(ErrorCode.CANCELLED, "stopped", e);
      }
    }

    private void read() {
      try (InputStream out = process.getInputStream()) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int count = out.read(chunk); count >= 0; count = out.read(chunk)) {
          for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
              lines.put(new Line(line.toString(StandardCharsets.UTF_8), false));
              line.reset();
            } else if (line.size() < Talk.LONGEST) {
              line.write(chunk[i]);
            }
          }
        }
        lines.put(new Line("", true));
      } catch (IOException e) {
        offerEnd();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void offerEnd() {
      try {
        lines.put(new Line("", true));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    int exit() {
      try {
        if (process.waitFor(10, TimeUnit.SECONDS)) {
          return process.exitValue();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      kill();
      return -1;
    }

    void kill() {
      process.destroyForcibly();
      lines.clear();
    }
  }
}
