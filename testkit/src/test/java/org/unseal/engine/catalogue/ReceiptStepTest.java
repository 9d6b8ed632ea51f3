package org.unseal.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.intake.IntakeRequest;
import org.unseal.engine.intake.IntakeStep;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.QrEncoder;
import org.unseal.engine.source.SourceKind;
import org.unseal.engine.source.SourceStep;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.proof.catalogue.Receipt;
import org.unseal.proof.catalogue.ReceiptComparison;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.testkit.casefile.DrawnCase;
import org.unseal.testkit.casefile.ScriptedInspector;

final class ReceiptStepTest {
  @TempDir private Path folder;
  private CaseFile file;
  private final List<String> encoded = new ArrayList<>();

  @BeforeEach
  void open() {
    file = DrawnCase.in(folder.resolve("case"));
  }

  @AfterEach
  void close() {
    file.close();
  }

  private Optional<ReceiptStep.Given> receipt() {
    QrEncoder qr =
        text -> {
          encoded.add(text);
          return new QrEncoder.Code() {
            @Override
            public int size() {
              return 2;
            }

            @Override
            public boolean dark(int column, int row) {
              return column == row;
            }
          };
        };
    return new ReceiptStep(qr, PartialFiles.FORGOTTEN, DrawnCase.CLOCK, DrawnCase.TOOL).run(file);
  }

  private void take(String name) throws IOException {
    Path given = Files.writeString(folder.resolve(name), "video " + name);
    new IntakeStep(new ScriptedInspector(), PartialFiles.FORGOTTEN, DrawnCase.CLOCK)
        .run(
            file,
            new IntakeRequest(
                List.of(given),
                "cam-yard",
                Optional.of("<b>Yard & gate</b>"),
                Optional.of(SourceKind.CAMERA),
                Optional.empty(),
                IntakeRequest.Limits.USUAL),
            Progress.SILENT);
  }

  private void say(SourceState state) {
    new SourceStep()
        .run(
            file,
            new SourceStep.Statement(
                "cam-lot",
                Optional.of(SourceKind.CAMERA),
                Optional.empty(),
                Optional.of(state),
                Optional.of("the district"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void emptyCaseHasNoReceipt() {
    assertThat(receipt()).isEmpty();
  }

  @Test
  void receiptIsSignedSaysTheHeadAndIsTheSameUntilSomethingComes() throws Exception {
    take("a.mp4");
    var head = file.head();
    ReceiptStep.Given given = receipt().orElseThrow();
    byte[] document = Files.readAllBytes(given.document());
    Receipt receipt = Receipt.read(document);
    assertThat(receipt.custody()).isEqualTo(head);
    assertThat(receipt.caseId()).isEqualTo(DrawnCase.FACTS.id());
    assertThat(
            SignatureDocument.read(
                    Files.readAllBytes(given.document().resolveSibling("receipt.json.sig")))
                .check(new DocumentType(Receipt.TYPE), document))
        .isEqualTo(SignatureCheck.VALID);
    assertThat(encoded).hasSize(1).allMatch(text -> text.contains(receipt.head().root().hex()));
    ReceiptStep.Given again = receipt().orElseThrow();
    assertThat(again.fresh()).isFalse();
    assertThat(again.page()).isEqualTo(given.page());
  }

  @Test
  void everyLaterReleaseProvesThatItContinuesEveryReceipt() throws Exception {
    take("a.mp4");
    Receipt first = Receipt.read(Files.readAllBytes(receipt().orElseThrow().document()));
    say(SourceState.NOT_RECEIVED);
    take("b.mp4");
    Receipt second = Receipt.read(Files.readAllBytes(receipt().orElseThrow().document()));
    take("c.mp4");
    Catalogue catalogue =
        file.read(
            reading ->
                CaseCatalogue.forRelease(
                    reading, file.facts(), "i3", DrawnCase.TOOL, "2026-04-01T00:00:00Z"));
    Catalogue read = Catalogue.read(catalogue.bytes());
    assertThat(read.flaws()).isEmpty();
    assertThat(read.opened()).hasSize(1);
    assertThat(ReceiptComparison.of(first, read)).isEmpty();
    assertThat(ReceiptComparison.of(second, read)).isEmpty();
  }

  @Test
  void pageSaysWhatNeverCameAndNoNameOfAFile() throws IOException, MalformedJsonException {
    take("secret name.mp4");
    say(SourceState.NOT_RECEIVED);
    ReceiptStep.Given given = receipt().orElseThrow();
    String page = Files.readString(given.page());
    assertThat(page)
        .contains("promised, not received")
        .contains("&lt;b&gt;Yard &amp; gate&lt;/b&gt;")
        .contains(given.tree().root().hex())
        .doesNotContain("secret name")
        .doesNotContain("<script");
    for (String word : given.tree().words().split("-", -1)) {
      assertThat(page).contains("<li>" + word + "</li>");
    }
    String document = Files.readString(given.document());
    assertThat(document).doesNotContain("secret name").doesNotContain("mp4");
  }
}
