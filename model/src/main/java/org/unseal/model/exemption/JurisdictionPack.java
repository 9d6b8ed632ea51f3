package org.unseal.model.exemption;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The grounds of one jurisdiction.
 *
 * @param id at most 32 lower-case letters, digits and hyphens, as {@code us-fl}
 * @param name in words
 * @param exemptions no code twice; at least one
 */
public record JurisdictionPack(String id, String name, List<Exemption> exemptions) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public JurisdictionPack {
    if (!isId(id)) {
      throw new IllegalArgumentException("not the name of a jurisdiction pack");
    }
    requireNonNull(name, "name");
    exemptions = List.copyOf(exemptions);
    if (exemptions.isEmpty()) {
      throw new IllegalArgumentException("a pack without a single ground");
    }
    Set<String> codes = new HashSet<>();
    for (Exemption exemption : exemptions) {
      if (!codes.add(exemption.code())) {
        throw new IllegalArgumentException(exemption.code() + " is there twice");
      }
    }
  }

  /** Whether this has the shape of a pack's id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The ground with this code. */
  public Optional<Exemption> exemption(String code) {
    return exemptions.stream().filter(found -> found.code().equals(code)).findAny();
  }
}
