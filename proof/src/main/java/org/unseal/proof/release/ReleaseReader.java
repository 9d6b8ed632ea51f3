package org.unseal.proof.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.seal.TrackId;

/** A manifest from JSON; the counterpart of {@link ReleaseWriter}. Every count has a bound. */
final class ReleaseReader {
  private static final int MOST_FILES = 1000;
  private static final int MOST_MEDIA = 64;
  private static final int MOST_DETECTORS = 64;
  private static final int MOST_TRACKS = 64;
  private static final int MOST_ENTRIES = 1 << 20;

  /** Of any name of a file, safe or not. */
  private static final int LONGEST_NAME = 4096;

  private static final Set<String> KNOWN =
      Set.of(
          "schema",
          "version",
          "tool",
          "created",
          "files",
          "seal",
          "pictures",
          "plan",
          "decisions",
          "media",
          "render",
          "unreviewed",
          "ground",
          "detectors",
          "supersedes",
          "audit",
          "catalogue",
          "tracks");

  private ReleaseReader() {}

  static Release read(byte[] document) throws MalformedJsonException {
    if (document.length > Release.LONGEST) {
      throw new MalformedJsonException("the manifest is longer than " + Release.LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the manifest");
    object.requireSchema(Release.SCHEMA, Release.VERSION);
    try {
      return release(object);
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the manifest has a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static Release release(ObjectReader object) throws MalformedJsonException {
    int notUnderstood = 0;
    for (String name : object.names()) {
      notUnderstood += KNOWN.contains(name) ? 0 : 1;
    }
    return new Release(
        object.text("tool"),
        object.text("created"),
        files(object),
        reference(only(object.object("seal"), "file", "digest")),
        object.has("pictures")
            ? Optional.of(pictures(object.object("pictures")))
            : Optional.empty(),
        name(only(object.object("plan"), "file"), "file"),
        name(only(object.object("decisions"), "file"), "file"),
        media(object),
        rendering(only(object.object("render"), "mode", "reason", "encoder", "fill")),
        optionalText(object, "unreviewed"),
        optionalText(object, "ground"),
        detectors(object),
        object.has("supersedes") ? Optional.of(object.digest("supersedes")) : Optional.empty(),
        object.has("audit")
            ? Optional.of(PublishedAudit.read(object.object("audit")))
            : Optional.empty(),
        object.has("catalogue")
            ? Optional.of(reference(only(object.object("catalogue"), "file", "digest")))
            : Optional.empty(),
        tracks(object),
        notUnderstood);
  }

  /** The same object, if it has no other fields. */
  static ObjectReader only(ObjectReader object, String... names) throws MalformedJsonException {
    object.requireOnly(Set.of(names));
    return object;
  }

  static List<ObjectReader> few(ObjectReader object, String name, int most)
      throws MalformedJsonException {
    if (object.elements(name).size() > most) {
      throw new MalformedJsonException("more than " + most + " " + name);
    }
    return object.objects(name);
  }

  static Optional<String> optionalText(ObjectReader object, String name)
      throws MalformedJsonException {
    return object.has(name) ? Optional.of(PlainText.read(object, name)) : Optional.empty();
  }

  static TimeBase base(ObjectReader object) throws MalformedJsonException {
    return new TimeBase(
        (int) object.within("num", 1, Integer.MAX_VALUE),
        (int) object.within("den", 1, Integer.MAX_VALUE));
  }

  private static String name(ObjectReader object, String field) throws MalformedJsonException {
    String name = object.text(field);
    if (name.length() > LONGEST_NAME) {
      throw new MalformedJsonException("a file name of " + name.length() + " characters");
    }
    return name;
  }

  private static Reference reference(ObjectReader object) throws MalformedJsonException {
    return new Reference(name(object, "file"), object.digest("digest"));
  }

  private static PicturesReference pictures(ObjectReader object) throws MalformedJsonException {
    only(object, "file", "digest", "tiles", "beforeDecision");
    return new PicturesReference(
        reference(object),
        name(object, "tiles"),
        object.has("beforeDecision")
            ? Optional.of(object.flag("beforeDecision"))
            : Optional.empty());
  }

  private static List<ReleaseFile> files(ObjectReader object) throws MalformedJsonException {
    List<ReleaseFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ObjectReader file : few(object, "files", MOST_FILES)) {
      only(file, "name", "sha256", "bytes");
      String name = name(file, "name");
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new MalformedJsonException("a file twice");
      }
      files.add(new ReleaseFile(name, file.digest("sha256"), file.count("bytes")));
    }
    return files;
  }

  private static List<MediaItem> media(ObjectReader object) throws MalformedJsonException {
    List<MediaItem> media = new ArrayList<>();
    for (ObjectReader item : few(object, "media", MOST_MEDIA)) {
      only(item, "file", "track", "of", "startOffset", "derived");
      ObjectReader offset = only(item.object("startOffset"), "ticks", "num", "den");
      media.add(
          new MediaItem(
              name(item, "file"),
              item.within("track", 1, MediaItem.HIGHEST_TRACK),
              TrackId.parse(item.text("of")),
              offset.number("ticks"),
              base(offset),
              item.has("derived") && item.flag("derived")));
    }
    return media;
  }

  private static Rendering rendering(ObjectReader object) throws MalformedJsonException {
    Rendering.Mode mode =
        switch (object.text("mode")) {
          case "smart" -> Rendering.Mode.SMART;
          case "full" -> Rendering.Mode.FULL;
          default -> throw new MalformedJsonException("a mode of rendering that is not known");
        };
    return new Rendering(
        mode, optionalText(object, "reason"), object.text("encoder"), object.text("fill"));
  }

  private static List<DetectorFile> detectors(ObjectReader object) throws MalformedJsonException {
    List<DetectorFile> detectors = new ArrayList<>();
    for (ObjectReader detector : few(object, "detectors", MOST_DETECTORS)) {
      only(detector, "name", "sha256");
      Digest sha256 = detector.digest("sha256");
      detectors.add(new DetectorFile(detector.text("name"), sha256));
    }
    return detectors;
  }

  private static List<ReleaseTrack> tracks(ObjectReader object) throws MalformedJsonException {
    List<ReleaseTrack> tracks = new ArrayList<>();
    Set<TrackId> ids = new HashSet<>();
    int left = MOST_ENTRIES;
    for (ObjectReader track : few(object, "tracks", MOST_TRACKS)) {
      only(track, "track", "entries");
      TrackId id = TrackId.parse(track.text("track"));
      if (!ids.add(id)) {
        throw new MalformedJsonException("track " + id + " twice");
      }
      List<Entry> entries = new ArrayList<>();
      for (ObjectReader entry : few(track, "entries", left)) {
        entries.add(EntryReader.read(entry));
      }
      left -= entries.size();
      tracks.add(new ReleaseTrack(id, entries));
    }
    return tracks;
  }
}
