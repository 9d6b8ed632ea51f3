package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;
import static org.unseal.proof.verify.HonestReleaseTest.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.Vectors;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;

/** A timeline in a release, or on its own: whoever signs it, what it states has to follow. */
final class TimelineInReleaseTest {
  private static final String NAME = "timeline.json";

  @TempDir private Path folder;
  private SigningKey key;

  @BeforeEach
  void open() {
    key = SigningKey.create();
  }

  @AfterEach
  void close() {
    key.close();
  }

  private static byte[] changed(String find, String replacement) throws IOException {
    String text = new String(Vectors.read(NAME), StandardCharsets.UTF_8);
    assertThat(text).contains(find);
    return text.replace(find, replacement).getBytes(StandardCharsets.UTF_8);
  }

  private Verdict release(byte[] timeline) throws IOException {
    Draft draft = new Draft(new SyntheticRecording(3, 4, -1), "PRWP");
    draft.more.put(NAME, timeline);
    return verify(draft.write(Files.createTempDirectory(folder, "release"), key), pinned(key));
  }

  @Test
  void timelineThatFollowsIsGoodAndIsToldOf() throws IOException {
    Verdict verdict = release(Vectors.read(NAME));
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.good()).isTrue();
    assertThat(verdict.facts().orElseThrow().time().orElseThrow())
        .contains("8 intervals solved again", "whose truth is not proved");
    assertThat(SummaryText.of(verdict)).anyMatch(line -> line.contains("Times: 8 intervals"));
    assertThat(new String(VerdictJson.of(verdict), StandardCharsets.UTF_8))
        .contains("\"timeline\":\"8 intervals");
  }

  @Test
  void narrowerAndWiderIntervalsThatTheirMakerSignedAreNotImplied() throws IOException {
    for (String other : List.of("\"high\":887388", "\"high\":887390")) {
      Verdict verdict = release(changed("\"high\":887389", other));
      assertThat(verdict.counts()).isEqualTo(Map.of(FindingCode.TIME_NOT_IMPLIED, 1L));
      assertThat(verdict.intact()).isFalse();
    }
  }

  @Test
  void statementThatWasChangedAfterwardsIsNotWhatTheBoundsFollowFrom() throws IOException {
    Verdict verdict = release(changed("\"lagHigh\":2700000", "\"lagHigh\":2600000"));
    assertThat(verdict.counts().keySet()).containsExactly(FindingCode.TIME_NOT_IMPLIED);
  }

  @Test
  void timelineThatCanNotBeReadIsSaidToBeSo() throws IOException {
    assertThat(release(changed("unseal/timeline", "unseal/timetable")).counts().keySet())
        .containsExactly(FindingCode.TIMELINE_UNREADABLE);
  }

  @Test
  void onItsOwnItIsGoodOnlyWithASignatureOfAKeyThatIsKnown() throws IOException {
    Path file = folder.resolve(NAME);
    Files.write(file, Vectors.read(NAME));
    TimelineVerifier verifier = new TimelineVerifier(pinned(key));
    TimelineVerifier.Result unsigned = verifier.verify(file);
    assertThat(unsigned.implied()).isTrue();
    assertThat(unsigned.good()).isFalse();
    assertThat(unsigned.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.TIMELINE_SIGNATURE_MISSING);
    Path signature = folder.resolve(NAME + ".sig");
    Files.write(signature, key.sign(new DocumentType("timeline"), Vectors.read(NAME)).bytes());
    assertThat(verifier.verify(file).good()).isTrue();
    Files.write(signature, key.sign(new DocumentType("release"), Vectors.read(NAME)).bytes());
    assertThat(verifier.verify(file).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.TIMELINE_SIGNATURE_BAD);
    try (SigningKey other = SigningKey.create()) {
      Files.write(signature, other.sign(new DocumentType("timeline"), Vectors.read(NAME)).bytes());
    }
    assertThat(verifier.verify(file).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.KEY_UNKNOWN);
  }
}
