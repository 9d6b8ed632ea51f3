package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.event.EventTimes;
import org.unseal.engine.event.Shown;
import org.unseal.engine.export.ExportFiles;
import org.unseal.engine.export.Happening;
import org.unseal.engine.export.Piece;
import org.unseal.engine.export.Placed;
import org.unseal.engine.export.Programme;
import org.unseal.engine.joined.JoinStep;
import org.unseal.engine.publish.PublicationContent;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.publication.Interval;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.release.Release;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.time.TimeClass;

/** What other programs get of a version: a timeline, chapters, tables; and what to join. */
final class VersionExports {
  private static final String FOLDER = "exports/";
  private static final TimeBase MICROSECOND = new TimeBase(1, 1_000_000);

  private final String title;
  private final ZoneId zone;
  private final BetweenClips between;

  VersionExports(String title, ZoneId zone, BetweenClips between) {
    this.title = requireNonNull(title, "title");
    this.zone = requireNonNull(zone, "zone");
    this.between = requireNonNull(between, "between");
  }

  /**
   * A clip with what its rendered file says of its length.
   *
   * @param media the rendered file
   */
  record ShownClip(PublicationContent.ClipRelease release, Path media, JoinStep.Length length) {}

  /** What to join, in the order in which it is given. */
  List<JoinStep.Part> parts(List<ShownClip> clips) {
    List<JoinStep.Part> parts = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      PublicationContent.ClipRelease clip = clips.get(i).release();
      parts.add(
          new JoinStep.Part(
              clips.get(i).media(), clip.id(), clip.source(), displayed(clip), before(clips, i)));
    }
    return parts;
  }

  private List<String> before(List<ShownClip> clips, int at) {
    return at == 0
        ? List.of()
        : between.words(clips.get(at - 1).release(), clips.get(at).release());
  }

  private static Optional<String> displayed(PublicationContent.ClipRelease clip) {
    return clip.first().flatMap(first -> clip.last().map(last -> first + " to " + last));
  }

  /**
   * The files.
   *
   * @param joined where the clips are in the joined video; empty where there is none
   */
  List<PublicationContent.Extra> files(
      List<ShownClip> clips,
      List<PublicationContent.CallRelease> calls,
      CaseEvents events,
      EventTimes when,
      List<JoinStep.Stretch> joined) {
    Programme programme = programme(clips, calls, events, when);
    SortedMap<String, byte[]> files = ExportFiles.of(programme, Map.of());
    if (!joined.isEmpty()) {
      Map<String, Long> starts = new TreeMap<>();
      joined.forEach(stretch -> starts.put(stretch.clip(), stretch.from()));
      files.putAll(ExportFiles.joined(programme, starts));
    }
    return files.entrySet().stream()
        .map(
            file ->
                new PublicationContent.Extra(
                    FOLDER + file.getKey(), Octets.of(file.getValue()), PublishedFile.Role.EXPORT))
        .toList();
  }

  private Programme programme(
      List<ShownClip> clips,
      List<PublicationContent.CallRelease> calls,
      CaseEvents events,
      EventTimes when) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      PublicationContent.ClipRelease clip = clips.get(i).release();
      pieces.add(
          new Piece(
              clip.id(),
              Piece.Sort.PICTURES,
              clip.source(),
              "clips/" + clip.id() + "/" + media(clip.folder(), TrackId.Kind.VIDEO),
              clips.get(i).length().base(),
              clips.get(i).length().ticks(),
              placed(clip.reference()),
              displayed(clip),
              before(clips, i)));
    }
    for (PublicationContent.CallRelease call : calls) {
      pieces.add(
          new Piece(
              call.id(),
              Piece.Sort.SOUND,
              call.source(),
              "calls/" + call.id() + "/" + media(call.folder(), TrackId.Kind.AUDIO),
              MICROSECOND,
              Math.max(1, call.micros()),
              placed(call.reference()),
              call.stamp(),
              List.of()));
    }
    return new Programme(
        title,
        offset(pieces),
        pieces,
        events.standing().stream().map(event -> happening(event, when, clips)).toList());
  }

  /** Seconds of local time ahead of UTC when the first of them was. */
  private int offset(List<Piece> pieces) {
    long micros =
        pieces.stream().flatMapToLong(piece -> piece.placed().earliest().stream()).min().orElse(0);
    return zone.getRules()
        .getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)))
        .getTotalSeconds();
  }

  private static Placed placed(Optional<Interval> reference) {
    return reference
        .map(one -> Placed.between(one.earliest(), one.latest(), TimeClass.BOUNDED))
        .orElse(Placed.NOWHERE);
  }

  private static Happening happening(CaseEvent event, EventTimes when, List<ShownClip> clips) {
    EventTimes.Interval interval = when.of(event);
    List<Happening.Seen> seen = new ArrayList<>();
    for (Shown shown : event.basis().frames()) {
      if (clips.stream().anyMatch(clip -> clip.release().id().equals(shown.clip()))) {
        seen.add(
            new Happening.Seen(
                shown.clip(),
                shown.begins() - shown.clipBegins(),
                shown.ends() - shown.clipBegins()));
      }
    }
    return new Happening(
        event.id(),
        event.basis().code(),
        event.text(),
        List.of(event.sentence()),
        new Placed(interval.earliest(), interval.latest(), interval.timeClass()),
        seen);
  }

  /** As the release names it. */
  private static String media(Path release, TrackId.Kind kind) {
    try {
      return Release.read(Files.readAllBytes(release.resolve(Release.NAME))).media().stream()
          .filter(item -> item.of().kind() == kind)
          .findFirst()
          .orElseThrow(() -> new MalformedJsonException("it shows nothing"))
          .file();
    } catch (IOException | MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING, "there is no release in " + release + "; publish again", e);
    }
  }
}
