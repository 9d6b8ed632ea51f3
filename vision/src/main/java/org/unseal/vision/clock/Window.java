package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import org.unseal.model.picture.Box;

/** The pixels of one box in all frames of a minute or so. */
final class Window {
  final Box box;
  private final List<Long> times = new ArrayList<>();
  private final List<byte[]> pixels = new ArrayList<>();

  Window(Box box) {
    this.box = box;
  }

  void add(long time, byte[] patch) {
    times.add(time);
    pixels.add(patch);
  }

  int frames() {
    return times.size();
  }

  /** In microseconds of media time. */
  long time(int frame) {
    return times.get(frame);
  }

  byte[] pixels(int frame) {
    return pixels.get(frame);
  }

  /** The frames from a media time up to another, exclusive; they are not copied. */
  Window part(long from, long end) {
    Window part = new Window(box);
    for (int frame = 0; frame < times.size(); frame++) {
      if (times.get(frame) >= from && times.get(frame) < end) {
        part.add(times.get(frame), pixels.get(frame));
      }
    }
    return part;
  }

  /** From the first frame to the last, in microseconds. */
  long length() {
    return times.isEmpty() ? 0 : times.getLast() - times.getFirst();
  }

  /** Which of this window's pixels a smaller box consists of, row by row. */
  int[] places(Box inner) {
    int[] places = new int[inner.width() * inner.height()];
    for (int y = 0; y < inner.height(); y++) {
      for (int x = 0; x < inner.width(); x++) {
        places[y * inner.width() + x] =
            (inner.top() - box.top() + y) * box.width() + inner.left() - box.left() + x;
      }
    }
    return places;
  }
}
