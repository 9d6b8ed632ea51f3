package org.unseal.engine.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.engine.page.PageFacts.Call;
import org.unseal.engine.page.PageFacts.Clip;
import org.unseal.engine.page.PageFacts.Covered;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.Missing;
import org.unseal.engine.page.PageFacts.Passed;
import org.unseal.engine.page.PageFacts.Passing;
import org.unseal.engine.page.PageFacts.Precedence;
import org.unseal.engine.page.PageFacts.Relative;
import org.unseal.engine.page.PageFacts.Span;
import org.unseal.engine.page.PageFacts.Stay;
import org.unseal.engine.page.PageFacts.Transmission;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.Interval;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.Shares;

/** What the script knows of a page, as {@code docs/formats/page.md} has it. */
final class PageModel {
  private static final String SCHEMA = "unseal/page";
  private static final int VERSION = 1;

  private final PublicPage page;
  private final Languages languages;
  private final Words words;
  private final PageText text;

  PageModel(PublicPage page, Languages languages, Words words) {
    this.page = page;
    this.languages = languages;
    this.words = words;
    this.text = new PageText(page, words);
  }

  JsonObject json() {
    Publication publication = page.publication();
    ObjectWriter version =
        new ObjectWriter()
            .put("id", publication.version().toString())
            .put("number", publication.version().number())
            .put("created", publication.created());
    publication.developing().ifPresent(asOf -> version.put("developing", asOf));
    ObjectWriter script = new ObjectWriter();
    words.script().forEach(script::put);
    return new ObjectWriter()
        .put("schema", SCHEMA)
        .put("version", VERSION)
        .put("language", words.code())
        .put("languages", languages.all().stream().map(this::language).toList())
        .put(
            "case",
            new ObjectWriter()
                .put("id", publication.name().id())
                .put("title", publication.name().title())
                .put("agency", publication.name().agency())
                .end())
        .put("zone", page.facts().zone().getId())
        .put("publication", version.end())
        .put("words", script.end())
        .put("clips", publication.clips().stream().map(this::clip).toList())
        .put("missing", page.facts().missing().stream().map(this::missing).toList())
        .put("calls", publication.calls().stream().map(this::call).toList())
        .put("events", page.facts().events().stream().map(this::event).toList())
        .put("people", people())
        .put("amounts", amounts(publication.totals()))
        .put("proof", proof())
        .end();
  }

  private JsonObject language(Words one) {
    return new ObjectWriter()
        .put("code", one.code())
        .put("name", one.name())
        .put("file", languages.page("index", one))
        .end();
  }

  private JsonObject clip(PublishedClip clip) {
    Clip known = page.clip(clip);
    String id = clip.release().id();
    ObjectWriter one =
        new ObjectWriter()
            .put("id", id)
            .put("title", clip.release().title())
            .put("source", clip.release().source())
            .put("folder", clip.release().folder())
            .put("file", page.mediaOf(id))
            .put("micros", clip.micros())
            .put(
                "frames",
                new ObjectWriter()
                    .put("from", clip.frames().start())
                    .put("to", clip.frames().endExclusive())
                    .put("of", clip.of())
                    .end())
            .put("width", known.width())
            .put("height", known.height())
            .put("sound", clip.sound().word())
            .put("redacted", clip.redacted())
            .put("warning", text.warning(clip))
            .put("text", texts(text.alternative(clip)))
            .put("tracks", new TextTracks(page, words).clip(clip))
            .put("grounds", known.covered().stream().flatMap(c -> grounds(c).stream()).toList())
            .put("presence", known.people().stream().map(PageModel::presence).toList())
            .put("leaves", leaves(clip.release().folder()));
    Optional<FrameRate> rate = FrameRate.of(known.times());
    rate.ifPresentOrElse(
        constant ->
            one.put(
                "rate",
                new ObjectWriter().put("num", constant.num()).put("den", constant.den()).end()),
        () -> one.put("times", known.times().stream().map(JsonNumber::new).toList()));
    if (clip.first().isPresent() && clip.last().isPresent()) {
      one.put(
          "recorder",
          new ObjectWriter().put("first", clip.first().get()).put("last", clip.last().get()).end());
    }
    clip.reference().ifPresent(interval -> one.put("reference", interval(interval)));
    known.passing().ifPresent(passing -> one.put("passing", passing(passing)));
    known.flashes().ifPresent(flashes -> one.put("flashes", flashes));
    return one.end();
  }

