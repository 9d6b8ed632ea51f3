package org.unseal.cli.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives each of several inputs a name of its own. */
final class OutputNames {
  private final Set<String> taken = new HashSet<>();

  /** The input's name without its ending; numbered where another input has the same. */
  String stemFor(Path input) {
    Path last = input.getFileName();
    String name = last == null ? "recording" : last.toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String candidate = stem;
    for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
      candidate = stem + "-" + number;
    }
    return candidate;
  }
}
