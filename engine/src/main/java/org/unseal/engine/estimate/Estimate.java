package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a case will probably take, all of it, whatever of it is done already.
 *
 * @param extent what there is to work on
 * @param sample what was looked at
 * @param work each kind of it
 * @param machine how long this machine will be busy
 */
public record Estimate(Extent extent, Sample sample, List<Work> work, Machine machine) {
  public Estimate {
    requireNonNull(extent, "extent");
    requireNonNull(sample, "sample");
    work = List.copyOf(work);
    requireNonNull(machine, "machine");
  }

  /**
   * What there is.
   *
   * @param scoped a scope is fixed; where not, all recordings count
   * @param recordings that are analysed
   * @param clips that are published
   * @param recorded microseconds of these recordings
   * @param published microseconds of the clips
   * @param decided microseconds of those in which people decide who is shown
   */
  public record Extent(
      boolean scoped, int recordings, int clips, long recorded, long published, long decided) {}

  /**
   * What was looked at.
   *
   * @param windows that were analysed
   * @param of how many there are in all
   * @param micros how long they are together
   * @param finished how many were rendered and audited, too
   * @param unusable windows in which nothing could be seen
   * @param seconds that it took
   */
  public record Sample(
      int windows, int of, long micros, int finished, int unusable, long seconds) {}

  /** What people do. */
  public enum Kind {
    /** Units are segments. */
    SEGMENTS,
    /** Units are places where a track that is to be shown was cut. */
    CONFIRMATIONS,
    /** Units are faces in still pictures. */
    FACES,
    /** Units are still pictures. */
    STILLS,
    /** Units are seconds of published video, which are paid by the minute. */
    VIDEO,
    /** Units are seconds of speech, which are paid by the minute. */
    RADIO,
    /** Units are recordings. */
    RECORDINGS
  }

  /**
   * One kind of work.
   *
   * @param each hundredths of a minute for a unit, or for a minute of video or radio
   */
  public record Work(Kind kind, Range units, Range each) {
    private static final long SECONDS_A_MINUTE = 60;

    public Work {
      requireNonNull(kind, "kind");
      requireNonNull(units, "units");
      requireNonNull(each, "each");
    }

    /** Hundredths of a minute. */
    public Range time() {
      Range all = units.times(each);
      return kind == Kind.VIDEO || kind == Kind.RADIO ? all.over(SECONDS_A_MINUTE) : all;
    }
  }

  /**
   * Seconds of this machine.
   *
   * @param rendering empty where there was no time to try it
   * @param auditing the same
   */
  public record Machine(Range analysing, Optional<Range> rendering, Optional<Range> auditing) {
    public Machine {
      requireNonNull(analysing, "analysing");
      requireNonNull(rendering, "rendering");
      requireNonNull(auditing, "auditing");
    }

    /** Of all that is known. */
    public Range all() {
      return analysing.plus(rendering.orElse(Range.NONE)).plus(auditing.orElse(Range.NONE));
    }
  }

  /** One kind of work. */
  public Work work(Kind kind) {
    return work.stream().filter(one -> one.kind() == kind).findAny().orElseThrow();
  }

  /** All work, in hundredths of a minute. */
  public Range time() {
    return work.stream().map(Work::time).reduce(Range.NONE, Range::plus);
  }
}
