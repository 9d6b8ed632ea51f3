package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What became of recordings: what there is, and its four parts, which are all of it.
 *
 * @param released shown as it is
 * @param redacted shown, but for what is covered
 * @param withheld because a ruling or a ground says so
 * @param notAddressed withheld because no ruling speaks of it
 */
public record Shares(
    Amount existing, Amount released, Amount redacted, Amount withheld, Amount notAddressed) {
  /** Of nothing. */
  public static final Shares NONE =
      new Shares(Amount.NONE, Amount.NONE, Amount.NONE, Amount.NONE, Amount.NONE);

  public Shares {
    requireNonNull(existing, "existing");
    requireNonNull(released, "released");
    requireNonNull(redacted, "redacted");
    requireNonNull(withheld, "withheld");
    requireNonNull(notAddressed, "notAddressed");
  }

  /** The four parts together; what there is, where they are all of it. */
  public Amount parts() {
    return released.plus(redacted).plus(withheld).plus(notAddressed);
  }

  /** Both together. */
  public Shares plus(Shares other) {
    return new Shares(
        existing.plus(other.existing),
        released.plus(other.released),
        redacted.plus(other.redacted),
        withheld.plus(other.withheld),
        notAddressed.plus(other.notAddressed));
  }

  ObjectWriter write(ObjectWriter object) {
    return object
        .put("existing", existing.value())
        .put("released", released.value())
        .put("redacted", redacted.value())
        .put("withheld", withheld.value())
        .put("notAddressed", notAddressed.value());
  }

  static Shares read(ObjectReader object) throws MalformedJsonException {
    return new Shares(
        Amount.read(object.object("existing")),
        Amount.read(object.object("released")),
        Amount.read(object.object("redacted")),
        Amount.read(object.object("withheld")),
        Amount.read(object.object("notAddressed")));
  }
}
