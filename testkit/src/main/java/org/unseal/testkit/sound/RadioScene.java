package org.unseal.testkit.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.unseal.engine.dispatch.listen.SampleSpan;

/**
 * What is on a radio channel for a while: somebody speaks now and then, over noise whose level
 * drifts. The words are tones in syllables. The same seed gives the same sound.
 *
 * @param samples full scale is 32 bits
 * @param talks where somebody speaks, in samples of this sound
 * @param times where these were in the time that really passed, by their starts
 */
@SuppressWarnings("ArrayRecordComponent")
public record RadioScene(int rate, int[] samples, List<SampleSpan> talks, List<Long> times) {
  private static final double FULL = 1L << 31;

  public RadioScene {
    talks = List.copyOf(talks);
    times = List.copyOf(times);
  }

  /**
   * How a scene is drawn.
   *
   * @param talks how often somebody speaks
   * @param meanPause seconds, on average; pauses are as irregular as calls are
   * @param noise decibels below full scale
   * @param snr of speech over the noise, in decibels
   */
  public record Mood(int rate, int talks, double meanPause, double noise, double snr) {
    /** A channel as there are many. */
    public static final Mood USUAL = new Mood(8_000, 14, 12, -48, 24);

    /** The same with so many calls. */
    public Mood talks(int count) {
      return new Mood(rate, count, meanPause, noise, snr);
    }

    /** The same with other pauses. */
    public Mood meanPause(double seconds) {
      return new Mood(rate, talks, seconds, noise, snr);
    }

    /** The same with another distance between speech and noise. */
    public Mood snr(double decibels) {
      return new Mood(rate, talks, meanPause, noise, decibels);
    }

    /** The same at another rate. */
    public Mood rate(int samples) {
      return new Mood(samples, talks, meanPause, noise, snr);
    }

    /** The same over other noise. */
    public Mood noise(double decibels) {
      return new Mood(rate, talks, meanPause, decibels, snr);
    }
  }

  /** Draws a channel that was recorded all the time. */
  public static RadioScene draw(long seed, Mood mood) {
    Random random = new Random(new SplittableRandom(seed).nextLong());
    int rate = mood.rate();
    List<SampleSpan> talks = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    long at = Math.round(rate * (1 + 2 * random.nextDouble()));
    for (int i = 0; i < mood.talks(); i++) {
      long length = Math.round(rate * (1 + 4 * random.nextDouble()));
      talks.add(new SampleSpan(at, at + length));
      times.add(at);
      double pause = 1.2 - mood.meanPause() * Math.log(1 - random.nextDouble() * 0.999);
      at += length + Math.round(rate * pause);
    }
    double[] sound = noise(random, mood, (int) at);
    double loud = Math.pow(10, (mood.noise() + mood.snr()) / 20);
    for (SampleSpan talk : talks) {
      speak(random, sound, talk, rate, loud);
    }
    return new RadioScene(rate, quantized(sound), talks, times);
  }

  private static double[] noise(Random random, Mood mood, int length) {
    double[] noise = new double[length];
    double rms = Math.pow(10, mood.noise() / 20);
    double phase = random.nextDouble() * 6;
    double period = mood.rate() * (60 + 120 * random.nextDouble());
    double before = 0;
    double drift = 1;
    for (int i = 0; i < length; i++) {
      double white = random.nextGaussian();
      double coloured = 0.8 * white + 0.6 * before;
      before = white;
      if (i % 400 == 0) {
        drift = Math.pow(10, 2.5 * Math.sin(phase + 2 * Math.PI * i / period) / 20);
      }
      noise[i] = coloured * rms * drift;
    }
    return noise;
  }

  /** Syllables of a few harmonics, never more than a tenth of a second apart. */
  private static void speak(
      Random random, double[] sound, SampleSpan talk, int rate, double loudness) {
    double pitch = 95 + 120 * random.nextDouble();
    int at = (int) talk.start();
    int end = (int) talk.end();
    while (at < end) {
      int length = (int) (rate * (0.12 + 0.16 * random.nextDouble()));
      int stop = end - at < 2 * length ? end : at + length;
      double formant = 450 + 900 * random.nextDouble();
      double bend = 0.94 + 0.12 * random.nextDouble();
      double[] tones = new double[stop - at];
      double power = 0;
      for (int h = 2; h * pitch < Math.min(3_000, rate / 2.5); h++) {
        double off = (h * pitch - formant) / 400;
        addTone(tones, 2 * Math.PI * h * pitch * bend / rate, 1 / (1 + off * off));
      }
      for (double tone : tones) {
        power += tone * tone;
      }
      double gain = loudness / Math.sqrt(power / tones.length);
      for (int i = 0; i < tones.length; i++) {
        double edge = Math.min(i, tones.length - i) / (double) rate;
        sound[at + i] += gain * Math.min(1, edge / 0.02) * tones[i];
      }
      at = stop + (stop == end ? 0 : (int) (rate * 0.06 * random.nextDouble()));
    }
  }

