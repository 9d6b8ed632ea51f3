package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What plans, decisions and logs say of one clip, as far as an answer to an order needs it.
 *
 * @param clip as the scope calls it
 * @param stage how far it has come, in words that may stand in the answer: {@code planned}, {@code
 *     rendered and audited}
 * @param length in microseconds, where it is known
 * @param coverings what is covered; empty where nothing is or nothing is planned
 * @param cleared labels of those who are shown in at least one frame by decision
 * @param sound what became of it: {@code none in the original}, {@code removed}
 */
public record ClipFacts(
    String clip,
    String stage,
    OptionalLong length,
    List<Covering> coverings,
    List<String> cleared,
    Optional<String> sound) {
  private static final String IN_SCOPE = "in the scope";

  public ClipFacts {
    requireNonNull(clip, "clip");
    requireNonNull(stage, "stage");
    requireNonNull(length, "length");
    coverings = List.copyOf(coverings);
    cleared = List.copyOf(cleared);
    requireNonNull(sound, "sound");
  }

  /** Whether anything is known of it but that the scope has it. */
  boolean known() {
    return !stage.equals(IN_SCOPE);
  }

  /** A clip of which nothing is known but that the scope has it. */
  public static ClipFacts ofScope(String clip) {
    return new ClipFacts(
        clip, IN_SCOPE, OptionalLong.empty(), List.of(), List.of(), Optional.empty());
  }

  /**
   * Something that is covered, by one rule and on one ground.
   *
   * @param rule what is covered and how, as {@code heads of 14 people}
   * @param ground code of the exemption; empty where the order itself is the ground
   * @param rows of the redaction log
   */
  public record Covering(String rule, Optional<String> ground, List<String> rows) {
    public Covering {
      requireNonNull(rule, "rule");
      requireNonNull(ground, "ground");
      rows = List.copyOf(rows);
    }
  }
}
