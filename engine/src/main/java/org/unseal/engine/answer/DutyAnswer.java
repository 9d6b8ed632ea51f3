package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;

/**
 * What somebody says became of a condition or a notice.
 *
 * @param words how it was met, why it was waived, or why an earlier answer was wrong
 * @param date on which it was met or waived
 */
public record DutyAnswer(DutyPlace place, State state, String words, LocalDate date) {
  private static final String SCHEMA = "unseal/duty-answer";
  private static final int VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of("schema", "version", "duty", "state", "words", "date");

  public DutyAnswer {
    requireNonNull(place, "place");
    requireNonNull(state, "state");
    requireNonNull(date, "date");
    if (!PlainText.is(words)) {
      throw new IllegalArgumentException(
          "how or why is one line of at most %d characters".formatted(PlainText.LONGEST));
    }
  }

  /** Where it stands. */
  public enum State {
    MET,
    WAIVED,
    /** An earlier answer was taken back. */
    OPEN;

    /** How it is written in documents. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The change that makes a record of this. */
  public Change.Put put() {
    return new Change.Put(
        RecordKind.ANSWER,
        place.record(),
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("duty", place.toString())
            .put("state", state.code())
            .put("words", words)
            .put("date", date.toString())
            .end());
  }

  /** Reads a record. */
  public static DutyAnswer read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "an answer");
      body.requireSchema(SCHEMA, VERSION);
      body.requireOnly(FIELDS);
      String code = body.text("state");
      DutyAnswer answer =
          new DutyAnswer(
              DutyPlace.parse(body.text("duty")),
              Arrays.stream(State.values())
                  .filter(state -> state.code().equals(code))
                  .findAny()
                  .orElseThrow(IllegalArgumentException::new),
              body.text("words"),
              LocalDate.parse(body.text("date")));
      if (!answer.place().record().equals(record.id())) {
        throw new MalformedJsonException("an answer under another duty's name");
      }
      return answer;
    } catch (MalformedJsonException
        | IllegalArgumentException
        | DateTimeException
        | UnsealException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "an answer to an order can't be read; run custody check", e);
    }
  }
}
