package org.unseal.engine.logs;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.intake.FileName;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.Progress;
import org.unseal.engine.table.CsvRows;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/**
 * Reads the rows of a log that was taken in. Rows that can't be understood are one finding with
 * their numbers; the others stand. A run that was stopped goes on behind the last row that is
 * recorded.
 */
public final class LogImportStep {
  /** Longer files are not read as logs. */
  public static final long LONGEST = 64L << 20;

  private static final int ROWS_AT_ONCE = 500;

  /** UTF-16 code units. */
  static final int LONGEST_CELL = 4096;

  private static final int MOST_ROWS = 200_000;
  private static final int MOST_BAD = 1_000_000;
  private static final int BAD_NAMED = 50;

  /**
   * What was read.
   *
   * @param rows new ones
   * @param malformed how many could not be understood
   * @param finding id of the finding that says which
   */
  public record Imported(int rows, int malformed, Optional<String> finding) {}

  /** Reads one item. */
  public Imported run(CaseFile file, String item, LogLayout layout, Progress progress) {
    Item log = Item.read(file.record(RecordKind.ITEM, item).orElseThrow());
    Path original = new IntakeFolders(file.folders()).original(log.sha256());
    if (log.bytes() > LONGEST) {
      return refused(file, log, "longer than " + (LONGEST >> 20) + " MiB");
    }
    Reading reading = new Reading(file, log, layout, progress);
    try (Reader in = open(original)) {
      return reading.all(in);
    } catch (IOException e) {
      throw Unchanged.unreadable(original, e);
    }
  }

