package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import org.unseal.model.code.Codes;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/**
 * Something that is not published, as the public may read it.
 *
 * @param entry {@code w1} and so on, in the order of recordings and frames
 * @param description what it is, without saying what is to be seen in it
 * @param frames of the recording, or seconds of one without pictures; empty where it has neither
 * @param count how much of it, where that is not counted in frames
 * @param media from when to when in the recording, in microseconds
 * @param shown what the recorder's clock shows in its first and last frame
 * @param reference when that was, from the earliest to the latest
 * @param clause that keeps it back; empty where none speaks of it
 * @param standing since when it is so; empty where nothing was kept back or nobody can tell
 * @param atPlace whether something that is published has a place where it is missing, and the page
 *     says the code there
 */
public record WithheldRow(
    String entry,
    Kind kind,
    Level level,
    String source,
    Optional<String> item,
    String description,
    Optional<Amount> frames,
    Optional<Count> count,
    Optional<Media> media,
    Optional<String> shown,
    Optional<String> reference,
    Optional<ClauseId> clause,
    LogGround ground,
    Optional<Standing> standing,
    boolean atPlace)
    implements PublicRow {
  public WithheldRow {
    requireNonNull(entry, "entry");
    requireNonNull(kind, "kind");
    requireNonNull(level, "level");
    requireNonNull(source, "source");
    requireNonNull(item, "item");
    requireNonNull(description, "description");
    requireNonNull(frames, "frames");
    requireNonNull(count, "count");
    requireNonNull(media, "media");
    requireNonNull(shown, "shown");
    requireNonNull(reference, "reference");
    requireNonNull(clause, "clause");
    requireNonNull(ground, "ground");
    requireNonNull(standing, "standing");
    if (frames.isPresent() && count.isPresent()) {
      throw new IllegalArgumentException("a row has one amount");
    }
  }

  /** Why it is not there. */
  public enum Kind {
    WITHHELD,
    /** It was withheld in an earlier version and is published. */
    RELEASED,
    /** Nothing was recorded at that time. */
    NOT_RECORDED,
    /** Nothing was ever recorded of the source. */
    NEVER_EXISTED,
    LOST,
    /** Promised, asked for or reported, and nobody has it. */
    NOT_RECEIVED,
    /** A document or a log: no recording. */
    OUT_OF_SCOPE
  }

  /** How much of it. */
  public enum Level {
    WHOLE_ITEM,
    TIME_RANGE,
    WHOLE_SOURCE,
    /** A track of sound beside what is published. */
    AUDIO,
    /** What is neither picture nor sound of the recording. */
    METADATA
  }

  /**
   * A number of frames or of seconds.
   *
   * @param sound seconds, as the seal counts them
   */
  public record Amount(FrameSpan span, boolean sound) {
    public Amount {
      requireNonNull(span, "span");
    }
  }

  /**
   * A number of something else.
   *
   * @param unit of which it is, as {@code track}
   */
  public record Count(long number, String unit) {
    public Count {
      requireNonNull(unit, "unit");
    }

    /** As {@code 2 tracks}. */
    String words() {
      return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
    }
  }

  /** A stretch of a recording in microseconds. */
  public record Media(long begins, long ends) {}

  @Override
  public JsonObject fields() {
    ObjectWriter row =
        new ObjectWriter()
            .put("entry", entry)
            .put("kind", Codes.of(kind))
            .put("level", Codes.of(level))
            .put("source", source)
            .put("description", description);
    item.ifPresent(id -> row.put("item", id));
    frames.ifPresent(
        amount ->
            row.put("from", amount.span().start())
                .put("to", amount.span().endExclusive())
                .put("amount", amount.span().length())
                .put("unit", amount.sound() ? "second" : "frame"));
    count.ifPresent(of -> row.put("amount", of.number()).put("unit", of.unit()));
    media.ifPresent(
        at ->
            row.put("mediaBegins", at.begins())
                .put("mediaEnds", at.ends())
                .put("duration", at.ends() - at.begins()));
    shown.ifPresent(text -> row.put("recorderShows", text));
    reference.ifPresent(text -> row.put("reference", text));
    clause.ifPresent(id -> row.put("clause", id.toString()));
    standing.ifPresent(one -> one.write(row));
    if (kind == Kind.WITHHELD) {
      row.put("status", "withheld")
          .put("method", "omitted")
          .put("shownAtPlace", Words.place(atPlace && ground.basis().isPresent()));
    }
    ground.write(row);
    ground.decidedBy().ifPresent(id -> row.put("decidedBy", id));
    ground.decided().ifPresent(day -> row.put("decided", day.toString()));
    ground.reviewedBy().ifPresent(id -> row.put("reviewedBy", id));
    ground.reviewed().ifPresent(day -> row.put("reviewed", day.toString()));
    return row.end();
  }
}
