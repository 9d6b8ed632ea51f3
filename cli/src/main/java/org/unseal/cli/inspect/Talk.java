package org.unseal.cli.inspect;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.Inspector.Answer;
import org.unseal.engine.port.Inspector.Gap;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.port.Inspector.PicturesTask;
import org.unseal.engine.port.Inspector.SealTask;
import org.unseal.engine.port.Inspector.Still;
import org.unseal.engine.port.Inspector.StillsTask;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** The lines that go between the two processes. */
final class Talk {
  /** Bytes of a line; a longer one is no answer. */
  static final int LONGEST = 1 << 22;

  /** Most gaps that are told of one track. */
  static final int MOST_GAPS = 500;

  private Talk() {}

  private static String line(ObjectWriter object) {
    return new String(CanonicalJson.bytes(object.end()), StandardCharsets.UTF_8);
  }

  private static ObjectReader object(String line) throws MalformedJsonException {
    return ObjectReader.of(
        JsonReader.read(line.getBytes(StandardCharsets.UTF_8)), "a line of the inspection");
  }

  static String ask(SealTask task) {
    return line(
        new ObjectWriter()
            .put("do", "seal")
            .put("file", task.file().toString())
            .put("seal", task.seal().toString())
            .put("seed", task.seed().toString()));
  }

  static String ask(PicturesTask task) {
    return line(
        new ObjectWriter()
            .put("do", "pictures")
            .put("file", task.file().toString())
            .put("seal", task.seal().toString())
            .put("seed", task.seed().toString())
            .put("pictures", task.pictures().toString()));
  }

  static String ask(StillsTask task) {
    return line(
        new ObjectWriter()
            .put("do", "stills")
            .put("file", task.file().toString())
            .put("folder", task.folder().toString())
            .put("frames", task.frames().stream().map(n -> new JsonNumber(n)).toList()));
  }

  static String ask(ProcessDocuments.PagesTask task) {
    return line(
        new ObjectWriter()
            .put("do", "pages")
            .put("file", task.file().toString())
            .put("folder", task.folder().toString()));
  }

  /** What is asked for: a task, as one of the four records. */
  static Object asked(String line) throws MalformedJsonException {
    ObjectReader object = object(line);
    Path file = Path.of(object.text("file"));
    return switch (object.text("do")) {
      case "seal" -> new SealTask(file, Path.of(object.text("seal")), Path.of(object.text("seed")));
      case "pictures" ->
          new PicturesTask(
              file,
              Path.of(object.text("seal")),
              Path.of(object.text("seed")),
              Path.of(object.text("pictures")));
      case "stills" -> {
        List<Integer> frames = new ArrayList<>();
        object.numbers("frames").forEach(frame -> frames.add(Math.toIntExact(frame)));
        yield new StillsTask(file, Path.of(object.text("folder")), frames);
      }
      case "pages" -> new ProcessDocuments.PagesTask(file, Path.of(object.text("folder")));
      default -> throw new MalformedJsonException("nothing that can be done");
    };
  }

  static String progress(long units) {
    return line(new ObjectWriter().put("at", units));
  }

  static String done(InspectedFacts facts) {
    return line(
        new ObjectWriter()
            .put("done", true)
            .put("complete", facts.complete())
            .put("tracks", facts.tracks().stream().map(Talk::track).toList())
            .put("stills", facts.stills().stream().map(Talk::still).toList()));
  }

  private static JsonValue track(InspectedTrack track) {
    List<JsonValue> gaps = new ArrayList<>();
    for (Gap gap : track.gaps()) {
      gaps.add(new ObjectWriter().put("begins", gap.begins()).put("ends", gap.ends()).end());
    }
    return new ObjectWriter()
        .put("track", track.track())
        .put("codec", track.codec())
        .put("units", track.units())
        .put("begins", track.begins())
        .put("ends", track.ends())
        .put("gaps", gaps)
        .put("backwards", track.backwards())
        .end();
  }

  private static JsonValue still(Still still) {
    return new ObjectWriter().put("frame", still.frame()).put("at", still.at()).end();
  }

  static String refused(String code, String words) {
    return line(new ObjectWriter().put("refused", code).put("words", words));
  }

  static String memory() {
    return line(new ObjectWriter().put("memory", true));
  }

  /** What is wrong with this machine, not with the file. */
  static String failed(String code, String words) {
    return line(new ObjectWriter().put("failed", code).put("words", words));
  }

  /** What a line says. */
  sealed interface Said {
    /** It gets on. */
    record Progressed(long units) implements Said {}

    /** It has come to an end. */
    record Ended(Answer answer) implements Said {}

    /** This machine has a fault. */
    record Failed(String code, String words) implements Said {}
  }

  /** Reads a line of a process that a file may have taken over. */
  static Said said(String line) throws MalformedJsonException {
    ObjectReader object = object(line);
    if (object.has("at")) {
      return new Said.Progressed(object.count("at"));
    }
    if (object.has("failed")) {
      return new Said.Failed(word(object.text("failed")), object.text("words"));
    }
    if (object.has("memory")) {
      return new Said.Ended(new Answer.TooMuchMemory());
    }
    if (object.has("refused")) {
      return new Said.Ended(new Answer.Refused(word(object.text("refused")), object.text("words")));
    }
    object.flag("done");
    List<InspectedTrack> tracks = new ArrayList<>();
    for (ObjectReader track : object.objects("tracks")) {
      InspectedTrack read = Item.readTrack(track);
      if (!read.track().matches("[va][0-9]{1,2}")
          || !read.codec().matches("[A-Za-z0-9_.-]{1,40}")
          || read.gaps().size() > MOST_GAPS
          || read.ends() < read.begins()) {
        throw new MalformedJsonException("a track that can't be");
      }
      tracks.add(read);
    }
    List<Still> stills = new ArrayList<>();
    for (ObjectReader still : object.objects("stills")) {
      stills.add(new Still((int) still.within("frame", 0, Integer.MAX_VALUE), still.number("at")));
    }
    return new Said.Ended(
        new Answer.Done(new InspectedFacts(object.flag("complete"), tracks, stills)));
  }

  private static String word(String text) throws MalformedJsonException {
    if (!text.matches("[A-Z_]{1,40}")) {
      throw new MalformedJsonException("a code that is none");
    }
    return text;
  }
}
