package org.unseal.proof.publication;

import java.util.Set;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * So much of recordings.
 *
 * @param micros their length in microseconds
 */
public record Amount(long frames, long micros) {
  /** Nothing. */
  public static final Amount NONE = new Amount(0, 0);

  private static final Set<String> FIELDS = Set.of("frames", "micros");

  public Amount {
    if (frames < 0 || micros < 0 || frames > JsonNumber.LARGEST || micros > JsonNumber.LARGEST) {
      throw new IllegalArgumentException("an amount of " + frames + " frames");
    }
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException where that is more than can be written
   */
  public Amount plus(Amount other) {
    return new Amount(frames + other.frames, micros + other.micros);
  }

  JsonObject value() {
    return new ObjectWriter().put("frames", frames).put("micros", micros).end();
  }

  static Amount read(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(FIELDS);
    return new Amount(object.count("frames"), object.count("micros"));
  }
}
