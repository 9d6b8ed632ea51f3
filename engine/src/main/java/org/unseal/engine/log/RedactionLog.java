package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.engine.log.LogColumn.Form;

/** What is covered in the clips of a case, and why: every segment, region, backdrop and frame. */
public record RedactionLog(LogTitle title, List<RedactionRow> rows) implements PublicLog {
  private static final String SCHEMA = "unseal/redaction-log";

  private static final List<LogColumn> COLUMNS =
      List.of(
          new LogColumn("entry", "Entry"),
          new LogColumn("what", "What"),
          new LogColumn("level", "Level"),
          new LogColumn("clip", "Clip"),
          new LogColumn("source", "Source"),
          new LogColumn("item", "Recording", Form.NOT_ON_PAGE),
          new LogColumn("subject", "Number"),
          new LogColumn("category", "Category"),
          new LogColumn("name", "Name"),
          new LogColumn("from", "From frame", Form.NOT_ON_PAGE),
          new LogColumn("to", "To frame", Form.NOT_ON_PAGE),
          new LogColumn("clipFrom", "From frame of the clip"),
          new LogColumn("clipTo", "To frame of the clip"),
          new LogColumn("amount", "Frames"),
          new LogColumn("mediaBegins", "Begins in the recording", Form.TIME),
          new LogColumn("mediaEnds", "Ends in the recording", Form.TIME),
          new LogColumn("duration", "Length", Form.TIME),
          new LogColumn("shareMean", "Share of the picture, mean", Form.SHARE),
          new LogColumn("shareMost", "Share of the picture, most", Form.SHARE),
          new LogColumn("code", "Code"),
          new LogColumn("citation", "Citation"),
          new LogColumn("jurisdiction", "Jurisdiction"),
          new LogColumn("lawAsOf", "Law as of"),
          new LogColumn("force", "Force"),
          new LogColumn("clauses", "Clauses of the order"),
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
          new LogColumn("contact", "Contact"),
          new LogColumn("status", "Status", Form.NOT_ON_PAGE));

  public RedactionLog {
    requireNonNull(title, "title");
    rows = List.copyOf(rows);
  }

  LogDocument document() {
    return new LogDocument(
        SCHEMA,
        "Redaction log",
        List.of(
            "What is covered in the published clips, and on what ground. Shares are of the area of"
                + " the picture while it is covered; entries may overlap.",
            "People are named by their ids in the case; nobody who is covered is named unless the"
                + " public may read the name."),
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
