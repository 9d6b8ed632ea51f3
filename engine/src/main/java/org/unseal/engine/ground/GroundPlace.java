package org.unseal.engine.ground;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.unseal.engine.roster.Category;
import org.unseal.engine.source.Source;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** What a ground is given for. */
public sealed interface GroundPlace {
  /** How its record is called; what two places share, they can't both be called. */
  String id();

  /** In words for a person. */
  String words();

  /** All of a source that no clause publishes. */
  record OfSource(String source) implements GroundPlace {
    public OfSource {
      Source.requireId(source);
    }

    @Override
    public String id() {
      return source;
    }

    @Override
    public String words() {
      return "source " + source;
    }
  }

  /**
   * Frames of a recording, or seconds of one without pictures.
   *
   * @param item its id in the case
   */
  record OfFrames(String item, FrameSpan frames) implements GroundPlace {
    public OfFrames {
      requireNonNull(frames, "frames");
      if (!item.matches("i[1-9][0-9]{0,8}")) {
        throw new IllegalArgumentException("a recording is called as i4");
      }
    }

    @Override
    public String id() {
      // No source can be called so: a dot is not in their names.
      return item + "." + frames.start() + "-" + frames.endExclusive();
    }

    @Override
    public String words() {
      return "%s, %d to %d".formatted(item, frames.start(), frames.endExclusive());
    }
  }

  /** People of a category who are covered. */
  record OfCategory(Category category) implements GroundPlace {
    public OfCategory {
      requireNonNull(category, "category");
    }

    @Override
    public String id() {
      return "category." + category.code();
    }

    @Override
    public String words() {
      return "people of the category " + category.code();
    }
  }

  /** All that no clause speaks of. */
  record AllElse() implements GroundPlace {
    @Override
    public String id() {
      return "all.else";
    }

    @Override
    public String words() {
      return "all that no clause speaks of";
    }
  }

  /** What of the file of a published recording is neither picture nor sound, or is sound. */
  record Beside() implements GroundPlace {
    @Override
    public String id() {
      return "beside.pictures";
    }

    @Override
    public String words() {
      return "what lies in files beside what is published of them";
    }
  }

  /** Adds what tells it to a record. */
  default void write(ObjectWriter body) {
    switch (this) {
      case OfSource(String source) -> body.put("source", source);
      case OfFrames(String item, FrameSpan frames) ->
          body.put("item", item).put("from", frames.start()).put("to", frames.endExclusive());
      case OfCategory(Category category) -> body.put("category", category.code());
      case AllElse _ -> body.put("allElse", true);
      case Beside _ -> body.put("beside", true);
    }
  }

  /** Reads it from a record. */
  static GroundPlace read(ObjectReader body) throws MalformedJsonException {
    int said = 0;
    for (String field : Set.of("source", "item", "category", "allElse", "beside")) {
      said += body.has(field) ? 1 : 0;
    }
    if (said != 1) {
      throw new MalformedJsonException("a ground is given for one thing");
    }
    if (body.has("source")) {
      return new OfSource(body.text("source"));
    }
    if (body.has("category")) {
      return new OfCategory(
          Category.ofCode(body.text("category")).orElseThrow(IllegalArgumentException::new));
    }
    if (body.has("item")) {
      return new OfFrames(
          body.text("item"),
          new FrameSpan(
              (int) body.within("from", 0, Integer.MAX_VALUE),
              (int) body.within("to", 1, Integer.MAX_VALUE)));
    }
    if (!body.flag(body.has("beside") ? "beside" : "allElse")) {
      throw new MalformedJsonException("a ground is given for something");
    }
    return body.has("beside") ? new Beside() : new AllElse();
  }
}
