package org.unseal.media.read;

import java.util.ArrayDeque;
import org.unseal.media.libav.Picture;

/**
 * Scalers of a stream, kept for the next picture. Any thread; each conversion has a scaler of its
 * own. Frames outlive their stream, so conversions go on after {@link #close}, which only stops
 * keeping.
 */
final class ViewScalers implements AutoCloseable {
  private static final int MOST_KEPT = 8;

  private final ArrayDeque<ViewScaler> kept = new ArrayDeque<>();
  private boolean closed;

  /** A new picture, which the caller owns. */
  Picture convert(Picture source, ViewScaler.Job job) {
    ViewScaler scaler = take(job);
    try {
      return scaler.convert(source);
    } finally {
      giveBack(scaler);
    }
  }

  private ViewScaler take(ViewScaler.Job job) {
    synchronized (kept) {
      for (ViewScaler scaler : kept) {
        if (scaler.job().equals(job)) {
          kept.remove(scaler);
          return scaler;
        }
      }
    }
    return new ViewScaler(job);
  }

  private void giveBack(ViewScaler scaler) {
    synchronized (kept) {
      if (!closed) {
        kept.addFirst(scaler);
        if (kept.size() <= MOST_KEPT) {
          return;
        }
        kept.removeLast().close();
        return;
      }
    }
    scaler.close();
  }

  @Override
  public void close() {
    synchronized (kept) {
      closed = true;
      kept.forEach(ViewScaler::close);
      kept.clear();
    }
  }
}
