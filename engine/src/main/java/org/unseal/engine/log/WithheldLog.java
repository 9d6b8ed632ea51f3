package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.engine.log.LogColumn.Form;

/**
 * What of a case is not published, and why: every stretch of every recording, and what never came.
 */
public record WithheldLog(LogTitle title, List<WithheldRow> rows) implements PublicLog {
  private static final String SCHEMA = "unseal/withheld-log";

  private static final List<LogColumn> COLUMNS =
      List.of(
          new LogColumn("entry", "Entry"),
          new LogColumn("kind", "Kind"),
          new LogColumn("description", "What it is"),
          new LogColumn("status", "Status", Form.NOT_ON_PAGE),
          new LogColumn("level", "Level", Form.NOT_ON_PAGE),
          new LogColumn("source", "Source"),
          new LogColumn("item", "Recording"),
          new LogColumn("from", "From", Form.NOT_ON_PAGE),
          new LogColumn("to", "To", Form.NOT_ON_PAGE),
          new LogColumn("amount", "Amount", Form.NOT_ON_PAGE),
          new LogColumn("unit", "Unit", Form.NOT_ON_PAGE),
          new LogColumn("mediaBegins", "Begins in the recording", Form.TIME),
          new LogColumn("mediaEnds", "Ends in the recording", Form.TIME),
          new LogColumn("duration", "Length", Form.TIME),
          new LogColumn("recorderShows", "The recorder's clock shows"),
          new LogColumn("reference", "True time, at the earliest and latest"),
          new LogColumn("code", "Code"),
          new LogColumn("citation", "Citation"),
          new LogColumn("jurisdiction", "Jurisdiction"),
          new LogColumn("lawAsOf", "Law as of"),
          new LogColumn("force", "Force"),
          new LogColumn("clause", "Clause of the order"),
          new LogColumn("reason", "Reason"),
          new LogColumn("harm", "Harm if disclosed"),
          new LogColumn("segregability", "Why the rest could not be released"),
          new LogColumn("method", "Method"),
          new LogColumn("shownAtPlace", "Code shown at the place"),
          new LogColumn("decidedBy", "Decided by"),
          new LogColumn("decided", "Decided"),
          new LogColumn("reviewedBy", "Reviewed by"),
          new LogColumn("reviewed", "Reviewed"),
          new LogColumn("reviewOn", "Looked at again on"),
          new LogColumn("contact", "Contact"));

  public WithheldLog {
    requireNonNull(title, "title");
    rows = List.copyOf(rows);
  }

  /** Frames of pictures that it has rows for. */
  public long frames() {
    return rows.stream()
        .flatMap(row -> row.frames().stream())
        .filter(amount -> !amount.sound())
        .mapToLong(amount -> amount.span().length())
        .sum();
  }

  LogDocument document() {
    return new LogDocument(
        SCHEMA,
        "Withheld log",
        List.of(
            "What of the recordings of this case is not published, and on what ground. Together"
                + " with the published clips the entries are every frame of every recording.",
            "People are named by their ids in the case."),
        title,
        COLUMNS,
        rows);
  }

  @Override
  public String csv() {
    return document().csv();
  }

  @Override
  public byte[] json() {
    return document().json();
  }

  @Override
  public byte[] html() {
    return document().html();
  }
}
