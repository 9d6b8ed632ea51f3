package org.unseal.engine.ground;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * A ground that somebody chose.
 *
 * @param code of a jurisdiction pack, or a clause as {@code o1/2}
 * @param words that may be published
 * @param internal note that is never published
 * @param reviewOn a day on which somebody looks whether it still holds
 * @param decidedBy id of the person who chose it
 * @param review somebody else who agreed
 */
public record Ground(
    GroundPlace place,
    String code,
    PublicWords words,
    Optional<String> internal,
    Optional<LocalDate> reviewOn,
    String decidedBy,
    LocalDate decided,
    Optional<Review> review) {
  private static final String SCHEMA = "unseal/ground";
  private static final int VERSION = 1;
  private static final int LONGEST_CODE = 80;
  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "source",
          "item",
          "from",
          "to",
          "category",
          "allElse",
          "beside",
          "code",
          "reason",
          "harm",
          "segregability",
          "contact",
          "internal",
          "reviewOn",
          "decidedBy",
          "decided",
          "reviewedBy",
          "reviewed");

  public Ground {
    requireNonNull(place, "place");
    requireNonNull(words, "words");
    internal.ifPresent(text -> PublicWords.line(text, "a note"));
    requireNonNull(reviewOn, "reviewOn");
    requireNonNull(decidedBy, "decidedBy");
    requireNonNull(decided, "decided");
    requireNonNull(review, "review");
    if (code.isBlank() || code.length() > LONGEST_CODE) {
      throw new IllegalArgumentException("not the code of a ground");
    }
    review
        .filter(agreed -> agreed.by().equals(decidedBy))
        .ifPresent(
            _ -> {
              throw new IllegalArgumentException(
                  "whoever chose a ground can't review it; somebody else does");
            });
  }

  /**
   * Somebody else agreed.
   *
   * @param by id of the person
   */
  public record Review(String by, LocalDate on) {
    public Review {
      requireNonNull(by, "by");
      requireNonNull(on, "on");
    }
  }

  /** The same after somebody else agreed. */
  public Ground reviewedBy(Review agreed) {
    return new Ground(
        place, code, words, internal, reviewOn, decidedBy, decided, Optional.of(agreed));
  }

  /** The change that keeps it. */
  public Change.Put put() {
    ObjectWriter body = new ObjectWriter().put("schema", SCHEMA).put("version", VERSION);
    place.write(body);
    body.put("code", code);
    words.write(body);
    internal.ifPresent(text -> body.put("internal", text));
    reviewOn.ifPresent(day -> body.put("reviewOn", day.toString()));
    body.put("decidedBy", decidedBy).put("decided", decided.toString());
    review.ifPresent(
        agreed -> body.put("reviewedBy", agreed.by()).put("reviewed", agreed.on().toString()));
    return new Change.Put(RecordKind.GROUND, place.id(), body.end());
  }

  static Ground read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a ground");
      body.requireSchema(SCHEMA, VERSION);
      body.requireOnly(FIELDS);
      Ground ground =
          new Ground(
              GroundPlace.read(body),
              body.text("code"),
              PublicWords.read(body),
              PublicWords.optional(body, "internal"),
              PublicWords.optional(body, "reviewOn").map(LocalDate::parse),
              body.text("decidedBy"),
              LocalDate.parse(body.text("decided")),
              body.has("reviewedBy")
                  ? Optional.of(
                      new Review(body.text("reviewedBy"), LocalDate.parse(body.text("reviewed"))))
                  : Optional.empty());
      if (!ground.place().id().equals(record.id())) {
        throw new MalformedJsonException("a ground under another's name");
      }
      return ground;
    } catch (MalformedJsonException | IllegalArgumentException | DateTimeException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a ground of the case can't be read; run custody check", e);
    }
  }
}
