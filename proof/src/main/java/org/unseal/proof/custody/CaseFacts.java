package org.unseal.proof.custody;

import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * The body of the one record of kind {@code CASE}.
 *
 * @param id 32 hexadecimal digits, drawn when the case was opened and never changed
 * @param title one line
 * @param agency who keeps the case, one line
 * @param zone where it happened, as in {@code America/New_York}
 */
public record CaseFacts(String id, String title, String agency, String zone) {
  /** The id of the record. */
  public static final String RECORD = "case";

  /** UTF-16 code units. */
  public static final int LONGEST = 200;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9+_/-]{1,64}");
  private static final Set<String> FIELDS = Set.of("caseId", "title", "agency", "zone");

  public CaseFacts {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a case");
    }
    Plain.requireLine(title, LONGEST, "a title");
    Plain.requireLine(agency, LONGEST, "an agency");
    if (!ZONE.matcher(zone).matches()) {
      throw new IllegalArgumentException("not the name of a time zone");
    }
  }

  /** Reads a record's body. */
  public static CaseFacts read(CaseRecord record) throws MalformedJsonException {
    return read(record.body());
  }

  static CaseFacts read(JsonObject body) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(body, "a case");
    object.requireOnly(FIELDS);
    try {
      return new CaseFacts(
          object.text("caseId"), object.text("title"), object.text("agency"), object.text("zone"));
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("a case that is none");
    }
  }

  /** The change that makes the record of this. */
  public Change.Put put() {
    return new Change.Put(
        RecordKind.CASE,
        RECORD,
        new ObjectWriter()
            .put("caseId", id)
            .put("title", title)
            .put("agency", agency)
            .put("zone", zone)
            .end());
  }
}
