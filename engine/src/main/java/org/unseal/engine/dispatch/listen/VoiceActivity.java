package org.unseal.engine.dispatch.listen;

import java.util.ArrayList;
import java.util.List;

/**
 * Proposes where somebody speaks: where it is louder than the noise around by more than noise is by
 * chance. A proposal that a person corrects; loud noise is taken for speech.
 */
public final class VoiceActivity {
  /** Hundredths of a decibel above the floor, over 50 ms: here somebody begins. */
  private static final int ENTER = 500;

  /** Over 10 ms: as far as this it belongs to what began. */
  private static final int HOLD = 400;

  private static final int SMOOTHED = 5;
  private static final int BRIDGED = 3;
  private static final int SHORTEST = 6;

  /** A pause between two words is no pause. */
  private static final int WORD_PAUSE = 20;

  private final Levels levels;
  private final List<SampleSpan> bursts;
  private final NoiseFloor floor;

  /** Listens through a whole recording. */
  public VoiceActivity(Levels levels) {
    this.levels = levels;
    int[] smooth = smooth(levels);
    floor = new NoiseFloor(smooth);
    bursts = List.copyOf(bursts(smooth));
  }

  /** Stretches of speech, those that are less than 0.2 s apart taken as one. */
  public List<SampleSpan> bursts() {
    return bursts;
  }

  /** The level of the noise around a frame, in hundredths of a decibel below full scale. */
  public int floorAt(int frame) {
    return floor.at(frame);
  }

  /**
   * Stretches of speech with the pauses in them.
   *
   * @param hangMicros a longer pause divides
   */
  public List<SampleSpan> transmissions(long hangMicros) {
    List<SampleSpan> joined = new ArrayList<>();
    for (SampleSpan burst : bursts) {
      SampleSpan before = joined.isEmpty() ? burst : joined.getLast();
      long pause =
          SampleSpan.micros(burst.start(), levels.rate()) - before.endMicros(levels.rate());
      if (!joined.isEmpty() && pause <= hangMicros) {
        joined.removeLast();
        joined.add(new SampleSpan(before.start(), burst.end()));
      } else {
        joined.add(burst);
      }
    }
    return joined;
  }

  private static int[] smooth(Levels levels) {
    int[] smooth = new int[levels.count()];
    for (int i = 0; i < smooth.length; i++) {
      int from = Math.max(0, i - SMOOTHED / 2);
      int to = Math.min(smooth.length - 1, i + SMOOTHED / 2);
      int sum = 0;
      for (int j = from; j <= to; j++) {
        sum += levels.at(j);
      }
      smooth[i] = sum / (to - from + 1);
    }
    return smooth;
  }

  private List<SampleSpan> bursts(int[] smooth) {
    List<SampleSpan> found = new ArrayList<>();
    int start = -1;
    int end = -1;
    int i = 0;
    while (i < smooth.length) {
      if (smooth[i] <= floor.at(i) + ENTER) {
        i++;
        continue;
      }
      int first = reach(i, -1, Math.max(0, end));
      int last = reach(i, 1, smooth.length - 1);
      if (end >= 0 && first - end < WORD_PAUSE) {
        end = last + 1;
      } else {
        keep(found, start, end);
        start = first;
        end = last + 1;
      }
      i = Math.max(i, last) + 1;
    }
    keep(found, start, end);
    return found;
  }

  /** The farthest frame that still belongs to what began at one. */
  private int reach(int from, int step, int limit) {
    int reached = from;
    int quiet = 0;
    for (int i = from; step > 0 ? i <= limit : i >= limit; i += step) {
      if (levels.at(i) > floor.at(i) + HOLD) {
        reached = i;
        quiet = 0;
      } else if (++quiet > BRIDGED) {
        break;
      }
    }
    return reached;
  }

  private void keep(List<SampleSpan> found, int start, int end) {
    if (start >= 0 && end - start >= SHORTEST) {
      found.add(
          new SampleSpan(levels.sampleOf(start), Math.min(levels.samples(), levels.sampleOf(end))));
    }
  }
}
