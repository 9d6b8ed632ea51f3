package org.unseal.proof.publication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.ReleaseFile;

/** A manifest from JSON; the counterpart of {@link PublicationWriter}. Every count has a bound. */
final class PublicationReader {
  private static final int MOST = 1000;
  private static final int MOST_FILES = 9000;

  /** Of any name of a file, safe or not. */
  private static final int LONGEST_NAME = 4096;

  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "case",
          "id",
          "number",
          "tool",
          "created",
          "developing",
          "statement",
          "supersedes",
          "clips",
          "calls",
          "joined",
          "files",
          "recordings",
          "totals",
          "people",
          "approvals",
          "order",
          "scope");
  private static final Set<String> NESTED =
      Set.of("id", "source", "title", "folder", "manifest", "seal", "recording");
  private static final Set<String> CLIP =
      with(NESTED, "from", "to", "of", "redacted", "first", "last", "reference", "micros", "sound");
  private static final Set<String> CALL = with(NESTED, "stamp", "reference", "micros", "muted");
  private static final Set<String> SHARES =
      Set.of("existing", "released", "redacted", "withheld", "notAddressed");

  private PublicationReader() {}

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new HashSet<>(names);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  static Publication read(byte[] document) throws MalformedJsonException {
    if (document.length > Publication.LONGEST) {
      throw new MalformedJsonException(
          "the publication is longer than " + Publication.LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the publication");
    object.requireSchema(Publication.SCHEMA, Publication.SCHEMA_VERSION);
    object.requireOnly(FIELDS);
    try {
      return publication(object);
    } catch (IllegalArgumentException e) {
      throw malformed("the publication", e);
    }
  }

  /** The same failure as whoever reads expects it. */
  static MalformedJsonException malformed(String what, IllegalArgumentException e) {
    MalformedJsonException malformed =
        new MalformedJsonException(what + " has a value that can't be: " + e.getMessage());
    malformed.initCause(e);
    return malformed;
  }

  private static Publication publication(ObjectReader object) throws MalformedJsonException {
    VersionId version = VersionId.parse(object.text("id"));
    if (object.number("number") != version.number()) {
      throw new MalformedJsonException("the publication's id is not of its number");
    }
    ObjectReader totals = object.object("totals");
    totals.requireOnly(SHARES);
    return new Publication(
        CaseName.read(object.object("case")),
        version,
        object.text("tool"),
        object.text("created"),
        text(object, "developing"),
        texts(object, "statement"),
        object.has("supersedes")
            ? Optional.of(changes(object.object("supersedes")))
            : Optional.empty(),
        clips(object),
        calls(object),
        object.has("joined") ? Optional.of(joined(object.object("joined"))) : Optional.empty(),
        files(object),
        recordings(object),
        Shares.read(totals),
        people(object),
        approvals(object),
        object.digest("order"),
        object.digest("scope"));
  }

  static List<ObjectReader> few(ObjectReader object, String name, int most)
      throws MalformedJsonException {
    if (object.elements(name).size() > most) {
      throw new MalformedJsonException("more than " + most + " " + name);
    }
    return object.objects(name);
  }

  static String name(ObjectReader object, String field) throws MalformedJsonException {
    String name = object.text(field);
    if (name.length() > LONGEST_NAME) {
      throw new MalformedJsonException("a file name of " + name.length() + " characters");
    }
    return name;
  }

  private static Optional<String> text(ObjectReader object, String name)
      throws MalformedJsonException {
    return object.has(name) ? Optional.of(object.text(name)) : Optional.empty();
  }

  private static List<String> texts(ObjectReader object, String name)
      throws MalformedJsonException {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : object.elements(name)) {
      if (!(value instanceof JsonText(String text)) || texts.size() == MOST) {
        throw new MalformedJsonException(name + " has what is no text, or too much");
      }
      texts.add(text);
    }
    return texts;
  }

  private static <T> T known(Optional<T> value, String what) throws MalformedJsonException {
    return value.orElseThrow(() -> new MalformedJsonException(what + " that is not known here"));
  }

  private static void requireNew(Set<String> seen, String name, String what)
      throws MalformedJsonException {
    if (!seen.add(name.toLowerCase(Locale.ROOT))) {
      throw new MalformedJsonException(what + " twice");
    }
  }

  private static Nested nested(ObjectReader object) throws MalformedJsonException {
    return new Nested(
        object.text("id"),
        object.text("source"),
        object.text("title"),
        name(object, "folder"),
        object.digest("manifest"),
        object.digest("seal"),
        object.text("recording"));
  }

  private static Optional<Interval> reference(ObjectReader object) throws MalformedJsonException {
    return object.has("reference")
        ? Optional.of(Interval.read(object.object("reference")))
        : Optional.empty();
  }

  private static List<PublishedClip> clips(ObjectReader object) throws MalformedJsonException {
    List<PublishedClip> clips = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ObjectReader clip : few(object, "clips", MOST)) {
      clip.requireOnly(CLIP);
      requireNew(ids, clip.text("id"), "a clip");
      clips.add(
          new PublishedClip(
              nested(clip),
              new FrameSpan(
                  (int) clip.within("from", 0, Integer.MAX_VALUE),
                  (int) clip.within("to", 1, Integer.MAX_VALUE)),
              (int) clip.within("of", 1, Integer.MAX_VALUE),
              clip.flag("redacted"),
              text(clip, "first"),
              text(clip, "last"),
              reference(clip),
              clip.count("micros"),
              known(PublishedClip.Sound.ofWord(clip.text("sound")), "a fate of sound")));
    }
    return clips;
  }

  private static List<PublishedCall> calls(ObjectReader object) throws MalformedJsonException {
    List<PublishedCall> calls = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ObjectReader call : few(object, "calls", MOST)) {
      call.requireOnly(CALL);
      requireNew(ids, call.text("id"), "a call");
      calls.add(
          new PublishedCall(
              nested(call),
              text(call, "stamp"),
              reference(call),
              call.count("micros"),
              call.count("muted")));
    }
    return calls;
  }

  private static String joined(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(Set.of("file", "derived"));
    if (!object.flag("derived")) {
      throw new MalformedJsonException("a joined video is always derived");
    }
    return name(object, "file");
  }

  private static List<PublishedFile> files(ObjectReader object) throws MalformedJsonException {
    List<PublishedFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ObjectReader file : few(object, "files", MOST_FILES)) {
      file.requireOnly(Set.of("name", "sha256", "bytes", "what"));
      String name = name(file, "name");
      requireNew(names, name, "a file");
      files.add(
          new PublishedFile(
              new ReleaseFile(name, file.digest("sha256"), file.count("bytes")),
              known(PublishedFile.Role.ofWord(file.text("what")), "a file for something")));
    }
    return files;
  }

  private static List<RecordingShares> recordings(ObjectReader object)
      throws MalformedJsonException {
    List<RecordingShares> recordings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ObjectReader recording : few(object, "recordings", MOST)) {
      recording.requireOnly(with(SHARES, "recording", "source"));
      String id = recording.text("recording");
      requireNew(ids, id, "a recording");
      recordings.add(new RecordingShares(id, recording.text("source"), Shares.read(recording)));
    }
    return recordings;
  }

  private static List<PublishedPerson> people(ObjectReader object) throws MalformedJsonException {
    List<PublishedPerson> people = new ArrayList<>();
    for (ObjectReader person : few(object, "people", MOST)) {
      person.requireOnly(Set.of("label", "name", "identifiedBy"));
      people.add(
          new PublishedPerson(
              person.text("label"), text(person, "name"), text(person, "identifiedBy")));
    }
    return people;
  }

  private static List<PublishedApproval> approvals(ObjectReader object)
      throws MalformedJsonException {
    List<PublishedApproval> approvals = new ArrayList<>();
    for (ObjectReader approval : few(object, "approvals", 2 * MOST)) {
      approval.requireOnly(Set.of("clip", "of", "file", "document"));
      approvals.add(
          new PublishedApproval(
              approval.text("clip"),
              known(Approval.Of.ofWord(approval.text("of")), "an approval of something"),
              name(approval, "file"),
              approval.has("document")
                  ? Optional.of(name(approval, "document"))
                  : Optional.empty()));
    }
    return approvals;
  }

  private static Changes changes(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(Set.of("id", "manifest", "changes"));
    List<Changes.Change> list = new ArrayList<>();
    for (ObjectReader change : few(object, "changes", MOST)) {
      change.requireOnly(Set.of("severity", "text", "why", "clips"));
      list.add(
          new Changes.Change(
              known(Changes.Severity.ofWord(change.text("severity")), "a severity"),
              change.text("text"),
              change.text("why"),
              texts(change, "clips")));
    }
    return new Changes(VersionId.parse(object.text("id")), object.digest("manifest"), list);
  }
}
