package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.proof.verify.FindingCode.Group;

/**
 * What checking a publication showed, its clips and calls included: their findings are here, too,
 * by the name of the folder. Whether it matches, who signed, and whether it is the newest are three
 * answers.
 *
 * @param findings of each kind the first ones
 * @param counts of all findings of each kind
 * @param facts empty where the manifest can't be read
 */
public record PublicationVerdict(
    List<Finding> findings, Map<FindingCode, Long> counts, Optional<PublicationFacts> facts) {
  public PublicationVerdict {
    findings = List.copyOf(findings);
    counts = Map.copyOf(new EnumMap<>(counts));
    requireNonNull(facts, "facts");
  }

  /** Whether the office took it back: then nothing else of it is checked. */
  public boolean recalled() {
    return counts.containsKey(FindingCode.RECALLED);
  }

  /** Whether everything that is checked here matches, whoever signed. */
  public boolean intact() {
    return facts.isPresent() && none(Group.MATCH) && !recalled();
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
