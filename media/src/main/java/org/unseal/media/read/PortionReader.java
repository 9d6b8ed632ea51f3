package org.unseal.media.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.PicturePass.Look;
import org.unseal.engine.port.PicturePass.Reading;
import org.unseal.engine.port.PicturePass.Taker;
import org.unseal.engine.port.PicturePass.Wish;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.media.libav.Packet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * One pass over a recording on several threads: one reads packets and cuts them into portions,
 * others decode a portion each, the caller's takes what was made in order. Memory is bounded by
 * {@link Portion#ROOM} and by what may wait to be taken. Closing ends all threads.
 */
final class PortionReader<T> implements AutoCloseable {
  /** Coded pictures that are worth a decoder of their own. */
  private static final int WORTH_IT = 32;

  /** A portion that is this long is decoded even if nothing of it should be wanted. */
  private static final int LONGEST_KEPT = 1024;

  private final LibavFrames.Recipe recipe;
  private final Wish wish;
  private final Look<T> look;
  private final CodedStream template;
  private final Semaphore room = new Semaphore(Portion.ROOM);

  /** In order; bounded, so that reading does not run far ahead of what is taken. */
  private final Semaphore begun;

  private final BlockingQueue<Turn<T>> order = new LinkedBlockingQueue<>();
  private final BlockingQueue<Portion<T>> toDecode = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  /** What comes next. */
  private sealed interface Turn<T> {
    /** A portion that is decoded. */
    record Decoded<T>(Portion<T> portion) implements Turn<T> {}

    /** So many frames of which none is wanted. */
    record Skipped<T>(int frames) implements Turn<T> {}

    /** Nothing. */
    record End<T>() implements Turn<T> {}

    /** Reading can't go on. */
    record Failed<T>(RuntimeException why) implements Turn<T> {}
  }

  PortionReader(LibavFrames.Recipe recipe, Wish wish, Look<T> look) {
    this.recipe = recipe;
    this.wish = wish;
    this.look = look;
    begun = new Semaphore(2 * wish.threads() + 1);
    template = CodedStream.open(recipe.channel(), recipe.length(), recipe.stream());
    for (int i = 0; i < wish.threads(); i++) {
      threads.add(Thread.ofPlatform().daemon().name("decode-" + i).start(this::decodeAll));
    }
    threads.add(Thread.ofPlatform().daemon().name("read-packets").start(this::read));
  }

  /** Takes everything in order. Once. */
  Reading take(Taker<T> taker, Progress progress) {
    int frame = 0;
    boolean counted = true;
    try {
      while (true) {
        switch (order.take()) {
          case Turn.End<T> _ -> {
            return new Reading(frame, counted);
          }
          case Turn.Failed<T>(RuntimeException why) -> throw why;
          case Turn.Skipped<T>(int frames) -> frame += frames;
          case Turn.Decoded<T>(Portion<T> portion) -> {
            int first = frame;
            frame = take(portion, frame, taker, progress);
            counted &= frame - first == portion.frames();
            begun.release();
          }
        }
        progress.done(frame);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while reading pictures", e);
    }
  }

  private int take(Portion<T> portion, int first, Taker<T> taker, Progress progress)
      throws InterruptedException {
    int frame = first;
    while (true) {
      switch (portion.take()) {
        case Portion.Made.Frame<T>(boolean wanted, Optional<T> seen) -> {
          if (wanted) {
            taker.take(frame, seen);
          }
          frame++;
          progress.done(frame);
        }
        case Portion.Made.End<T> _ -> {
          return frame;
        }
        case Portion.Made.Failed<T>(RuntimeException why) -> throw why;
      }
    }
  }

  private void read() {
    try (CodedStream coded = CodedStream.open(recipe.channel(), recipe.length(), recipe.stream())) {
      FreshStart fresh = FreshStart.of(coded.stream().codecpar());
      Gathered gathered = null;
      int frames = 0;
      try {
        for (Optional<Units.Unit> next = coded.next(); next.isPresent(); next = coded.next()) {
          boolean may = fresh.at(next.get(), coded.packet().live());
          if (gathered == null || (may && gathered.portion.pictures() >= WORTH_IT)) {
            if (gathered != null) {
              gathered.finish(false);
            }
            gathered = new Gathered(frames);
          }
          Packet packet = coded.packet().moveOut();
          gathered.portion.add(next.get(), packet);
          gathered.hurry();
          frames += next.get().counts() ? 1 : 0;
        }
        if (gathered != null) {
          gathered.finish(coded.brokenOff());
          gathered = null;
        }
      } finally {
        if (gathered != null) {
          gathered.portion.close();
        }
      }
      order.add(new Turn.End<>());
    } catch (InterruptedException e) {
      order.add(new Turn.Failed<>(new UnsealException(ErrorCode.CANCELLED, "stopped", e)));
    } catch (RuntimeException e) {
      order.add(new Turn.Failed<>(e));
    }
  }

  /** A portion that is being read: decoded as soon as it is known to be wanted. */
  private final class Gathered {
    final Portion<T> portion;
    private boolean sent;

    Gathered(int firstFrame) {
      portion = new Portion<>(template.stream(), room, wish.ahead(), firstFrame);
    }

    /** Sends it off without knowing where it ends, if something of it is wanted by now. */
    void hurry() throws InterruptedException {
      if (!sent && (wanted() || portion.pictures() >= LONGEST_KEPT)) {
        send();
      }
    }

    private boolean wanted() {
      int first = portion.firstFrame();
      return wish.frames().any(first, first + portion.frames());
    }

    private void send() throws InterruptedException {
      begun.acquire();
      sent = true;
      order.add(new Turn.Decoded<>(portion));
      toDecode.add(portion);
    }

    void finish(boolean brokenOff) throws InterruptedException {
      portion.finish(brokenOff);
      if (!sent) {
        portion.close();
        order.add(new Turn.Skipped<>(portion.frames()));
      }
    }
  }

  private void decodeAll() {
    while (true) {
      try {
        decode(toDecode.take());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void decode(Portion<T> portion) throws InterruptedException {
    try (LibavFrames frames = new LibavFrames(recipe, portion)) {
      int index = portion.firstFrame();
      for (Optional<LibavFrame> next = frames.nextFrame();
          next.isPresent();
          next = frames.nextFrame()) {
        Portion.Made<T> made;
        try (LibavFrame frame = next.get()) {
          boolean wanted = wish.frames().any(index, index + 1);
          made = new Portion.Made.Frame<>(wanted, wanted ? see(frame) : Optional.empty());
        }
        index++;
        portion.made(made);
      }
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      portion.made(new Portion.Made.Failed<>(e));
      return;
    }
    portion.made(new Portion.Made.End<>());
  }

  private Optional<T> see(DecodedFrame frame) {
    Optional<PictureView> picture = frame.picture();
    return picture.map(look::at);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    toDecode.forEach(Portion::close);
    template.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
