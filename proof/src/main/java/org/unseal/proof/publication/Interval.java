package org.unseal.proof.publication;

import java.util.Set;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** When something was, in microseconds of reference time since 1970: no earlier, no later. */
public record Interval(long earliest, long latest) {
  private static final Set<String> FIELDS = Set.of("earliest", "latest");

  public Interval {
    if (latest < earliest || earliest < -JsonNumber.LARGEST || latest > JsonNumber.LARGEST) {
      throw new IllegalArgumentException("an interval of time that ends before it begins");
    }
  }

  JsonObject value() {
    return new ObjectWriter().put("earliest", earliest).put("latest", latest).end();
  }

  static Interval read(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(FIELDS);
    return new Interval(object.number("earliest"), object.number("latest"));
  }
}
