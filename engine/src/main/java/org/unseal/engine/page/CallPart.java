package org.unseal.engine.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.engine.page.PageFacts.Call;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Line;
import org.unseal.engine.page.PageFacts.Muted;
import org.unseal.engine.page.PageFacts.Precedence;
import org.unseal.engine.page.PageFacts.Relative;
import org.unseal.engine.page.PageFacts.Transmission;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.release.ReleaseFile;

/** One dispatch recording: its sound, what is said, and how it lies against the pictures. */
final class CallPart {
  /** A band is drawn from so long before a clip's first frame to so long after its last. */
  private static final long AROUND = 15_000_000;

  private final Writing writing;
  private final Markup html;
  private final Words words;
  private final PublishedCall call;
  private final Call known;

  CallPart(Writing writing, PublishedCall call) {
    this.writing = writing;
    this.html = writing.html();
    this.words = writing.words();
    this.call = call;
    this.known = writing.page().call(call.release().id());
  }

  void write() {
    String id = call.release().id();
    String media = writing.page().mediaOf(id);
    html.open(
        "section",
        "class",
        "call",
        "id",
        "call-" + id,
        "aria-labelledby",
        "call-" + id + "-heading");
    html.leaf("h4", call.release().title(), "id", "call-" + id + "-heading");
    html.open(
        "audio",
        "controls",
        "controls",
        "preload",
        "none",
        "data-call",
        id,
        "aria-label",
        call.release().title());
    if (ReleaseFile.safe(media)) {
      html.empty("source", "src", media, "type", "audio/wav");
    }
    html.close("audio");
    html.open("p");
    html.text(words.of("call.length", writing.times().length(call.micros())) + " ");
    call.stamp().ifPresent(stamp -> html.text(words.of("call.stamp", stamp) + " "));
    call.reference()
        .ifPresentOrElse(
            at -> html.text(words.of("call.when", writing.times().when(PageFacts.when(at))) + " "),
            () -> html.text(words.of("call.unaligned") + " "));
    html.text(words.of("continuity." + known.continuity()) + " ");
    html.file(media, words.of("clip.download")).text(".").close("p");
    muted();
    transcript(id);
    known.transmissions().forEach(this::transmission);
    html.close("section");
  }

  private void muted() {
    if (call.muted() == 0) {
      return;
    }
    html.leaf("p", words.of("call.muted", writing.times().length(call.muted())));
    html.open("ul");
    for (Muted one : known.muted()) {
      html.leaf(
          "li",
          words.of(
              "call.muted.at", TimeWords.media(one.from()), TimeWords.media(one.to()), one.code()));
    }
    html.close("ul");
  }

  private void transcript(String id) {
    if (known.lines().isEmpty()) {
      writing.paragraph("call.no-transcript");
      return;
    }
    Table table = new TranscriptTable(writing, "transcript-" + id, call.release().title()).begin();
    for (Line line : known.lines()) {
      Optional<Transmission> spoken = PageText.transmission(known, line);
      table.row(
          "data-call",
          id,
          "data-transmission",
          spoken.map(Transmission::id).orElse(""),
          "data-from",
          "" + line.from(),
          "data-to",
          "" + line.to());
      table.head(TimeWords.media(line.from()));
      table.cell(inside -> writing.original("span", line.speaker().orElse("")));
      table.cell(inside -> writing.original("span", line.text()));
      table.endRow();
    }
    table.end();
  }

  private void transmission(Transmission spoken) {
    html.open("div", "class", "transmission", "id", "transmission-" + spoken.id());
    html.open("p");
    html.leaf("strong", words.of("transmission.name", spoken.id()));
    html.text(
        ", "
            + TimeWords.media(spoken.from())
            + " – "
            + TimeWords.media(spoken.to())
            + ": "
            + words.of("transmission.when", writing.times().when(spoken.start()))
            + " ("
            + writing.text().timeClass(spoken.start())
            + ")");
    html.close("p");
    for (Relative relative : spoken.clips()) {
      near(relative).ifPresent(clip -> band(spoken, relative, clip));
    }
    List<Precedence> open =
        spoken.events().stream().filter(one -> one.can().equals("unknown")).toList();
    if (!spoken.events().isEmpty()) {
      html.open("ul");
      spoken.events().forEach(this::precedence);
      html.close("ul");
    }
    open.stream().findFirst().ifPresent(_ -> writing.paragraph("transmission.open"));
    html.close("div");
  }

  /** A clip that a transmission may fall into. */
  private Optional<PublishedClip> near(Relative relative) {
    if (relative.earliest().isEmpty() || relative.latest().isEmpty()) {
      return Optional.empty();
    }
    return writing.page().publication().clips().stream()
        .filter(clip -> clip.release().id().equals(relative.clip()))
        .filter(
            clip ->
                relative.latest().getAsLong() > -AROUND
                    && relative.earliest().getAsLong() < clip.micros() + AROUND)
        .findFirst();
  }

  private void band(Transmission spoken, Relative relative, PublishedClip clip) {
    long earliest = relative.earliest().getAsLong();
    long latest = relative.latest().getAsLong();
    String sentence =
        words.of(
            "transmission.relative",
            writing.times().against(relative.earliest(), relative.latest()),
            clip.release().id());
    html.leaf("p", sentence);
    Lanes lanes = new Lanes(html, clip.micros() + 2 * AROUND).open(sentence);
    lanes.block(
        "clip-extent",
        AROUND,
        AROUND + clip.micros(),
        18,
        6,
        words.of("transmission.extent", clip.release().id()));
    lanes.block(
        "band",
        AROUND + earliest,
        AROUND + latest,
        2,
        14,
        words.of("transmission.band", spoken.id()));
    lanes.close();
  }

  private void precedence(Precedence one) {
    Optional<Happened> event =
        writing.page().facts().events().stream()
            .filter(other -> other.id().equals(one.event()))
            .findFirst();
    html.open("li");
    html.leaf("a", words.of("event.link", one.event()), "href", "#event-" + one.event());
    event.ifPresent(
        known -> {
          html.text(" (");
          writing.original("span", known.text());
          html.text(")");
        });
    OptionalLong low = one.earliest();
    OptionalLong high = one.latest();
    html.text(
        ": "
            + words.of("order." + one.can())
            + (low.isPresent() || high.isPresent()
                ? " " + words.of("order.interval", writing.times().against(low, high))
                : ""));
    writing
        .text()
        .decidedBy(one)
        .ifPresent(
            reading -> {
              html.text(" " + words.of("order.decided") + " ");
              if (one.decidedBy().isEmpty()) {
                html.leaf("span", reading, "class", "decider");
              } else {
                writing.original("span", reading, "class", "decider");
              }
            });
    html.close("li");
  }
}
