package org.unseal.engine.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.Seen;
import org.unseal.engine.page.PageFacts.State;
import org.unseal.engine.page.PageFacts.Stay;
import org.unseal.engine.text.SafeText;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;

/**
 * The text tracks of clips and calls. What a clip shows is told in WebVTT files of our own, one in
 * each language, since nobody hears anything in a clip without sound.
 */
final class TextTracks {
  private final PublicPage page;
  private final Words words;
  private final PageText text;

  TextTracks(PublicPage page, Words words) {
    this.page = page;
    this.words = words;
    this.text = new PageText(page, words);
  }

  /** A track of a recording. */
  record Track(String kind, String file, String language, String label) {}

  private static String descriptions(String clip, Words words) {
    return "page/%s.descriptions.%s.vtt".formatted(clip, words.code());
  }

  /** Those of a clip that the version has. */
  List<Track> of(PublishedClip clip) {
    String id = clip.release().id();
    List<Track> tracks = new ArrayList<>();
    tracks.add(
        new Track(
            "descriptions", descriptions(id, words), words.code(), words.of("track.descriptions")));
    if (page.has("exports/%s.chapters.vtt".formatted(id))) {
      tracks.add(
          new Track(
              "chapters",
              "exports/%s.chapters.vtt".formatted(id),
              PublicPage.WRITTEN_IN,
              words.of("track.chapters")));
    }
    return tracks;
  }

  /** Those of a call. */
  List<Track> of(PublishedCall call) {
    String folder = call.release().folder();
    return page.folder(folder).filter(one -> one.has("transcript.vtt")).isPresent()
        ? List.of(
            new Track(
                "captions",
                folder + "/transcript.vtt",
                PublicPage.WRITTEN_IN,
                words.of("track.captions")))
        : List.of();
  }

  List<JsonObject> clip(PublishedClip clip) {
    return json(of(clip));
  }

  List<JsonObject> call(PublishedCall call) {
    return json(of(call));
  }

  private static List<JsonObject> json(List<Track> tracks) {
    return tracks.stream()
        .map(
            track ->
                new ObjectWriter()
                    .put("kind", track.kind())
                    .put("file", track.file())
                    .put("language", track.language())
                    .put("label", track.label())
                    .end())
        .toList();
  }

  /** The files that are written here, by their names. */
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    for (PublishedClip clip : page.publication().clips()) {
      files.put(descriptions(clip.release().id(), words), descriptions(clip));
    }
    return files;
  }

  private record Cue(long from, long to, String text) {}

  private String descriptions(PublishedClip clip) {
    String id = clip.release().id();
    List<Cue> cues = new ArrayList<>();
    for (Happened event : text.events(id, "observed")) {
      for (Seen seen : event.seen()) {
        if (seen.clip().equals(id)) {
          cues.add(new Cue(seen.begins(), seen.ends(), event.text()));
        }
      }
    }
    for (Lane lane : page.clip(clip).people()) {
      for (Stay stay : lane.stays()) {
        if (stay.state() != State.UNKNOWN) {
          cues.add(
              new Cue(
                  stay.from(),
                  stay.to(),
                  words.of("cue.presence", page.person(lane.person()), text.state(stay.state()))));
        }
      }
    }
    if (cues.isEmpty()) {
      cues.add(new Cue(0, clip.micros(), words.of("alternative.nothing")));
    }
    cues.sort(Comparator.comparingLong(Cue::from).thenComparingLong(Cue::to));
    StringBuilder file = new StringBuilder("WEBVTT\n");
    for (Cue cue : cues) {
      file.append('\n').append(stamp(cue.from())).append(" --> ");
      file.append(stamp(Math.max(cue.to(), cue.from() + 1_000))).append('\n');
      file.append(SafeText.cue(cue.text())).append('\n');
    }
    return file.toString();
  }

  private static String stamp(long micros) {
    long millis = micros / 1_000;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1_000 % 60,
        millis % 1_000);
  }
}
