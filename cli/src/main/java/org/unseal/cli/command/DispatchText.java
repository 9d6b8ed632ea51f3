package org.unseal.cli.command;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.unseal.engine.dispatch.Judgement;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.dispatch.continuity.TestResult;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.ObjectWriter;

/** Tells a person what became of dispatch recordings. */
final class DispatchText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final long MILLI = 1_000;

  private final PrintStream out;
  private final ZoneId zone;

  DispatchText(PrintStream out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  void transmission(Transmission one) {
    out.printf(
        "%-6s %-6s %s to %s  %s%s%s%n",
        one.id(),
        one.item(),
        MediaTime.text(one.start()),
        MediaTime.text(one.end()),
        stamp(one.stamp()),
        one.talkgroup().isPresent() ? "  talkgroup " + one.talkgroup().getAsLong() : "",
        one.basis() == Transmission.Basis.RECORDER ? "" : "  " + basis(one.basis()));
  }

  private static String basis(Transmission.Basis basis) {
    return basis == Transmission.Basis.PERSON ? "(edited)" : "(proposed)";
  }

  /** Rounded outward to the millisecond. */
  private String stamp(Transmission.Stamp stamp) {
    if (stamp.earliest().isEmpty() && stamp.latest().isEmpty()) {
      return "time not known";
    }
    if (stamp.latest().isEmpty()) {
      return "not before " + time(floor(stamp.earliest()), DAY);
    }
    if (stamp.earliest().isEmpty()) {
      return "not after " + time(ceiling(stamp.latest()), DAY);
    }
    return time(floor(stamp.earliest()), DAY) + " to " + time(ceiling(stamp.latest()), TIME);
  }

  private static long floor(OptionalLong micros) {
    return Math.floorDiv(micros.getAsLong(), MILLI);
  }

  private static long ceiling(OptionalLong micros) {
    return -Math.floorDiv(-micros.getAsLong(), MILLI);
  }

  private String time(long millis, DateTimeFormatter format) {
    return Instant.ofEpochMilli(millis).atZone(zone).format(format);
  }

  /** A file's verdict, with every test where they are asked for. */
  void judgement(Judgement judgement, boolean tests) {
    out.printf(
        "%-6s %-9s %s of %s%s%n",
        judgement.item(),
        judgement.finding().verdict().name().toLowerCase(Locale.ROOT),
        MediaTime.text(judgement.duration()),
        judgement.codec(),
        judgement.finding().verdict().oneTimeLine() ? "" : ", a row of transmissions");
    if (tests) {
      for (TestResult test : judgement.finding().tests()) {
        out.printf(
            "       %-22s %-12s %s%n",
            test.test().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            test.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            test.reason());
      }
      judgement
          .added()
          .configuration()
          .ifPresent(text -> out.println("       logger configuration   " + text));
    }
  }

  /** For machines: ids and numbers alone. */
  static JsonArray json(List<Transmission> transmissions) {
    return new JsonArray(
        transmissions.stream()
            .map(
                one ->
                    (JsonValue)
                        new ObjectWriter().put("id", one.id()).put("body", one.body()).end())
            .toList());
  }
}
