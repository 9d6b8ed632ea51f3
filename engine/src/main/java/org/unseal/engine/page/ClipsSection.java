package org.unseal.engine.page;

import java.util.List;
import org.unseal.engine.page.PageFacts.Clip;
import org.unseal.engine.page.PageFacts.Covered;
import org.unseal.engine.page.PageFacts.Gap;
import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.Missing;
import org.unseal.engine.page.PageFacts.Stay;
import org.unseal.engine.page.TextTracks.Track;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.release.ReleaseFile;

/** The warning, then every clip in full length, then the dispatch recordings. */
final class ClipsSection {
  private final Writing writing;
  private final Markup html;
  private final PublicPage page;
  private final Words words;

  ClipsSection(Writing writing) {
    this.writing = writing;
    this.html = writing.html();
    this.page = writing.page();
    this.words = writing.words();
  }

  void write() {
    writing.section(
        "player",
        "player.heading",
        () -> {
          warning();
          html.open("div", "id", "player-app", "hidden", "hidden").close("div");
          page.publication().clips().forEach(this::clip);
          joined();
          radio();
        });
  }

  private void warning() {
    long micros = page.publication().clips().stream().mapToLong(PublishedClip::micros).sum();
    html.open("div", "class", "warning", "role", "note", "aria-labelledby", "warning-heading");
    html.leaf("h3", words.of("warning.heading"), "id", "warning-heading");
    html.leaf("p", words.of("warning.nothing-plays", writing.times().length(micros)));
    page.facts()
        .warning()
        .ifPresentOrElse(
            text -> writing.original("p", text, "class", "specific"),
            () -> writing.paragraph("warning.none-given"));
    html.open("ul");
    for (PublishedClip clip : page.publication().clips()) {
      html.open("li");
      html.leaf("a", clip.release().title(), "href", "#clip-" + clip.release().id());
      html.text(": ");
      String flashes =
          page.clip(clip).flashes().orElse(false) ? " " + words.of("warning.flashes") : "";
      html.text(
          words.of(
                  "warning.clip", writing.times().length(clip.micros()), writing.text().sound(clip))
              + flashes);
      html.close("li");
    }
    html.close("ul");
    html.open("p").leaf("a", words.of("warning.text"), "href", "#text").close("p");
    html.close("div");
  }

  private void clip(PublishedClip clip) {
    String id = clip.release().id();
    String media = page.mediaOf(id);
    html.open("section", "class", "clip-block", "aria-labelledby", "clip-" + id + "-heading");
    html.leaf("h3", clip.release().title(), "id", "clip-" + id + "-heading");
    missingBefore(id);
    html.open("figure", "class", "clip", "id", "clip-" + id, "data-clip", id);
    html.leaf("p", writing.text().warning(clip), "class", "clip-warning", "id", "warn-" + id);
    html.open(
        "video",
        "controls",
        "controls",
        "preload",
        "none",
        "playsinline",
        "playsinline",
        "poster",
        "page/poster.svg",
        "aria-label",
        clip.release().title(),
        "aria-describedby",
        "warn-" + id);
    if (ReleaseFile.safe(media)) {
      html.empty("source", "src", media, "type", "video/mp4");
    }
    for (Track track : new TextTracks(page, words).of(clip)) {
      html.empty(
          "track",
          "kind",
          track.kind(),
          "src",
          track.file(),
          "srclang",
          track.language(),
          "label",
          track.label());
    }
    html.close("video").open("figcaption");
    html.text(clip.release().source() + ", " + writing.times().length(clip.micros()) + "; ");
    html.text(writing.text().sound(clip) + ". ");
    if (clip.first().isPresent() && clip.last().isPresent()) {
      html.text(words.of("clip.recorder", clip.first().get(), clip.last().get()) + " ");
    }
    clip.reference()
        .ifPresentOrElse(
            at -> html.text(words.of("clip.when", writing.times().when(PageFacts.when(at))) + " "),
            () -> html.text(words.of("clip.unaligned") + " "));
    html.file(media, words.of("clip.download")).text(", ");
    html.file(clip.release().folder() + "/release.json", words.of("clip.proof")).text(".");
    html.close("figcaption").close("figure");
    alternative(clip);
    presence(clip);
    grounds(clip);
    missingAfter(id);
    html.close("section");
  }

