package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;
import static org.unseal.engine.log.LogColumn.open;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unseal.engine.log.LogColumn.Form;

/**
 * What is covered in the clips of a case and muted in its calls, and why: every segment, region,
 * backdrop and frame, and every span of sound.
 *
 * @param covered in clips
 * @param muted in calls
 */
public record RedactionLog(LogTitle title, List<RedactionRow> covered, List<MutedRow> muted)
    implements PublicLog {
  private static final String SCHEMA = "unseal/redaction-log";

  private static final List<LogColumn> COLUMNS =
      List.of(
          open("entry", "Entry").ofEach(),
          open("what", "What"),
          open("level", "Level"),
          open("clip", "Clip"),
          open("source", "Source"),
          open("item", "Recording", Form.NOT_ON_PAGE),
          open("subject", "Number").ofEach(),
          open("description", "What it is about"),
          open("category", "Category"),
          open("name", "Name"),
          open("from", "From frame", Form.NOT_ON_PAGE).ofEach(),
          open("to", "To frame", Form.NOT_ON_PAGE).ofEach(),
          open("clipFrom", "From frame of the clip").ofEach(),
          open("clipTo", "To frame of the clip").ofEach(),
          open("amount", "Amount", Form.AMOUNT).ofEach(),
          open("unit", "Unit", Form.NOT_ON_PAGE),
          open("mediaBegins", "Begins in the recording", Form.TIME).ofEach(),
          open("mediaEnds", "Ends in the recording", Form.TIME).ofEach(),
          open("duration", "Length", Form.TIME).ofEach(),
          open("shareMean", "Share of the picture, mean", Form.SHARE).ofEach(),
          open("shareMost", "Share of the picture, most", Form.SHARE).ofEach(),
          open("recorderShows", "The recorder's clock shows").ofEach(),
          open("code", "Code"),
          open("citation", "Citation"),
          open("jurisdiction", "Jurisdiction"),
          open("lawAsOf", "Law as of"),
          open("force", "Force"),
          open("clauses", "Clauses of the order"),
          open("reason", "Reason"),
          open("harm", "Harm if disclosed"),
          open("segregability", "Why the rest could not be released"),
          open("method", "Method"),
          open("shownAtPlace", "Code shown at the place"),
          open("decidedBy", "Decided by"),
          open("decided", "Decided"),
          open("reviewedBy", "Reviewed by"),
          open("reviewed", "Reviewed"),
          open("reviewOn", "Looked at again on"),
          open("contact", "Contact"),
          open("status", "Status", Form.NOT_ON_PAGE),
          LogColumn.PERSON,
          LogColumn.NOTE);

  public RedactionLog {
    requireNonNull(title, "title");
    covered = List.copyOf(covered);
    muted = List.copyOf(muted);
  }

  @Override
  public List<PublicRow> rows() {
    return Stream.<PublicRow>concat(covered.stream(), muted.stream()).toList();
  }

  LogDocument document() {
    return LogDocument.open(
        SCHEMA,
        "Redaction log",
        List.of(
            "What is covered in the published clips and muted in the published calls, and on what"
                + " ground. Shares are of the area of the picture while it is covered; entries may"
                + " overlap.",
            "People are named by their ids in the case; nobody who is covered is named unless the"
                + " public may read the name."),
        title,
        COLUMNS,
        rows());
  }

  InternalLog internal(Map<String, LogRow.Note> notes) {
    return InternalLog.of(document(), COLUMNS, rows(), notes);
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
