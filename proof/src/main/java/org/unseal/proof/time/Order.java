package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * One instant comes after another.
 *
 * @param least how much later at least; may be below 0
 * @param most how much later at most; empty where nobody knows
 */
public record Order(
    String id, Instant first, Instant then, long least, OptionalLong most, Basis basis) {
  public Order {
    Limits.id(id);
    requireNonNull(first, "first");
    requireNonNull(then, "then");
    Limits.time(least, "a distance");
    requireNonNull(most, "most");
    most.ifPresent(value -> Limits.time(value, "a distance"));
    requireNonNull(basis, "basis");
    if (most.isPresent() && most.getAsLong() < least) {
      throw new IllegalArgumentException("a distance of at least more than at most");
    }
  }
}
