package org.unseal.engine.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unseal.engine.text.SafeText;

/** WebVTT for the joined video: its clips and what happens in them, at its own times. */
final class JoinedCues {
  private static final long MILLI = 1_000;

  private JoinedCues() {}

  /**
   * Every clip is a chapter, and every event in it one from where it is first seen.
   *
   * @param starts where pieces begin in the joined video, in microseconds
   */
  static byte[] chapters(Programme programme, Map<String, Long> starts) {
    VttFile file =
        new VttFile()
            .note(
                List.of(
                    "Chapters of the joined video, which proves nothing; its clips do",
                    "Times of cues are the file's own. When it was is said in the notes."));
    for (Piece piece : shown(programme, starts)) {
      long start = starts.getOrDefault(piece.id(), 0L);
      List<String> notes = new ArrayList<>();
      notes.add(
          piece.id()
              + " from "
              + piece.source()
              + ", its first frame "
              + PieceCues.when(piece.placed(), programme.zone()));
      piece.displayed().ifPresent(text -> notes.add("the recorder shows " + text));
      notes.addAll(piece.before());
      file.note(notes);
      List<Happening> events = programme.seenIn(piece);
      long first = events.isEmpty() ? piece.micros() : events.getFirst().seen().getFirst().from();
      if (first >= MILLI) {
        file.cue(piece.id(), start, start + first, piece.id() + " " + piece.source());
      }
      for (int i = 0; i < events.size(); i++) {
        Happening event = events.get(i);
        long from = event.seen().getFirst().from();
        long to =
            i + 1 < events.size() ? events.get(i + 1).seen().getFirst().from() : piece.micros();
        file.note(PieceCues.notes(event, programme.zone()));
        file.cue(
            piece.id() + "-" + event.id(),
            start + from,
            start + Math.max(from, to),
            event.kind() + ": " + SafeText.line(event.title(), 200));
      }
    }
    return file.bytes();
  }

  /** The same events for scripts, a line of JSON each, as long as they are seen. */
  static byte[] data(Programme programme, Map<String, Long> starts) {
    VttFile file = new VttFile().note(List.of("Events of the joined video, a line of JSON each"));
    for (Piece piece : shown(programme, starts)) {
      long start = starts.getOrDefault(piece.id(), 0L);
      for (Happening event : programme.seenIn(piece)) {
        Happening.Seen seen = event.seen().getFirst();
        file.data(
            piece.id() + "-" + event.id(),
            start + seen.from(),
            start + seen.to(),
            PieceCues.json(event));
      }
    }
    return file.bytes();
  }

  private static List<Piece> shown(Programme programme, Map<String, Long> starts) {
    return programme.pieces().stream().filter(piece -> starts.containsKey(piece.id())).toList();
  }
}
