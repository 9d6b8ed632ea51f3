package org.unseal.proof.time;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Statements and instants in words. Ids and what people wrote in the statements; no names. */
public final class StatementText {
  private final Statements statements;

  /** About these. */
  public StatementText(Statements statements) {
    this.statements = statements;
  }

  /** An instant as it is named on the command line, with what happened where that is known. */
  public String of(Instant instant) {
    return switch (instant) {
      case Instant.Reference reference -> "utc@" + TimeText.iso(reference.micros());
      case Instant.OfEvent of ->
          statements
              .event(of.event())
              .map(event -> event.id() + " (" + event.what() + ")")
              .orElse(of.event());
      case Instant.OnScale on -> onScale(on);
    };
  }

  /** Without what happened. */
  public String shortly(Instant instant) {
    return instant instanceof Instant.OfEvent of ? of.event() : of(instant);
  }

  private String onScale(Instant.OnScale on) {
    String segment =
        on.segment() == 0 && statements.scale(on.scale()).orElseThrow().segments().size() == 1
            ? ""
            : "/" + (on.segment() + 1);
    return on.scale() + "@" + position(on.scale(), on.at()) + segment;
  }

  /** A position of a scale as people read it. */
  public String position(String scale, long at) {
    if (scale.equals(Scale.REFERENCE)) {
      return TimeText.iso(at);
    }
    return statements.scale(scale).filter(s -> s.kind() == Scale.Kind.CLOCK).isPresent()
        ? TimeText.clock(at, 1, 0).replace(' ', 'T')
        : TimeText.media(at);
  }

  /** A statement in one line. */
  public String of(Reason reason) {
    return switch (reason.kind()) {
      case RATE -> {
        Scale scale = statements.scale(reason.id()).orElseThrow();
        yield "%s runs true to %d ppm%s (%s)"
            .formatted(
                scale.kind() == Scale.Kind.CLOCK ? scale.id() + "'s clock" : scale.id(),
                scale.ppm(),
                scale.jitter() == 0
                    ? ""
                    : " with stamps off by up to " + TimeText.length(scale.jitter()),
                why(scale.basis()));
      }
      case STANDING -> {
        Scale scale = statements.scale(reason.id()).orElseThrow();
        Scale.Standing standing = scale.standing().orElseThrow();
        yield "%s's clock shows %s its local time, at any moment (%s)"
            .formatted(scale.id(), ahead(standing.offset(), scale.zone()), why(standing.basis()));
      }
      case BREAK -> {
        int slash = reason.id().lastIndexOf('/');
        String id = reason.id().substring(0, slash);
        int number = Integer.parseInt(reason.id().substring(slash + 1));
        Scale scale = statements.scale(id).orElseThrow();
        Segment.Joint joint = scale.segments().get(number).joint().orElseThrow();
        yield "%s has a %s at %s that took %s (%s)"
            .formatted(
                id,
                joint.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                position(id, scale.segments().get(number).from()),
                span(joint.least(), joint.most()),
                why(joint.basis()));
      }
      case TICKS -> {
        TickRun run =
            statements.ticks().stream()
                .filter(ticks -> ticks.id().equals(reason.id()))
                .findFirst()
                .orElseThrow();
        yield "%s: %d ticks of %s's clock seen in %s"
            .formatted(run.id(), run.ticks().size(), run.clock(), run.recording());
      }
      case EVENT -> statements.event(reason.id()).map(this::of).orElse(reason.id());
      case ORDER -> {
        Order order =
            statements.orders().stream()
                .filter(o -> o.id().equals(reason.id()))
                .findFirst()
                .orElseThrow();
        yield "%s is %s %s (%s)"
            .formatted(
                shortly(order.then()),
                TimeText.against(OptionalLong.of(order.least()), order.most()),
                shortly(order.first()),
                why(order.basis()));
      }
    };
  }

  /** An event in one line. */
  public String of(Event event) {
    return "%s, %s: %s (%s)"
        .formatted(
            event.id(),
            event.what(),
            event.sightings().stream().map(this::of).collect(Collectors.joining("; ")),
            why(event.basis()));
  }

