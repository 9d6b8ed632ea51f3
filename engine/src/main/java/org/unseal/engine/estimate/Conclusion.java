package org.unseal.engine.estimate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.unseal.engine.estimate.Estimate.Extent;
import org.unseal.engine.estimate.Estimate.Kind;
import org.unseal.engine.estimate.Estimate.Machine;
import org.unseal.engine.estimate.Estimate.Sample;
import org.unseal.engine.estimate.Estimate.Work;
import org.unseal.engine.estimate.Projection.Point;
import org.unseal.engine.estimate.WindowTrial.Depth;
import org.unseal.engine.estimate.WindowTrial.Finishing;
import org.unseal.engine.estimate.WindowTrial.Tried;
import org.unseal.engine.estimate.Workload.Stretch;

/** What follows from the windows for the whole case. */
final class Conclusion {
  /** The analyst makes new still pictures after so many frames of one view. */
  private static final int FRAMES_A_STILL = 20_000;

  /**
   * What counting in windows is off by, in hundredths, beside chance: measured where all of a
   * recording was counted, too, and written down in {@code bench/RESULTS.md}. In windows a crowd
   * falls into more segments than in a long recording.
   */
  private static final Range SEGMENTS_OFF = new Range(65, 110);

  /** Whoever stands still for a window need not do so for long, and the other way round. */
  private static final Range FACES_OFF = new Range(15, 200);

  private static final Range STILLS_OFF = new Range(100, 200);

  /**
   * Detectors look at a still picture once in a window and once in twenty minutes of a long
   * recording, which on the other hand is decoded twice: a window without them takes hardly longer
   * than it would there, one with them longer than it does.
   */
  private static final Range ANALYSING_OFF = new Range(50, 100);

  /** An audit takes at most one of so many parts of what redacting took. */
  private static final long AUDIT_PART = 2;

  private static final Range FINISHING_OFF = new Range(50, 110);

  private final Workload load;
  private final Assumptions assumptions;
  private final List<Tried> tried;
  private final double looked;

  Conclusion(Workload load, Assumptions assumptions, List<Tried> tried) {
    this.load = load;
    this.assumptions = assumptions;
    this.tried = List.copyOf(tried);
    this.looked = tried.stream().mapToDouble(one -> one.count().micros()).sum();
  }

  Estimate estimate(int windows, int unusable, long seconds) {
    return new Estimate(
        new Extent(
            load.scoped(),
            load.recordings().size(),
            load.stretches().size(),
            load.recorded(),
            load.published(),
            load.decided()),
        new Sample(
            tried.size(),
            windows,
            (long) looked,
            Math.toIntExact(tried.stream().filter(one -> one.finishing().isPresent()).count()),
            unusable,
            seconds),
        work(),
        machine());
  }

  private List<Work> work() {
    Range radio = load.radio().over(TimeUnit.SECONDS.toMicros(1));
    Range video = Range.exactly(Math.ceilDiv(load.published(), TimeUnit.SECONDS.toMicros(1)));
    return List.of(
        new Work(
            Kind.SEGMENTS,
            widened(segments(WindowCount::begun), SEGMENTS_OFF),
            assumptions.segment()),
        new Work(
            Kind.CONFIRMATIONS,
            widened(segments(WindowCount::risky), SEGMENTS_OFF)
                .times(assumptions.clearedPercent())
                .over(100),
            assumptions.confirmation()),
        new Work(
            Kind.FACES,
            widened(aView(analysed(), WindowCount::faces), FACES_OFF),
            assumptions.face()),
        new Work(
            Kind.STILLS,
            widened(aView(tried, WindowCount::stills), STILLS_OFF),
            assumptions.still()),
        new Work(Kind.VIDEO, video, assumptions.video()),
        new Work(Kind.RADIO, radio, assumptions.radio()),
        new Work(
            Kind.RECORDINGS, Range.exactly(load.recordings().size()), assumptions.recording()));
  }

  /** Those that begin somewhere in a stretch, and those that are there when it begins. */
  private Range segments(ToDoubleFunction<WindowCount> counted) {
    Range begun =
        Projection.of(
            points(tried, WindowCount::exposed, counted), (double) load.decided(), part());
    double starts = load.stretches().stream().filter(Stretch::decided).count();
    double all = sum(WindowCount::begun);
    double share = all > 0 ? sum(counted) / all : 0;
    Range there = Projection.of(points(tried, _ -> 1, count -> count.there() * share), starts, 0);
    return begun.plus(there);
  }

