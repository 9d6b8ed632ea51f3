package org.unseal.engine.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A table with a head, as RFC 4180 has it; semicolons and tabulators divide as well as commas,
 * whichever the head has most of. Every row has as many cells as the head.
 *
 * @param head the columns' names, no two alike
 */
public record CsvTable(List<String> head, List<List<String>> rows) {
  /** A longer file, in bytes, is refused. */
  public static final int LONGEST = 32 << 20;

  private static final int MOST_ROWS = 200_000;
  private static final int LONGEST_CELL = 1 << 16;

  public CsvTable {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a table.
   *
   * @param what names it in the error, e.g. "the list of calls"
   * @throws UnsealException {@code DOCUMENT_MALFORMED}, with the line
   */
  public static CsvTable read(byte[] document, String what) {
    if (document.length > LONGEST) {
      throw malformed(what + " is longer than " + (LONGEST >> 20) + " MB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(what + " is not UTF-8; save it as CSV in UTF-8");
    }
    return read(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text), text, what);
  }

  private static CsvTable read(StringReader in, String text, String what) {
    CsvRows csv =
        new CsvRows(in, CsvRows.divider(text.lines().findFirst().orElse("")), LONGEST_CELL);
    List<List<String>> rows = new ArrayList<>();
    try {
      for (Optional<CsvRows.Row> next = csv.next(); next.isPresent(); next = csv.next()) {
        CsvRows.Row row = next.get();
        row.flaw()
            .ifPresent(
                flaw -> {
                  throw malformed("%s, line %d: %s".formatted(what, row.line(), flaw));
                });
        if (!row.blank()) {
          add(row, rows, what);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
    if (rows.isEmpty()) {
      throw malformed(what + " is empty");
    }
    Set<String> names = new HashSet<>();
    for (String name : rows.getFirst()) {
      if (!names.add(name.strip())) {
        throw malformed(what + " has two columns of one name");
      }
    }
    return new CsvTable(rows.getFirst(), rows.subList(1, rows.size()));
  }

  private static void add(CsvRows.Row row, List<List<String>> rows, String what) {
    if (rows.size() > MOST_ROWS) {
      throw malformed(what + " has more than " + MOST_ROWS + " rows");
    }
    if (!rows.isEmpty() && row.cells().size() != rows.getFirst().size()) {
      throw malformed(
          "%s, line %d: %d cells where the head has %d"
              .formatted(what, row.line(), row.cells().size(), rows.getFirst().size()));
    }
    rows.add(row.cells());
  }

  /** Where the column of a name is; capitals and spaces around it do not count. */
  public OptionalInt column(String name) {
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i).strip().equalsIgnoreCase(name.strip())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static UnsealException malformed(String message) {
    return new UnsealException(ErrorCode.DOCUMENT_MALFORMED, message);
  }
}