  private static JsonObject passing(Passing passing) {
    ObjectWriter one =
        new ObjectWriter()
            .put("ppm", passing.ppm())
            .put("jitter", passing.jitter())
            .put("places", passing.places().stream().map(PageModel::passed).toList());
    passing.until().ifPresent(until -> one.put("until", until));
    return one.end();
  }

  private static JsonObject passed(Passed place) {
    ObjectWriter one =
        new ObjectWriter()
            .put("at", place.at())
            .put("earliest", place.earliest())
            .put("latest", place.latest())
            .put("least", place.least())
            .put("most", place.most());
    if (place.behindBreak()) {
      one.put("break", true);
    }
    return one.end();
  }

  private long leaves(String folder) {
    return page.folder(folder).map(PublicPage.Folder::leaves).orElse(0L);
  }

  /** One for each stretch, the boxes of it within. */
  private List<JsonObject> grounds(Covered covered) {
    List<JsonObject> grounds = new ArrayList<>();
    for (Span span : covered.spans()) {
      ObjectWriter one =
          new ObjectWriter()
              .put("from", span.from())
              .put("to", span.to())
              .put("code", covered.code().orElse(""))
              .put("what", text.covered(covered))
              .put(
                  "boxes",
                  covered.boxes().stream()
                      .filter(box -> box.from() < span.to() && box.to() > span.from())
                      .map(
                          box ->
                              new ObjectWriter()
                                  .put("from", Math.max(span.from(), box.from()))
                                  .put("to", Math.min(span.to(), box.to()))
                                  .put("x", box.x())
                                  .put("y", box.y())
                                  .put("w", box.width())
                                  .put("h", box.height())
                                  .end())
                      .toList());
      covered.citation().ifPresent(citation -> one.put("citation", citation));
      grounds.add(one.end());
    }
    return grounds;
  }

  private static JsonObject presence(Lane lane) {
    return new ObjectWriter()
        .put("person", lane.person())
        .put("spans", lane.stays().stream().map(PageModel::stay).toList())
        .end();
  }

  private static JsonObject stay(Stay stay) {
    ObjectWriter one =
        new ObjectWriter()
            .put("from", stay.from())
            .put("to", stay.to())
            .put("state", PageText.code(stay.state()));
    stay.why().ifPresent(why -> one.put("why", why));
    return one.end();
  }

  private JsonObject missing(Missing missing) {
    ObjectWriter one =
        new ObjectWriter()
            .put("source", missing.source())
            .put("micros", missing.micros())
            .put("text", text.missing(missing));
    missing.after().ifPresent(clip -> one.put("after", clip));
    missing.before().ifPresent(clip -> one.put("before", clip));
    ends(one, missing.when());
    return one.end();
  }

  private JsonObject call(PublishedCall call) {
    String id = call.release().id();
    Call known = page.call(id);
    ObjectWriter one =
        new ObjectWriter()
            .put("id", id)
            .put("title", call.release().title())
            .put("source", call.release().source())
            .put("folder", call.release().folder())
            .put("file", page.mediaOf(id))
            .put("micros", call.micros())
            .put("continuous", known.continuity())
            .put(
                "transmissions",
                known.transmissions().stream().map(spoken -> transmission(known, spoken)).toList())
            .put("tracks", new TextTracks(page, words).call(call))
            .put(
                "muted",
                known.muted().stream()
                    .map(
                        muted ->
                            new ObjectWriter()
                                .put("from", muted.from())
                                .put("to", muted.to())
                                .put("code", muted.code())
                                .end())
                    .toList());
    call.stamp().ifPresent(stamp -> one.put("stamp", stamp));
    call.reference().ifPresent(interval -> one.put("reference", interval(interval)));
    return one.end();
  }

