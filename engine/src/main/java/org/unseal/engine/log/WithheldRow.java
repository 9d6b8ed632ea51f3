package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
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
 * @param media from when to when in the recording, in microseconds
 * @param shown what the recorder's clock shows in its first and last frame
 * @param reference when that was, from the earliest to the latest
 * @param clause that keeps it back; empty where none speaks of it
 */
public record WithheldRow(
    String entry,
    Kind kind,
    Level level,
    String source,
    Optional<String> item,
    String description,
    Optional<Amount> frames,
    Optional<Media> media,
    Optional<String> shown,
    Optional<String> reference,
    Optional<ClauseId> clause,
    LogGround ground)
    implements PublicRow {
  public WithheldRow {
    requireNonNull(entry, "entry");
    requireNonNull(kind, "kind");
    requireNonNull(level, "level");
    requireNonNull(source, "source");
    requireNonNull(item, "item");
    requireNonNull(description, "description");
    requireNonNull(frames, "frames");
    requireNonNull(media, "media");
    requireNonNull(shown, "shown");
    requireNonNull(reference, "reference");
    requireNonNull(clause, "clause");
    requireNonNull(ground, "ground");
  }

  /** Why it is not there. */
  public enum Kind {
    WITHHELD,
    /** Nothing was recorded at that time. */
    NOT_RECORDED,
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
    WHOLE_SOURCE
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

  /** A stretch of a recording in microseconds. */
  public record Media(long begins, long ends) {}

  static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public JsonObject fields() {
    ObjectWriter row =
        new ObjectWriter()
            .put("entry", entry)
            .put("kind", word(kind))
            .put("level", word(level))
            .put("source", source)
            .put("description", description)
            .put("status", "withheld");
    item.ifPresent(id -> row.put("item", id));
    frames.ifPresent(
        amount ->
            row.put("from", amount.span().start())
                .put("to", amount.span().endExclusive())
                .put("amount", amount.span().length())
                .put("unit", amount.sound() ? "second" : "frame"));
    media.ifPresent(
        at ->
            row.put("mediaBegins", at.begins())
                .put("mediaEnds", at.ends())
                .put("duration", at.ends() - at.begins()));
    shown.ifPresent(text -> row.put("recorderShows", text));
    reference.ifPresent(text -> row.put("reference", text));
    clause.ifPresent(id -> row.put("clause", id.toString()));
    if (kind == Kind.WITHHELD) {
      row.put("method", "omitted").put("shownAtPlace", false);
    }
    ground.write(row);
    ground.decidedBy().ifPresent(id -> row.put("decidedBy", id));
    ground.decided().ifPresent(day -> row.put("decided", day.toString()));
    ground.reviewedBy().ifPresent(id -> row.put("reviewedBy", id));
    ground.reviewed().ifPresent(day -> row.put("reviewed", day.toString()));
    return row.end();
  }
}
