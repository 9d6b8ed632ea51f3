package org.unseal.media.render;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.unseal.media.libav.Picture;
import org.unseal.media.read.LibavFrame;
import org.unseal.model.plan.FrameCover;

/**
 * Paints and encodes one run on a thread of its own, while the decoder's thread still hands over
 * its frames. Whatever happens, every frame that was handed over is closed and its room given back.
 */
final class RunWorker implements Callable<EncodedRun> {
  private final EncoderSetup setup;
  private final Canvas canvas;
  private final Shared shared;
  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

  /**
   * What all workers share.
   *
   * @param room for frames that wait, in units of kilobytes
   * @param done how many frames were encoded
   * @param stopped set once nobody wants the result any more
   */
  record Shared(Semaphore room, AtomicLong done, AtomicBoolean stopped) {}

  private sealed interface Item {
    /** A frame to encode, and how much room it takes. */
    record Frame(LibavFrame frame, FrameCover cover, long ticks, int cost) implements Item {}

    /** Nothing comes any more. */
    record End() implements Item {}
  }

  RunWorker(EncoderSetup setup, Canvas canvas, Shared shared) {
    this.setup = setup;
    this.canvas = canvas;
    this.shared = shared;
  }

  /**
   * Hands over a frame, which is the worker's from now on.
   *
   * @param ticks since the run's first, in the encoder's ticks
   * @param cost taken from the shared room by the caller, given back by the worker
   */
  void add(LibavFrame frame, FrameCover cover, long ticks, int cost) {
    items.add(new Item.Frame(frame, cover, ticks, cost));
  }

  /** To be called once, even where the run is given up: the worker waits for it. */
  void end() {
    items.add(new Item.End());
  }

  @Override
  public EncodedRun call() throws InterruptedException {
    boolean ended = false;
    try (FramePainter painter = new FramePainter(canvas);
        RunEncoder encoder = new RunEncoder(setup)) {
      while (items.take() instanceof Item.Frame frame) {
        encode(frame, painter, encoder);
      }
      ended = true;
      return encoder.finish();
    } finally {
      while (!ended) {
        if (items.take() instanceof Item.Frame frame) {
          drop(frame);
        } else {
          ended = true;
        }
      }
    }
  }

  private void encode(Item.Frame item, FramePainter painter, RunEncoder encoder) {
    try {
      if (!shared.stopped().get()) {
        try (Picture picture = paint(item, painter)) {
          encoder.encode(picture, item.ticks(), false);
        }
      }
    } finally {
      drop(item);
    }
    shared.done().incrementAndGet();
  }

  private static Picture paint(Item.Frame item, FramePainter painter) {
    LibavFrame frame = item.frame();
    if (frame.damage().isPresent()
        || frame.decoded().isEmpty()
        || frame.geometry().isEmpty()
        || item.cover() instanceof FrameCover.Whole) {
      return painter.whole();
    }
    return painter.paint(
        frame.decoded().get(),
        frame.geometry().get(),
        item.cover() instanceof FrameCover.Boxes boxes ? boxes.boxes() : List.of());
  }

  private void drop(Item.Frame item) {
    item.frame().close();
    shared.room().release(item.cost());
  }
}
