package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.mp4.TinyMp4.Unit;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.PublishedAudit;
import org.unseal.proof.seal.NalCodec;
import org.unseal.proof.seal.UnitFormat;

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

  /** One GOP of 700 pictures: the units of its second leaf are shown among those of its first. */
  private static SyntheticRecording longGop() {
    Random random = new Random(5);
    List<Octets> units = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      units.add(Octets.of(SyntheticRecording.picture(random, i == 0, false)));
      // coded I P b P b ..., so that the picture before a leaf's border is shown after it
      times.add(SyntheticRecording.STEP * (i == 0 ? 0L : i % 2 == 1 ? i + 1L : i - 1L));
    }
    return new SyntheticRecording(
        units,
        times,
        new UnitFormat.Nal(NalCodec.H264, 4, Octets.of(SyntheticRecording.AVCC)),
        SyntheticRecording.VIDEO);
  }

  @Test
  void longGopThatWasMadeAgainIsInOrderAcrossItsLeaves() throws IOException {
    try (SigningKey key = SigningKey.create()) {
      Draft draft = new Draft(longGop(), "RR");
      long[] shown = draft.pictures.stream().mapToLong(Unit::pts).sorted().toArray();
      for (int i = 0; i < shown.length; i++) {
        Unit unit = draft.pictures.get(i);
        draft.pictures.set(i, new Unit(unit.bytes(), shown[i], 0, unit.key()));
      }
      draft.plan =
          new PlanDocument(
              640,
              360,
              2,
              2,
              "#000000",
              List.of(
                  new PlanDocument.Run(
                      700, new FrameCover.Boxes(List.of(new Box(10, 10, 60, 90))))));
      draft.decidedPlan = draft.plan.digest();
      draft.write(folder, key);
      assertThat(verify(folder, pinned(key)).findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0,true", "700,true", "-700,true", "1024,true", "1100,false", "-1100,false"})
  void firstSoundMayBeginWithTheFile(int later, boolean fine) throws IOException {
    try (SigningKey key = SigningKey.create()) {
      Draft draft = new Draft(new SyntheticRecording(1, 8, -1), "PPRPPPPP");
      // the others as they are; the file's times begin where the first one's do
      Unit first = draft.packets.getFirst();
      draft.packets.set(0, new Unit(first.bytes(), first.dts(), later, first.key()));
      draft.write(folder, key);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(verdict.good()).isEqualTo(fine);
      if (!fine) {
        assertThat(verdict.findings())
            .extracting(Finding::code)
            .containsExactly(FindingCode.TIMES_DIFFER);
      }
    }
  }

  @Test
  void whatThePublishersAuditFoundIsToldAsAClaim() throws IOException {
    try (SigningKey key = SigningKey.create()) {
      Draft draft = new Draft(new SyntheticRecording(4, 3, -1), "PRP");
      draft.changed =
          release ->
              Manifests.withAudit(
                  release,
                  new PublishedAudit(
                      "sample",
                      Optional.empty(),
                      12,
                      List.of(
                          new PublishedAudit.Found(
                              "FACE_SEEN", 3, 9, Optional.of(new Box(4, 8, 20, 30)))),
                      2));
      draft.write(folder, key);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(verdict.good()).isTrue();
      assertThat(String.join("\n", SummaryText.of(verdict)))
          .contains("not proved)", "a sample, 12 frames: 2 findings not explained")
          .contains("FACE_SEEN in frames 3 to 8", "and 1 more");
      assertThat(new String(VerdictJson.of(verdict), StandardCharsets.UTF_8))
          .contains("\"auditClaimed\":{\"found\":2,\"frames\":12,\"mode\":\"sample\"}");
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

  @Test
  void labelOfAPinnedKeyIsTheCheckersOwnAndToldWithIt() throws IOException {
    try (SigningKey key = SigningKey.create();
        SigningKey other = SigningKey.create()) {
      new Draft(new SyntheticRecording(4, 3, -1), "PRP").write(folder, key);
      Map<SignerKey, String> labels = Map.of(key.signer(), "City of \u00c9xample\u001b[2J");
      Verdict verdict =
          verify(folder, new Trust(List.of(key.signer()), List.of(), List.of(), labels));
      assertThat(String.join("\n", SummaryText.of(verdict)))
          .contains("KEY PINNED, which you call \"City of \u00c9xample")
          .doesNotContain("\u001b");
      assertThat(verdict.facts().orElseThrow().signers())
          .allMatch(signer -> signer.label().isPresent());
      assertThat(new String(VerdictJson.of(verdict), StandardCharsets.UTF_8))
          .contains("\"label\":\"City of \u00c9xample");
      Verdict unpinned =
          verify(folder, new Trust(List.of(other.signer()), List.of(), List.of(), labels));
      assertThat(unpinned.good()).isFalse();
      assertThat(String.join("\n", SummaryText.of(unpinned))).doesNotContain("which you call");
      assertThat(new String(VerdictJson.of(unpinned), StandardCharsets.UTF_8))
          .doesNotContain("label");
    }
  }

  @ParameterizedTest
  @CsvSource({"true,before anything was decided", "false,AFTER something was decided"})
  void whetherPicturesWereSealedBeforeTheFirstDecisionIsToldAsAClaim(boolean before, String words)
      throws IOException {
    try (SigningKey key = SigningKey.create()) {
      Draft draft = new Draft(new SyntheticRecording(4, 3, -1), "PRP");
      draft.changed = release -> Manifests.sealedBeforeDecision(release, before);
      draft.write(folder, key);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(String.join("\n", SummaryText.of(verdict))).contains(words);
      assertThat(new String(VerdictJson.of(verdict), StandardCharsets.UTF_8))
          .contains("\"picturesSealedBeforeDecisionClaimed\":" + before);
    }
  }
}
