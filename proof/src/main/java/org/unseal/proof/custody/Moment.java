package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * When something was done by the clock of the machine it was done on, in UTC and as a clock on the
 * wall showed it; to the microsecond.
 *
 * @param offset of the zone at that time, so that nobody needs its rules to read the time
 * @param zone its name, such as {@code America/New_York}
 */
public record Moment(Instant utc, ZoneOffset offset, String zone) {
  private static final Set<String> FIELDS = Set.of("utc", "local", "zone");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9+_/-]{1,64}");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  public Moment {
    utc = utc.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(offset, "offset");
    if (offset.getTotalSeconds() % 60 != 0) {
      throw new IllegalArgumentException("an offset of whole minutes is needed: " + offset);
    }
    if (!ZONE.matcher(zone).matches()) {
      throw new IllegalArgumentException("not the name of a time zone");
    }
  }

  /** This instant in a zone. */
  public static Moment of(Instant instant, ZoneId zone) {
    return new Moment(instant, zone.getRules().getOffset(instant), zone.getId());
  }

  /** {@code 2026-03-09T14:02:11.000000Z}. */
  public String utcText() {
    return UTC.format(utc);
  }

  /** {@code 2026-03-09T10:02:11.000000-04:00}. */
  public String localText() {
    return LOCAL.format(utc.atOffset(offset));
  }

  JsonObject json() {
    return new ObjectWriter()
        .put("utc", utcText())
        .put("local", localText())
        .put("zone", zone)
        .end();
  }

  static Moment read(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(FIELDS);
    try {
      OffsetDateTime local = OffsetDateTime.parse(object.text("local"), LOCAL);
      Moment moment = new Moment(local.toInstant(), local.getOffset(), object.text("zone"));
      if (!moment.utcText().equals(object.text("utc"))
          || !moment.localText().equals(object.text("local"))) {
        throw new MalformedJsonException("local time and UTC are two times");
      }
      return moment;
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new MalformedJsonException("a time that is none");
    }
  }
}
