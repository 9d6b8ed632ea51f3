package org.unseal.campus.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unseal.campus.evidence.CaseCameras.Filmed;
import org.unseal.campus.truth.CaseTruth;

/**
 * What two people, each for themselves, would type about events that are seen or heard on two
 * sources: the first steps from frame to frame, the second is not so patient. One of the anchors is
 * wrong: a gesture is matched with the call of somebody else.
 */
final class AnchorSheet {
  private static final List<String> READERS = List.of("p1", "p2");

  private final CaseCameras cameras;
  private final RadioTraffic traffic;
  private final AlarmLog alarm;
  private final List<CaseTruth.Anchor> truth = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  AnchorSheet(CaseCameras cameras, RadioTraffic traffic, AlarmLog alarm) {
    this.cameras = cameras;
    this.traffic = traffic;
    this.alarm = alarm;
    rows.add(
        List.of(
            "anchor",
            "what",
            "a_source",
            "a_file",
            "a_from_s",
            "a_to_s",
            "b_source",
            "b_file",
            "b_from_s",
            "b_to_s",
            "b_after_a_from_s",
            "b_after_a_to_s",
            "because",
            "reader"));
    fill();
  }

  List<List<String>> table() {
    return rows;
  }

  List<CaseTruth.Anchor> truth() {
    return truth;
  }

  private void fill() {
    Schedule when = cameras.schedule();
    Side lift1 = seen("radio-lift-1", "cam-yard", when.radioLift1);
    Side lift3 = seen("radio-lift-3", "cam-b7", when.radioLift3);
    anchor(
        "a1",
        "deputy's hand reaches his radio, his call begins",
        lift1,
        heard(traffic.calls().get(0)),
        0,
        1_500,
        "hand at the radio, key, recorder",
        false);
    anchor(
        "a2",
        "first flash of the strobe, first alarm row of the panel",
        seen("alarm-onset", "cam-b7", when.alarm),
        row(),
        0,
        500,
        "the panel writes within half a second",
        false);
    anchor(
        "a3",
        "the cart leaves the yard's picture, comes into that of Building 7",
        seen("cart-leaves-yard", "cam-yard", cameras.cartLeavesYard()),
        seen("cart-enters-b7", "cam-b7", cameras.cartEntersB7()),
        3_000,
        6_000,
        "17 m of way, carts go 10 to 20 km/h",
        false);
    anchor(
        "a4",
        "the car with the light bar stops at the gate, on scene",
        seen("patrol-stops", "cam-gate", when.patrolStops),
        heard(traffic.calls().get(5)),
        0,
        6_000,
        "they report when they have stopped",
        false);
    anchor(
        "a5",
        "deputy lifts his radio behind the pole, a call begins",
        lift3,
        heard(traffic.calls().get(4)),
        0,
        1_500,
        "hand at the radio, key, recorder",
        true);
  }

  /** One side of an anchor: two readings, in microseconds of its file or a row. */
  private record Side(
      String event, long time, String source, String file, List<Reading> readings) {}

  /** Both empty texts where the file has no time of its own. */
  private record Reading(String from, String to) {}

  private Side seen(String event, String camera, long time) {
    Filmed filmed = cameras.of(camera);
    List<Long> frames = filmed.frames();
    if (time >= frames.getLast() || time <= frames.getFirst()) {
      return new Side(event, time, camera, filmed.file(), List.of());
    }
    int first = 0;
    while (frames.get(first) < time) {
      first++;
    }
    List<Reading> readings = new ArrayList<>();
    for (int reader = 0; reader < READERS.size(); reader++) {
      long from = frames.get(Math.max(0, first - 1 - reader)) - frames.getFirst();
      long to = frames.get(Math.min(frames.size() - 1, first + reader)) - frames.getFirst();
      readings.add(
          new Reading(seconds(from, RoundingMode.FLOOR), seconds(to, RoundingMode.CEILING)));
    }
    return new Side(event, time, camera, camera + "/" + filmed.file(), readings);
  }

  private static Side heard(Call call) {
    return new Side(
        call.id(),
        call.start(),
        "radio-1",
        "radio-1/" + call.file() + ".wav",
        List.of(new Reading("0.000", "0.010"), new Reading("0.000", "0.040")));
  }

  /** Rows are counted from 1, without the head of the table. */
  private Side row() {
    AlarmLog.Row row = alarm.alarm();
    Reading none = new Reading("", "");
    return new Side(
        "row-" + row.number(),
        row.time() + AlarmLog.ENTRY_DELAY,
        "alarm",
        "alarm/panel.csv#" + (alarm.rows().indexOf(row) + 1),
        List.of(none, none));
  }

  private static String seconds(long microseconds, RoundingMode rounding) {
    return BigDecimal.valueOf(microseconds, 6).setScale(3, rounding).toPlainString();
  }

  private void anchor(
      String id, String what, Side a, Side b, int least, int most, String because, boolean wrong) {
    truth.add(new CaseTruth.Anchor(id, a.event(), b.event(), a.time(), b.time(), wrong));
    for (int i = 0; i < READERS.size(); i++) {
      Reading first = a.readings().get(i);
      Reading second = b.readings().get(i);
      rows.add(
          List.of(
              id,
              what,
              a.source(),
              a.file(),
              first.from(),
              first.to(),
              b.source(),
              b.file(),
              second.from(),
              second.to(),
              String.format(Locale.ROOT, "%d.%03d", least / 1_000, least % 1_000),
              String.format(Locale.ROOT, "%d.%03d", most / 1_000, most % 1_000),
              because,
              READERS.get(i)));
    }
  }
}
