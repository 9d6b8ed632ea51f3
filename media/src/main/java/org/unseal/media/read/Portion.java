package org.unseal.media.read;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;
import org.unseal.media.libav.Packet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A part of a recording's coded pictures that can be decoded without what lies before it, on its
 * way from the thread that reads through the one that decodes to the one that takes what was made.
 */
final class Portion<T> implements Units {
  /** Bytes of packets that may wait in all portions together. */
  static final int ROOM = 64 << 20;

  private static final int LEAST = 4 << 10;

  private final AVStream stream;
  private final Semaphore room;
  private final BlockingQueue<Item> in = new LinkedBlockingQueue<>();
  private final BlockingQueue<Made<T>> out;
  private final int firstFrame;
  private int pictures;

  /** Written by the thread that reads, read by the one that takes after the end came through. */
  private int frames;

  private @Nullable Item current;
  private volatile boolean closed;

  /** What was made of a frame, or how a portion ended. */
  sealed interface Made<T> {
    /** Of a frame: nothing where it was not wanted. */
    record Frame<T>(boolean wanted, Optional<T> seen) implements Made<T> {}

    /** There are no more frames. */
    record End<T>() implements Made<T> {}

    /** It can't go on. */
    record Failed<T>(RuntimeException why) implements Made<T> {}
  }

  private record Item(Optional<Unit> unit, @Nullable Packet packet, int room, boolean brokenOff) {}

  /**
   * An empty one.
   *
   * @param stream of which only what does not change is read
   * @param room of {@link #ROOM} in all
   * @param firstFrame how many frames the coded pictures before it make
   */
  Portion(AVStream stream, Semaphore room, int ahead, int firstFrame) {
    this.stream = stream;
    this.room = room;
    this.firstFrame = firstFrame;
    out = new ArrayBlockingQueue<>(ahead);
  }

  int firstFrame() {
    return firstFrame;
  }

  /** How many frames its coded pictures should make; final once it is finished. */
  int frames() {
    return frames;
  }

  /** How many packets with pictures it has so far. */
  int pictures() {
    return pictures;
  }

  /** Adds a packet, which is owned from here on; waits while there is no room. Reading thread. */
  void add(Unit unit, Packet packet) throws InterruptedException {
    int taken = Math.clamp(packet.live().size(), LEAST, ROOM);
    try {
      room.acquire(taken);
    } catch (InterruptedException e) {
      packet.close();
      throw e;
    }
    if (unit.counts()) {
      frames++;
    }
    pictures += unit.content() == PacketContent.PICTURE ? 1 : 0;
    in.add(new Item(Optional.of(unit), packet, taken, false));
    if (closed) {
      discard();
    }
  }

  /** No more packets come. Reading thread. */
  void finish(boolean brokenOff) {
    in.add(new Item(Optional.empty(), null, 0, brokenOff));
  }

  /** Hands on what was made; waits while too much waits to be taken. Decoding thread. */
  void made(Made<T> result) throws InterruptedException {
    out.put(result);
  }

  /** Takes it. */
  Made<T> take() throws InterruptedException {
    return out.take();
  }

  @Override
  public AVStream stream() {
    return stream;
  }

  @Override
  public Optional<Unit> next() {
    release();
    try {
      Item item = in.take();
      current = item;
      return item.unit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while decoding", e);
    }
  }

  @Override
  public Packet packet() {
    Item item = current;
    if (item == null || item.packet() == null) {
      throw new IllegalStateException("no packet");
    }
    return item.packet();
  }

  @Override
  public boolean brokenOff() {
    Item item = current;
    return item != null && item.brokenOff();
  }

  private void release() {
    Item item = current;
    current = null;
    if (item != null && item.packet() != null) {
      item.packet().close();
      room.release(item.room());
    }
  }

  /** Lets what was not decoded go. */
  @Override
  public void close() {
    release();
    closed = true;
    discard();
  }

  private void discard() {
    for (Item item = in.poll(); item != null; item = in.poll()) {
      if (item.packet() != null) {
        item.packet().close();
        room.release(item.room());
      }
    }
  }
}
