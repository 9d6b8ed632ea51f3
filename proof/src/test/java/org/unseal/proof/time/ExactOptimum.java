package org.unseal.proof.time;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The same mathematics done by another, slower way: every pair of instants of a scale has its own
 * constraint, in millionths of a microsecond without any rounding, and a full matrix is closed.
 * Shares no code with the solver.
 */
final class ExactOptimum {
  private static final long FINE = 1_000_000L;
  private static final long FAR = Long.MAX_VALUE / 4;

  private final Map<Instant, Integer> nodes = new HashMap<>();
  private final long[][] most;
  private final Instant.Reference zero = new Instant.Reference(0);

  ExactOptimum(Statements statements, List<Instant> instants, Map<String, Long> periods) {
    node(zero);
    instants.forEach(this::node);
    for (Scale scale : statements.scales()) {
      for (int s = 0; s < scale.segments().size(); s++) {
        node(new Instant.OnScale(scale.id(), s, scale.segments().get(s).from()));
        node(new Instant.OnScale(scale.id(), s, scale.segments().get(s).to()));
      }
    }
    // Ends of segments are only on the true course, so they get nodes of their own.
    int stamps = nodes.size();
    most = new long[2 * stamps][2 * stamps];
    for (int i = 0; i < most.length; i++) {
      java.util.Arrays.fill(most[i], FAR);
      most[i][i] = 0;
    }
    for (Scale scale : statements.scales()) {
      pairs(scale, stamps);
    }
    for (TickRun run : statements.ticks()) {
      for (TickRun.Tick tick : run.ticks()) {
        int shown = node(new Instant.OnScale(run.clock(), run.clockSegment(), tick.shows()));
        int before =
            node(new Instant.OnScale(run.recording(), run.recordingSegment(), tick.before()));
        int after =
            node(new Instant.OnScale(run.recording(), run.recordingSegment(), tick.after()));
        atMost(shown, before, -1);
        atMost(after, shown, 0);
      }
    }
    for (Event event : statements.events()) {
      int happened = node(new Instant.OfEvent(event.id()));
      for (Sighting sighting : event.sightings()) {
        long lagLow = sighting.lag().low();
        long lagHigh = sighting.lag().high();
        if (sighting.period().isPresent()) {
          Long times = periods.get(event.id());
          if (times == null) {
            continue;
          }
          long one = times * sighting.period().get().low();
          long other = times * sighting.period().get().high();
          lagLow += Math.min(one, other);
          lagHigh += Math.max(one, other);
        }
        switch (sighting.site()) {
          case Sighting.Site.Same same -> {
            int mark = node(new Instant.OfEvent(same.event()));
            atMost(happened, mark, lagHigh);
            atMost(mark, happened, -lagLow);
          }
          case Sighting.Site.Read read -> {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            long strictLow = Long.MAX_VALUE;
            for (Sighting.Reading reading : read.readings()) {
              low = Math.min(low, reading.low());
              high = Math.max(high, reading.high());
            }
            for (Sighting.Reading reading : read.readings()) {
              if (reading.low() == low) {
                strictLow = Math.min(strictLow, reading.behindLow() ? 1 : 0);
              }
            }
            if (read.scale().equals(Scale.REFERENCE)) {
              atMost(happened, 0, lagHigh - strictLow - low);
              atMost(0, happened, high - lagLow);
            } else {
              int first = node(new Instant.OnScale(read.scale(), read.segment(), low));
              int last = node(new Instant.OnScale(read.scale(), read.segment(), high));
              atMost(happened, first, lagHigh - strictLow);
              atMost(last, happened, -lagLow);
            }
          }
        }
      }
    }
    for (Order order : statements.orders()) {
      between(order.first(), order.then(), order.least(), order.most());
    }
    close();
  }

  private int node(Instant instant) {
    return nodes.computeIfAbsent(instant, _ -> nodes.size());
  }