  /** By turning a pointer, which is quicker than asking for every sine. */
  private static void addTone(double[] tones, double turn, double gain) {
    double twice = 2 * Math.cos(turn);
    double before = -Math.sin(turn);
    double now = 0;
    for (int i = 0; i < tones.length; i++) {
      tones[i] += gain * now;
      double next = twice * now - before;
      before = now;
      now = next;
    }
  }

  private static int[] quantized(double[] sound) {
    int[] samples = new int[sound.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (int) Math.round(Math.clamp(sound[i], -0.99, 0.99) * FULL);
    }
    return samples;
  }

  /** What stands between two kept stretches of a voice-activated recording. */
  public enum Between {
    /** Nothing: dead air is removed. */
    NOTHING,
    /** Samples of 0, always as many. */
    ZEROS,
    /** Noise that the recorder makes, always as long. */
    COMFORT_NOISE
  }

  /**
   * What a voice-activated recorder keeps of it: from a little before somebody speaks until a hang
   * time after, both a little off as its trigger is.
   *
   * @param hang seconds after speech
   * @param gap seconds that are put in, where something is
   */
  public RadioScene voiceActivated(long seed, double hang, Between between, double gap) {
    Random random = new Random(new SplittableRandom(seed).nextLong());
    List<long[]> kept = new ArrayList<>();
    for (SampleSpan talk : talks) {
      long from = talk.start() - Math.round(rate * (0.05 + 0.1 * random.nextDouble()));
      long to = talk.end() + Math.round(rate * (hang + 0.03 * random.nextGaussian()));
      from = Math.max(0, from);
      to = Math.min(samples.length, to);
      if (!kept.isEmpty() && kept.getLast()[1] >= from) {
        kept.getLast()[1] = to;
      } else {
        kept.add(new long[] {from, to});
      }
    }
    int[] out = new int[samples.length * 2 + kept.size() * (int) (rate * gap)];
    List<SampleSpan> moved = new ArrayList<>();
    int length = 0;
    for (long[] stretch : kept) {
      if (length > 0 && between != Between.NOTHING) {
        for (int i = 0; i < (int) (rate * gap); i++) {
          out[length++] = between == Between.ZEROS ? 0 : (int) (random.nextGaussian() * FULL / 300);
        }
      }
      for (SampleSpan talk : talks) {
        if (talk.start() >= stretch[0] && talk.end() <= stretch[1]) {
          long shift = length - stretch[0];
          moved.add(new SampleSpan(talk.start() + shift, talk.end() + shift));
        }
      }
      int count = (int) (stretch[1] - stretch[0]);
      System.arraycopy(samples, (int) stretch[0], out, length, count);
      length += count;
    }
    return new RadioScene(rate, Arrays.copyOf(out, length), moved, times);
  }

  /** The same with every sample as coarse as of so many bits. */
  public RadioScene coarse(int bits) {
    int[] rounded = new int[samples.length];
    long step = 1L << (32 - bits);
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] =
          Math.clamp(
              Math.floorDiv(samples[i] + step / 2, step) * step,
              Integer.MIN_VALUE,
              Integer.MAX_VALUE);
    }
    return new RadioScene(rate, rounded, talks, times);
  }

  /** A piece of it; only talks that are whole in it are kept. */
  public RadioScene piece(long from, long to) {
    List<SampleSpan> inside = new ArrayList<>();
    List<Long> then = new ArrayList<>();
    for (int i = 0; i < talks.size(); i++) {
      SampleSpan talk = talks.get(i);
      if (talk.start() >= from && talk.end() <= to) {
        inside.add(new SampleSpan(talk.start() - from, talk.end() - from));
        then.add(times.get(i));
      }
    }
    return new RadioScene(rate, Arrays.copyOfRange(samples, (int) from, (int) to), inside, then);
  }
}
