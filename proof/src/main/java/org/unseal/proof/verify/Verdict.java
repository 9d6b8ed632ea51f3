package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.proof.verify.FindingCode.Group;

/**
 * What checking a release showed. Whether it matches and who signed are two answers: a forged
 * release with a seal of its own matches itself.
 *
 * @param findings of each kind the first ones
 * @param counts of all findings of each kind
 * @param facts empty where the manifest can't be read
 */
public record Verdict(
    List<Finding> findings, Map<FindingCode, Long> counts, Optional<Facts> facts) {
  public Verdict {
    findings = List.copyOf(findings);
    counts = Map.copyOf(new EnumMap<>(counts));
    requireNonNull(facts, "facts");
  }

  /** Whether everything that is checked here matches, whoever signed. */
  public boolean intact() {
    return facts.isPresent() && none(Group.MATCH);
  }

  /** Whether that is all of it, and nothing is there that can't be checked at all. */
  public boolean proved() {
    return intact() && none(Group.UNPROVED);
  }

  /** Whether it is also known who signed: the one good answer. */
  public boolean good() {
    return proved() && none(Group.SIGNER);
  }

  private boolean none(Group group) {
    return counts.keySet().stream().noneMatch(code -> code.group() == group);
  }
}
