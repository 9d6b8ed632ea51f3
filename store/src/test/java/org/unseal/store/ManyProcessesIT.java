package org.unseal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Head;
import org.unseal.proof.key.Passphrase;
import org.unseal.testkit.casefile.DrawnCase;
import org.unseal.testkit.process.KilledProgram;

/** Real processes that write to one case at once, and one that is killed while it does. */
class ManyProcessesIT {
  private static final int EACH = 40;

  @TempDir private Path folder;

  @BeforeEach
  void open() {
    try (Passphrase passphrase = Passphrase.of(Appender.PASSPHRASE.toCharArray());
        Signatory first =
            new Signatory(
                CaseOpening.FIRST_PERSON,
                Appender.shelf(home()).create(Appender.KEY, passphrase),
                Optional.empty())) {
      openCase(first);
    }
  }

  private void openCase(Signatory first) {
    try (SqliteCaseStore store = SqliteCaseStore.create(caseFolder())) {
      new CaseOpening(DrawnCase.TOOL, DrawnCase.CLOCK)
          .open(store, DrawnCase.FACTS, DrawnCase.person(first), first);
    }
  }

  private Path caseFolder() {
    return made("case");
  }

  private Path home() {
    return made("home");
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CaseFile file() {
    return new CaseFile(
        SqliteCaseStore.open(caseFolder()),
        new CaseFolders(caseFolder()),
        Optional.empty(),
        DrawnCase.TOOL,
        DrawnCase.CLOCK);
  }

  private Process start(String by, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Appender.class.getName(),
            caseFolder().toString(),
            home().toString(),
            by,
            Integer.toString(EACH))
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void twoProcessesThatWriteAtOnceLoseNothingAndBreakNothing()
      throws IOException, InterruptedException {
    List<Path> outs = List.of(folder.resolve("a.txt"), folder.resolve("b.txt"));
    Process a = start("a", outs.getFirst());
    Process b = start("b", outs.getLast());
    assertThat(a.waitFor(2, TimeUnit.MINUTES) && b.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(List.of(a.exitValue(), b.exitValue())).containsOnly(0);

    List<CustodyAnchor> confirmed = new ArrayList<>();
    for (Path out : outs) {
      Files.readAllLines(out).forEach(line -> confirmed.add(new CustodyAnchor(Head.of(line), "")));
    }
    try (CaseFile file = file()) {
      CustodyVerdict verdict = new CustodyCheck(confirmed, List.of()).ofCase(file).verdict();
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.held()).hasSize(2 * EACH);
      assertThat(verdict.entries()).isEqualTo(1 + 2 * EACH);
      assertThat(file.records(RecordKind.ITEM))
          .extracting(CaseRecord::id)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 2 * EACH).mapToObj(i -> "i" + i).toList());
    }
  }

  @Test
  void aProcessKilledWhileItWritesLosesNothingThatItConfirmed() throws IOException {
    KilledProgram program =
        KilledProgram.java(
            Files.createDirectory(folder.resolve("scratch")),
            Map.of(),
            Appender.class.getName(),
            caseFolder().toString(),
            home().toString(),
            "a",
            Integer.toString(EACH));
    KilledProgram.Count count =
        program.kill(
            12,
            new KilledProgram.Scene() {
              @Override
              public void reset() {}

              @Override
              public void afterKill(String printed) {
                check(printed);
              }

              @Override
              public void atEnd(int exit, String printed) {
                assertThat(exit).isZero();
                assertThat(check(printed)).isEqualTo(EACH);
              }
            });
    assertThat(count.kills()).isEqualTo(12);
  }

  /** How many were confirmed. A line that was cut off confirmed nothing. */
  private int check(String printed) {
    List<CustodyAnchor> confirmed =
        printed
            .substring(0, printed.lastIndexOf('\n') + 1)
            .lines()
            .map(line -> new CustodyAnchor(Head.of(line), ""))
            .toList();
    try (CaseFile file = file()) {
      CustodyVerdict verdict = new CustodyCheck(confirmed, List.of()).ofCase(file).verdict();
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.held()).hasSize(confirmed.size());
      return confirmed.size();
    }
  }
}
