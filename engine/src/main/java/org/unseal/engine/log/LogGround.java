package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.ground.PublicWords;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.proof.json.ObjectWriter;

/**
 * The ground of a row, as the public may read it: without any note.
 *
 * @param basis empty where nobody chose one
 */
public record LogGround(
    Optional<LegalBasis> basis,
    PublicWords words,
    Optional<LocalDate> reviewOn,
    Optional<String> decidedBy,
    Optional<LocalDate> decided,
    Optional<String> reviewedBy,
    Optional<LocalDate> reviewed) {
  /** Nobody chose one. */
  static final LogGround NONE = of(Optional.empty());

  public LogGround {
    requireNonNull(basis, "basis");
    requireNonNull(words, "words");
    requireNonNull(reviewOn, "reviewOn");
    requireNonNull(decidedBy, "decidedBy");
    requireNonNull(decided, "decided");
    requireNonNull(reviewedBy, "reviewedBy");
    requireNonNull(reviewed, "reviewed");
  }

  /** A basis that nobody had to choose, such as a clause. */
  static LogGround of(Optional<LegalBasis> basis) {
    return new LogGround(
        basis,
        PublicWords.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What somebody chose, less what they noted for themselves. */
  static LogGround of(Ground ground, Optional<LegalBasis> basis) {
    return new LogGround(
        basis,
        ground.words(),
        ground.reviewOn(),
        Optional.of(ground.decidedBy()),
        Optional.of(ground.decided()),
        ground.review().map(Ground.Review::by),
        ground.review().map(Ground.Review::on));
  }

  void write(ObjectWriter row) {
    basis.ifPresent(
        law -> {
          row.put("code", law.code())
              .put("citation", law.citation())
              .put("force", YamlFields.wordOf(law.force()));
          law.jurisdiction().ifPresent(name -> row.put("jurisdiction", name));
          law.lawAsOf().ifPresent(day -> row.put("lawAsOf", day.toString()));
        });
    words.reason().ifPresent(text -> row.put("reason", text));
    words.harm().ifPresent(text -> row.put("harm", text));
    words.segregability().ifPresent(text -> row.put("segregability", text));
    words.contact().ifPresent(text -> row.put("contact", text));
    reviewOn.ifPresent(day -> row.put("reviewOn", day.toString()));
  }
}
