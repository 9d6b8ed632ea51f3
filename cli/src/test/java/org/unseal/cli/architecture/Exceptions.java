package org.unseal.cli.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a rule lets pass: one a line, and after it the reason. */
final class Exceptions {
  private Exceptions() {}

  /** The reasons by what is let pass. */
  static Map<String, String> read(String file) {
    Map<String, String> reasons = new TreeMap<>();
    try (InputStream in = Objects.requireNonNull(Exceptions.class.getResourceAsStream(file))) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          int space = line.indexOf(' ');
          if (space < 0) {
            throw new IllegalStateException("no reason: " + line);
          }
          reasons.put(line.substring(0, space), line.substring(space).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reasons;
  }
}
