package org.unseal.planted.ring.second;

import java.util.Optional;
import org.unseal.planted.ring.first.First;

/** Knows the first, which knows this. */
public record Second(Optional<First> first) {
  /** Uses it, as a type argument alone would be enough to hide it. */
  public boolean known() {
    return first.map(First::second).isPresent();
  }
}
