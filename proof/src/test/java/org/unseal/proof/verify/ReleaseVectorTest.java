package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.Vectors;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.SignedDecisions;

/** Holds the verifier to a release that another program made of {@code docs/formats/release.md}. */
final class ReleaseVectorTest {
  private static final List<String> FILES =
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

  private static byte[] file(String name) throws IOException {
    return Vectors.read("release/" + name);
  }

  private Verdict verdict() throws IOException, MalformedJsonException {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, file(name));
    }
    PublishedKey key = PublishedKey.read(Vectors.read("public-key.json"));
    return HonestReleaseTest.verify(folder, new Trust(List.of(), List.of(), List.of(key.signer())));
  }

  @Test
  void releaseOfTheVectorIsIntact() throws IOException, MalformedJsonException {
    Verdict verdict = verdict();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.good()).isTrue();
    Facts.Track video = verdict.facts().orElseThrow().tracks().getFirst();
    assertThat(video.copied().units()).isEqualTo(7);
    assertThat(video.rendered().units()).isEqualTo(7);
    assertThat(video.missing().keySet())
        .containsExactly(
            "a minor", "an ongoing case", "cut off", "outside of what was released: not asked for");
    assertThat(video.gaps()).isEqualTo(1);
  }

  @Test
  void documentsOfTheVectorAreWrittenAsTheyWereRead() throws IOException, MalformedJsonException {
    byte[] release = file("release.json");
    assertThat(Release.read(release).bytes()).isEqualTo(release);
    byte[] plan = file("plan.json");
    assertThat(PlanDocument.read(plan).bytes()).isEqualTo(plan);
    byte[] decisions = file("decisions.json");
    assertThat(SignedDecisions.read(decisions).bytes()).isEqualTo(decisions);
  }

  @Test
  void everyDigestOfTheVectorIsNeeded() throws IOException, MalformedJsonException {
    verdict();
    String honest = new String(file("release.json"), java.nio.charset.StandardCharsets.UTF_8);
    var digests = java.util.regex.Pattern.compile("[0-9a-f]{64}").matcher(honest);
    int tried = 0;
    while (digests.find()) {
      boolean ofAModel = honest.startsWith("\"name\":\"nobody\"", digests.start() - 26);
      char other = honest.charAt(digests.start()) == '0' ? '1' : '0';
      String changed =
          honest.substring(0, digests.start()) + other + honest.substring(digests.start() + 1);
      Files.writeString(folder.resolve("release.json"), changed);
      Verdict verdict = HonestReleaseTest.verify(folder, Trust.none());
      boolean found =
          verdict.findings().stream()
              .anyMatch(
                  finding ->
                      finding.code().group() == FindingCode.Group.MATCH
                          && finding.code() != FindingCode.SIGNATURE_BAD);
      assertThat(found || ofAModel).as("the digest at %d", digests.start()).isTrue();
      tried++;
    }
    assertThat(tried).isGreaterThan(50);
  }
}
