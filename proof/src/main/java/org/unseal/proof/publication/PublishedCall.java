package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.release.PlainText;

/**
 * A dispatch recording of a publication.
 *
 * @param release what proves it
 * @param stamp when it began as the recorder wrote it down, if it did
 * @param reference when it began; empty where nobody can say
 * @param micros how long it is
 * @param muted how much of that is silenced
 */
public record PublishedCall(
    Nested release, Optional<String> stamp, Optional<Interval> reference, long micros, long muted) {
  public PublishedCall {
    requireNonNull(release, "release");
    stamp.ifPresent(text -> PlainText.require(text, "stamp"));
    requireNonNull(reference, "reference");
    if (micros < 0 || micros > JsonNumber.LARGEST || muted < 0 || muted > micros) {
      throw new IllegalArgumentException("a call of no length that can be");
    }
  }
}
