package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.Recall;

/**
 * Publications of which one file was changed at random, by a stranger, or with the publisher's key:
 * none crashes the check, and none that a stranger changed is good.
 */
final class PublicationFuzzTest {
  private static final long SEED = 20261128;
  private static final int ROUNDS = 80;

  @TempDir private Path root;
  private final Random random = new Random(SEED);
  private PublicationDraft draft;

  @BeforeEach
  void write() throws IOException {
    draft = new PublicationDraft(Files.createDirectory(root.resolve("v1"))).approveAll();
    draft.write();
  }

  @AfterEach
  void close() {
    draft.close();
  }

  private PublicationVerdict verify() throws IOException {
    PublicationVerdict verdict =
        new PublicationVerifier(
                new Trust(List.of(draft.key()), List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2025-06-01T00:00:00Z"))
            .verify(
                ReleaseFolder.find(draft.folder, Publication.NAME).orElseThrow(),
                VerifyProgress.SILENT);
    PublicationText.of(verdict);
    PublicationJson.of(verdict);
    return verdict;
  }

  private byte[] mutated(byte[] honest) {
    byte[] bytes = honest.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) ('0' + random.nextInt(10));
        case 2 -> bytes[at] = (byte) "\"{}[]:,-.e".charAt(random.nextInt(10));
        case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) '9');
        default -> bytes = Arrays.copyOf(bytes, random.nextInt(16) == 0 ? at + 1 : bytes.length);
      }
    }
    return bytes;
  }

  @Test
  void whatAStrangerChangedIsNeverGood() throws IOException {
    List<Path> files;
    try (var walk = Files.walk(draft.folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (int round = 0; round < ROUNDS; round++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] honest = Files.readAllBytes(file);
      byte[] mutated = mutated(honest);
      if (!Arrays.equals(honest, mutated)) {
        Files.write(file, mutated);
        assertThat(verify().good()).as("seed %d, round %d", SEED, round).isFalse();
        Files.write(file, honest);
      }
    }
    assertThat(verify().good()).isTrue();
  }

  @Test
  void documentsThatThePublisherSignedAreReadOrRefused() throws IOException {
    draft.head(
        "2025-05-15T12:00:00Z", "2025-08-15T12:00:00Z", draft.listed(PublicHead.State.CURRENT));
    draft.recall("media/joined.mp4");
    Path publication = draft.folder.resolve(Publication.NAME);
    byte[] manifest = Files.readAllBytes(publication);
    byte[] head = Files.readAllBytes(root.resolve(PublicHead.NAME));
    byte[] recall = Files.readAllBytes(root.resolve(Recall.NAME));
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      SigningKey key = draft.publisher;
      PublicationDraft.signed(
          draft.folder, Publication.NAME, Publication.TYPE, mutated(manifest), key);
      PublicationDraft.signed(root, PublicHead.NAME, PublicHead.TYPE, mutated(head), key);
      PublicationDraft.signed(root, Recall.NAME, Recall.TYPE, mutated(recall), key);
      PublicationVerdict verdict = verify();
      read += verdict.facts().isPresent() ? 1 : 0;
      assertThat(verdict.good()).as("seed %d, round %d", SEED, round).isFalse();
    }
    assertThat(read).as("otherwise nothing was tried behind the manifest").isPositive();
  }
}
