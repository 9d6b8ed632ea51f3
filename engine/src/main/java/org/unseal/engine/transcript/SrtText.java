package org.unseal.engine.transcript;

import java.util.Optional;

/**
 * Writes SubRip. It has no speakers and no escapes, so a speaker stands before the text with a
 * colon, an empty one where the text itself begins so, and an arrow in a text is written in a way
 * that no player takes for times.
 */
final class SrtText {
  private SrtText() {}

  /** A text and who says it. */
  record Attributed(Optional<String> speaker, String text) {}

  static String write(Transcript transcript) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (SpokenSpan span : transcript.spans()) {
      text.append(++number)
          .append('\n')
          .append(Cues.time(span.start(), ','))
          .append(" --> ")
          .append(Cues.time(span.end(), ','))
          .append('\n');
      if (span.speaker().isPresent()) {
        text.append(span.speaker().get()).append(": ");
      } else if (span.text().startsWith(": ") || attributed(span.text()).speaker().isPresent()) {
        text.append(": ");
      }
      text.append(escaped(span.text())).append("\n\n");
    }
    return text.toString();
  }

  static Attributed attributed(String text) {
    if (text.startsWith(": ")) {
      return new Attributed(Optional.empty(), text.substring(2));
    }
    int colon = text.indexOf(": ");
    return colon > 0 && Wording.isSpeaker(text.substring(0, colon))
        ? new Attributed(Optional.of(text.substring(0, colon)), text.substring(colon + 2))
        : new Attributed(Optional.empty(), text);
  }

  private static String escaped(String text) {
    return text.replace("--&", "--&amp;").replace("-->", "--&gt;");
  }

  static String unescaped(String text) {
    return text.replace("--&gt;", "-->").replace("--&amp;", "--&");
  }
}