  private void missingBefore(String clip) {
    List<Missing> before =
        page.facts().missing().stream()
            .filter(one -> one.after().isEmpty() && one.before().filter(clip::equals).isPresent())
            .toList();
    before.forEach(this::missing);
  }

  private void missingAfter(String clip) {
    for (Gap gap : gaps(clip)) {
      html.leaf(
          "p",
          words.of("gap.here", TimeWords.media(gap.from()), TimeWords.media(gap.to())),
          "class",
          "missing");
    }
    page.facts().missing().stream()
        .filter(one -> one.after().filter(clip::equals).isPresent())
        .forEach(this::missing);
  }

  private List<Gap> gaps(String clip) {
    return page.publication().clips().stream()
        .filter(one -> one.release().id().equals(clip))
        .findFirst()
        .map(one -> page.clip(one).gaps())
        .orElse(List.of());
  }

  private void missing(Missing missing) {
    html.open("p", "class", "missing");
    html.leaf("strong", writing.text().missingWhere(missing));
    html.text(": " + writing.text().missing(missing)).close("p");
  }

  private void alternative(PublishedClip clip) {
    html.open("details", "id", "text-" + clip.release().id());
    html.leaf("summary", words.of("clip.alternative", clip.release().id()));
    writing.text().alternative(clip).forEach(paragraph -> html.leaf("p", paragraph));
    html.close("details");
  }

  private void presence(PublishedClip clip) {
    Clip known = page.clip(clip);
    if (known.people().isEmpty()) {
      return;
    }
    html.open("details");
    html.leaf("summary", words.of("presence.heading", clip.release().id()));
    for (Lane lane : known.people()) {
      html.leaf("h4", page.person(lane.person()));
      html.leaf("p", writing.text().presence(lane));
      new PresenceLane(writing).draw(lane, clip.micros());
      Table table =
          writing.table(
              words.of("presence.caption", page.person(lane.person())),
              words.of("column.from"),
              words.of("column.to"),
              words.of("presence.column.state"),
              words.of("presence.column.why"));
      for (Stay stay : lane.stays()) {
        table.row().head(TimeWords.media(stay.from())).cell(TimeWords.media(stay.to()));
        table.cell(writing.text().state(stay.state()));
        table.cell(inside -> writing.original("span", stay.why().orElse("")));
        table.endRow();
      }
      table.end();
    }
    html.close("details");
  }

  private void grounds(PublishedClip clip) {
    List<Covered> covered = page.clip(clip).covered();
    if (covered.isEmpty()) {
      html.leaf(
          "p", words.of(clip.redacted() ? "grounds.none" : "grounds.unredacted"), "class", "note");
      return;
    }
    html.open("details");
    html.leaf("summary", words.of("grounds.heading", clip.release().id()));
    Table table =
        writing.table(
            words.of("grounds.caption"),
            words.of("grounds.column.code"),
            words.of("grounds.column.what"),
            words.of("grounds.column.citation"),
            words.of("grounds.column.when"));
    for (Covered one : covered) {
      table.row().head(one.code().orElseGet(() -> words.of("grounds.nocode")));
      table.cell(writing.text().covered(one));
      table.cell(inside -> writing.original("span", one.citation().orElse("")));
      table.cell(
          words.number("grounds.spans", one.spans().size())
              + ", "
              + TimeWords.media(one.spans().getFirst().from())
              + " – "
              + TimeWords.media(one.spans().getLast().to()));
      table.endRow();
    }
    table.end();
    html.close("details");
  }

  private void joined() {
    page.publication()
        .joined()
        .ifPresent(
            file -> {
              html.open("p").text(words.of("joined.what") + " ");
              html.file(file, words.of("joined.link")).text(".").close("p");
            });
  }

  private void radio() {
    List<PublishedCall> calls = page.publication().calls();
    if (!calls.isEmpty()) {
      html.leaf("h3", words.of("radio.heading"), "id", "radio");
      writing.paragraph("radio.what");
      writing.paragraph("radio.order");
      calls.forEach(call -> new CallPart(writing, call).write());
    }
  }
}
