package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Vec;

/** Where a vehicle goes and when; between moves it stands. */
public final class VehiclePath {
  /** Height of a golf cart's floor above the ground, in metres. */
  public static final double FLOOR = 0.28;

  private final List<Move> moves;

  private VehiclePath(List<Move> moves) {
    this.moves = List.copyOf(moves);
  }

  public List<Move> moves() {
    return moves;
  }

  /** The same without the stops before and after. */
  public VehiclePath onlyMoving() {
    return new VehiclePath(moves.stream().filter(m -> !m.from().equals(m.to())).toList());
  }

  /** Where it is; empty before the first and after the last move. */
  public Optional<Placement> at(long time) {
    for (Move move : moves) {
      if (time >= move.start() && time < move.end()) {
        double share = (time - move.start()) / (double) (move.end() - move.start());
        return Optional.of(new Placement(move.from().towards(move.to(), share), move.heading()));
      }
    }
    return Optional.empty();
  }

  public static Builder from(long time, double x, double y) {
    return new Builder(time, new Vec(x, y, 0));
  }

  /** One move after the other. */
  public static final class Builder {
    private final List<Move> moves = new ArrayList<>();
    private long now;
    private Vec place;
    private double heading;

    private Builder(long now, Vec place) {
      this.now = now;
      this.place = requireNonNull(place, "place");
    }

    /** Drives straight at so many metres per second. */
    public Builder drive(double x, double y, double speed) {
      Vec to = new Vec(x, y, 0);
      heading = StrictMath.atan2(x - place.x(), y - place.y());
      long end = now + Math.max(1, Math.round(to.minus(place).length() / speed * 1_000_000));
      moves.add(new Move(now, end, place, to, heading));
      now = end;
      place = to;
      return this;
    }

    /** Turned this way, in degrees, before it first moves. */
    public Builder facing(double degrees) {
      heading = StrictMath.toRadians(degrees);
      return this;
    }

    /** Stands for so long. */
    public Builder park(long microseconds) {
      moves.add(new Move(now, now + microseconds, place, place, heading));
      now += microseconds;
      return this;
    }

    /** The true time reached so far. */
    public long now() {
      return now;
    }

    public VehiclePath build() {
      return new VehiclePath(moves);
    }
  }

  /** A straight stretch, or a stop where both ends are the same. Heading in radians. */
  public record Move(long start, long end, Vec from, Vec to, double heading) {}

  /** Where it is at an instant. Heading in radians. */
  public record Placement(Vec ground, double heading) {}
}
