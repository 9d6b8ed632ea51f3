package org.unseal.proof.catalogue;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** How far the case's custody log was: the number of its last event and that event's digest. */
public record CustodyPoint(long seq, Digest sha256) {
  public CustodyPoint {
    requireNonNull(sha256, "sha256");
    if (seq < 0) {
      throw new IllegalArgumentException(seq + " is no event");
    }
  }

  JsonObject value() {
    return new ObjectWriter().put("seq", seq).put("sha256", sha256).end();
  }

  static CustodyPoint read(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(java.util.Set.of("seq", "sha256"));
    return new CustodyPoint(object.count("seq"), object.digest("sha256"));
  }
}
