package org.unseal.engine.transcript;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.transcript.Cues.Block;
import org.unseal.engine.transcript.Cues.Times;
import org.unseal.engine.transcript.TranscriptFormat.Imported;

/**
 * Reads WebVTT. Voices become speakers; other tags, positions, styles, regions and notes are left
 * out. One file.
 */
final class VttReader {
  private final String text;
  private final Cues cues = new Cues();

  VttReader(String text) {
    this.text = text;
  }

  Imported read() {
    if (!text.startsWith("WEBVTT")
        || (text.length() > 6 && " \t\r\n".indexOf(text.charAt(6)) < 0)) {
      throw Cues.malformed(1, "it does not begin with WEBVTT");
    }
    List<Block> blocks = Cues.blocks(text);
    for (Block block : blocks.subList(1, blocks.size())) {
      cue(block);
    }
    return cues.end();
  }

  private void cue(Block block) {
    List<String> lines = block.lines();
    int timing = lines.getFirst().contains("-->") ? 0 : 1;
    if (timing >= lines.size() || !lines.get(timing).contains("-->")) {
      String first = lines.getFirst();
      if (first.startsWith("NOTE") || first.startsWith("STYLE") || first.startsWith("REGION")) {
        cues.leaveOut();
        return;
      }
      throw Cues.malformed(block.line(), "a block without a time");
    }
    int line = block.line() + timing;
    Times times = Cues.times(lines.get(timing), line);
    payload(times, String.join("\n", lines.subList(timing + 1, lines.size())), line + 1);
  }

  /** Divides a cue at its voices. */
  private void payload(Times times, String payload, int line) {
    StringBuilder words = new StringBuilder();
    Optional<String> speaker = Optional.empty();
    boolean any = false;
    int at = 0;
    while (at < payload.length()) {
      char c = payload.charAt(at);
      int end = c == '<' ? payload.indexOf('>', at) : -1;
      if (end < 0) {
        words.append(c);
        at++;
        continue;
      }
      String tag = payload.substring(at + 1, end);
      at = end + 1;
      if (tag.matches("(?s)v[ \t\n.].*")) {
        if (!words.toString().isBlank()) {
          cues.add(times, speaker, VttText.unescaped(words.toString()), line);
          any = true;
        }
        words.setLength(0);
        int name = tag.indexOf(' ') < 0 ? tag.indexOf('\t') : tag.indexOf(' ');
        speaker =
            name < 0
                ? Optional.empty()
                : Wording.speaker(VttText.unescaped(tag.substring(name + 1)).strip());
      }
    }
    if (!any || !words.toString().isBlank()) {
      cues.add(times, speaker, VttText.unescaped(words.toString()), line);
    }
  }
}
