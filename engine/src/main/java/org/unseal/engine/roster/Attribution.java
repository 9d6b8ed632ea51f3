package org.unseal.engine.roster;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.release.PlainText;

/**
 * Somebody says who a person is.
 *
 * @param by who says so, as a newspaper or an office
 * @param where they said it: an address, an edition, a page
 * @param date of that
 * @param source what they rest it on, where they say so
 */
public record Attribution(String by, String where, LocalDate date, Optional<String> source) {
  public Attribution {
    line(by, "who says so");
    line(where, "where they said so");
    requireNonNull(date, "date");
    source.ifPresent(text -> line(text, "what it rests on"));
  }

  static String line(String text, String what) {
    if (!PlainText.is(text)) {
      throw new IllegalArgumentException(
          "%s is one line of at most %d characters".formatted(what, PlainText.LONGEST));
    }
    return text;
  }

  JsonObject json() {
    ObjectWriter one =
        new ObjectWriter().put("by", by).put("where", where).put("date", date.toString());
    source.ifPresent(text -> one.put("source", text));
    return one.end();
  }

  static Attribution read(ObjectReader one) throws MalformedJsonException {
    return new Attribution(
        one.text("by"),
        one.text("where"),
        LocalDate.parse(one.text("date")),
        one.has("source") ? Optional.of(one.text("source")) : Optional.empty());
  }
}
