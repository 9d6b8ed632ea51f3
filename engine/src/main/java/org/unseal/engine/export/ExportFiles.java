package org.unseal.engine.export;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.engine.transcript.Transcript;

/** All exports of a programme, by the names that they have in a release. */
public final class ExportFiles {
  /** The timeline for editors. Its media lie below the folder above its own. */
  public static final String TIMELINE = "timeline.otio";

  public static final String PIECES = "clips.csv";
  public static final String EVENTS = "events.csv";

  /** Chapters of the joined video. */
  public static final String CHAPTERS = "chapters.vtt";

  /** Its events, for scripts. */
  public static final String SEEN = "events.vtt";

  private ExportFiles() {}

  /**
   * What is said in a piece.
   *
   * @param transcript of the whole recording
   * @param from where in the recording the piece begins, in microseconds
   */
  public record Spoken(Transcript transcript, long from) {}

  /**
   * Makes them.
   *
   * @param spoken by the piece's id, where there is a transcript that may be published
   * @return bytes by file name; the same programme gives the same bytes
   */
  public static SortedMap<String, byte[]> of(Programme programme, Map<String, Spoken> spoken) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(TIMELINE, OtioTimeline.write(programme));
    files.put(PIECES, ProgrammeTables.pieces(programme));
    files.put(EVENTS, ProgrammeTables.events(programme));
    for (Piece piece : programme.pieces()) {
      PieceCues.chapters(programme, piece)
          .ifPresent(bytes -> files.put(piece.id() + ".chapters.vtt", bytes));
      PieceCues.data(programme, piece)
          .ifPresent(bytes -> files.put(piece.id() + ".events.vtt", bytes));
      Spoken said = spoken.get(piece.id());
      if (said != null) {
        files.put(
            piece.id() + ".captions.vtt",
            PieceCues.captions(said.transcript(), said.from(), said.from() + piece.micros()));
      }
    }
    return files;
  }

  /**
   * What goes with the joined video.
   *
   * @param starts where pieces begin in it, in microseconds, by their ids; the others are not in it
   */
  public static SortedMap<String, byte[]> joined(Programme programme, Map<String, Long> starts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(CHAPTERS, JoinedCues.chapters(programme, starts));
    files.put(SEEN, JoinedCues.data(programme, starts));
    return files;
  }
}
