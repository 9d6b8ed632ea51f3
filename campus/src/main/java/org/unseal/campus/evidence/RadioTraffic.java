package org.unseal.campus.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.unseal.campus.evidence.Call.Transmission;
import org.unseal.campus.evidence.Call.Unit;

/** What is said on the dispatch channel, and what the recorder's clock makes of it. */
final class RadioTraffic {
  private static final long SECOND = Schedule.SECOND;

  /** From the hand at the shoulder until the radio sends. */
  static final long KEYING = 450_000;

  /** From the patrol car's stop until its driver says so. */
  static final long ON_SCENE = 2_300_000;

  /** The recorder is fast by 2 to 4 s, never the same. */
  static final long LEAST_FAST = 2 * SECOND;

  static final long MOST_FAST = 4 * SECOND;

  private final SplittableRandom random;
  private final List<Call> calls = new ArrayList<>();

  RadioTraffic(Schedule when, long seed) {
    random = new SplittableRandom(seed ^ 0x4AD10);
    call(
        when.radioLift1 + KEYING,
        said(0, 2_200, Unit.CALDER, "Four seventeen, on foot in the north yard."),
        said(900, 1_100, Unit.DISPATCH, "Four seventeen, copy."));
    call(
        when.alarm + 1_500_000 + when.form().span(5),
        said(0, 2_900, Unit.DISPATCH, "Units, automatic fire alarm, Larkspur High School."),
        said(1_200, 1_400, Unit.FIRST_CAR, "Four twenty-two, en route."));
    call(
        Schedule.CALL,
        said(0, 2_700, Unit.DISPATCH, "Four seventeen, go to Building Seven, smoke reported."),
        said(800, 1_200, Unit.CALDER, "Four seventeen, on my way."));
    call(
        when.radioLift3 + KEYING,
        new Transmission(
            0,
            3_100,
            Unit.CALDER,
            "Smoke from the transformer, seven students by the door.",
            "Smoke from the transformer, eleven students by the door."),
        said(1_100, 700, Unit.DISPATCH, "Copy."));
    call(
        when.otherCall,
        said(0, 2_200, Unit.SECOND_CAR, "North side is clear, doors are shut."),
        said(900, 700, Unit.DISPATCH, "Copy."));
    call(
        when.patrolStops + ON_SCENE,
        said(0, 2_800, Unit.FIRST_CAR, "Four twenty-two and four thirty-one on scene at the gate."),
        said(1_000, 1_000, Unit.DISPATCH, "Copy, on scene."));
    call(
        when.lastCall,
        said(0, 2_600, Unit.FIRST_CAR, "Fire is out, students may go back."),
        said(1_000, 900, Unit.DISPATCH, "Copy, fire out."));
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /**
   * @param start milliseconds after the transmission before
   */
  private static Transmission said(int start, int milliseconds, Unit unit, String words) {
    return new Transmission(start, milliseconds, unit, words, words);
  }

  private void call(long start, Transmission... parts) {
    List<Transmission> placed = new ArrayList<>();
    List<Long> stamps = new ArrayList<>();
    long now = start;
    for (Transmission part : parts) {
      now += part.start() * 1_000;
      placed.add(
          new Transmission(now, part.milliseconds(), part.unit(), part.words(), part.draft()));
      stamps.add(stamp(now));
      now = placed.getLast().end();
    }
    calls.add(new Call("call-" + (calls.size() + 1), placed, stamps));
  }

  /** One of the whole seconds that are 2 to 4 s ahead. */
  private long stamp(long time) {
    if (time == Schedule.CALL) {
      return Math.floorDiv(time + 2_650_000, SECOND); // 14:20:31, which gives it its name
    }
    long least = Math.ceilDiv(time + LEAST_FAST, SECOND);
    long most = Math.floorDiv(time + MOST_FAST, SECOND);
    return random.nextLong(least, most + 1);
  }
}