  private JsonObject transmission(Call call, Transmission spoken) {
    ObjectWriter one =
        new ObjectWriter()
            .put("id", spoken.id())
            .put("from", spoken.from())
            .put("to", spoken.to())
            .put("class", spoken.start().timeClass().name())
            .put("relative", spoken.clips().stream().map(PageModel::relative).toList())
            .put("order", spoken.events().stream().map(this::order).toList());
    String said = text.said(call, spoken);
    if (!said.isEmpty()) {
      one.put("text", said);
    }
    text.speakers(call, spoken).ifPresent(speaker -> one.put("speaker", speaker));
    whole(spoken.start()).ifPresent(start -> one.put("start", start));
    return one.end();
  }

  private static JsonObject relative(Relative relative) {
    ObjectWriter one = new ObjectWriter().put("clip", relative.clip());
    relative.earliest().ifPresent(micros -> one.put("earliest", micros));
    relative.latest().ifPresent(micros -> one.put("latest", micros));
    return one.end();
  }

  private JsonObject order(Precedence precedence) {
    ObjectWriter one =
        new ObjectWriter().put("event", precedence.event()).put("can", precedence.can());
    precedence.earliest().ifPresent(micros -> one.put("earliest", micros));
    precedence.latest().ifPresent(micros -> one.put("latest", micros));
    text.decidedBy(precedence).ifPresent(reading -> one.put("decidedBy", reading));
    return one.end();
  }

  private JsonObject event(Happened event) {
    ObjectWriter one =
        new ObjectWriter()
            .put("id", event.id())
            .put("kind", event.kind())
            .put("text", event.text())
            .put("who", text.who(event))
            .put("class", event.when().timeClass().name())
            .put("people", texts(event.people()))
            .put("source", source(event));
    whole(event.when()).ifPresent(at -> one.put("at", at));
    return one.end();
  }

  private JsonObject source(Happened event) {
    ObjectWriter source = new ObjectWriter();
    if (!event.seen().isEmpty()) {
      PageFacts.Seen first = event.seen().getFirst();
      source
          .put("clip", first.clip())
          .put("frame", first.from())
          .put("micros", first.begins())
          .put("to", first.ends());
    } else {
      Optional<String> call = event.on().flatMap(text::callOf);
      if (call.isPresent()) {
        source.put("call", call.get()).put("transmission", event.on().orElse(""));
      } else {
        source.put("log", event.on().or(event::where).orElse(""));
      }
    }
    return source.end();
  }

  private List<JsonValue> people() {
    List<JsonValue> people = new ArrayList<>();
    page.publication()
        .people()
        .forEach(
            person -> {
              ObjectWriter one = new ObjectWriter().put("label", person.label());
              person.name().ifPresent(name -> one.put("name", name));
              person.identifiedBy().ifPresent(by -> one.put("identifiedBy", by));
              people.add(one.end());
            });
    return people;
  }

  private static JsonObject amounts(Shares totals) {
    return new ObjectWriter()
        .put("existing", totals.existing().micros())
        .put("released", totals.released().micros())
        .put("redacted", totals.redacted().micros())
        .put("withheld", totals.withheld().micros())
        .put("notAddressed", totals.notAddressed().micros())
        .end();
  }

  private JsonObject proof() {
    ObjectWriter proof = new ObjectWriter().put("command", text.command());
    page.facts()
        .signer()
        .fingerprint()
        .ifPresent(
            fingerprint ->
                proof.put("fingerprint", fingerprint.hex()).put("words", fingerprint.words()));
    page.facts().signer().published().ifPresent(where -> proof.put("published", where));
    return proof.end();
  }

  private static void ends(ObjectWriter one, When when) {
    when.earliest().ifPresent(micros -> one.put("earliest", micros));
    when.latest().ifPresent(micros -> one.put("latest", micros));
  }

  /** An interval of which both sides are known; the script has no use for another. */
  private static Optional<JsonObject> whole(When when) {
    OptionalLong low = when.earliest();
    OptionalLong high = when.latest();
    return low.isPresent() && high.isPresent()
        ? Optional.of(
            new ObjectWriter()
                .put("earliest", low.getAsLong())
                .put("latest", high.getAsLong())
                .end())
        : Optional.empty();
  }

  private static JsonObject interval(Interval interval) {
    return new ObjectWriter()
        .put("earliest", interval.earliest())
        .put("latest", interval.latest())
        .end();
  }

  private static List<JsonText> texts(List<String> texts) {
    return texts.stream().map(JsonText::new).toList();
  }
}
