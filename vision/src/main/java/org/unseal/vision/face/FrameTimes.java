package org.unseal.vision.face;

import java.util.Arrays;

/** The times of a stretch's frames, and which of them were looked at. */
final class FrameTimes {
  private int first;
  private int length;
  private long[] micros = new long[256];
  private boolean[] looked = new boolean[256];

  void add(int frame, long time, boolean wasLooked) {
    if (length == 0) {
      first = frame;
    } else if (frame != first + length) {
      throw new IllegalArgumentException(
          "frame " + frame + " does not follow frame " + (first + length - 1));
    }
    if (length == micros.length) {
      micros = Arrays.copyOf(micros, 2 * length);
      looked = Arrays.copyOf(looked, 2 * length);
    }
    // Ticks finer than a microsecond can give the same time twice.
    micros[length] = length > 0 ? Math.max(time, micros[length - 1] + 1) : time;
    looked[length++] = wasLooked;
  }

  int length() {
    return length;
  }

  int frame(int place) {
    return first + place;
  }

  int placeOf(int frame) {
    return frame - first;
  }

  long micros(int place) {
    return micros[place];
  }

  boolean looked(int place) {
    return looked[place];
  }
}
