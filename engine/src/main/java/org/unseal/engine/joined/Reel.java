package org.unseal.engine.joined;

import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter.Sink;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.TimeBase;

/**
 * The video as far as it is written. While a picture is encoded the next one is decoded and drawn
 * by a thread of its own. Owns the sink.
 */
final class Reel implements AutoCloseable {
  private static final int TENTH = 10;

  private final Sink sink;
  private final TimeBase base;
  private final Progress progress;
  private final ExecutorService ahead = Executors.newSingleThreadExecutor();
  private long at; // when the next picture comes, in ticks
  private long pictures;

  Reel(Sink sink, TimeBase base, Progress progress) {
    this.sink = sink;
    this.base = base;
    this.progress = progress;
  }

  long micros() {
    return base.toMicroseconds(at);
  }

  /** One picture for so long, given again at this rate so that players can begin anywhere in it. */
  void card(Canvas card, long micros, int rate) {
    long step = base.denominator() / rate;
    for (long i = 0; i < micros * rate / 1_000_000; i++) {
      sink.write(at, card.i420());
      at += step;
    }
  }

  /** All frames of a clip, each when its own file has it. */
  void clip(Footage footage, Supplier<Canvas> backgrounds) {
    TimeBase own = footage.facts().timeBase();
    Drawer[] drawers = {
      new Drawer(backgrounds.get(), footage.facts().rotation()),
      new Drawer(backgrounds.get(), footage.facts().rotation())
    };
    long start = at;
    long last = -1;
    long length = base.denominator() / TENTH; // of a single frame, whose length nobody knows
    try (FrameStream frames = footage.frames()) {
      Future<Optional<Long>> coming = ahead.submit(() -> drawers[0].next(frames));
      try {
        for (int i = 0; ; i++) {
          Drawer drawn = drawers[i % 2];
          Drawer next = drawers[(i + 1) % 2];
          Optional<Long> ticks = get(coming);
          if (ticks.isEmpty()) {
            break;
          }
          coming = ahead.submit(() -> next.next(frames));
          long now = Math.max(start + ticks(ticks.get(), own), last + 1);
          sink.write(now, drawn.canvas.i420());
          length = last < 0 ? length : now - last;
          last = now;
          progress.done(++pictures);
        }
      } finally {
        settle();
      }
    }
    at = last < 0 ? at : last + length;
  }

  private long ticks(long ticks, TimeBase own) {
    BigInteger wanted =
        BigInteger.valueOf(ticks)
            .multiply(BigInteger.valueOf(own.numerator()))
            .multiply(BigInteger.valueOf(base.denominator()));
    return wanted.divide(BigInteger.valueOf(own.denominator())).longValueExact();
  }

  /** The thread must be through with a stream before that is closed. */
  private void settle() {
    get(ahead.submit(() -> Optional.empty()));
  }

  private static <T> T get(Future<T> coming) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return coming.get();
        } catch (InterruptedException _) {
          interrupted = true; // a frame takes moments; progress is what stops a run
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          throw new IllegalStateException(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    try {
      sink.close();
    } finally {
      ahead.close();
    }
  }

  /** Draws frames into one canvas, over what stands there. */
  private static final class Drawer {
    private final Canvas canvas;
    private final int rotation;
    private @Nullable Fitting fitting;

    Drawer(Canvas canvas, int rotation) {
      this.canvas = canvas;
      this.rotation = rotation;
    }

    /** The next frame's time; empty at the end. */
    Optional<Long> next(FrameStream frames) {
      Optional<DecodedFrame> next = frames.next();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      try (DecodedFrame frame = next.get()) {
        Optional<PictureView> picture = frame.picture();
        if (picture.isPresent()) {
          fitting(picture.get()).draw(picture.get(), canvas);
        } else {
          canvas.fill(Poster.room(), Canvas.BLACK);
        }
        return Optional.of(frame.ticks());
      }
    }

    private Fitting fitting(PictureView picture) {
      Fitting known = fitting;
      if (known == null || !known.from().equals(picture.size())) {
        Box room = Poster.room();
        known = new Fitting(picture.size(), rotation, room);
        canvas.fill(room, Canvas.BLACK);
        fitting = known;
      }
      return known;
    }
  }
}
