package org.unseal.engine.publish;

import java.util.List;
import java.util.Optional;

/**
 * What the page of a publication says beside what its manifest says.
 *
 * @param orders the rulings, one line each, in order
 * @param statements of all sides, given alike, in the order of their dates
 * @param events what happened, in order
 * @param presence where people who are shown were, one line each
 * @param notes anything else that a reader must know
 */
public record PageWords(
    List<String> orders,
    List<Said> statements,
    List<Told> events,
    List<String> presence,
    List<String> notes) {
  /** Nothing. */
  public static final PageWords NONE =
      new PageWords(List.of(), List.of(), List.of(), List.of(), List.of());

  public PageWords {
    orders = List.copyOf(orders);
    statements = List.copyOf(statements);
    events = List.copyOf(events);
    presence = List.copyOf(presence);
    notes = List.copyOf(notes);
  }

  /** What somebody said, when, and where that is to be found. */
  public record Said(String who, String date, String where, String text) {}

  /**
   * Something that happened.
   *
   * @param when in words, an interval where it is one
   * @param how {@code observed}, {@code recorded} or {@code stated}
   * @param by what shows it, or who states it
   */
  public record Told(String when, String how, String text, Optional<String> by) {}
}
