package org.unseal.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.document.CaseDocument;
import org.unseal.engine.document.CaseDocuments;
import org.unseal.engine.document.Page;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.store.SqliteCaseStore;

/** A document is drawn in a process of its own, recorded, and drawn again where pages are gone. */
final class ProcessDocumentsIT {
  private static final String SECRET = "correct horse";
  private static final InspectionLimits SHORT =
      new InspectionLimits(2L << 30, Duration.ofSeconds(4), Duration.ofSeconds(8), 1L << 30);

  @TempDir private Path folder;

  private void refuses(byte[] pdf, InspectionLimits limits, String why) throws IOException {
    Path file = Files.write(folder.resolve("in.pdf"), pdf);
    ProcessDocuments documents =
        new ProcessDocuments(
            InspectorProgram.ofThisProcess(limits.memory(), System.getenv()), limits);
    assertThatThrownBy(() -> documents.draw(file, folder, Progress.SILENT))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PAGES_UNREADABLE))
        .hasMessageContaining(why);
  }

  @Test
  void pageThatDrawsItselfTwiceIsStopped() throws IOException {
    refuses(
        HandMadePdf.of(
            "/X Do",
            HandMadePdf.stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
                    + " /Resources << /XObject << /X 6 0 R >> >>",
                "/X Do /X Do")),
        SHORT,
        "stopped after");
  }

  /** With the usual time: on a busy machine a short one is up before the memory is. */
  @Test
  void pictureThatTakesAllMemoryIsRefused() throws IOException {
    refuses(
        HandMadePdf.of(
            "612 0 0 792 0 0 cm /X Do",
            HandMadePdf.stream(
                "/Type /XObject /Subtype /Image /Width 26000 /Height 26000 /BitsPerComponent 8"
                    + " /ColorSpace /DeviceRGB",
                "x")),
        InspectionLimits.USUAL,
        "memory");
  }

  @Test
  void documentIsRecordedAndItsPagesAreMadeAgain() throws IOException {
    TypedCommands typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    typed.key("dana", SECRET);
    Path harbour = folder.resolve("harbour");
    typed.done(
        "init",
        harbour.toString(),
        "--title",
        "Harbour",
        "--agency",
        "Marrow County",
        "--zone",
        "America/New_York",
        "--as",
        "dana");
    Path papers = Files.createDirectory(folder.resolve("papers"));
    Files.write(
        papers.resolve("order.pdf"),
        HandMadePdf.of(
            "BT /F1 20 Tf 72 700 Td (So ordered) Tj ET BT /F1 20 Tf 72 600 Td (Alder) Tj ET"
                + " 60 590 200 40 re f"));
    typed.done(
        "intake",
        harbour.toString(),
        papers.toString(),
        "--source",
        "court",
        "--kind",
        "document",
        "--as",
        "dana",
        "--quiet");

    typed.done(
        "document",
        harbour.toString(),
        "i1",
        "--title",
        "Order of 9 March",
        "--role",
        "order",
        "--as",
        "dana",
        "--quiet");

    assertThat(typed.out()).contains("1 page to be", "5 characters of the file can't be seen");
    Path drawn = harbour.resolve("derived").resolve("documents");
    try (CaseFile file = read(harbour)) {
      CaseDocument document = file.read(CaseDocument::of).getFirst();
      CaseDocuments documents = new CaseDocuments(ProcessDocuments.ofThisProgram());
      Page page = documents.pages(file, document, Progress.SILENT).getFirst();
      assertThat(page.text()).isEqualTo("So ordered\n");

      delete(drawn);
      assertThat(documents.pages(file, document, Progress.SILENT).getFirst().picture())
          .as("made again")
          .isEqualTo(page.picture());

      try (Stream<Path> files = Files.walk(drawn)) {
        Path text =
            files.filter(path -> path.toString().endsWith(".txt")).findFirst().orElseThrow();
        Files.writeString(text, "So refused");
      }
      assertThatThrownBy(() -> documents.pages(file, document, Progress.SILENT))
          .isInstanceOfSatisfying(
              UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CHANGED_SINCE));
    }
    typed.done("custody", "check", harbour.toString());
  }

  private static CaseFile read(Path folder) {
    return new CaseFile(
        SqliteCaseStore.open(folder),
        new CaseFolders(folder),
        Optional.empty(),
        "unseal test",
        InstantSource.system());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
