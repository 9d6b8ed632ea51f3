package org.unseal.engine.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unseal.engine.page.PageFacts.Call;
import org.unseal.engine.page.PageFacts.Clip;
import org.unseal.engine.page.PageFacts.Covered;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.Line;
import org.unseal.engine.page.PageFacts.Missing;
import org.unseal.engine.page.PageFacts.Precedence;
import org.unseal.engine.page.PageFacts.Seen;
import org.unseal.engine.page.PageFacts.State;
import org.unseal.engine.page.PageFacts.Stay;
import org.unseal.engine.page.PageFacts.Transmission;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.proof.publication.PublishedClip;

/** Sentences that are said in more than one place of the page, in one language. */
final class PageText {
  private final PublicPage page;
  private final Words words;
  private final TimeWords times;
  private final IdentityHashMap<Call, Map<Transmission, List<Line>>> said = new IdentityHashMap<>();

  PageText(PublicPage page, Words words) {
    this.page = page;
    this.words = words;
    this.times = new TimeWords(words, page.facts().zone());
  }

  TimeWords times() {
    return times;
  }

  /** How a state is written for the script. */
  static String code(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  String state(State state) {
    return words.of("state." + code(state));
  }

  /** What of whom is covered. */
  String covered(Covered covered) {
    return words.of("covered.line", level(covered.level()), group(covered.group()));
  }

  /** How much of somebody. */
  String level(String level) {
    return switch (level) {
      case "head", "figure", "region", "drawn", "boxes" -> words.of("level." + level);
      default -> words.of("level.whole");
    };
  }

  /** Whose it is. */
  String group(Optional<String> group) {
    return words.of("group." + group.orElse("nobody"));
  }

  /** What became of a clip's sound. */
  String sound(PublishedClip clip) {
    return words.of("sound." + clip.sound().word());
  }

  /** What somebody sees who plays a clip, and for how long. */
  String warning(PublishedClip clip) {
    Clip known = page.clip(clip);
    List<String> parts = new ArrayList<>();
    parts.add(words.of("warning.clip", times.length(clip.micros()), sound(clip)));
    List<String> seen =
        events(clip.release().id(), "observed").stream().map(Happened::text).toList();
    parts.add(
        seen.isEmpty()
            ? words.of("warning.nothing")
            : words.of("warning.shows", String.join(" ", seen)));
    page.facts().warning().ifPresent(parts::add);
    if (known.flashes().orElse(false)) {
      parts.add(words.of("warning.flashes"));
    }
    return String.join(" ", parts);
  }

  /** Events of one kind that rest on a clip, in the order of their frames. */
  List<Happened> events(String clip, String kind) {
    return page.facts().events().stream()
        .filter(event -> event.kind().equals(kind))
        .filter(event -> event.seen().stream().anyMatch(seen -> seen.clip().equals(clip)))
        .sorted(
            java.util.Comparator.comparingLong((Happened event) -> begins(event, clip).orElse(0L)))
        .toList();
  }

  private static Optional<Long> begins(Happened event, String clip) {
    return event.seen().stream()
        .filter(seen -> seen.clip().equals(clip))
        .map(Seen::begins)
        .min(Long::compare);
  }

  /** All that a clip shows, for whoever does not look at it. */
  List<String> alternative(PublishedClip clip) {
    String id = clip.release().id();
    Clip known = page.clip(clip);
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        words.of(
            "alternative.what", clip.release().source(), times.length(clip.micros()), sound(clip)));
    if (clip.first().isPresent() && clip.last().isPresent()) {
      paragraphs.add(words.of("alternative.recorder", clip.first().get(), clip.last().get()));
    }
    clip.reference()
        .ifPresent(
            at -> paragraphs.add(words.of("alternative.when", times.when(PageFacts.when(at)))));
    List<Happened> observed = events(id, "observed");
    for (Happened event : observed) {
      for (Seen seen : event.seen()) {
        if (seen.clip().equals(id)) {
          paragraphs.add(
              words.of(
                  "alternative.event",
                  TimeWords.media(seen.begins()),
                  TimeWords.media(seen.ends()),
                  event.text()));
        }
      }
    }
    if (observed.isEmpty()) {
      paragraphs.add(words.of("alternative.nothing"));
    }
    for (Happened event : events(id, "not-shown")) {
      paragraphs.add(words.of("alternative.not", event.text(), who(event)));
    }
    known.people().forEach(lane -> paragraphs.add(presence(lane)));
    if (known.covered().isEmpty()) {
      paragraphs.add(words.of("alternative.uncovered"));
    } else {
      Set<String> lines = new LinkedHashSet<>();
      known.covered().forEach(covered -> lines.add(covered(covered)));
      paragraphs.add(words.of("alternative.covered", String.join("; ", lines)));
    }
    known
        .gaps()
        .forEach(
            gap ->
                paragraphs.add(
                    words.of(
                        "alternative.gap",
                        TimeWords.media(gap.from()),
                        TimeWords.media(gap.to()))));
    return paragraphs;
  }

