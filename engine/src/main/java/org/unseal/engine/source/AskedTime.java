package org.unseal.engine.source;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** A stretch of time as a recorder's clock shows it; from before until. */
public record AskedTime(LocalDateTime from, LocalDateTime until) {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  public AskedTime {
    requireNonNull(from, "from");
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a time that ends before it begins");
    }
  }

  /**
   * What a person typed: {@code 2025-05-06T14:15/2025-05-06T14:45}.
   *
   * @throws UnsealException {@code USAGE}
   */
  public static AskedTime parse(String typed) {
    String[] parts = typed.strip().split("/", -1);
    try {
      if (parts.length == 2) {
        return new AskedTime(
            LocalDateTime.parse(parts[0].strip().replace(' ', 'T')).truncatedTo(ChronoUnit.SECONDS),
            LocalDateTime.parse(parts[1].strip().replace(' ', 'T'))
                .truncatedTo(ChronoUnit.SECONDS));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw usage(e);
    }
    throw usage(null);
  }

  private static UnsealException usage(@org.jspecify.annotations.Nullable Exception cause) {
    return new UnsealException(
        ErrorCode.USAGE,
        "the time that was asked for is written 2025-05-06T14:15/2025-05-06T14:45, as the recorder's"
            + " clock shows it",
        cause);
  }

  JsonObject value() {
    return new ObjectWriter()
        .put("from", WRITTEN.format(from))
        .put("until", WRITTEN.format(until))
        .end();
  }

  static AskedTime read(ObjectReader object) throws MalformedJsonException {
    try {
      return new AskedTime(
          LocalDateTime.parse(object.text("from"), WRITTEN),
          LocalDateTime.parse(object.text("until"), WRITTEN));
    } catch (DateTimeException e) {
      throw new MalformedJsonException("a time that is none");
    }
  }
}
