package org.unseal.engine.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.text.SafeText;
import org.unseal.engine.transcript.SpokenSpan;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.TranscriptFormat;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.TimeText;

/** WebVTT for one piece: chapters for its viewers, data for scripts, captions. */
final class PieceCues {
  private PieceCues() {}

  /**
   * What happens in the piece, each until the next. Above each cue stands when it was, with both
   * ends, and who or what says so. Empty where nothing does.
   */
  static Optional<byte[]> chapters(Programme programme, Piece piece) {
    List<Happening> events = programme.seenIn(piece);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    VttFile file =
        new VttFile()
            .note(
                List.of(
                    "Chapters of " + piece.id() + " from " + piece.source(),
                    "Times of cues are the file's own. When it was is said in the notes."));
    long first = events.getFirst().seen().getFirst().from();
    if (first >= 1_000) {
      file.cue(piece.id(), 0, first, piece.id() + " " + piece.source());
    }
    for (int i = 0; i < events.size(); i++) {
      Happening event = events.get(i);
      long from = event.seen().getFirst().from();
      long to =
          i + 1 < events.size()
              ? events.get(i + 1).seen().getFirst().from()
              : Math.max(piece.micros(), event.seen().getFirst().to());
      file.note(notes(event, programme.zone()));
      file.cue(event.id(), from, to, event.kind() + ": " + SafeText.line(event.title(), 200));
    }
    return Optional.of(file.bytes());
  }

  static List<String> notes(Happening event, int zone) {
    List<String> notes = new ArrayList<>();
    notes.add(event.id() + ", " + event.kind() + ", " + when(event.placed(), zone));
    event.sources().forEach(source -> notes.add("source: " + SafeText.line(source, 300)));
    return notes;
  }

  /** In words, with both ends. */
  static String when(Placed placed, int zone) {
    return TimeText.when(placed.earliest(), placed.latest(), zone);
  }

  /** The same for scripts, a line of JSON each; empty where nothing is seen. */
  static Optional<byte[]> data(Programme programme, Piece piece) {
    List<Happening> events = programme.seenIn(piece);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    VttFile file = new VttFile().note(List.of("Events of " + piece.id() + ", a line of JSON each"));
    for (Happening event : events) {
      Happening.Seen seen = event.seen().getFirst();
      file.data(event.id(), seen.from(), seen.to(), json(event));
    }
    return Optional.of(file.bytes());
  }

  /** An event for a script, in a line. */
  static String json(Happening event) {
    ObjectWriter json =
        new ObjectWriter()
            .put("id", event.id())
            .put("kind", event.kind())
            .put("title", SafeText.line(event.title(), 200))
            .put("class", event.placed().sort().name())
            .put(
                "sources",
                event.sources().stream()
                    .map(source -> new JsonText(SafeText.line(source, 300)))
                    .toList());
    event.placed().earliest().ifPresent(micros -> json.put("earliestUtcMicros", micros));
    event.placed().latest().ifPresent(micros -> json.put("latestUtcMicros", micros));
    return new String(CanonicalJson.bytes(json.end()), StandardCharsets.UTF_8);
  }

  /**
   * A transcript of a whole recording as captions of a part of it, with times from the part's
   * beginning. What is said across an end of the part is cut there.
   *
   * @param from microseconds from the recording's beginning
   */
  static byte[] captions(Transcript transcript, long from, long to) {
    List<Transcript.Said> said = new ArrayList<>();
    for (SpokenSpan span : transcript.spans()) {
      long begin = Math.max(span.start(), from) - from;
      long end = Math.min(span.end(), to) - from;
      // A transcript counts in thousandths of a second.
      long beginMilli = begin / SpokenSpan.MILLI * SpokenSpan.MILLI;
      long endMilli = Math.ceilDiv(end, SpokenSpan.MILLI) * SpokenSpan.MILLI;
      if (end > begin && endMilli > beginMilli) {
        said.add(new Transcript.Said(beginMilli, endMilli, span.speaker(), span.text()));
      }
    }
    return TranscriptFormat.VTT.write(Transcript.of(said));
  }
}
