package org.unseal.engine.event;

import static java.util.Objects.requireNonNull;

import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * Frames of a clip that show something.
 *
 * @param clip as the scope calls it
 * @param item the recording that it is of
 * @param frames of the recording
 * @param clipFirst the frame of the recording with which the clip begins
 * @param begins when the first of the frames comes, in microseconds of the recording
 * @param ends when the last is gone
 * @param clipBegins when the clip begins in the recording
 */
public record Shown(
    String clip,
    String item,
    FrameSpan frames,
    int clipFirst,
    long begins,
    long ends,
    long clipBegins) {
  public Shown {
    requireNonNull(clip, "clip");
    requireNonNull(item, "item");
    requireNonNull(frames, "frames");
    if (ends <= begins || begins < clipBegins || frames.start() < clipFirst) {
      throw new IllegalArgumentException("frames that are not where their clip is");
    }
  }

  /** The frames as the clip counts them. */
  public FrameSpan inClip() {
    return new FrameSpan(frames.start() - clipFirst, frames.endExclusive() - clipFirst);
  }

  JsonObject json() {
    return new ObjectWriter()
        .put("clip", clip)
        .put("item", item)
        .put("from", frames.start())
        .put("to", frames.endExclusive())
        .put("clipFirst", clipFirst)
        .put("begins", begins)
        .put("ends", ends)
        .put("clipBegins", clipBegins)
        .end();
  }

  /** As it is published: counted from where the clip begins, and nothing of what lies before. */
  JsonObject published() {
    return new ObjectWriter()
        .put("clip", clip)
        .put("from", inClip().start())
        .put("to", inClip().endExclusive())
        .put("begins", begins - clipBegins)
        .put("ends", ends - clipBegins)
        .end();
  }

  static Shown read(ObjectReader one) throws MalformedJsonException {
    return new Shown(
        one.text("clip"),
        one.text("item"),
        new FrameSpan(
            (int) one.within("from", 0, Integer.MAX_VALUE),
            (int) one.within("to", 1, Integer.MAX_VALUE)),
        (int) one.within("clipFirst", 0, Integer.MAX_VALUE),
        one.number("begins"),
        one.number("ends"),
        one.number("clipBegins"));
  }

  /** In words, counted as the clip counts. */
  String words() {
    FrameSpan own = inClip();
    return own.length() == 1
        ? "%s, frame %d".formatted(clip, own.start())
        : "%s, frames %d to %d".formatted(clip, own.start(), own.endExclusive() - 1);
  }
}
