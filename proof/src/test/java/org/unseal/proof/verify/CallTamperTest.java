package org.unseal.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;
import static org.unseal.proof.verify.HonestReleaseTest.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.SoundLabels;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.release.SoundPlan.Span;
import org.unseal.proof.wave.Replacement;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

/**
 * What somebody may do to a call release who has its publisher's key: everything is signed anew, so
 * that only the seal stands against it. Each gives the finding that names it.
 */
final class CallTamperTest {
  private static final int RATE = 8000;
  private static final String CODE = "FL-119.071-2-H";
  private static final Span SILENT =
      new Span(2 * RATE + 100, 3 * RATE + 55, Replacement.SILENCE, CODE, Optional.of("an address"));
  private static final Span TONED =
      new Span(4 * RATE + 7, 4 * RATE + 5007, Replacement.TONE, "COURT-ORDER", Optional.empty());

  @TempDir private Path folder;
  private SigningKey key;
  private CallDraft draft;

  @BeforeEach
  void honest() {
    key = SigningKey.create();
    draft = call(SampleCoding.PCM_MULAW, 1, 0, 6 * RATE + 777);
  }

  @AfterEach
  void close() {
    key.close();
  }

  private static CallDraft call(SampleCoding coding, int channels, long first, long end) {
    return new CallDraft(
        new WaveFormat(coding, RATE, channels), 6 * RATE + 777, first, end, SILENT, TONED);
  }

  private Verdict verdict() throws IOException {
    draft.write(folder, key);
    return verify(folder, pinned(key));
  }

  private static Set<FindingCode> codes(Verdict verdict) {
    return verdict.findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  private void assertFound(FindingCode code, long... leaves) throws IOException {
    Verdict verdict = verdict();
    assertThat(codes(verdict)).as("%s", verdict.findings()).containsExactly(code);
    assertThat(verdict.findings().stream().map(finding -> finding.leaf().orElse(-1)))
        .containsExactlyElementsOf(LongStream.of(leaves).boxed().toList());
    assertThat(verdict.intact()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(SampleCoding.class)
  void honestCallIsIntactInEveryCoding(SampleCoding coding) throws IOException {
    draft = call(coding, coding.bytes() % 3 == 1 ? 1 : 2, 0, 6 * RATE + 777);
    Verdict verdict = verdict();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.good()).isTrue();
  }

  @Test
  void trimmedCallIsIntactAndSaysWhatIsMuted() throws IOException {
    draft = call(SampleCoding.PCM_S16LE, 1, RATE, 5 * RATE);
    Verdict verdict = verdict();
    assertThat(verdict.findings()).isEmpty();
    assertThat(SummaryText.of(verdict))
        .contains("    bit-exact    1.0 s, 1 second")
        .contains("    muted in     2.0 s, 2 seconds: " + CODE)
        .contains("  Sound: in the release, some of it muted")
        .anyMatch(line -> line.startsWith("  Muted, sample by sample: 1.0 s, silence"))
        .anyMatch(line -> line.contains("a second is proved"));
    assertThat(new String(VerdictJson.of(verdict), UTF_8)).contains("\"sound\":\"MUTED_IN_PART\"");
  }

  @Test
  void sampleOfAnUntouchedSecondIsAChangedUnit() throws IOException {
    draft.samples[RATE + 17] ^= 1;
    assertFound(FindingCode.UNIT_CHANGED, 1);
  }

  @Test
  void sampleOfAMutedSecondDiffersFromWhatWasPublished() throws IOException {
    draft.samples[2 * RATE + 17] ^= 1; // before the mute, which can't be proved against the seal
    assertFound(FindingCode.RENDER_DIFFERS, 2);
  }

  @Test
  void unmutedSecondIsNamedThoughItsPublisherAdmitsIt() throws IOException {
    draft.samples[2 * RATE + 4000] ^= 1;
    draft.admit(2, Optional.of(CODE));
    assertFound(FindingCode.MUTE_DIFFERS, 2);
  }

  @Test
  void toneThatSaysSomethingIsNoTone() throws IOException {
    draft.samples[4 * RATE + 3000] ^= 2;
    draft.admit(4, Optional.of("COURT-ORDER"));
    assertFound(FindingCode.MUTE_DIFFERS, 4);
  }

  @Test
  void otherMutesThanThoseOfTheListAreAnotherPlan() throws IOException {
    draft.plan = new SoundPlan(draft.format, 0, draft.plan.samples(), List.of(SILENT));
    draft.planBytes = draft.plan.bytes();
    draft.labels = SoundLabels.of(draft.plan);
    assertFound(FindingCode.RENDER_UNEXPLAINED, 4);
  }

  @Test
  void muteOfACopiedSecondIsAnotherPlan() throws IOException {
    Span more = new Span(5 * RATE, 5 * RATE + 3, Replacement.SILENCE, CODE, Optional.empty());
    draft.plan = new SoundPlan(draft.format, 0, draft.plan.samples(), List.of(SILENT, TONED, more));
    draft.planBytes = draft.plan.bytes();
    draft.labels = SoundLabels.of(draft.plan);
    Verdict verdict = verdict();
    assertThat(codes(verdict))
        .containsExactlyInAnyOrder(FindingCode.PLAN_DIFFERS, FindingCode.MUTE_DIFFERS);
  }

  @Test
  void muteWithoutGroundIsRefused() throws IOException {
    String text = new String(draft.planBytes, UTF_8);
    draft.planBytes = text.replace("\"ground\":\"COURT-ORDER\",", "").getBytes(UTF_8);
    assertThat(draft.planBytes.length).isLessThan(text.length());
    assertFound(FindingCode.PLAN_UNREADABLE, -1);
  }

  @Test
  void entryWithoutTheGroundOfItsMuteIsNamed() throws IOException {
    draft.admit(4, Optional.empty());
    assertFound(FindingCode.PLAN_DIFFERS, 4);
  }

  @Test
  void labelsThatSayLessAreNamed() throws IOException {
    draft.labels = "WEBVTT\n".getBytes(UTF_8);
    assertFound(FindingCode.LABELS_DIFFER, -1);
  }

  @Test
  void chunkBesideTheSamplesIsHiddenData() throws IOException {
    draft.changedFile =
        bytes -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 12);
          System.arraycopy("LIST\4\0\0\0note".getBytes(UTF_8), 0, longer, bytes.length, 12);
          return longer;
        };
    Verdict verdict = verdict();
    assertThat(codes(verdict)).containsExactly(FindingCode.MEDIA_HIDDEN_DATA);
    draft.changedFile =
        bytes -> {
          byte[] longer = new byte[bytes.length + 12];
          System.arraycopy(bytes, 0, longer, 0, 12);
          System.arraycopy("bext\4\0\0\0note".getBytes(UTF_8), 0, longer, 12, 12);
          System.arraycopy(bytes, 12, longer, 24, bytes.length - 12);
          ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(4, longer.length - 8);
          return longer;
        };
    assertFound(FindingCode.MEDIA_HIDDEN_DATA, -1);
  }

