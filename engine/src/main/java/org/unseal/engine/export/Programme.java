package org.unseal.engine.export;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a release shows and plays, and what happens in it.
 *
 * @param title one line
 * @param zone seconds that local time is ahead of UTC, for texts
 * @param pieces in the order in which they are shown; ids are their own
 * @param events in any order; those that are seen name a piece of the programme
 */
public record Programme(String title, int zone, List<Piece> pieces, List<Happening> events) {
  public Programme {
    requireNonNull(title, "title");
    pieces = List.copyOf(pieces);
    events = List.copyOf(events);
    Set<String> ids = new HashSet<>();
    for (Piece piece : pieces) {
      if (!ids.add(piece.id())) {
        throw new IllegalArgumentException("two pieces of one name: " + piece.id());
      }
    }
    for (Happening event : events) {
      event.seen().stream()
          .filter(seen -> !ids.contains(seen.piece()))
          .forEach(
              seen -> {
                throw new IllegalArgumentException("an event in no piece: " + event.id());
              });
    }
  }

  /** What is seen or heard in a piece, in order, each once for every time that it is. */
  List<Happening> seenIn(Piece piece) {
    return events.stream()
        .flatMap(
            event ->
                event.seen().stream()
                    .filter(seen -> seen.piece().equals(piece.id()))
                    .map(event::in))
        .sorted(java.util.Comparator.comparingLong(event -> event.seen().getFirst().from()))
        .toList();
  }
}
