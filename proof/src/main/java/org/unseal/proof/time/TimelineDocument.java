package org.unseal.proof.time;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.MalformedJsonException;

/**
 * Statements about time and what follows from them, so that anybody can solve it again.
 *
 * @param tool name and version of the program that made it
 * @param created ISO 8601 in UTC, by that machine's clock
 * @param dropped each of another event of the statements
 * @param bounds none where the statements contradict each other
 */
public record TimelineDocument(
    String tool,
    String created,
    Statements statements,
    List<Dropped> dropped,
    List<StatedBound> bounds) {
  /** What it is called in a release. */
  public static final String NAME = "timeline.json";

  /** Of the document, in signatures. */
  public static final String TYPE = "timeline";

  /** Most bytes. */
  public static final int LONGEST = 48 << 20;

  static final String SCHEMA = "unseal/timeline";
  static final int VERSION = 1;

  public TimelineDocument {
    Limits.text(tool, "tool");
    Limits.text(created, "created");
    requireNonNull(statements, "statements");
    dropped = List.copyOf(dropped);
    bounds = List.copyOf(bounds);
    Limits.count(bounds.size(), Limits.BOUNDS, "bounds");
    Set<String> events = new HashSet<>();
    statements.events().forEach(event -> events.add(event.id()));
    for (Dropped left : dropped) {
      if (!events.remove(left.event())) {
        throw new IllegalArgumentException("what was dropped is not there, or twice");
      }
    }
    Set<Instant> origins = new HashSet<>();
    bounds.forEach(bound -> origins.add(bound.origin()));
    Limits.count(origins.size(), Limits.ORIGINS, "instants that differences are measured from");
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    return CanonicalJson.bytes(TimelineWriter.value(this));
  }

  /**
   * Reads what a stranger may have written. That the bounds follow is not checked here, {@link
   * TimelineCheck} does.
   *
   * @throws MalformedJsonException where it is no timeline of this version
   */
  public static TimelineDocument read(byte[] document) throws MalformedJsonException {
    return TimelineReader.read(document);
  }
}
