package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.plan.CoveredShare;
import org.unseal.engine.roster.Category;
import org.unseal.model.code.Codes;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/**
 * Something that is covered in a clip, as the public may read it.
 *
 * @param entry {@code c1.1} and so on
 * @param what is covered: a segment of a track, a drawn region, part of a still backdrop, whole
 *     frames
 * @param subject its number in the plan's analysis; empty for whole frames
 * @param level how much of it
 * @param frames of the clip's recording
 * @param inClip the same counted from the clip's first frame
 * @param shown what the recorder's clock shows in its first and last frame
 * @param category of whom is covered, where somebody said who it is
 * @param name of them, where the roster lets the public read it
 * @param clauses that want the clip so
 * @param decidedBy ids of everybody who decided on this recording
 * @param decided when this was; empty where nobody decided and it is covered for that
 * @param reviewedBy id of who approved the clip's plan
 */
public record RedactionRow(
    String entry,
    String clip,
    String item,
    String source,
    What what,
    Optional<String> subject,
    String level,
    FrameSpan frames,
    FrameSpan inClip,
    WithheldRow.Media media,
    Optional<String> shown,
    CoveredShare share,
    Optional<Category> category,
    Optional<String> name,
    String fill,
    List<ClauseId> clauses,
    LogGround ground,
    List<String> decidedBy,
    Optional<Instant> decided,
    Optional<String> reviewedBy,
    Optional<String> reviewed)
    implements PublicRow {
  public RedactionRow {
    requireNonNull(entry, "entry");
    requireNonNull(clip, "clip");
    requireNonNull(item, "item");
    requireNonNull(source, "source");
    requireNonNull(what, "what");
    requireNonNull(subject, "subject");
    requireNonNull(level, "level");
    requireNonNull(frames, "frames");
    requireNonNull(inClip, "inClip");
    requireNonNull(media, "media");
    requireNonNull(shown, "shown");
    requireNonNull(share, "share");
    requireNonNull(category, "category");
    requireNonNull(name, "name");
    requireNonNull(fill, "fill");
    clauses = List.copyOf(clauses);
    requireNonNull(ground, "ground");
    decidedBy = List.copyOf(decidedBy);
    requireNonNull(decided, "decided");
    requireNonNull(reviewedBy, "reviewedBy");
    requireNonNull(reviewed, "reviewed");
  }

  /** What sort of thing is covered. */
  public enum What {
    MOVER,
    FACE,
    STILL_FACE,
    REGION,
    BACKDROP,
    WHOLE_FRAMES
  }

  @Override
  public JsonObject fields() {
    ObjectWriter row =
        new ObjectWriter()
            .put("entry", entry)
            .put("clip", clip)
            .put("item", item)
            .put("source", source)
            .put("what", Codes.of(what))
            .put("level", level)
            .put("from", frames.start())
            .put("to", frames.endExclusive())
            .put("clipFrom", inClip.start())
            .put("clipTo", inClip.endExclusive())
            .put("amount", frames.length())
            .put("unit", "frame")
            .put("mediaBegins", media.begins())
            .put("mediaEnds", media.ends())
            .put("duration", media.ends() - media.begins())
            .put("shareMean", share.meanMillionths())
            .put("shareMost", share.mostMillionths())
            .put("method", "opaque fill " + fill)
            .put("shownAtPlace", Words.place(ground.basis().isPresent()))
            .put("status", "covered")
            .put("clauses", Words.texts(clauses.stream().map(ClauseId::toString).toList()))
            .put("decidedBy", Words.texts(decidedBy));
    subject.ifPresent(text -> row.put("subject", text));
    category.ifPresent(of -> row.put("category", of.code()));
    name.ifPresent(text -> row.put("name", text));
    shown.ifPresent(text -> row.put("recorderShows", text));
    ground.write(row);
    decided.ifPresent(at -> row.put("decided", at.toString()));
    reviewedBy.ifPresent(id -> row.put("reviewedBy", id));
    reviewed.ifPresent(at -> row.put("reviewed", at));
    return row.end();
  }
}
