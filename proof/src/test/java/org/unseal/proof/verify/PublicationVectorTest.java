package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.Vectors;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.release.Approval;

/** Holds the verifier to what another program made of {@code docs/formats/publication.md}. */
final class PublicationVectorTest {
  private static final List<String> FILES =
      List.of(
          "head.json",
          "head.json.sig",
          "recall.json",
          "recall.json.sig",
          "v2/publication.json",
          "v2/publication.json.sig",
          "v2/logs/withheld.csv",
          "v2/media/joined.mp4");
  private static final List<String> RELEASE =
      List.of(
          "release.json",
          "release.json.sig",
          "recording.seal.json",
          "recording.seal.json.sig",
          "plan.json",
          "decisions.json",
          "decisions.json.sig",
          "media/recording.mp4");

  @TempDir private Path folder;

  @BeforeEach
  void lay() throws IOException {
    for (String name : FILES) {
      put(name, Vectors.read("publication/" + name));
    }
    for (String name : RELEASE) {
      put("v2/calls/k1/" + name, Vectors.read("release/" + name));
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private PublicationVerdict verify() throws IOException, MalformedJsonException {
    SignatureDocument signature =
        SignatureDocument.read(Vectors.read("publication/v2/publication.json.sig"));
    return new PublicationVerifier(
            new Trust(List.of(signature.signer()), List.of(), List.of()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.parse("2025-07-01T00:00:00Z"))
        .verify(
            ReleaseFolder.find(folder.resolve("v2"), Publication.NAME).orElseThrow(),
            VerifyProgress.SILENT);
  }

  @Test
  void publicationOfTheVectorIsIntactAndTheNewest() throws IOException, MalformedJsonException {
    PublicationVerdict verdict = verify();
    assertThat(verdict.counts()).containsOnlyKeys(FindingCode.DERIVED_ONLY);
    assertThat(verdict.good()).isTrue();
    assertThat(String.join("\n", PublicationText.of(verdict)))
        .contains("Newest: yes", "k1  radio-1  The call of 14:20, 2.0 s, stamped 14:20:31")
        .contains("0.5 s silenced", "developing: more may come, as of 2025-06-10");
  }

  @Test
  void documentsOfTheVectorAreWrittenAsTheyWereRead() throws IOException, MalformedJsonException {
    byte[] publication = Vectors.read("publication/v2/publication.json");
    assertThat(Publication.read(publication).bytes()).isEqualTo(publication);
    byte[] head = Vectors.read("publication/head.json");
    assertThat(PublicHead.read(head).bytes()).isEqualTo(head);
    byte[] recall = Vectors.read("publication/recall.json");
    assertThat(Recall.read(recall).bytes()).isEqualTo(recall);
    byte[] approval = Vectors.read("publication/approval.json");
    assertThat(Approval.read(approval).bytes()).isEqualTo(approval);
    assertThat(
            SignatureDocument.read(Vectors.read("publication/approval.json.sig"))
                .check(new DocumentType(Approval.TYPE), approval))
        .isEqualTo(SignatureCheck.VALID);
  }
}
