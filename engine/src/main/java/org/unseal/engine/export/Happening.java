package org.unseal.engine.export;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An event of the story.
 *
 * @param id {@code e1}
 * @param kind {@code observed}, {@code recorded}, {@code stated} or {@code not-shown}
 * @param title one line
 * @param sources what shows or says it, each in a line
 * @param placed when it was
 * @param seen where it can be seen or heard
 */
public record Happening(
    String id, String kind, String title, List<String> sources, Placed placed, List<Seen> seen) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern KIND = Pattern.compile("[a-z-]{1,20}");

  /**
   * Where in a piece.
   *
   * @param piece its id
   * @param from microseconds from the piece's beginning
   * @param to at least {@code from}
   */
  public record Seen(String piece, long from, long to) {
    public Seen {
      requireNonNull(piece, "piece");
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("no span: " + from + ".." + to);
      }
    }
  }

  public Happening {
    if (!ID.matcher(id).matches() || !KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("not the name or the kind of an event");
    }
    requireNonNull(title, "title");
    sources = List.copyOf(sources);
    requireNonNull(placed, "placed");
    seen = List.copyOf(seen);
  }

  /** The same, seen there alone. */
  Happening in(Seen one) {
    return new Happening(id, kind, title, sources, placed, List.of(one));
  }
}
