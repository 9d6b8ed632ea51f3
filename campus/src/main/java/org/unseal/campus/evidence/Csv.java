package org.unseal.campus.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as RFC 4180 writes them, with plain line ends. */
final class Csv {
  private Csv() {}

  static void write(Path file, List<List<String>> rows) throws IOException {
    String text =
        rows.stream()
            .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\n")
            .collect(Collectors.joining());
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
  }

  private static String cell(String value) {
    boolean quote = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
    return quote ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
  }
}
