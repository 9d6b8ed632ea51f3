package org.unseal.campus.evidence;

import java.util.ArrayList;
import java.util.List;
import org.unseal.campus.scene.CameraClock;

/**
 * What the panel printed. It counts whole seconds, is 0.8 s slow, and writes a row a moment after
 * the event.
 */
final class AlarmLog {
  static final long CLOCK_OFFSET = -800_000;

  /** From the strobes' first flash to the row. */
  static final long ENTRY_DELAY = 150_000;

  private static final String PANEL = "LHS-FACP-1";
  private static final int FIRST_ROW = 18_201;

  /**
   * @param time true microseconds at which the event was, not the row
   */
  record Row(int number, long time, String zone, String what) {
    /** The second that the row shows, as microseconds since 1970 of a right clock. */
    long shown() {
      long panel = time + ENTRY_DELAY + CLOCK_OFFSET;
      return Math.floorDiv(panel, Schedule.SECOND) * Schedule.SECOND;
    }
  }

  private final List<Row> rows = new ArrayList<>();

  AlarmLog(Schedule when) {
    long morning = CameraClock.ANCHOR - 6 * 3_600 * Schedule.SECOND;
    add(morning + 1_300_000, "00 SYSTEM", "DAILY TEST OK");
    add(morning + 6_840 * Schedule.SECOND, "12 GYM", "SUPERVISORY, DOOR OPEN");
    add(morning + 6_871 * Schedule.SECOND, "12 GYM", "SUPERVISORY, RESTORED");
    add(when.alarm, "07 BLDG 7 EAST SMOKE", "ALARM");
    add(when.alarm + 3_400_000 + when.form().span(10), "08 BLDG 7 HALL SMOKE", "ALARM");
    add(Schedule.CALL + 30 * Schedule.SECOND + when.form().span(900), "00 SYSTEM", "SILENCED");
    add(when.lastCall + 20 * Schedule.SECOND, "00 SYSTEM", "RESET");
  }

  private void add(long time, String zone, String what) {
    rows.add(new Row(FIRST_ROW + rows.size(), time, zone, what));
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** The row of the first alarm. */
  Row alarm() {
    return rows.stream().filter(row -> row.what().equals("ALARM")).findFirst().orElseThrow();
  }

  List<List<String>> table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("panel", "row", "date", "time", "zone", "event"));
    for (Row row : rows) {
      lines.add(
          List.of(
              PANEL,
              Integer.toString(row.number()),
              LocalTimes.date(row.shown()),
              LocalTimes.second(row.shown()),
              row.zone(),
              row.what()));
    }
    return lines;
  }

  /** A technician watched the panel's minute change beside the network's time. */
  static List<List<String>> clockCheck() {
    return List.of(
        List.of(
            "date", "device", "device_shows", "reference", "reference_from", "reference_to", "by"),
        List.of(
            "2025-05-06",
            PANEL,
            "16:05:00",
            "network time server",
            "16:05:00.7",
            "16:05:00.9",
            "alarm technician"));
  }
}
