package org.unseal.media.render;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.Progress;
import org.unseal.media.libav.Picture;
import org.unseal.media.read.LibavFrame;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;

/**
 * Cuts frames into runs, has the runs encoded side by side, and gives the results in order. How
 * many work changes the speed and nothing else: where runs begin is a matter of the picture's size.
 *
 * <p>One thread hands frames over and takes results; it waits where frames that wait to be encoded
 * fill their room, so memory is bounded whatever the recording's length.
 */
final class RunPipeline implements AutoCloseable {
  private static final int COST_BYTES = 1024;
  private static final long MOST_ROOM_BYTES = 160L << 20;
  private static final int MOST_WORKERS = 16;
  // An encoder holds about as much as this many pictures: what it looks ahead at, references,
  // planes at half resolution. Measured with 1920x1080.
  private static final long PICTURES_IN_ENCODER = 38;
  private static final long MOST_ENCODER_BYTES = 512L << 20;
  private static final long PATIENCE_MILLIS = 200;

  private final EncoderSetup setup;
  private final Canvas canvas;
  private final RunTaker taker;
  private final Progress progress;
  private final int workers;
  private final int runLength;
  private final int room;
  private final RunWorker.Shared shared;
  private final ExecutorService executor;
  private final Deque<Future<EncodedRun>> pending = new ArrayDeque<>();
  private @Nullable RunWorker open;
  private long openSince;
  private int inOpen;
  private byte[] parameterSets = {};

  /** Takes finished runs, in order, on the thread that hands frames over. */
  @FunctionalInterface
  interface RunTaker {
    void take(EncodedRun run);
  }

  RunPipeline(EncoderSetup setup, Canvas canvas, int threads, RunTaker taker, Progress progress) {
    this.setup = setup;
    this.canvas = canvas;
    this.taker = taker;
    this.progress = progress;
    workers = workers(threads, setup.size());
    runLength = RunLength.of(setup.size());
    long runBytes = runLength * setup.size().pixels() * 3 / 2;
    room = (int) (Math.min(MOST_ROOM_BYTES, runBytes * (workers + 1) / 2) / COST_BYTES) + 1;
    shared = new RunWorker.Shared(new Semaphore(room), new AtomicLong(), new AtomicBoolean());
    executor = Executors.newFixedThreadPool(workers);
  }

  /** As many as there are threads, but of large pictures no more than fit the memory, and two. */
  static int workers(int threads, PictureSize size) {
    long bytes = PICTURES_IN_ENCODER * size.pixels() * 3 / 2;
    return Math.clamp(threads, 1, Math.clamp(MOST_ENCODER_BYTES / bytes, 2, MOST_WORKERS));
  }

  /**
   * Hands over the next frame, which is the pipeline's from now on.
   *
   * @param ticks its time in the encoder's ticks
   */
  void add(LibavFrame frame, FrameCover cover, long ticks) {
    int cost = cost(frame);
    RunWorker run;
    try {
      takeRoom(cost);
      run = open == null || inOpen == runLength ? begin(ticks) : open;
    } catch (RuntimeException e) {
      frame.close();
      throw e;
    }
    inOpen++;
    run.add(frame, cover, ticks - openSince, cost);
    takeReady();
    progress.done(shared.done().get());
  }

  /** Waits for all runs and gives the last results. */
  void finish() {
    endOpen();
    while (!pending.isEmpty()) {
      take(pending.removeFirst());
    }
    progress.done(shared.done().get());
  }

  /** What decodes all runs; start codes and units. */
  byte[] parameterSets() {
    return parameterSets.clone();
  }

  private RunWorker begin(long ticks) {
    endOpen();
    while (pending.size() > workers) {
      take(pending.removeFirst());
    }
    RunWorker run = new RunWorker(setup, canvas, shared);
    openSince = ticks;
    inOpen = 0;
    pending.addLast(executor.submit(run));
    open = run;
    return run;
  }

  private void endOpen() {
    if (open != null) {
      open.end();
      open = null;
    }
  }

  private void takeRoom(int cost) {
    try {
      while (!shared.room().tryAcquire(cost, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.done(shared.done().get());
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void takeReady() {
    while (!pending.isEmpty() && pending.getFirst().isDone()) {
      take(pending.removeFirst());
    }
  }

  private void take(Future<EncodedRun> future) {
    EncodedRun run = wait(future);
    if (parameterSets.length == 0) {
      parameterSets = run.parameterSets();
    } else if (!Arrays.equals(parameterSets, run.parameterSets())) {
      throw new UnsealException(
          ErrorCode.INTERNAL, "The encoder gave two runs different parameter sets.");
    }
    taker.take(run);
  }

  private EncodedRun wait(Future<EncodedRun> future) {
    while (true) {
      try {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        progress.done(shared.done().get());
      } catch (InterruptedException e) {
        throw interrupted(e);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default ->
              throw new UnsealException(ErrorCode.INTERNAL, "Encoding stopped.", e);
        }
      }
    }
  }

  private static UnsealException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new UnsealException(ErrorCode.CANCELLED, "Stopped while rendering.", e);
  }

  /** How much room a frame takes; the largest takes all there is. */
  private int cost(LibavFrame frame) {
    Optional<Picture> picture = frame.decoded();
    if (picture.isEmpty()) {
      return 1;
    }
    AVFrame of = picture.get().live();
    long bytes = 0;
    for (int i = 0; i < AVFrame.AV_NUM_DATA_POINTERS && of.buf(i) != null; i++) {
      bytes += of.buf(i).size();
    }
    return Math.clamp(bytes / COST_BYTES, 1, room);
  }

  /** Stops what is under way and waits until no worker holds anything. */
  @Override
  public void close() {
    shared.stopped().set(true);
    endOpen();
    executor.close();
  }
}
