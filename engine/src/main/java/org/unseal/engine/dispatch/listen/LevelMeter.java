package org.unseal.engine.dispatch.listen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.engine.port.SoundReading.SoundBlock;
import org.unseal.engine.port.SoundReading.SoundFacts;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Measures how loud a recording is while it is read. Four bytes for every 10 ms. One thread. */
public final class LevelMeter {
  /** No recording may be longer: a day and a half. */
  public static final long MOST_SECONDS = 36 * 3600;

  private static final int MOST_GAPS = 10_000;

  private final SoundFacts facts;
  private final Band band;
  private final StillRuns still;
  private final List<SampleSpan> gaps = new ArrayList<>();
  private short[] frames = new short[6_000];
  private short[] edges = new short[6_000];
  private int count;
  private long at;
  private long frameEnd;
  private long squares;
  private long differences;
  private long before;
  private int inFrame;

  public LevelMeter(SoundFacts facts) {
    this.facts = facts;
    band = new Band(facts.rate());
    still = new StillRuns(facts.rate(), facts.exact());
    frameEnd = endOf(0);
  }

  private long endOf(int frame) {
    return (frame + 1L) * facts.rate() / Levels.FRAMES_A_SECOND;
  }

  /** How many samples it has heard, with gaps. */
  public long heard() {
    return at;
  }

  /**
   * Listens on.
   *
   * @throws UnsealException {@code LIMIT_EXCEEDED} where it never ends
   */
  public void add(SoundBlock block) {
    if (block.first() + block.samples().length > MOST_SECONDS * facts.rate()) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "the sound is longer than 36 hours; have it exported in shorter files");
    }
    if (block.first() > at) {
      skip(block.first());
    }
    for (int sample : block.samples()) {
      still.add(at, sample);
      long heard = band.next(sample);
      squares += heard * heard;
      differences += (heard - before) * (heard - before);
      before = heard;
      inFrame++;
      at++;
      if (at >= frameEnd) {
        endFrame();
      }
    }
  }

  private void skip(long to) {
    still.end(at);
    if (gaps.size() < MOST_GAPS) {
      gaps.add(new SampleSpan(at, to));
    } else {
      SampleSpan last = gaps.removeLast();
      gaps.add(new SampleSpan(last.start(), to));
    }
    while (at < to) {
      at = Math.min(to, frameEnd);
      if (at >= frameEnd) {
        endFrame();
      }
    }
  }

  private void endFrame() {
    if (count == frames.length) {
      frames = Arrays.copyOf(frames, frames.length * 2);
      edges = Arrays.copyOf(edges, frames.length);
    }
    frames[count] = level(squares);
    edges[count++] = level(differences);
    squares = 0;
    differences = 0;
    inFrame = 0;
    frameEnd = endOf(count);
  }

  private short level(long sum) {
    if (inFrame == 0 || sum == 0) {
      return Levels.NOTHING;
    }
    double share = (double) sum / inFrame / ((double) (1L << 46));
    return (short) Math.clamp(StrictMath.round(1000 * StrictMath.log10(share)), Levels.NOTHING, 0);
  }

  /** What was heard; nothing may be added any more. */
  public Levels end() {
    still.end(at);
    if (inFrame > 0) {
      endFrame();
    }
    return new Levels(
        facts.rate(),
        at,
        Arrays.copyOf(frames, count),
        Arrays.copyOf(edges, count),
        still.runs(),
        gaps,
        still.all());
  }
}
