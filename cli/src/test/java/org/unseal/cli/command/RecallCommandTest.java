package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.page.PageFacts;
import org.unseal.engine.publish.PublicRoot;
import org.unseal.engine.publish.PublicationContent;
import org.unseal.engine.publish.PublishStep;
import org.unseal.engine.publish.RecallStep;
import org.unseal.model.casefile.Action;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.publication.VersionId;
import org.unseal.store.SqliteCaseStore;

/** Renews the list of versions of a case on the disk and takes a version back, as typed. */
class RecallCommandTest {
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());
  private Path harbour = Path.of("");

  @BeforeEach
  void publish() throws IOException {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    harbour = folder.resolve("harbour");
    int code =
        typed.run(
            s -> new InitCommand(s, TypedCommands.FEW),
            "init",
            harbour.toString(),
            "--title",
            "Harbour School, 9 March",
            "--agency",
            "Alder County",
            "--zone",
            "America/New_York",
            "--as",
            "dana",
            "--name",
            "Dana Ortiz");
    assertThat(code).as(typed.err()).isZero();
    try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray());
        CaseFile file =
            new CaseFile(
                SqliteCaseStore.open(harbour),
                new CaseFolders(harbour),
                Optional.of(
                    new Signatory(
                        "p1",
                        typed.shelf().unlock(new KeyName("dana"), passphrase),
                        Optional.empty())),
                "unseal test",
                InstantSource.system())) {
      PublishStep.Published published =
          new PublishStep(PartialFiles.FORGOTTEN)
              .run(
                  content(file),
                  new PublicRoot(file.folders().releases(), PartialFiles.FORGOTTEN),
                  file::sign);
      file.append(Entry.of(Action.RELEASED, published.record().put()));
    }
  }

  /** A version without clips: what the office says, and nothing else. */
  private static PublicationContent content(CaseFile file) {
    Digest digest = Digest.of(new byte[Digest.LENGTH]);
    return new PublicationContent(
        RecallStep.name(file.facts()),
        new VersionId(1),
        "unseal test",
        "2025-05-15T12:00:00Z",
        Optional.empty(),
        List.of("Nothing can be released."),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        digest,
        digest,
        PageFacts.NONE);
  }

  private String v1() {
    return harbour.resolve("releases/v1").toString();
  }

  private String fingerprint() {
    return typed.shelf().signer(new KeyName("dana")).fingerprint().words();
  }

  @Test
  void listOfVersionsIsSignedAndAVersionIsTakenBack() throws IOException {
    String trust = fingerprint();
    typed.done("verify", v1(), "--trust", trust, "--quiet");
    assertThat(typed.out()).contains("newest as of 2025-05-15T12:00:00Z, not checked");

    typed.done("head", harbour.toString(), "--days", "30", "--as", "dana");
    assertThat(typed.out()).contains("v1", "current", "good until", "custody head  3:");
    typed.done("verify", v1(), "--trust", trust, "--quiet");
    assertThat(typed.out()).contains("Newest: yes");

    typed.done("recall", harbour.toString(), "v1", "--reason", "a plate", "--as", "dana");
    // with the script two more, where the program was built with Node
    assertThat(typed.out())
        .containsPattern("v1 is taken back, [79] files deleted")
        .contains("custody head  4:");
    assertThat(typed.run("verify", v1(), "--trust", trust, "--quiet")).isEqualTo(1);
    assertThat(typed.out()).startsWith("RECALLED.").contains("a plate");
    assertThat(Files.readString(harbour.resolve("releases/withdrawn.sha256")))
        .contains("  v1/index.html\n", "  v1/page/page.css\n")
        .endsWith("  v1/print.html\n");
    assertThat(typed.run("recall", harbour.toString(), "v1", "--reason", "again", "--as", "dana"))
        .isEqualTo(2);
    assertThat(typed.err()).contains("was taken back already");
    typed.done("custody", "check", harbour.toString());
  }

  @Test
  void whatCanNotBeIsRefused() {
    assertThat(typed.run("recall", harbour.toString(), "../v1", "--reason", "x", "--as", "dana"))
        .isEqualTo(2);
    assertThat(typed.run("recall", harbour.toString(), "v2", "--reason", "x", "--as", "dana"))
        .isEqualTo(2);
    assertThat(typed.err()).contains("never published v2");
    assertThat(typed.run("head", harbour.toString(), "--days", "0", "--as", "dana")).isEqualTo(2);
    assertThat(typed.run("head", harbour.toString())).isEqualTo(2);
  }
}
