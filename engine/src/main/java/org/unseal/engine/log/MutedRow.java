package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.wave.Replacement;

/**
 * A span of a published call that is silent or a tone, as the public may read it.
 *
 * @param entry {@code i5.1} and so on
 * @param mute its id in the case
 * @param seconds of the recording that it touches, as the seal counts them
 * @param label what it is about, as somebody wrote it for the public
 * @param clauses that want the sound around it
 * @param by id of who muted it last
 * @param muted when this was
 */
public record MutedRow(
    String entry,
    String item,
    String source,
    String mute,
    FrameSpan seconds,
    WithheldRow.Media media,
    Replacement with,
    Optional<String> label,
    List<ClauseId> clauses,
    LogGround ground,
    Optional<String> by,
    Optional<Instant> muted)
    implements PublicRow {
  public MutedRow {
    requireNonNull(entry, "entry");
    requireNonNull(item, "item");
    requireNonNull(source, "source");
    requireNonNull(mute, "mute");
    requireNonNull(seconds, "seconds");
    requireNonNull(media, "media");
    requireNonNull(with, "with");
    requireNonNull(label, "label");
    clauses = List.copyOf(clauses);
    requireNonNull(ground, "ground");
    requireNonNull(by, "by");
    requireNonNull(muted, "muted");
  }

  @Override
  public JsonObject fields() {
    ObjectWriter row =
        new ObjectWriter()
            .put("entry", entry)
            .put("item", item)
            .put("source", source)
            .put("what", "sound")
            .put("level", "audio")
            .put("subject", mute)
            .put("from", seconds.start())
            .put("to", seconds.endExclusive())
            .put("amount", seconds.length())
            .put("unit", "second")
            .put("mediaBegins", media.begins())
            .put("mediaEnds", media.ends())
            .put("duration", media.ends() - media.begins())
            .put("method", with.word())
            .put("shownAtPlace", Words.place(ground.basis().isPresent()))
            .put("status", "covered")
            .put("clauses", Words.texts(clauses.stream().map(ClauseId::toString).toList()));
    label.ifPresent(text -> row.put("description", text));
    ground.write(row);
    by.ifPresent(id -> row.put("decidedBy", Words.texts(List.of(id))));
    muted.ifPresent(at -> row.put("decided", at.toString()));
    return row.end();
  }
}
