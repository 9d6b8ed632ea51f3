package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.release.PlainText;

/**
 * A clip of a publication.
 *
 * @param release what proves it
 * @param frames of the recording that it shows, in presentation order
 * @param of how many frames the recording has
 * @param redacted whether the rulings want somebody in it covered
 * @param first what the recorder's own clock shows in the first frame, if it shows one
 * @param last the same of the last frame
 * @param reference when the first frame was; empty where nobody can say
 * @param micros how long it is
 */
public record PublishedClip(
    Nested release,
    FrameSpan frames,
    int of,
    boolean redacted,
    Optional<String> first,
    Optional<String> last,
    Optional<Interval> reference,
    long micros,
    Sound sound) {

  /** What became of a clip's sound. */
  public enum Sound {
    /** The recording has none; the sealed list of tracks says so. */
    NONE,
    /** There was some, and it is not published. */
    REMOVED,
    KEPT;

    /** How it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What is written so, if anything. */
    public static Optional<Sound> ofWord(String word) {
      for (Sound each : values()) {
        if (each.word().equals(word)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  public PublishedClip {
    requireNonNull(release, "release");
    requireNonNull(frames, "frames");
    first.ifPresent(text -> PlainText.require(text, "first"));
    last.ifPresent(text -> PlainText.require(text, "last"));
    requireNonNull(reference, "reference");
    requireNonNull(sound, "sound");
    if (frames.endExclusive() > of) {
      throw new IllegalArgumentException("a clip that ends behind its recording");
    }
    if (micros < 0 || micros > JsonNumber.LARGEST) {
      throw new IllegalArgumentException("a clip of no length that can be");
    }
  }

  /** How much of the recording it is. */
  public Amount amount() {
    return new Amount(frames.length(), micros);
  }
}
