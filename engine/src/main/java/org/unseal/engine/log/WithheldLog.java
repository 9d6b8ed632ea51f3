package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;
import static org.unseal.engine.log.LogColumn.open;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unseal.engine.log.LogColumn.Form;

/**
 * What of a case is not published, and why: every stretch of every recording, what of the originals
 * of published clips is left out, and what never came.
 *
 * @param kept what is not published now
 * @param released what an earlier version did not have and is published now; also in the clips
 */
public record WithheldLog(LogTitle title, List<WithheldRow> kept, List<WithheldRow> released)
    implements PublicLog {
  private static final String SCHEMA = "unseal/withheld-log";

  private static final List<LogColumn> COLUMNS =
      List.of(
          open("entry", "Entry").ofEach(),
          open("kind", "Kind"),
          open("description", "What it is"),
          open("status", "Status", Form.NOT_ON_PAGE),
          open("since", "Since version"),
          open("publicIn", "Public before in version"),
          open("level", "Level", Form.NOT_ON_PAGE),
          open("source", "Source"),
          open("item", "Recording"),
          open("from", "From", Form.NOT_ON_PAGE).ofEach(),
          open("to", "To", Form.NOT_ON_PAGE).ofEach(),
          open("amount", "Amount", Form.NOT_ON_PAGE).ofEach(),
          open("unit", "Unit", Form.NOT_ON_PAGE),
          open("mediaBegins", "Begins in the recording", Form.TIME).ofEach(),
          open("mediaEnds", "Ends in the recording", Form.TIME).ofEach(),
          open("duration", "Length", Form.TIME).ofEach(),
          open("recorderShows", "The recorder's clock shows").ofEach(),
          open("reference", "True time, at the earliest and latest").ofEach(),
          open("code", "Code"),
          open("citation", "Citation"),
          open("jurisdiction", "Jurisdiction"),
          open("lawAsOf", "Law as of"),
          open("force", "Force"),
          open("clause", "Clause of the order"),
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
          LogColumn.PERSON,
          LogColumn.NOTE);

  public WithheldLog {
    requireNonNull(title, "title");
    kept = List.copyOf(kept);
    released = List.copyOf(released);
  }

  @Override
  public List<WithheldRow> rows() {
    return Stream.concat(kept.stream(), released.stream()).toList();
  }

  /** Frames of pictures that are kept back. */
  public long frames() {
    return kept.stream()
        .flatMap(row -> row.frames().stream())
        .filter(amount -> !amount.sound())
        .mapToLong(amount -> amount.span().length())
        .sum();
  }

  LogDocument document() {
    return LogDocument.open(
        SCHEMA,
        "Withheld log",
        List.of(
            "What of the recordings of this case is not published, and on what ground. Together"
                + " with the published clips the entries that count frames are every frame of every"
                + " recording, once each.",
            "People are named by their ids in the case."),
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