  /** What there is once for every view and every so many frames of it. */
  private Range aView(List<Tried> in, ToDoubleFunction<WindowCount> counted) {
    List<Point> points = points(in, WindowCount::views, counted);
    Range views = views();
    return new Range(
        Projection.of(points, (double) views.low(), part()).low(),
        Projection.of(points, (double) views.high(), part()).high());
  }

  private Range views() {
    long least = 0;
    long most = 0;
    for (Stretch stretch : load.stretches().stream().filter(Stretch::decided).toList()) {
      long pieces = Math.ceilDiv(stretch.frames(), FRAMES_A_STILL);
      least += pieces;
      most += pieces + (stretch.recording().frames() > FRAMES_A_STILL ? 1 : 0);
    }
    boolean moved = tried.stream().anyMatch(one -> one.count().views() > 1);
    Range more =
        moved
            ? Projection.of(
                points(tried, WindowCount::exposed, count -> count.views() - 1.0),
                (double) load.decided(),
                part())
            : Range.NONE;
    return new Range(least, most).plus(more);
  }

  /** How much of all was looked at. */
  private double part() {
    return looked / load.decided();
  }

  /** Those in which detectors looked, too, where there was time for one. */
  private List<Tried> analysed() {
    List<Tried> full = tried.stream().filter(one -> one.depth() != Depth.MOVERS).toList();
    return full.isEmpty() ? tried : full;
  }

  private double sum(ToDoubleFunction<WindowCount> counted) {
    return tried.stream().map(Tried::count).mapToDouble(counted).sum();
  }

  private static List<Point> points(
      List<Tried> in, ToDoubleFunction<WindowCount> size, ToDoubleFunction<WindowCount> counted) {
    return in.stream()
        .map(Tried::count)
        .map(count -> new Point(size.applyAsDouble(count), counted.applyAsDouble(count)))
        .toList();
  }

  private Machine machine() {
    Optional<Range> rendering = finishing(Finishing::rendering);
    return new Machine(
        analysing(load.recorded()),
        rendering,
        finishing(Finishing::auditing)
            .map(
                tried ->
                    limited(
                        tried, analysing(load.published()).plus(rendering.orElse(Range.NONE)))));
  }

  private Range analysing(long micros) {
    List<Tried> quick = tried.stream().filter(one -> one.depth() == Depth.MOVERS).toList();
    long low = analysing(quick.isEmpty() ? tried : quick, micros).low();
    return new Range(low, Math.max(low, analysing(analysed(), micros).high()));
  }

  private static Range analysing(List<Tried> in, long micros) {
    return seconds(
        warm(in).stream().map(one -> point(one.count().micros(), one.analysing())).toList(),
        micros,
        ANALYSING_OFF);
  }

  /** An audit of a short window begins as slowly as one of a long recording; it has a limit. */
  private static Range limited(Range auditing, Range redacting) {
    Range most = redacting.over(AUDIT_PART);
    return new Range(Math.min(auditing.low(), most.low()), Math.min(auditing.high(), most.high()));
  }

  private Optional<Range> finishing(ToLongFunction<Finishing> nanos) {
    List<Tried> finished = warm(tried.stream().filter(one -> one.finishing().isPresent()).toList());
    List<Point> points =
        finished.stream()
            .flatMap(one -> one.finishing().stream())
            .map(part -> point(part.micros(), nanos.applyAsLong(part)))
            .toList();
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(seconds(points, load.published(), FINISHING_OFF));
  }

  /** A program that has just started is slower than it will be. */
  private static List<Tried> warm(List<Tried> all) {
    return all.size() > 2 ? all.subList(1, all.size()) : all;
  }

  private static Point point(long micros, long nanos) {
    return new Point(micros, TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  private static Range seconds(List<Point> points, long micros, Range off) {
    return widened(Projection.of(points, (double) micros, 0), off)
        .over(TimeUnit.SECONDS.toMicros(1));
  }

  private static Range widened(Range range, Range off) {
    return range.widened(off.low(), off.high());
  }
}