  private String of(Sighting sighting) {
    String site =
        switch (sighting.site()) {
          case Sighting.Site.Same same -> "as " + same.event();
          case Sighting.Site.Read read ->
              read.low() == read.high()
                  ? "on %s at %s".formatted(read.scale(), position(read.scale(), read.low()))
                  : "on %s between %s and %s"
                      .formatted(
                          read.scale(),
                          position(read.scale(), read.low()),
                          position(read.scale(), outward(read.high())));
        };
    String lag =
        sighting.lag().equals(Range.ZERO)
            ? ""
            : ", " + span(sighting.lag().low(), OptionalLong.of(sighting.lag().high())) + " later";
    String period =
        sighting
            .period()
            .map(p -> ", or so many times " + span(p.low(), OptionalLong.of(p.high())) + " off")
            .orElse("");
    return site + lag + period;
  }

  /** The last microsecond of a second is told as the next second: outward, and in words. */
  private static long outward(long micros) {
    return Math.floorMod(micros, 1000L) == 999 ? micros + 1 : micros;
  }

  private static String why(Basis basis) {
    String support = basis.support().name().toLowerCase(Locale.ROOT);
    String coverage =
        basis.coverage().isPresent()
            ? ", an estimate that holds in %s %% of cases"
                .formatted(percent(basis.coverage().getAsInt()))
            : "";
    return support + ": " + basis.words() + coverage;
  }

  /** Rounded down. */
  public static String percent(int coverage) {
    return String.format(Locale.ROOT, "%d.%02d", coverage / 10_000, coverage % 10_000 / 100);
  }

  /** An offset of a clock without its zone: {@code 2 s to 4 s more than}. */
  private static String ahead(Range offset, int zone) {
    long low = offset.low() - zone * 1_000_000L;
    long high = offset.high() - zone * 1_000_000L;
    if (low == 0 && high == 0) {
      return "exactly";
    }
    if (low >= 0) {
      return span(low, OptionalLong.of(high)) + " more than";
    }
    if (high <= 0) {
      return span(-high, OptionalLong.of(-low)) + " less than";
    }
    return "up to %s less and up to %s more than"
        .formatted(TimeText.length(-low), TimeText.length(high));
  }

  private static String span(long least, OptionalLong most) {
    if (most.isEmpty()) {
      return least == 0 ? "nobody knows how long" : TimeText.length(least) + " or more";
    }
    return least == most.getAsLong()
        ? TimeText.length(least)
        : TimeText.length(least) + " to " + TimeText.length(most.getAsLong());
  }

  /** What would decide a question, in a sentence. */
  public String of(Decider decider) {
    String at = decider.high() ? "at most " : "at least ";
    String what =
        switch (decider.quantity()) {
          case RATE ->
              "the rate of %s, if it were known to %d ppm (now %d)"
                  .formatted(decider.reason().id(), decider.needed(), decider.now());
          case READING -> {
            Sighting.Site.Read read =
                (Sighting.Site.Read)
                    statements
                        .event(decider.reason().id())
                        .orElseThrow()
                        .sightings()
                        .get(decider.mark())
                        .site();
            yield "the reading of %s on %s, if it were %s %s (now %s) and no wider than %s"
                .formatted(
                    decider.reason().id(),
                    read.scale(),
                    decider.high() ? "at the latest" : "at the earliest",
                    position(read.scale(), decider.needed()),
                    position(read.scale(), decider.now()),
                    TimeText.length(decider.widest()));
          }
          case LAG ->
              "the delay of %s, if it were %s%s (now %s%s)"
                  .formatted(
                      decider.reason().id(),
                      at,
                      TimeText.length(decider.needed()),
                      at,
                      TimeText.length(decider.now()));
          case OFFSET -> {
            Scale scale = statements.scale(decider.reason().id()).orElseThrow();
            long zone = scale.zone() * 1_000_000L;
            yield "what %s's clock is off by, if it were %s%s (now %s%s)"
                .formatted(
                    scale.id(),
                    at,
                    TimeText.length(decider.needed() - zone),
                    at,
                    TimeText.length(decider.now() - zone));
          }
          case BREAK, DISTANCE ->
              "the length of %s, if it were %s%s (now %s%s)"
                  .formatted(
                      decider.reason().id(),
                      at,
                      TimeText.length(decider.needed()),
                      at,
                      TimeText.length(decider.now()));
        };
    return what + (decider.answer() == Bound.Answer.AFTER ? ": then after" : ": then before");
  }
}