  /** UTF-8, UTF-16 with its mark, and what is neither byte by byte. */
  private static Reader open(Path original) throws IOException {
    byte[] all;
    try (var in =
        Files.newInputStream(original, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      all = in.readNBytes((int) LONGEST + 1);
    }
    Charset charset = StandardCharsets.UTF_8;
    if (all.length > 1 && (all[0] & 0xFF) == 0xFF && (all[1] & 0xFF) == 0xFE) {
      charset = StandardCharsets.UTF_16LE;
    } else if (all.length > 1 && (all[0] & 0xFF) == 0xFE && (all[1] & 0xFF) == 0xFF) {
      charset = StandardCharsets.UTF_16BE;
    }
    return new BufferedReader(
        new InputStreamReader(
            new java.io.ByteArrayInputStream(all),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  private static Imported refused(CaseFile file, Item log, String why) {
    return new Imported(0, 0, Optional.of(finding(file, log, "log-unreadable", why, List.of())));
  }

  private static String finding(
      CaseFile file, Item log, String code, String words, List<JsonNumber> rows) {
    String[] id = new String[1];
    file.append(
        reading -> {
          id[0] = "f" + reading.nextNumber(RecordKind.FINDING);
          return new Entry(
              Action.FINDING_RECORDED,
              Optional.of(log.id()),
              new ObjectWriter().put("by", "intake").end(),
              List.of(
                  new Change.Put(
                      RecordKind.FINDING,
                      id[0],
                      new ObjectWriter()
                          .put("code", code)
                          .put("by", "intake")
                          .put("item", log.id())
                          .put("source", log.source())
                          .put("words", words)
                          .put("rows", rows)
                          .end())));
        });
    return requireNonNull(id[0]);
  }

  /** One log. */
  private static final class Reading {
    private final CaseFile file;
    private final Item log;
    private final LogLayout layout;
    private final Progress progress;
    private final List<JsonObject> waiting = new ArrayList<>();
    private final List<JsonNumber> bad = new ArrayList<>();
    private final TreeMap<String, Integer> flaws = new TreeMap<>();
    private final long before;
    private int malformed;
    private int rows;

    Reading(CaseFile file, Item log, LogLayout layout, Progress progress) {
      this.file = file;
      this.log = log;
      this.layout = layout;
      this.progress = progress;
      this.before = last();
    }

    private long last() {
      long last = 0;
      for (CaseRecord record : file.records(RecordKind.LOG_ROW)) {
        var fields = record.body().fields();
        if (fields.get("item") instanceof JsonText(String of)
            && of.equals(log.id())
            && fields.get("line") instanceof JsonNumber(long line)) {
          last = Math.max(last, line);
        }
      }
      return last;
    }

    Imported all(Reader text) throws IOException {
      PushbackReader in = new PushbackReader(text, 1 << 16);
      int first = in.read();
      if (first >= 0 && first != 0xFEFF) {
        in.unread(first);
      }
      CsvRows csv = new CsvRows(in, CsvRows.divider(firstLine(in)), LONGEST_CELL);
      Optional<CsvRows.Row> head = csv.next();
      if (head.isEmpty()) {
        return refused(file, log, "there is no row in it");
      }
      List<Integer> time = columns(head.get().cells(), layout.time());
      List<Integer> words = columns(head.get().cells(), layout.text());
      if (time.isEmpty() || words.size() != layout.text().size()) {
        return refused(file, log, "it has no such columns as --columns says");
      }
      long number = 0;
      for (Optional<CsvRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        if (row.get().blank()) {
          continue;
        }
        number++;
        progress.done(number);
        if (number > MOST_ROWS) {
          flaw(number, "more than " + MOST_ROWS + " rows; the rest was not read");
          break;
        }
        row(row.get(), number, head.get().cells().size(), time, words);
      }
      flush();
      return new Imported(
          rows,
          malformed,
          malformed == 0 || before > 0
              ? Optional.empty()
              : Optional.of(
                  finding(
                      file,
                      log,
                      "log-row-malformed",
                      "%d of %d rows can't be understood: %s"
                          .formatted(malformed, number, describe()),
                      bad)));
    }

    private String describe() {
      StringBuilder words = new StringBuilder();
      flaws.forEach(
          (flaw, count) ->
              words.append(words.isEmpty() ? "" : "; ").append(flaw).append(" (" + count + ")"));
      return words.length() > 400 ? words.substring(0, 400) : words.toString();
    }

    private static String firstLine(PushbackReader in) throws IOException {
      char[] start = new char[8192];
      int count = Math.max(0, in.read(start));
      in.unread(start, 0, count);
      String text = new String(start, 0, count);
      int end = text.indexOf('\n');
      return end < 0 ? text : text.substring(0, end);
    }

    /** Where columns are; none of them where one is missing. */
    private static List<Integer> columns(List<String> head, List<String> wanted) {
      List<Integer> places = new ArrayList<>();
      for (String name : wanted) {
        int place = -1;
        for (int i = 0; i < head.size(); i++) {
          if (head.get(i).strip().equalsIgnoreCase(name.strip())) {
            place = i;
          }
        }
        if (place < 0 && name.strip().matches("[1-9][0-9]{0,2}")) {
          place = Integer.parseInt(name.strip()) - 1;
        }
        if (place < 0 || place >= head.size()) {
          return List.of();
        }
        places.add(place);
      }
      return places;
    }

    private void row(
        CsvRows.Row row, long number, int width, List<Integer> time, List<Integer> words) {
      if (row.flaw().isPresent()) {
        flaw(number, row.flaw().get());
        return;
      }
      if (row.cells().size() != width) {
        flaw(number, "another number of cells than the first row");
        return;
      }
      if (row.line() <= before) {
        return;
      }
      String stamp = join(row.cells(), time);
      long shown;
      try {
        shown = layout.shown(stamp);
      } catch (DateTimeException | ArithmeticException e) {
        flaw(number, "no time in the place of the time");
        return;
      }
      ObjectWriter body =
          new ObjectWriter()
              .put("item", log.id())
              .put("source", log.source())
              .put("row", number)
              .put("line", row.line())
              .put("stamp", plain(stamp))
              .put("stampEarliest", shown)
              .put("stampLatest", Math.addExact(shown, layout.resolution()))
              .put("entryDelayMin", layout.delayLeast())
              .put("entryDelayMax", layout.delayMost())
              .put("zone", layout.zone().getId())
              .put("text", plain(join(row.cells(), words)));
      if (!layout.certain(shown)) {
        body.put("uncertain", "the zone's clock showed this twice or never");
      }
      waiting.add(body.end());
      if (waiting.size() == ROWS_AT_ONCE) {
        flush();
      }
    }

    /** One line that is safe to show. */
    private static String plain(String text) {
      String one = FileName.ofBytes(text.getBytes(StandardCharsets.UTF_8)).text();
      return one.length() > 2000 ? one.substring(0, 2000) : one;
    }

    private static String join(List<String> cells, List<Integer> places) {
      StringBuilder text = new StringBuilder();
      for (int place : places) {
        text.append(text.isEmpty() ? "" : " ").append(cells.get(place).strip());
      }
      return text.toString();
    }

    private void flaw(long number, String why) {
      malformed = Math.min(MOST_BAD, malformed + 1);
      flaws.merge(why, 1, Integer::sum);
      if (bad.size() < BAD_NAMED) {
        bad.add(new JsonNumber(number));
      }
    }

    private void flush() {
      if (waiting.isEmpty()) {
        return;
      }
      List<JsonObject> some = List.copyOf(waiting);
      file.append(reading -> entry(reading, some));
      rows += some.size();
      waiting.clear();
    }

    private Entry entry(CaseReading reading, List<JsonObject> some) {
      long next = reading.nextNumber(RecordKind.LOG_ROW);
      List<Change> changes = new ArrayList<>();
      for (JsonObject body : some) {
        changes.add(new Change.Put(RecordKind.LOG_ROW, "l" + next++, body));
      }
      JsonValue settings =
          new ObjectWriter()
              .put("resolutionMicros", layout.resolution())
              .put("entryDelayMinMicros", layout.delayLeast())
              .put("entryDelayMaxMicros", layout.delayMost())
              .put("zone", layout.zone().getId())
              .end();
      return new Entry(
          Action.LOG_IMPORTED,
          Optional.of(log.id()),
          new ObjectWriter().put("rows", some.size()).put("settings", settings).end(),
          changes);
    }
  }
}