  @Test
  void byteInThePlaceOfNothingIsHiddenData() throws IOException {
    assertThat(draft.samples.length % 2).isOne();
    draft.changedFile =
        bytes -> {
          byte[] changed = bytes.clone();
          changed[bytes.length - 1] = 'x';
          return changed;
        };
    assertFound(FindingCode.MEDIA_HIDDEN_DATA, -1);
  }

  @Test
  void shorterCallIsNamed() throws IOException {
    draft.samples = Arrays.copyOf(draft.samples, draft.samples.length - 7);
    Verdict verdict = verdict();
    assertThat(codes(verdict))
        .containsExactlyInAnyOrder(FindingCode.UNIT_CHANGED, FindingCode.PLAN_DIFFERS);
  }

  @Test
  void missingSecondIsNamed() throws IOException {
    byte[] shorter = new byte[draft.samples.length - RATE];
    System.arraycopy(draft.samples, 0, shorter, 0, RATE);
    System.arraycopy(draft.samples, 2 * RATE, shorter, RATE, shorter.length - RATE);
    draft.samples = shorter;
    assertThat(codes(verdict())).contains(FindingCode.UNIT_MISSING, FindingCode.PLAN_DIFFERS);
  }

  @Test
  void addedSecondIsNamed() throws IOException {
    draft = call(SampleCoding.PCM_MULAW, 1, 0, 6 * RATE);
    draft.samples = Arrays.copyOf(draft.samples, draft.samples.length + RATE);
    assertThat(codes(verdict())).contains(FindingCode.UNIT_ADDED, FindingCode.PLAN_DIFFERS);
  }

  @Test
  void otherRateInTheHeadIsNamed() throws IOException {
    draft.changedFile =
        bytes -> {
          ByteBuffer.wrap(bytes)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(24, 2 * RATE)
              .putInt(28, 2 * RATE);
          return bytes;
        };
    Verdict verdict = verdict();
    assertThat(codes(verdict)).contains(FindingCode.PARAMETERS_DIFFER, FindingCode.UNIT_MISSING);
    assertThat(verdict.intact()).isFalse();
  }

  @Test
  void otherCodingInTheHeadIsNamed() throws IOException {
    draft.changedFile =
        bytes -> {
          bytes[20] = 6; // A-law
          return bytes;
        };
    assertThat(codes(verdict()))
        .containsExactlyInAnyOrder(FindingCode.PARAMETERS_DIFFER, FindingCode.RENDER_DIFFERS);
  }

  @Test
  void headThatContradictsItselfIsRefused() throws IOException {
    draft.changedFile =
        bytes -> {
          bytes[28] ^= 1; // bytes a second
          return bytes;
        };
    assertThat(codes(verdict())).containsExactly(FindingCode.MEDIA_UNREADABLE);
  }

  @Test
  void fileThatIsCutOffAnywhereIsNeverIntact() throws IOException {
    int whole = draft.file().length;
    for (int length : new int[] {0, 4, 11, 12, 20, 30, 38, 45, 46, 47, 5000, whole - 1}) {
      draft.changedFile = bytes -> Arrays.copyOf(bytes, length);
      assertThat(verdict().intact()).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void noByteOfTheHeadCanBeChanged() throws IOException {
    for (int place = 0; place < 46; place++) {
      int changed = 8 * place + place % 8;
      draft.changedFile =
          bytes -> {
            bytes[changed / 8] ^= (byte) (1 << (changed % 8));
            return bytes;
          };
      assertThat(verdict().intact()).as("bit %d", changed).isFalse();
    }
  }
}
