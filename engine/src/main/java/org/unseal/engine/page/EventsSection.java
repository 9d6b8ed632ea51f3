package org.unseal.engine.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Passed;
import org.unseal.engine.page.PageFacts.Passing;
import org.unseal.engine.page.PageFacts.Seen;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.proof.publication.Interval;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.time.TimeClass;

/** Events as a list and as lanes, each with its kind, its interval, its class and its source. */
final class EventsSection {
  private static final List<String> KINDS = List.of("observed", "recorded", "stated", "not-shown");

  private final Writing writing;
  private final Markup html;
  private final Words words;
  private final PublicPage page;

  EventsSection(Writing writing) {
    this.writing = writing;
    this.html = writing.html();
    this.words = writing.words();
    this.page = writing.page();
  }

  void write() {
    writing.section(
        "events",
        "events.heading",
        () -> {
          writing.paragraph("events.what");
          if (page.facts().events().isEmpty()) {
            writing.paragraph("events.none");
          }
          lanes();
          html.open("ol", "id", "event-list");
          page.facts().events().forEach(this::event);
          html.close("ol");
        });
  }

  private void event(Happened event) {
    html.open(
        "li", "id", "event-" + event.id(), "data-event", event.id(), "data-kind", event.kind());
    html.open("p");
    html.leaf("strong", words.of("event.name", event.id()), "class", "event-name");
    html.text(" ");
    html.leaf("span", writing.text().kind(event.kind()), "class", "kind kind-" + event.kind());
    html.text(" ");
    writing.original("span", event.text(), "class", "event-text");
    html.close("p");
    html.leaf("p", writing.text().who(event), "class", "who");
    html.leaf(
        "p",
        words.of("event.when", writing.times().when(event.when()))
            + " ("
            + writing.text().timeClass(event.when())
            + ")");
    sources(event);
    if (!event.because().isEmpty()) {
      html.open("details").leaf("summary", words.of("event.because"));
      html.open("ul");
      event.because().forEach(reason -> writing.original("li", reason));
      html.close("ul").close("details");
    }
    html.close("li");
  }

  private void sources(Happened event) {
    for (Seen seen : event.seen()) {
      html.open("p");
      html.leaf(
          "a",
          words.of(
              "event.source.clip",
              seen.clip(),
              TimeWords.media(seen.begins()),
              TimeWords.media(seen.ends()),
              seen.from(),
              seen.to() - 1),
          "href",
          "#clip-" + seen.clip(),
          "data-clip",
          seen.clip(),
          "data-micros",
          "" + seen.begins());
      html.close("p");
    }
    Optional<String> call = event.on().flatMap(writing.text()::callOf);
    call.ifPresent(
        id -> {
          html.open("p");
          html.leaf(
              "a",
              words.of("event.source.call", event.on().orElse(""), id),
              "href",
              "#transmission-" + event.on().orElse(""));
          html.close("p");
        });
  }

  private void lanes() {
    List<Happened> placed =
        page.facts().events().stream().filter(event -> whole(event.when())).toList();
    if (placed.isEmpty()) {
      return;
    }
    long from =
        Stream.concat(
                placed.stream().map(event -> event.when().earliest().getAsLong()),
                page.publication().clips().stream()
                    .flatMap(clip -> clip.reference().stream())
                    .map(interval -> interval.earliest()))
            .min(Long::compare)
            .orElse(0L);
    long to =
        Stream.concat(
                placed.stream().map(event -> event.when().latest().getAsLong()),
                page.publication().clips().stream()
                    .filter(clip -> clip.reference().isPresent())
                    .flatMap(clip -> latestEnd(clip, clip.reference().get()).stream()))
            .max(Long::compare)
            .orElse(1L);
    html.leaf("h3", words.of("lanes.heading"));
    html.leaf(
        "p",
        words.of(
            "lanes.what",
            writing
                .times()
                .when(new When(OptionalLong.of(from), OptionalLong.of(to), TimeClass.BOUNDED))));
    html.open("div", "class", "lanes");
    for (PublishedClip clip : page.publication().clips()) {
      clip.reference().ifPresent(at -> clip(clip, at, from, to));
    }
    for (String kind : KINDS) {
      List<Happened> of = placed.stream().filter(event -> event.kind().equals(kind)).toList();
      if (of.isEmpty()) {
        continue;
      }
      html.leaf("p", writing.text().kind(kind), "class", "lane-label");
      Lanes lanes =
          new Lanes(html, to - from).open(words.of("lanes.kind", writing.text().kind(kind)));
      int top =
          switch (kind) {
            case "observed" -> 2;
            case "recorded" -> 6;
            case "stated" -> 10;
            default -> 16;
          };
      for (Happened event : of) {
        lanes.block(
            "kind-" + kind,
            event.when().earliest().getAsLong() - from,
            event.when().latest().getAsLong() - from,
            top,
            Lanes.HEIGHT - top - 2,
            event.id() + ": " + event.text() + " " + writing.times().when(event.when()));
      }
      lanes.close();
    }
    html.close("div");
  }

  /** When a clip may have run, and when it ran whatever its first frame's time is. */
  private void clip(PublishedClip clip, Interval at, long from, long to) {
    html.leaf("p", clip.release().title(), "class", "lane-label");
    Lanes lanes = new Lanes(html, to - from).open(words.of("lanes.clip", clip.release().id()));
    lanes.block(
        "maybe",
        at.earliest() - from,
        latestEnd(clip, at).orElse(to) - from,
        8,
        8,
        words.of("lanes.clip.maybe", clip.release().id()));
    long end = earliestEnd(clip, at);
    if (at.latest() < end) {
      lanes.block(
          "sure",
          at.latest() - from,
          end - from,
          2,
          20,
          words.of("lanes.clip.sure", clip.release().id()));
    }
    lanes.close();
  }

  /** Until when it ran for certain. */
  private long earliestEnd(PublishedClip clip, Interval at) {
    return last(clip).map(Passed::earliest).orElse(at.earliest() + clip.micros());
  }

  /**
   * By when it had certainly ended; empty behind a break that took nobody knows how long. No
   * recorder is so fast that twice of it did not hold the true time.
   */
  private Optional<Long> latestEnd(PublishedClip clip, Interval at) {
    Optional<Passing> passing = page.clip(clip).passing();
    if (passing.filter(known -> known.until().isPresent()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        last(clip)
            .map(last -> last.latest() + 2 * (clip.micros() - last.at()))
            .orElse(at.latest() + clip.micros()));
  }

  private Optional<Passed> last(PublishedClip clip) {
    return page.clip(clip).passing().map(passing -> passing.places().getLast());
  }

  private static boolean whole(When when) {
    return when.earliest().isPresent() && when.latest().isPresent();
  }
}
