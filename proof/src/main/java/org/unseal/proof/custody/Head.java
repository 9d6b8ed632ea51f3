package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * Where a log ends, or ended once: whoever knows it can tell whether anything up to there was
 * changed.
 *
 * @param seq of the last event; 0 of a log that has none
 * @param hash SHA-256 of that event's bytes; of 32 zeros where there is none
 */
public record Head(long seq, Digest hash) implements Comparable<Head> {
  /** Before the first event. */
  public static final Head NONE = new Head(0, Digest.of(new byte[Digest.LENGTH]));

  /** What documents that state a head call it. */
  public static final String FIELD = "custodyHead";

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,14}):([0-9a-f]{64})");

  public Head {
    requireNonNull(hash, "hash");
    if (seq < 0) {
      throw new IllegalArgumentException("seq " + seq);
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Head of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a head is a number, a colon and 64 hexadecimal digits");
    }
    return new Head(Long.parseLong(matcher.group(1)), Digest.ofHex(matcher.group(2)));
  }

  /** Reads the value of a field {@value #FIELD}. */
  public static Head read(ObjectReader object) throws MalformedJsonException {
    return new Head(object.count("seq"), object.digest("sha256"));
  }

  /** The value of a field {@value #FIELD}. */
  public JsonObject json() {
    return new ObjectWriter().put("seq", seq).put("sha256", hash).end();
  }

  @Override
  public int compareTo(Head other) {
    int order = Long.compare(seq, other.seq);
    return order != 0 ? order : hash.hex().compareTo(other.hash.hex());
  }

  /** As people copy it: {@code 12:9f86…}. */
  @Override
  public String toString() {
    return seq + ":" + hash;
  }
}
