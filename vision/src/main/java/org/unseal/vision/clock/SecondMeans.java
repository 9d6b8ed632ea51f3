package org.unseal.vision.clock;

import org.unseal.model.picture.Box;

/**
 * The mean picture of a box while the clock shows one second. Frames in which the digits may be
 * changing are left out by whoever hands them over.
 */
final class SecondMeans {
  private final Box box;
  private final Taker taker;
  private final double[] sum;
  private int count;
  private int run = -1;
  private long number;

  /** Takes the mean of a second. */
  @FunctionalInterface
  interface Taker {
    void take(int run, long number, double[] mean);
  }

  SecondMeans(Box box, Taker taker) {
    this.box = box;
    this.taker = taker;
    sum = new double[box.width() * box.height()];
  }

  /** Pixels of the box, row by row. */
  void add(int ofRun, long ofNumber, byte[] pixels) {
    if (ofRun != run || ofNumber != number) {
      flush();
      run = ofRun;
      number = ofNumber;
    }
    for (int p = 0; p < pixels.length; p++) {
      sum[p] += pixels[p] & 255;
    }
    count++;
  }

  Box box() {
    return box;
  }

  void flush() {
    if (count > 0) {
      double[] mean = sum.clone();
      for (int p = 0; p < mean.length; p++) {
        mean[p] /= count;
        sum[p] = 0;
      }
      taker.take(run, number, mean);
      count = 0;
    }
  }
}
