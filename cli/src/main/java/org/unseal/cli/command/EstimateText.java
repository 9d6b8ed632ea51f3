package org.unseal.cli.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.engine.estimate.Assumptions;
import org.unseal.engine.estimate.Estimate;
import org.unseal.engine.estimate.Estimate.Kind;
import org.unseal.engine.estimate.Estimate.Work;
import org.unseal.engine.estimate.Range;
import org.unseal.engine.estimate.Rate;
import org.unseal.engine.status.ShownTime;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/** Prints an estimate as a table, or as one line of JSON. */
final class EstimateText {
  private static final long SECOND = 1_000_000;

  private final PrintStream out;

  EstimateText(PrintStream out) {
    this.out = out;
  }

  /** For people. */
  void table(Estimate estimate, Optional<Rate> rate, int threads) {
    Estimate.Extent extent = estimate.extent();
    out.printf(
        "%s, %s published of %s, %s in all%n",
        CaseLines.count(extent.clips(), extent.scoped() ? "clip" : "recording"),
        ShownTime.length(extent.published()),
        CaseLines.count(extent.recordings(), "recording"),
        ShownTime.length(extent.recorded()));
    if (!extent.scoped()) {
      out.println("no scope is fixed, so every recording with pictures counts as published");
    }
    if (extent.decided() < extent.published()) {
      out.printf(
          "people decide who is shown in %s of it; the rest is published as it is%n",
          ShownTime.length(extent.decided()));
    }
    sample(estimate);
    out.println();
    out.printf("%-40s %15s %14s %17s%n", "work", "how many", "minutes each", "minutes");
    for (Work work : estimate.work()) {
      if (work.units().high() > 0) {
        out.printf(
            "%-40s %15s %14s %17s%n",
            words(work.kind()), units(work), hundredths(work.each()), minutes(work.time()));
      }
    }
    out.printf("%-40s %15s %14s %17s%n", "all work", "", "", minutes(estimate.time()));
    Range hours = estimate.time().over(60 * Assumptions.MINUTE);
    out.printf("%-40s %15s %14s %17s%n", "  in hours", "", "", span(hours.low(), hours.high()));
    out.println(
        "the minutes each are assumptions; an office that has released a case knows its own");
    out.println();
    machine(estimate.machine(), threads);
    rate.ifPresent(
        paid ->
            out.printf(
                "cost  %s%s, at %s%s an hour of work%n",
                hundredths(paid.cost(estimate.time())),
                currency(paid),
                hundredths(paid.hundredths()),
                currency(paid)));
    out.flush();
  }

  private void sample(Estimate estimate) {
    Estimate.Sample sample = estimate.sample();
    long of =
        estimate.extent().decided() > 0
            ? estimate.extent().decided()
            : estimate.extent().published();
    out.printf(
        Locale.ROOT,
        "looked at %s of %s, %s, %.1f %% of it, for %d s%s%n",
        sample.windows(),
        CaseLines.count(sample.of(), "window"),
        ShownTime.length(sample.micros()),
        Math.min(100, 100.0 * sample.micros() / of),
        sample.seconds(),
        sample.unusable() == 0
            ? ""
            : "; in %d more nothing could be seen".formatted(sample.unusable()));
  }

  private void machine(Estimate.Machine machine, int threads) {
    out.printf(
        "machine  %s here, with %s%n", time(machine.all()), CaseLines.count(threads, "thread"));
    out.println("  analysing  " + time(machine.analysing()));
    out.println("  rendering  " + machine.rendering().map(EstimateText::time).orElse("not tried"));
    out.println("  auditing   " + machine.auditing().map(EstimateText::time).orElse("not tried"));
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case SEGMENTS -> "segments of people to decide on";
      case CONFIRMATIONS -> "cut tracks of people shown, to confirm";
      case FACES -> "faces in still pictures";
      case STILLS -> "still pictures to look at";
      case VIDEO -> "minutes of video, for all who watch it";
      case RADIO -> "minutes of radio to write down";
      case RECORDINGS -> "recordings to place";
    };
  }

  private static String units(Work work) {
    return work.kind() == Kind.VIDEO || work.kind() == Kind.RADIO
        ? span(Math.ceilDiv(work.units().low(), 60), Math.ceilDiv(work.units().high(), 60))
        : span(work.units().low(), work.units().high());
  }

  private static String minutes(Range time) {
    Range whole = time.over(Assumptions.MINUTE);
    return span(whole.low(), whole.high());
  }

  private static String time(Range seconds) {
    return ShownTime.length(seconds.low() * SECOND)
        + " to "
        + ShownTime.length(seconds.high() * SECOND);
  }

  private static String span(long low, long high) {
    return low == high ? Long.toString(low) : low + " to " + high;
  }

  private static String hundredths(Range range) {
    return range.low() == range.high()
        ? hundredths(range.low())
        : hundredths(range.low()) + " to " + hundredths(range.high());
  }

  private static String hundredths(long number) {
    return "%d.%02d".formatted(number / 100, number % 100);
  }

  private static String currency(Rate rate) {
    return rate.currency().map(code -> " " + code).orElse("");
  }

  /** For programs: counts, hundredths of minutes, seconds, hundredths of the currency. */
  void line(Estimate estimate, Optional<Rate> rate) {
    Estimate.Extent extent = estimate.extent();
    Estimate.Sample sample = estimate.sample();
    List<JsonObject> work =
        estimate.work().stream()
            .map(
                one ->
                    new ObjectWriter()
                        .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                        .put("units", json(one.units()))
                        .put("hundredthsOfMinutesEach", json(one.each()))
                        .put("hundredthsOfMinutes", json(one.time()))
                        .end())
            .toList();
    ObjectWriter machine =
        new ObjectWriter()
            .put("seconds", json(estimate.machine().all()))
            .put("analysing", json(estimate.machine().analysing()));
    estimate.machine().rendering().ifPresent(time -> machine.put("rendering", json(time)));
    estimate.machine().auditing().ifPresent(time -> machine.put("auditing", json(time)));
    ObjectWriter line =
        new ObjectWriter()
            .put("command", "estimate")
            .put("scoped", extent.scoped())
            .put("recordings", extent.recordings())
            .put("clips", extent.clips())
            .put("recordedMicros", extent.recorded())
            .put("publishedMicros", extent.published())
            .put("decidedMicros", extent.decided())
            .put(
                "sample",
                new ObjectWriter()
                    .put("windows", sample.windows())
                    .put("of", sample.of())
                    .put("micros", sample.micros())
                    .put("finished", sample.finished())
                    .put("unusable", sample.unusable())
                    .put("seconds", sample.seconds())
                    .end())
            .put("work", work)
            .put("hundredthsOfMinutes", json(estimate.time()))
            .put("machine", machine.end());
    rate.ifPresent(
        paid -> {
          ObjectWriter cost =
              new ObjectWriter()
                  .put("hundredthsAnHour", paid.hundredths())
                  .put("hundredths", json(paid.cost(estimate.time())));
          paid.currency().ifPresent(code -> cost.put("currency", code));
          line.put("cost", cost.end());
        });
    CaseLines.print(out, line.end());
    out.flush();
  }

  private static JsonObject json(Range range) {
    return new ObjectWriter().put("low", range.low()).put("high", range.high()).end();
  }
}
