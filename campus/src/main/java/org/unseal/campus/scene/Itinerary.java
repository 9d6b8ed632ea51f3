package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Vec;

/**
 * Where a person goes and when. A pure function of true time: before the first and after the last
 * leg there is nobody.
 */
public final class Itinerary {
  private final List<Leg> legs;

  private Itinerary(List<Leg> legs) {
    this.legs = List.copyOf(legs);
  }

  /** When they appear, in true microseconds. */
  public long start() {
    return legs.getFirst().start();
  }

  /** When they are gone, in true microseconds. */
  public long end() {
    return legs.getLast().end();
  }

  /** The pose at an instant; empty while they are away. */
  public Optional<Stance> at(long time, long seed) {
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (time >= leg.start() && time < leg.end()) {
        return Optional.of(leg.stance(time, seed, heading(i, time)));
      }
    }
    return Optional.empty();
  }

  /** True where they stand on one spot for all of the time that they are there. */
  public boolean standsThroughout() {
    return legs.stream().allMatch(leg -> leg.gait() == Stance.Gait.STANDING);
  }

  // Nobody turns on the spot in no time: headings blend over the last and first third of a second.
  private double heading(int index, long time) {
    Leg leg = legs.get(index);
    long blend = 350_000;
    if (index > 0 && legs.get(index - 1).end() == leg.start() && time - leg.start() < blend) {
      double share = 0.5 + 0.5 * (time - leg.start()) / blend;
      return turn(legs.get(index - 1).heading(), leg.heading(), share);
    }
    if (index + 1 < legs.size()
        && legs.get(index + 1).start() == leg.end()
        && leg.end() - time < blend) {
      double share = 0.5 - 0.5 * (leg.end() - time) / blend;
      return turn(leg.heading(), legs.get(index + 1).heading(), share);
    }
    return leg.heading();
  }

  private static double turn(double from, double to, double share) {
    return from + StrictMath.IEEEremainder(to - from, 2 * Math.PI) * share;
  }

  /** Starts a way: they appear at this true time in this place. */
  public static Builder from(long time, double x, double y) {
    return new Builder(time, new Vec(x, y, 0));
  }

  /** One thing after the other. */
  public static final class Builder {
    private final List<Leg> legs = new ArrayList<>();
    private long now;
    private Vec place;
    private double cycle;

    private Builder(long time, Vec place) {
      this.now = time;
      this.place = place;
    }

    /** Walks at so many metres per second; from 2.2 on it is a run. */
    public Builder go(double x, double y, double speed) {
      Vec to = new Vec(x, y, 0);
      double distance = to.minus(place).length();
      if (distance < 0.01) {
        return this;
      }
      boolean run = speed >= 2.2;
      long end = now + Math.max(1, Math.round(distance / speed * 1_000_000));
      double heading = StrictMath.atan2(x - place.x(), y - place.y());
      double steps = distance / (run ? 2.0 : 1.35);
      legs.add(
          new Leg(
              now,
              end,
              place,
              to,
              heading,
              run ? Stance.Gait.RUNNING : Stance.Gait.WALKING,
              cycle,
              cycle + steps,
              0));
      cycle += steps;
      now = end;
      place = to;
      return this;
    }

    /** Is nowhere for so long, then comes into view elsewhere. */
    public Builder reappear(long microseconds, double x, double y) {
      now += microseconds;
      place = new Vec(x, y, 0);
      return this;
    }

    /** Stands for so long, turned to a heading in degrees. */
    public Builder stay(long microseconds, double heading) {
      return stand(microseconds, heading, 0);
    }

    /** Stands for so long and speaks into the radio at the shoulder. */
    public Builder radio(long microseconds, double heading) {
      return stand(microseconds, heading, 1);
    }

    private Builder stand(long microseconds, double heading, double gesture) {
      legs.add(
          new Leg(
              now,
              now + microseconds,
              place,
              place,
              StrictMath.toRadians(heading),
              Stance.Gait.STANDING,
              cycle,
              cycle,
              gesture));
      now += microseconds;
      return this;
    }

    /** Sits in a vehicle for one of its legs; the seat is given in metres right and ahead. */
    public Builder ride(VehiclePath path, double right, double ahead) {
      for (VehiclePath.Move move : path.moves()) {
        Vec f = Vec.heading(move.heading());
        Vec r = new Vec(f.y(), -f.x(), 0);
        Vec offset = r.times(right).plus(f.times(ahead)).plus(new Vec(0, 0, VehiclePath.FLOOR));
        legs.add(
            new Leg(
                move.start(),
                move.end(),
                move.from().plus(offset),
                move.to().plus(offset),
                move.heading(),
                Stance.Gait.RIDING,
                0,
                0,
                0));
        now = move.end();
        place = move.to().plus(r.times(right * 2.2));
      }
      place = new Vec(place.x(), place.y(), 0);
      return this;
    }

    /** The true time reached so far. */
    public long now() {
      return now;
    }

    public Itinerary build() {
      if (legs.isEmpty()) {
        throw new IllegalStateException("nobody goes nowhere at no time: add a leg");
      }
      return new Itinerary(legs);
    }
  }

  private record Leg(
      long start,
      long end,
      Vec from,
      Vec to,
      double heading,
      Stance.Gait gait,
      double cycleFrom,
      double cycleTo,
      double gesture) {
    private Leg {
      requireNonNull(from, "from");
    }

    Stance stance(long time, long seed, double turned) {
      double share = (time - start) / (double) (end - start);
      double second = time / 1_000_000.0;
      double phase = (seed & 0xFFFF) / 65536.0 * 2 * Math.PI;
      double pace = 0.5 + (seed >>> 16 & 0xFF) / 400.0;
      // Two slow waves of unrelated length: glances that don't repeat within minutes.
      double look =
          StrictMath.sin(second * pace + phase) * StrictMath.sin(second * 0.37 * pace + 2 * phase);
      double reach = gait == Stance.Gait.STANDING ? 1.0 : 0.65;
      double nod = (seed >>> 24 & 7) == 0 && gait != Stance.Gait.RUNNING ? 0.35 : 0.04;
      // The arm goes up and down in 0.6 s.
      double lift = Math.clamp(Math.min(time - start, end - time) / 600_000.0, 0, 1) * gesture;
      double sway = gait == Stance.Gait.STANDING ? 0.015 * StrictMath.sin(second * 0.8 + phase) : 0;
      return new Stance(
          from.towards(to, share).plus(new Vec(sway, 0, 0)),
          turned,
          gait,
          cycleFrom + (cycleTo - cycleFrom) * share,
          look * reach,
          nod,
          lift);
    }
  }
}