  private void atMost(int from, int to, long micros) {
    fine(from, to, micros * FINE);
  }

  private void fine(int from, int to, long value) {
    most[from][to] = Math.min(most[from][to], value);
  }

  private void between(Instant first, Instant then, long least, OptionalLong max) {
    long shift = offset(first) - offset(then);
    atMost(at(then), at(first), -(least + shift));
    max.ifPresent(value -> atMost(at(first), at(then), value + shift));
  }

  private int at(Instant instant) {
    return instant instanceof Instant.Reference ? 0 : node(instant);
  }

  private static long offset(Instant instant) {
    return instant instanceof Instant.Reference reference ? reference.micros() : 0;
  }

  private void pairs(Scale scale, int stamps) {
    List<Map.Entry<Instant, Integer>> own =
        nodes.entrySet().stream()
            .filter(
                entry ->
                    entry.getKey() instanceof Instant.OnScale on && on.scale().equals(scale.id()))
            .toList();
    for (Map.Entry<Instant, Integer> a : own) {
      Instant.OnScale first = (Instant.OnScale) a.getKey();
      scale
          .standing()
          .ifPresent(
              standing -> {
                atMost(0, a.getValue(), first.at() - standing.offset().low());
                atMost(a.getValue(), 0, standing.offset().high() - first.at());
              });
      for (Map.Entry<Instant, Integer> b : own) {
        Instant.OnScale second = (Instant.OnScale) b.getKey();
        long distance = second.at() - first.at();
        if (first.segment() != second.segment() || distance < 0) {
          continue;
        }
        long rate = distance * scale.ppm(); // in millionths of a microsecond
        long high = distance * FINE + rate;
        long low = Math.max(0, distance * FINE - rate);
        int u = a.getValue();
        int v = b.getValue();
        boolean same = u == v;
        // Stamps, courses, and one with the other: each stamp is off by half the jitter.
        double half = scale.jitter() / 2.0;
        long j = scale.jitter() * FINE;
        long h = (long) (half * FINE);
        if (!same) {
          fine(u, v, high + j);
          fine(v, u, -(low - j));
        }
        fine(u + stamps, v + stamps, high);
        fine(v + stamps, u + stamps, -low);
        fine(u, v + stamps, high + h);
        fine(v + stamps, u, -(low - h));
        fine(u + stamps, v, high + h);
        fine(v, u + stamps, -(low - h));
      }
    }
    for (int s = 1; s < scale.segments().size(); s++) {
      Segment before = scale.segments().get(s - 1);
      Segment after = scale.segments().get(s);
      int end = node(new Instant.OnScale(scale.id(), s - 1, before.to())) + stamps;
      int start = node(new Instant.OnScale(scale.id(), s, after.from())) + stamps;
      Segment.Joint joint = after.joint().orElseThrow();
      atMost(start, end, -joint.least());
      joint.most().ifPresent(value -> atMost(end, start, value));
    }
  }

  private void close() {
    int size = most.length;
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        if (most[i][k] == FAR) {
          continue;
        }
        for (int j = 0; j < size; j++) {
          if (most[k][j] != FAR) {
            most[i][j] = Math.min(most[i][j], most[i][k] + most[k][j]);
          }
        }
      }
    }
  }

  /** Whether no instant is before itself. */
  boolean consistent() {
    for (int i = 0; i < most.length; i++) {
      if (most[i][i] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The exact high end of a difference in millionths of a microsecond; null where there is none.
   */
  @Nullable BigInteger high(Instant first, Instant second) {
    long value = most[at(first)][at(second)];
    return value == FAR
        ? null
        : BigInteger.valueOf(value)
            .add(BigInteger.valueOf((offset(second) - offset(first)) * FINE));
  }

  @Nullable BigInteger low(Instant first, Instant second) {
    BigInteger back = high(/* first= */ second, /* second= */ first);
    return back == null ? null : back.negate();
  }
}
