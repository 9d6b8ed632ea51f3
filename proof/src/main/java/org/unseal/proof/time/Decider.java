package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement that would say which of two instants comes first, if it were more precise.
 *
 * @param reason the statement
 * @param quantity which of its figures
 * @param mark of an event which of its marks, from 0
 * @param high whether it is the figure's high end that is in the way
 * @param now where that end is; of a rate the bound, in parts of a million
 * @param needed where it would have to be; of a rate the bound at most
 * @param width how far the figure's ends are apart now; of a rate the bound
 * @param answer what could be said then
 */
public record Decider(
    Reason reason,
    Quantity quantity,
    int mark,
    boolean high,
    long now,
    long needed,
    long width,
    Bound.Answer answer) {

  /** A figure of a statement. */
  public enum Quantity {
    /** Where a mark is on its scale. */
    READING,
    /** How much later than the event its mark was made. */
    LAG,
    /** A rate bound. */
    RATE,
    /** What a clock is off by. */
    OFFSET,
    /** How long a break took. */
    BREAK,
    /** How much later one instant is than the other. */
    DISTANCE
  }

  public Decider {
    requireNonNull(reason, "reason");
    requireNonNull(quantity, "quantity");
    requireNonNull(answer, "answer");
  }

  /** By how much the figure's end would have to move. */
  public long change() {
    return Math.abs(needed - now);
  }

  /** How wide a better figure may be at most and still decide it so. */
  public long widest() {
    return width - change();
  }

  /**
   * Which statements could decide it, those first that need the least. None where it is decided, or
   * where nothing ties the two together.
   */
  public static List<Decider> of(Statements statements, Bound bound) {
    if (bound.answer() != Bound.Answer.CANNOT_BE_SAID) {
      return List.of();
    }
    List<Decider> deciders = new ArrayList<>();
    bound
        .low()
        .ifPresent(
            low ->
                new Search(statements, 1 - low, Bound.Answer.AFTER, deciders)
                    .through(bound.lowSteps()));
    bound
        .high()
        .ifPresent(
            high ->
                new Search(statements, 1 + high, Bound.Answer.BEFORE, deciders)
                    .through(bound.highSteps()));
    deciders.sort(
        Comparator.comparingDouble((Decider d) -> d.change() / (double) d.width())
            .thenComparing(Decider::reason)
            .thenComparing(Decider::quantity)
            .thenComparing(Decider::high));
    return List.copyOf(deciders);
  }

  /** Goes through one way. */
  private record Search(
      Statements statements, long need, Bound.Answer answer, List<Decider> found) {

    private record Use(Reason reason, int part) {}

    void through(List<Step> steps) {
      Map<Use, Integer> uses = new LinkedHashMap<>();
      Map<Reason, long[]> rates = new LinkedHashMap<>();
      for (Step step : steps) {
        if (step.reason().kind() == Reason.Kind.RATE) {
          long[] sums = rates.computeIfAbsent(step.reason(), _ -> new long[2]);
          sums[0] += step.span();
          sums[1] += step.times();
        } else {
          uses.merge(new Use(step.reason(), step.part()), step.times(), Integer::sum);
        }
      }
      rates.forEach((reason, sums) -> rate(reason, sums[0], sums[1]));
      uses.forEach((use, times) -> use(use.reason(), use.part(), Math.ceilDiv(need, times)));
    }

    private void rate(Reason reason, long span, long edges) {
      Scale scale = statements.scale(reason.id()).orElseThrow();
      if (span == 0 || scale.ppm() == 0) {
        return;
      }
      // Every edge is rounded up by less than 1 us, before and after.
      long change =
          BigInteger.valueOf(need + 2 * edges)
              .multiply(BigInteger.valueOf(1_000_000))
              .add(BigInteger.valueOf(span - 1))
              .divide(BigInteger.valueOf(span))
              .min(BigInteger.valueOf(Integer.MAX_VALUE))
              .longValue();
      if (change <= scale.ppm()) {
        found.add(
            new Decider(
                reason,
                Quantity.RATE,
                0,
                true,
                scale.ppm(),
                scale.ppm() - change,
                scale.ppm(),
                answer));
      }
    }

    private void use(Reason reason, int part, long change) {
      boolean odd = part % 2 == 1;
      switch (reason.kind()) {
        case EVENT -> {
          int mark = part / 2;
          Sighting sighting = statements.event(reason.id()).orElseThrow().sightings().get(mark);
          if (sighting.site() instanceof Sighting.Site.Read read) {
            figure(
                reason,
                Quantity.READING,
                mark,
                new Range(read.low(), read.high()),
                odd,
                along(read.scale(), change));
          }
          figure(reason, Quantity.LAG, mark, sighting.lag(), !odd, change);
        }
        case STANDING ->
            figure(
                reason,
                Quantity.OFFSET,
                0,
                statements.scale(reason.id()).orElseThrow().standing().orElseThrow().offset(),
                !odd,
                change);
        case BREAK -> {
          int slash = reason.id().lastIndexOf('/');
          Segment.Joint joint =
              statements
                  .scale(reason.id().substring(0, slash))
                  .orElseThrow()
                  .segments()
                  .get(Integer.parseInt(reason.id().substring(slash + 1)))
                  .joint()
                  .orElseThrow();
          if (joint.most().isPresent()) {
            figure(
                reason,
                Quantity.BREAK,
                0,
                new Range(joint.least(), joint.most().getAsLong()),
                odd,
                change);
          }
        }
        case ORDER -> {
          Optional<Order> order =
              statements.orders().stream().filter(o -> o.id().equals(reason.id())).findFirst();
          if (order.isPresent() && order.get().most().isPresent()) {
            figure(
                reason,
                Quantity.DISTANCE,
                0,
                new Range(order.get().least(), order.get().most().getAsLong()),
                odd,
                change);
          }
        }
        case RATE, TICKS -> {} // a rate is looked at above; a picture is as long as it is
      }
    }

    /** How far to go on a scale, so that so much true time passes whatever its rate and jitter. */
    private long along(String id, long micros) {
      return statements
          .scale(id)
          .map(
              scale ->
                  BigInteger.valueOf(micros + scale.jitter() + (scale.ppm() > 0 ? 7 : 3))
                      .multiply(BigInteger.valueOf(1_000_000))
                      .divide(BigInteger.valueOf(1_000_000 - scale.ppm()))
                      .min(BigInteger.valueOf(Long.MAX_VALUE))
                      .longValue())
          .orElse(micros);
    }

    private void figure(
        Reason reason, Quantity quantity, int mark, Range now, boolean high, long change) {
      if (change <= now.width()) {
        found.add(
            new Decider(
                reason,
                quantity,
                mark,
                high,
                high ? now.high() : now.low(),
                high ? now.high() - change : now.low() + change,
                now.width(),
                answer));
      }
    }
  }
}
