package org.unseal.engine.transcript;

import java.util.List;
import org.unseal.engine.transcript.Cues.Block;
import org.unseal.engine.transcript.TranscriptFormat.Imported;

/** Reads SubRip: a number, times, lines. What looks like a tag is text. One file. */
final class SrtReader {
  private final String text;
  private final Cues cues = new Cues();

  SrtReader(String text) {
    this.text = text;
  }

  Imported read() {
    for (Block block : Cues.blocks(text)) {
      List<String> lines = block.lines();
      int timing = lines.getFirst().strip().matches("[0-9]{1,9}") ? 1 : 0;
      if (timing >= lines.size() || !lines.get(timing).contains("-->")) {
        throw Cues.malformed(block.line(), "a block without a time");
      }
      int line = block.line() + timing;
      String words = String.join("\n", lines.subList(timing + 1, lines.size()));
      SrtText.Attributed said = SrtText.attributed(words);
      cues.add(
          Cues.times(lines.get(timing), line),
          said.speaker(),
          SrtText.unescaped(said.text()),
          line + 1);
    }
    return cues.end();
  }
}
