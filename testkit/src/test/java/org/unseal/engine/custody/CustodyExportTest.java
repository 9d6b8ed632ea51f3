package org.unseal.engine.custody;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.custody.CustodyExport.Format;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.testkit.casefile.DrawnCase;

class CustodyExportTest {
  private static final String HOSTILE = "=HYPERLINK(\"x\"),<script>alert('1')</script>";

  @TempDir private Path folder;
  private CaseFile file = DrawnCase.in(Path.of(System.getProperty("java.io.tmpdir")));

  @BeforeEach
  void threeEvents() {
    file.close();
    file = DrawnCase.in(folder);
    file.append(
        new Entry(
            Action.RECEIVED,
            Optional.of("i1"),
            new ObjectWriter()
                .put("originalFilename", HOSTILE)
                .put("hashVerified", true)
                .put("sizeBytes", 1234)
                .put("odd", "@SUM(1)")
                .end(),
            List.of(
                new Change.Put(RecordKind.ITEM, "i1", new ObjectWriter().end()),
                new Change.Put(RecordKind.ITEM, "i2", new ObjectWriter().end()))));
    file.append(Entry.of(Action.CORRECTED, new Change.Remove(RecordKind.ITEM, "i2")));
  }

  @AfterEach
  void close() {
    file.close();
  }

  private String export(Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CustodyExport.Written written = new CustodyExport(format).write(file, out);
    assertThat(written).isEqualTo(new CustodyExport.Written(file.head(), 0));
    return out.toString(UTF_8);
  }

  /** Cells, unquoted; a row an inner list. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : csv.split("\r\n", -1)) {
      if (!line.isEmpty()) {
        String inside = line.substring(1, line.length() - 1);
        rows.add(
            List.of(inside.split("\",\"", -1)).stream().map(c -> c.replace("\"\"", "\"")).toList());
      }
    }
    return rows;
  }

  @Test
  void theTableHasARowAnEventAndNoFormula() throws IOException {
    List<List<String>> rows = rows(export(Format.CSV));

    assertThat(rows).hasSize(4).allMatch(row -> row.size() == rows.getFirst().size());
    List<String> names = rows.getFirst();
    List<String> received = rows.get(2);
    assertThat(received.get(names.indexOf("originalFilename"))).isEqualTo("'" + HOSTILE);
    assertThat(received.get(names.indexOf("hashVerified"))).isEqualTo("true");
    assertThat(received.get(names.indexOf("other_details"))).isEqualTo("{\"odd\":\"@SUM(1)\"}");
    assertThat(received.get(names.indexOf("records"))).isEqualTo("item i1, item i2");
    assertThat(received.get(names.indexOf("actor_name"))).isEqualTo("Dana Ortiz");
    assertThat(received.get(names.indexOf("actor_organisation"))).isEqualTo("Alder County Sheriff");
    assertThat(rows.getLast().get(names.indexOf("records"))).isEqualTo("without item i2");
    assertThat(rows.getLast().get(names.indexOf("sha256_of_event")))
        .isEqualTo(file.head().hash().hex());
  }

  @Test
  void noCellBeginsAsAFormulaDoes() {
    for (String begin : List.of("=", "+", "-", "@", "\t", "\r", "\n")) {
      assertThat(CsvLog.cell(begin + "1")).startsWith("\"'");
    }
    assertThat(CsvLog.cell("a\"b")).isEqualTo("\"a\"\"b\"");
  }

  @Test
  void thePageSaysWhoDidWhatAndRunsNothing() throws IOException {
    String page = export(Format.HTML);

    assertThat(page)
        .contains("Dana Ortiz, custodian, Alder County Sheriff (p1)")
        .contains("2026-03-09T10:02:11.000000-04:00 (America/New_York)")
        .contains("without item i2")
        .contains(file.head().toString())
        .contains("&lt;script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void theLinesAreCheckedAsTheCaseIs() throws IOException {
    Path log = folder.resolve("log.jsonl");
    Files.writeString(log, export(Format.JSONL));

    CustodyCheck.Answer answer =
        new CustodyCheck(List.of(new CustodyAnchor(file.head(), "here")), List.of()).ofLines(log);

    assertThat(answer.verdict().findings()).isEmpty();
    assertThat(answer.verdict().anchored()).isEqualTo(file.head());
    assertThat(answer.opener().orElseThrow().handle()).isEqualTo("dana");
    assertThat(new CustodyCheck(List.of(), List.of()).ofCase(file).verdict().findings()).isEmpty();
  }

  @Test
  void theTextHasIdsAndNoNames() throws IOException {
    assertThat(export(Format.TEXT))
        .contains("2026-03-09 10:02:11 -04:00", "p1", "received i1", "[item i1, item i2]")
        .doesNotContain("Dana", "script");
  }
}
