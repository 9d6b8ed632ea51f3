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
    } else if (frame != first + length || time <= micros[length - 1]) {
      throw new IllegalArgumentException(
          "frame " + frame + " at " + time + " does not follow frame " + (first + length - 1));
    }
    if (length == micros.length) {
      micros = Arrays.copyOf(micros, 2 * length);
      looked = Arrays.copyOf(looked, 2 * length);
    }
    micros[length] = time;
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
