package org.unseal.engine.clock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.unseal.engine.sheet.Html;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Bound;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Reason;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Sighting;
import org.unseal.proof.time.StatedBound;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TickRun;
import org.unseal.proof.time.TimeText;
import org.unseal.proof.time.TooMuchException;

/**
 * The clock report: what was assumed of each source, what follows, what would follow without each
 * assumption, and what each anchor would be by all the others. One page without scripts.
 */
public final class ClockReport {
  /** Intervals of which it is shown what each assumption does. */
  private static final int MOST_EXAMINED = 12;

  private static final int MOST_ROWS = 400;
  private static final int MOST_ANCHORS = 60;

  private final AlignStep.Aligned aligned;
  private final Statements statements;
  private final StatementText text;
  private final String title;
  private final int zone;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Html html = new Html(out);

  /**
   * A report.
   *
   * @param title of the case
   */
  public ClockReport(AlignStep.Aligned aligned, String title) {
    this.aligned = aligned;
    this.statements = aligned.stated().statements();
    this.text = new StatementText(statements);
    this.title = title;
    this.zone =
        statements.scales().stream()
            .filter(scale -> scale.kind() == Scale.Kind.CLOCK && scale.zone() != 0)
            .mapToInt(Scale::zone)
            .findFirst()
            .orElse(0);
  }

