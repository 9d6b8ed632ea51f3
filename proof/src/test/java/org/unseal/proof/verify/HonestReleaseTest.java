package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.proof.key.SigningKey;

final class HonestReleaseTest {
  @TempDir private Path folder;

  static Verdict verify(Path folder, Trust trust) throws IOException {
    return new ReleaseVerifier(trust, Optional.empty(), Optional.empty())
        .verify(ReleaseFolder.find(folder).orElseThrow(), VerifyProgress.SILENT);
  }

  static Trust pinned(SigningKey key) {
    return new Trust(List.of(key.signer()), List.of(), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PPPPPPPP", "PPRPPRRP", "WWPPRPCC", "TPPRPPPT", "RRRRRRRR", "PWPCPWRC"})
  void honestReleaseIsIntactAndItsKeyIsPinned(String kinds) throws IOException {
    try (SigningKey key = SigningKey.create()) {
      new Draft(new SyntheticRecording(1, 8, -1), kinds).write(folder, key);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.good()).isTrue();
      assertThat(verdict.facts().orElseThrow().signers())
          .hasSize(3)
          .allMatch(signer -> signer.standing() == Trust.Standing.PINNED);
    }
  }

  @Test
  void recordingWithAGapIsIntact() throws IOException {
    try (SigningKey key = SigningKey.create()) {
      new Draft(new SyntheticRecording(2, 6, 2), "PPPGRPP").write(folder, key);
      assertThat(verify(folder, pinned(key)).findings()).isEmpty();
    }
  }

  @Test
  void fileThatDoesNotBeginAtZeroIsIntactIfTheManifestSaysSo() throws IOException {
    try (SigningKey key = SigningKey.create()) {
      Draft draft = new Draft(new SyntheticRecording(3, 5, -1), "PPRPP");
      draft.write(folder, key);
      assertThat(verify(folder, pinned(key)).findings()).isEmpty();
    }
  }

  @Test
  void unreviewedReleaseIsIntactAndSaysSo() throws IOException {
    try (SigningKey key = SigningKey.create()) {
      Draft draft = new Draft(new SyntheticRecording(4, 3, -1), "PRP");
      draft.unreviewed = Optional.of("in a hurry");
      draft.write(folder, key);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(verdict.findings())
          .extracting(Finding::code)
          .containsExactly(FindingCode.UNREVIEWED);
      assertThat(verdict.good()).isTrue();
    }
  }
}
