package org.unseal.engine.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.unseal.model.recording.FrameSpan;

/**
 * Divides a limited time over one pass over a file: so far into it so much of the time may have
 * passed. So what is left out lies all over the recording, not at its end. A part of the time is
 * for faces however slow the pass itself is, and after the end of the time nothing is begun.
 * Thread-safe.
 */
final class Pacing {
  /** Parts of a file that are collected before they are searched. */
  private static final int BATCHES = 10;

  /** Share of the time that a start may take, such as loading a model, before frames are late. */
  private static final double HEAD_START = 0.25;

  /** Frames, so that short files are not cut into nothing. */
  private static final int LEAST_BATCH = 24;

  private final long limit;
  private final long paced;
  private final long slice;
  private final int first;
  private final int frames;
  private final LongSupplier nanoClock;
  private final long begun;

  /** By the last frame of a batch, when it was first asked for. */
  private final Map<Integer, Long> batches = new ConcurrentHashMap<>();

  /**
   * Time passes from now on.
   *
   * @param limit nanoseconds for all; none where not above 0
   * @param paced nanoseconds after which a pass that keeps its pace is done
   * @param faces nanoseconds of the limit that are for faces even where it does not
   * @param run the frames that there are
   */
  Pacing(long limit, long paced, long faces, FrameSpan run, LongSupplier nanoClock) {
    this.limit = limit;
    this.paced = paced;
    this.first = run.start();
    this.frames = run.length();
    this.slice = faces / Math.ceilDiv(this.frames, batch());
    this.nanoClock = nanoClock;
    this.begun = nanoClock.getAsLong();
  }

  /** Without a limit. */
  static Pacing none() {
    return new Pacing(Long.MAX_VALUE, Long.MAX_VALUE, 0, new FrameSpan(0, 1), () -> 0);
  }

  /** How many frames go together. */
  int batch() {
    return Math.max(LEAST_BATCH, Math.ceilDiv(frames, BATCHES));
  }

  /** Whether the time for searching the batch that ends with this frame has passed. */
  boolean over(int frame) {
    if (limit == Long.MAX_VALUE) {
      return false;
    }
    long now = passed();
    long since = now - batches.computeIfAbsent(frame, _ -> now);
    return now > limit || (since > slice && now > paced * share(frame));
  }

  /** Whether a frame is so late that it is not judged for movement. */
  boolean late(int frame) {
    return limit != Long.MAX_VALUE
        && passed() > limit * (HEAD_START + (1 - HEAD_START) * share(frame));
  }

  /** Whether there is no time left at all. */
  boolean ended() {
    return limit != Long.MAX_VALUE && passed() > limit;
  }

  /** A batch has time until the next one was collected. */
  private double share(int frame) {
    return Math.min(1, (frame - first + 1.0 + batch()) / ((double) frames + batch()));
  }

  private long passed() {
    return nanoClock.getAsLong() - begun;
  }
}