  /** The page. */
  public byte[] html() {
    try {
      page();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TooMuchException e) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED, "the report is more than can be solved", e);
    }
  }

  private void page() throws IOException, TooMuchException {
    String style = style();
    html.markup(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'sha256-");
    html.markup(digest(style)).markup("'\">\n<title>Clock report: ").text(title);
    html.markup("</title>\n<style>").markup(style).markup("</style>\n</head>\n<body>\n<main>\n");
    html.markup("<h1>Clock report: ").text(title).markup("</h1>\n<p class=\"quiet\">");
    html.text("%s, %s".formatted(aligned.document().created(), aligned.document().tool()));
    html.markup("</p>\n");
    html.markup(
        "<p>Every time here is an interval. It holds if the statements that it rests on are true;"
            + " nothing here says that they are. Ends are rounded outward.</p>\n");
    switch (aligned.resolution()) {
      case Resolution.Solved(Alignment alignment, Set<String> left) -> {
        differences();
        times();
        sources();
        sensitivity(alignment);
        anchors(alignment, left);
      }
      case Resolution.Proposed _, Resolution.Unsynced _, Resolution.DroppedInVain _ -> {
        trouble();
        sources();
      }
    }
    leftOut();
    limits();
    html.markup("</main>\n</body>\n</html>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = ClockReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("the report's style is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(String style) {
    MessageDigest sha256 = Digest.sha256();
    return Base64.getEncoder()
        .encodeToString(sha256.digest(style.getBytes(StandardCharsets.UTF_8)));
  }

  private void trouble() throws IOException {
    html.markup("<h2>Nothing can be said yet</h2>\n<div class=\"trouble\">\n");
    for (String line : Troubles.lines(aligned.resolution(), statements)) {
      html.markup("<p>").text(line).markup("</p>\n");
    }
    html.markup("</div>\n");
  }

  private void differences() throws IOException {
    List<StatedBound> asked = new ArrayList<>();
    List<StatedBound> recordings = new ArrayList<>();
    for (StatedBound bound : aligned.document().bounds()) {
      bound
          .from()
          .ifPresent(from -> (starts(from) && starts(bound.of()) ? recordings : asked).add(bound));
    }
    differences("Which came first", asked);
    differences("How the recordings lie to each other", recordings);
  }

  /** Whether it is the start of a recording. */
  private boolean starts(Instant instant) {
    return instant instanceof Instant.OnScale on
        && on.segment() == 0
        && statements
            .scale(on.scale())
            .filter(scale -> scale.kind() == Scale.Kind.RECORDING)
            .map(scale -> scale.segments().getFirst().from() == on.at())
            .orElse(false);
  }

  private void differences(String heading, List<StatedBound> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    html.markup("<h2>").text(heading).markup("</h2>\n");
    IntervalAxis axis = IntervalAxis.around(rows, true);
    for (StatedBound bound : rows) {
      Instant from = bound.from().orElseThrow();
      String sentence =
          "%s is %s %s"
              .formatted(
                  text.of(bound.of()), TimeText.against(bound.low(), bound.high()), text.of(from));
      row(bound, axis, sentence, answer(bound));
    }
    ends(axis.words(true, zone));
  }

  private static String answer(StatedBound bound) {
    Bound plain = new Bound(bound.low(), bound.high(), List.of(), List.of(), bound.coverage());
    return switch (plain.answer()) {
      case AFTER -> "after";
      case BEFORE -> "before";
      case CANNOT_BE_SAID -> "which came first cannot be said";
    };
  }

  private void times() throws IOException {
    List<StatedBound> rows =
        aligned.document().bounds().stream()
            .filter(bound -> bound.from().isEmpty())
            .filter(bound -> bound.low().isPresent() || bound.high().isPresent())
            .limit(MOST_ROWS)
            .toList();
    html.markup("<h2>When it was</h2>\n");
    if (rows.isEmpty()) {
      html.markup(
          "<p>No source is tied to a reference, so no time of day can be said. A check of any one"
              + " clock against a reference would do.</p>\n");
      return;
    }
    IntervalAxis axis = IntervalAxis.around(rows, false);
    for (StatedBound bound : rows) {
      row(
          bound,
          axis,
          "%s is %s".formatted(text.of(bound.of()), TimeText.when(bound.low(), bound.high(), zone)),
          "");
    }
    ends(axis.words(false, zone));
  }

  private void row(StatedBound bound, IntervalAxis axis, String sentence, String answer)
      throws IOException {
    html.markup("<div class=\"row\">\n<p>").text(sentence).markup("</p>\n");
    axis.bar(html, bound.low(), bound.high(), sentence);
    List<String> notes = new ArrayList<>();
    if (!answer.isEmpty()) {
      notes.add(answer);
    }
    notes.add(bound.timeClass().name());
    bound
        .coverage()
        .ifPresent(c -> notes.add("in at least " + StatementText.percent(c) + " % of cases"));
    html.markup("<p class=\"class\">").text(String.join(", ", notes)).markup("</p>\n");
    Set<Reason> reasons = new LinkedHashSet<>(bound.lowReasons());
    reasons.addAll(bound.highReasons());
    if (!reasons.isEmpty()) {
      html.markup("<details><summary>").text("if these are true");
      html.markup("</summary><ul>\n");
      for (Reason reason : reasons) {
        html.markup("<li>").text(text.of(reason)).markup("</li>\n");
      }
      html.markup("</ul></details>\n");
    }
    html.markup("</div>\n");
  }

  private void ends(List<String> words) throws IOException {
    html.markup("<p class=\"scale\" aria-hidden=\"true\">");
    for (String word : words) {
      html.markup("<span>").text(word).markup("</span> ");
    }
    html.markup("</p>\n");
  }

  private void sources() throws IOException {
    html.markup("<h2>What was taken to be true</h2>\n");
    for (Scale scale : statements.scales()) {
      List<String> lines = new ArrayList<>();
      lines.add(text.of(new Reason(Reason.Kind.RATE, scale.id())));
      scale
          .standing()
          .ifPresent(_ -> lines.add(text.of(new Reason(Reason.Kind.STANDING, scale.id()))));
      for (int i = 1; i < scale.segments().size(); i++) {
        lines.add(text.of(new Reason(Reason.Kind.BREAK, scale.id() + "/" + i)));
      }
      for (TickRun run : statements.ticks()) {
        if (run.clock().equals(scale.id()) || run.recording().equals(scale.id())) {
          lines.add(text.of(new Reason(Reason.Kind.TICKS, run.id())));
        }
      }
      for (Event event : statements.events()) {
        if (lines.size() < MOST_ROWS && on(event, scale.id())) {
          lines.add(text.of(event));
        }
      }
      boolean silent = lines.size() == 1 && scale.kind() == Scale.Kind.CLOCK;
      if (silent) {
        continue; // nobody said anything about this clock
      }
      html.markup("<h3>").text(scale.id());
      html.text(scale.kind() == Scale.Kind.CLOCK ? " (clock)" : " (recording)");
      html.markup("</h3>\n<ul>\n");
      for (String line : lines) {
        html.markup("<li>").text(line).markup("</li>\n");
      }
      html.markup("</ul>\n");
    }
  }

  private static boolean on(Event event, String scale) {
    return event.sightings().stream()
        .anyMatch(
            mark -> mark.site() instanceof Sighting.Site.Read read && read.scale().equals(scale));
  }

  private void sensitivity(Alignment alignment) throws IOException, TooMuchException {
    List<StatedBound> examined = new ArrayList<>();
    for (StatedBound bound : aligned.document().bounds()) {
      if (bound.from().isPresent() && examined.size() < MOST_EXAMINED) {
        examined.add(bound);
      }
    }
    for (StatedBound bound : aligned.document().bounds()) {
      boolean event = bound.from().isEmpty() && bound.of() instanceof Instant.OfEvent;
      if (event && bound.low().isPresent() && examined.size() < MOST_EXAMINED) {
        examined.add(bound);
      }
    }
    if (examined.isEmpty()) {
      return;
    }
    html.markup("<h2>If one of them did not hold</h2>\n");
    html.markup("<p>What would be left of an interval without each statement that it rests on.");
    if (!alignment.periods().isEmpty()) {
      html.markup(" Repeating anchors are left out in all of these, too.");
    }
    html.markup("</p>\n");
    for (StatedBound bound : examined) {
      Set<Reason> reasons = new LinkedHashSet<>(bound.lowReasons());
      reasons.addAll(bound.highReasons());
      if (reasons.isEmpty()) {
        continue;
      }
      html.markup("<h3>").text(name(bound)).markup("</h3>\n<table>\n<thead><tr>");
      html.markup("<th scope=\"col\">without</th><th scope=\"col\">it would be</th>");
      html.markup("</tr></thead>\n<tbody>\n<tr><td data-is=\"without\">nothing</td>");
      html.markup("<td data-is=\"it would be\">");
      html.text(words(bound, bound.low(), bound.high())).markup("</td></tr>\n");
      for (Reason reason : reasons) {
        Bound without =
            alignment.betweenWithout(
                bound.from().orElse(new Instant.Reference(0)), bound.of(), List.of(reason));
        html.markup("<tr><td data-is=\"without\">").text(text.of(reason));
        html.markup("</td><td data-is=\"it would be\" class=\"wider\">");
        html.text(words(bound, without.low(), without.high())).markup("</td></tr>\n");
      }
      html.markup("</tbody>\n</table>\n");
    }
  }

  private String name(StatedBound bound) {
    return bound
        .from()
        .map(from -> text.of(bound.of()) + " against " + text.of(from))
        .orElseGet(() -> text.of(bound.of()));
  }

  private String words(StatedBound bound, OptionalLong low, OptionalLong high) {
    if (bound.from().isEmpty()) {
      return TimeText.when(low, high, zone);
    }
    String words = TimeText.against(low, high);
    return words.endsWith(",") ? words.substring(0, words.length() - 1) : words;
  }

  private void anchors(Alignment alignment, Set<String> left) throws IOException, TooMuchException {
    List<Event> anchors =
        statements.events().stream()
            .filter(event -> event.kind() == Event.Kind.ANCHOR && event.sightings().size() == 2)
            .limit(MOST_ANCHORS)
            .toList();
    if (anchors.isEmpty()) {
      return;
    }
    html.markup("<h2>Each anchor by all the others</h2>\n");
    html.markup(
        "<p>How much later its second mark is than its first: as it is stated, and as it follows"
            + " when this anchor is left out. Where the two have nothing in common, something is"
            + " wrong.</p>\n");
    html.markup(
        "<table>\n<thead><tr><th scope=\"col\">anchor</th><th scope=\"col\">stated</th>"
            + "<th scope=\"col\">by the others</th><th scope=\"col\">agrees</th></tr></thead>\n"
            + "<tbody>\n");
    for (Event anchor : anchors) {
      Prediction prediction = predicted(alignment, anchor);
      html.markup("<tr><td data-is=\"anchor\">").text(anchor.id() + ", " + anchor.what());
      html.text(left.contains(anchor.id()) ? " (left out)" : "");
      html.markup("</td><td data-is=\"stated\">").text(prediction.stated());
      html.markup("</td><td data-is=\"by the others\">").text(prediction.predicted());
      html.markup("</td><td data-is=\"agrees\">").text(prediction.verdict());
      html.markup("</td></tr>\n");
    }
    html.markup("</tbody>\n</table>\n");
  }

  private record Prediction(String stated, String predicted, String verdict) {}

  private static Prediction predicted(Alignment alignment, Event anchor) throws TooMuchException {
    Sighting first = anchor.sightings().get(0);
    Sighting second = anchor.sightings().get(1);
    Set<Reason> left = Set.of(new Reason(Reason.Kind.EVENT, anchor.id()));
    OptionalLong low =
        alignment.betweenWithout(Marks.high(first.site()), Marks.low(second.site()), left).low();
    OptionalLong high =
        alignment.betweenWithout(Marks.low(first.site()), Marks.high(second.site()), left).high();
    long least = second.lag().low() - first.lag().high();
    long most = second.lag().high() - first.lag().low();
    String stated =
        TimeText.length(least)
            + " to "
            + TimeText.length(most)
            + (second.period().isPresent() ? ", or periods off" : "");
    boolean apart =
        (low.isPresent() && low.getAsLong() > most)
            || (high.isPresent() && high.getAsLong() < least);
    boolean nothing = low.isEmpty() && high.isEmpty();
    return new Prediction(
        stated,
        nothing ? "nothing follows" : span(low, high),
        nothing ? "can't be told" : apart && second.period().isEmpty() ? "no" : "yes");
  }

  private static String span(OptionalLong low, OptionalLong high) {
    if (high.isEmpty()) {
      return TimeText.length(low.orElseThrow(), 100_000) + " or more";
    }
    if (low.isEmpty()) {
      return TimeText.length(high.getAsLong(), 100_000) + " or less";
    }
    long unit = TimeText.unit(high.getAsLong() - low.getAsLong());
    return TimeText.length(Math.floorDiv(low.getAsLong(), unit) * unit, unit)
        + " to "
        + TimeText.length(Math.ceilDiv(high.getAsLong(), unit) * unit, unit);
  }

  private void leftOut() throws IOException {
    List<Dropped> dropped = aligned.stated().dropped();
    List<String> waiting = aligned.stated().waiting();
    List<String> idle = aligned.stated().idle();
    if (dropped.isEmpty() && waiting.isEmpty() && idle.isEmpty()) {
      return;
    }
    html.markup("<h2>What was left out</h2>\n<ul>\n");
    for (Dropped one : dropped) {
      String what = statements.event(one.event()).map(text::of).orElse(one.event());
      html.markup("<li>");
      html.text(
          "%s. %s by %s: %s"
              .formatted(
                  what,
                  one.why() == Dropped.Why.OUTLIER
                      ? "Contradicted by all others, confirmed"
                      : "Taken back",
                  one.by(),
                  one.reason()));
      html.markup("</li>\n");
    }
    for (String id : waiting) {
      html.markup("<li>").text(id + " waits for a second person's reading.").markup("</li>\n");
    }
    for (String id : idle) {
      html.markup("<li>");
      html.text(
          id
              + ": that the clock was set since is not excluded, or it showed that time twice or"
              + " never.");
      html.markup("</li>\n");
    }
    html.markup("</ul>\n");
  }

  private void limits() throws IOException {
    Optional<Scale> tied =
        statements.scales().stream().filter(scale -> scale.standing().isPresent()).findFirst();
    html.markup("<h2>What this does not show</h2>\n<ul>\n<li>");
    html.markup("Whether the statements are true. Whoever made them answers for that.</li>\n<li>");
    html.markup("Where within its interval a time lies: the middle is no likelier than the ends.");
    html.markup("</li>\n<li>");
    html.text(
        String.format(
            Locale.ROOT,
            "How good the reference is beyond what is stated of it%s.",
            tied.map(scale -> ", as of " + scale.id() + "'s clock").orElse("")));
    html.markup("</li>\n</ul>\n");
  }
}
