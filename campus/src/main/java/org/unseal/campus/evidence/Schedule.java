package org.unseal.campus.evidence;

import java.util.function.LongUnaryOperator;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.VehiclePath;

/**
 * When everything happens, in true microseconds since 1970. Every form of the story turns on one
 * instant, which is the same in all: the start of the call that the recorder stamps 14:20:31.
 */
final class Schedule {
  static final long SECOND = 1_000_000;

  /** From the arm's first movement until the hand is at the shoulder. */
  static final long RAISE = 600_000;

  /** The call of 14:20:31 begins; the recorder's clock is 2.65 s ahead then. */
  static final long CALL = CameraClock.ANCHOR + 8_428_350_000L;

  /** The deputy's hand is at the radio that much earlier: nobody can tell from the evidence. */
  static final long BEFORE_CALL = 620_000;

  static final double RUN = 3.2;
  static final double WALK = 1.25;

  /** What they walk before it rings; the monitor keeps beside the deputy. */
  static final Pacing DEPUTY = new Pacing(-4.2, 3.2, 8.7, WALK);

  private static final double CART_X = 4.9;
  private static final double CART_Y = 16;

  /** They listen and look about before they run. */
  private static final long REACTION = 4_800_000;

  final long radioLift1;
  final long alarm;
  final long runStart;
  final long radioLift2 = CALL - BEFORE_CALL;
  final long departure;
  final VehiclePath drive;
  final long cartStops;
  final long behindPole;
  final long radioLift3;
  final long otherCall;
  final long patrolStops;
  final long lastCall;

  /** How far along the lane the deputy is when he first lifts his radio. */
  final double lift1Metres = 7.2;

  /** And when it rings. */
  final double alarmMetres;

  private final CaseForm form;

  /**
   * @param visible moves the alarm a little, so that the strobe's first flash is seen
   */
  Schedule(CaseForm form, LongUnaryOperator visible) {
    this.form = form;
    long spoken = 2_400_000;
    long between = form.span(30);
    alarmMetres = lift1Metres + DEPUTY.metres(between);
    double x = seatX() - DEPUTY.at(alarmMetres);
    double y = seatY() - DEPUTY.lane();
    long run = Math.round(Math.sqrt(x * x + y * y) / RUN * SECOND);
    long wanted = radioLift2 - RAISE - form.span(12) - run - REACTION;
    alarm = visible.applyAsLong(wanted);
    runStart = wanted + REACTION;
    radioLift1 = wanted - between - spoken;
    departure = CALL + 5_400_000 + form.span(8);
    drive = toBuildingSeven(VehiclePath.from(departure, CART_X, CART_Y)).build();
    cartStops = drive.moves().getLast().end();
    behindPole = cartStops + 4 * SECOND;
    radioLift3 = behindPole + 1_600_000 + form.span(40);
    otherCall = radioLift3 + 14 * SECOND + form.span(86);
    patrolStops = otherCall + 4 * SECOND + form.span(140);
    lastCall = Math.max(CALL + form.span(1_000), patrolStops + 10 * SECOND);
  }

  CaseForm form() {
    return form;
  }

  /** The cart, parked before and after. */
  VehiclePath cart(long start, long end) {
    VehiclePath.Builder way = VehiclePath.from(start, CART_X, CART_Y).facing(95);
    way.park(departure - start);
    toBuildingSeven(way);
    return way.park(end - way.now()).build();
  }

  private static VehiclePath.Builder toBuildingSeven(VehiclePath.Builder way) {
    return way.drive(12, 16, 3.6).drive(16.5, 24, 4).drive(15.2, 29.4, 4).drive(13.8, 31, 3);
  }

  /** Where the deputy runs to. */
  static double seatX() {
    return CART_X - 0.2;
  }

  static double seatY() {
    return CART_Y - 0.7;
  }
}