  /** Where somebody is, and for how long in all. */
  String presence(Lane lane) {
    return words.of(
        "presence.line",
        page.person(lane.person()),
        totals(lane).entrySet().stream()
            .map(
                one -> words.of("presence.part", state(one.getKey()), times.length(one.getValue())))
            .collect(Collectors.joining(", ")));
  }

  static Map<State, Long> totals(Lane lane) {
    Map<State, Long> totals = new TreeMap<>();
    for (Stay stay : lane.stays()) {
      totals.merge(stay.state(), stay.to() - stay.from(), Long::sum);
    }
    return totals;
  }

  /** What is not shown at a place, for how long and why. */
  String missing(Missing missing) {
    String what =
        words.of(
            "missing.what",
            times.length(missing.micros()),
            missing.source(),
            missing
                .ground()
                .map(ground -> words.of("missing.ground", ground))
                .orElseGet(() -> words.of("missing.nobody")));
    return missing.when().earliest().isPresent() || missing.when().latest().isPresent()
        ? what + " " + words.of("missing.when", times.when(missing.when()))
        : what;
  }

  /** Where it is missing. */
  String missingWhere(Missing missing) {
    if (missing.after().isPresent() && missing.before().isPresent()) {
      return words.of("missing.between", missing.after().get(), missing.before().get());
    }
    return missing
        .after()
        .map(clip -> words.of("missing.after", clip))
        .orElseGet(() -> words.of("missing.before", missing.before().orElse("")));
  }

  /** Who says so, or what shows it. */
  String who(Happened event) {
    return switch (event.kind()) {
      case "observed" -> words.of("who.observed", frames(event));
      case "recorded" -> words.of("who.recorded", event.on().orElse(""));
      case "stated" ->
          words.of(
                  "who.stated",
                  event.by().orElse(""),
                  event.said().orElse(""),
                  event.where().orElse(""))
              + event.causeOf().map(of -> " " + words.of("who.cause", of)).orElse("");
      default ->
          words.of("who.looked", event.by().orElse(""), frames(event), event.where().orElse(""));
    };
  }

  private String frames(Happened event) {
    return event.seen().stream()
        .map(
            seen ->
                words.of(
                    "who.frames",
                    seen.clip(),
                    TimeWords.media(seen.begins()),
                    TimeWords.media(seen.ends())))
        .collect(Collectors.joining("; "));
  }

  /** What an event is, by its kind. */
  String kind(String kind) {
    return words.of("kind." + kind);
  }

  /** How much can be said of a time. */
  String timeClass(When when) {
    return words.of("class." + when.timeClass().name());
  }

  /**
   * What would decide which of two came first, where that can't be said: the reading that needs the
   * least, or, where none alone would do, an event that both show.
   */
  Optional<String> decidedBy(Precedence one) {
    if (!one.can().equals("unknown")) {
      return Optional.empty();
    }
    if (!one.decidedBy().isEmpty()) {
      return Optional.of(one.decidedBy().getFirst());
    }
    return one.earliest().isPresent() && one.latest().isPresent()
        ? Optional.of(
            words.of(
                "order.decided.within",
                times.shorter(Math.max(-one.earliest().getAsLong(), one.latest().getAsLong()))))
        : Optional.of(words.of("order.decided.event"));
  }

  /** When the version was made, for people. */
  static String moment(String created) {
    return created.substring(0, 10) + " " + created.substring(11, 16) + " UTC";
  }

  /** The words of a transmission, as the transcript has them. */
  String said(Call call, Transmission spoken) {
    return lines(call, spoken).stream().map(Line::text).collect(Collectors.joining(" "));
  }

  /** Who speaks in it. */
  Optional<String> speakers(Call call, Transmission spoken) {
    List<String> speakers =
        lines(call, spoken).stream().flatMap(line -> line.speaker().stream()).distinct().toList();
    return speakers.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", speakers));
  }

  /** A line belongs to the transmission in which most of it is said. */
  private List<Line> lines(Call call, Transmission spoken) {
    return said.computeIfAbsent(call, PageText::byTransmission).getOrDefault(spoken, List.of());
  }

  private static Map<Transmission, List<Line>> byTransmission(Call call) {
    Map<Transmission, List<Line>> lines = new HashMap<>();
    for (Line line : call.lines()) {
      transmission(call, line)
          .ifPresent(one -> lines.computeIfAbsent(one, _ -> new ArrayList<>()).add(line));
    }
    return lines;
  }

  static Optional<Transmission> transmission(Call call, Line line) {
    return call.transmissions().stream()
        .filter(one -> together(one, line) > 0)
        .max(java.util.Comparator.comparingLong(one -> together(one, line)));
  }

  private static long together(Transmission one, Line line) {
    return Math.min(one.to(), line.to()) - Math.max(one.from(), line.from());
  }

  /** The call that has a transmission. */
  Optional<String> callOf(String transmission) {
    return page.facts().calls().entrySet().stream()
        .filter(
            call ->
                call.getValue().transmissions().stream()
                    .anyMatch(one -> one.id().equals(transmission)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What to type to check the version without this page. */
  String command() {
    return "java -jar unseal-verify.jar %s --trust FINGERPRINT"
        .formatted(page.publication().version());
  }
}
