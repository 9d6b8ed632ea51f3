package org.unseal.campus.sound;

import java.util.SplittableRandom;

/**
 * Sounds that are shaped like speech and are none: syllables of a buzzing tone through two moving
 * resonances, hisses before some, pauses between words, noise of a radio throughout, a click at the
 * start and a burst of noise at the end. 8,000 samples a second. The same arguments give the same
 * samples on every machine.
 */
public final class SpeechTones {
  /** Samples a second. */
  public static final int RATE = 8_000;

  private static final int CLICK = RATE / 100;
  private static final int TAIL = RATE / 12;

  private SpeechTones() {}

  /**
   * As long as asked for, with as many syllables as the words have.
   *
   * @param words only their number and length count
   * @param samples how long; a syllable should have 800 or more
   */
  public static short[] shape(String words, Voice voice, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] sound = new double[samples];
    int begin = 2 * CLICK;
    int end = Math.max(begin + 1, samples - TAIL - CLICK);
    String[] each = words.strip().split("\\s+", -1);
    int parts = 0;
    for (String word : each) {
      parts += 2 * syllables(word) + 1; // a pause is half as long as a syllable
    }
    double part = (end - begin) / (double) parts;
    double at = begin;
    for (String word : each) {
      int count = syllables(word);
      for (int i = 0; i < count; i++) {
        boolean hiss = random.nextInt(3) == 0;
        double fall = 1 - 0.18 * (at - begin) / (end - begin);
        syllable(sound, (int) at, (int) (at + 2 * part), voice.pitch() * fall, hiss, random);
        at += 2 * part;
      }
      at += part;
    }
    return finish(sound, voice, random);
  }

  /** Groups of vowels; a number counts by its digits. */
  static int syllables(String word) {
    int count = 0;
    boolean before = false;
    for (int i = 0; i < word.length(); i++) {
      char letter = Character.toLowerCase(word.charAt(i));
      boolean vowel = "aeiouy".indexOf(letter) >= 0;
      if ((vowel && !before) || Character.isDigit(letter)) {
        count++;
      }
      before = vowel;
    }
    return Math.max(1, count);
  }

  private static void syllable(
      double[] sound, int from, int to, double pitch, boolean hiss, SplittableRandom random) {
    double base = pitch * random.nextDouble(0.92, 1.1);
    double bend = random.nextDouble(-0.08, 0.08);
    double low = random.nextDouble(320, 760);
    double high = random.nextDouble(1_000, 2_300);
    double drift = random.nextDouble(-250, 250);
    int voiced = hiss ? from + (to - from) / 4 : from;
    for (int i = from; i < voiced; i++) {
      sound[i] += 0.09 * random.nextDouble(-1, 1) * bow(i - from, voiced - from);
    }
    double phase = 0;
    for (int i = voiced; i < to; i++) {
      double share = (i - voiced) / (double) (to - voiced);
      double hertz = base * (1 + bend * share);
      phase += 2 * Math.PI * hertz / RATE;
      double sum = 0;
      for (int n = 1; n * hertz < 3_300; n++) {
        double f = n * hertz;
        double loud = near(f, low, 110) + 0.6 * near(f, high + drift * share, 190) + 0.02;
        sum += loud * StrictMath.sin(n * phase) / StrictMath.sqrt(n);
      }
      sound[i] += 0.4 * sum * bow(i - voiced, to - voiced);
    }
  }

  private static double near(double f, double middle, double width) {
    double off = (f - middle) / width;
    return 1 / (1 + off * off);
  }

  /** Swells and dies away. */
  private static double bow(int at, int length) {
    double share = (at + 0.5) / length;
    return StrictMath.sin(Math.PI * StrictMath.pow(share, 0.6));
  }

  private static short[] finish(double[] sound, Voice voice, SplittableRandom random) {
    short[] samples = new short[sound.length];
    for (int i = 0; i < samples.length; i++) {
      double noise = voice.noise() * random.nextDouble(-1, 1);
      double click = i < CLICK ? 0.3 * (1 - i / (double) CLICK) * ((i & 4) == 0 ? 1 : -1) : 0;
      double tail = i >= samples.length - TAIL ? 0.22 * random.nextDouble(-1, 1) : 0;
      double all = Math.clamp(sound[i] + noise + click + tail, -0.98, 0.98);
      samples[i] = (short) Math.round(all * Short.MAX_VALUE);
    }
    return samples;
  }
}
