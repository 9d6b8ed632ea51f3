package org.unseal.engine.sound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.Transcript.Said;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.SoundOfRelease;
import org.unseal.proof.seal.RecordingSealer;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.Trust;
import org.unseal.proof.verify.Verdict;
import org.unseal.proof.wave.Replacement;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

/** Calls that are muted, from the recording to a folder that a stranger can check. */
final class ReleaseCallStepTest {
  private static final int RATE = 8000;
  private static final int SAMPLES = 9 * RATE + 1234;
  private static final String CODE = "FL-119.071-2-H";
  private static final byte[] SEED = new byte[Seed.LENGTH];

  @TempDir private Path folder;
  private final SigningKey key = SigningKey.create();
  private int made;

  @AfterEach
  void close() {
    key.close();
  }

  private static Mute mute(int number, double from, double end, Replacement with) {
    return new Mute(
        "m" + number,
        "i7",
        Math.round(from * 1e6),
        Math.round(end * 1e6),
        with,
        CODE,
        number == 1 ? Optional.of("a caller's address") : Optional.empty(),
        Optional.empty());
  }

  private static final List<Mute> MUTES =
      List.of(
          mute(1, 2.000001, 3.200001, Replacement.SILENCE), mute(2, 5.4, 5.9, Replacement.TONE));

  /** Samples that differ only where somebody speaks in the mutes. */
  private static byte[] samples(WaveFormat format, int inside) {
    byte[] bytes = new byte[SAMPLES * format.sampleBytes()];
    new Random(1).nextBytes(bytes);
    Random other = new Random(inside);
    fill(bytes, format, 16_000, 25_601, other);
    fill(bytes, format, 43_200, 47_200, other);
    return bytes;
  }

  private static void fill(byte[] bytes, WaveFormat format, int from, int end, Random random) {
    byte[] part = new byte[(end - from) * format.sampleBytes()];
    random.nextBytes(part);
    System.arraycopy(part, 0, bytes, from * format.sampleBytes(), part.length);
  }

  private record Sealed(Path original, Path seal, Path seed) {}

  private Sealed sealed(WaveFormat format, byte[] samples) throws IOException {
    Path place = Files.createDirectory(folder.resolve("case" + made++));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(format.head(samples.length));
    file.writeBytes(samples);
    file.writeBytes(new byte[samples.length % 2]);
    Path original = Files.write(place.resolve("call.wav"), file.toByteArray());
    RecordingSealer sealer =
        new RecordingSealer(
            Seed.of(SEED),
            List.of(
                new RecordingSealer.TrackSetup(
                    TrackId.parse("a0"),
                    new UnitFormat.Whole(UnitFormat.Cut.EVERY_UNIT, format.words()),
                    new TimeBase(1, format.rate()))),
            _ -> {});
    try (var recording = new WaveLibrary().open(original)) {
      recording.read(sealer::add, Progress.SILENT);
    }
    RecordingSealer.SealedTrack track = sealer.end().getFirst();
    Seal seal =
        new Seal(
            "unseal test",
            "2026-03-09T14:00:00Z",
            Digest.ofHex("0".repeat(64)),
            Digest.ofHex("0".repeat(64)),
            Seal.CameraSignature.NONE,
            List.of(new Seal.Track("a0", format.coding().code(), track.leaves(), track.root())));
    Files.write(
        place.resolve("seal.json.sig"),
        key.sign(new DocumentType(Seal.TYPE), seal.bytes()).bytes());
    return new Sealed(
        original,
        Files.write(place.resolve("seal.json"), seal.bytes()),
        Files.writeString(place.resolve("seed"), "0".repeat(64) + "\n"));
  }

  private ReleaseCallStep.Released release(
      Sealed sealed,
      Path target,
      List<Mute> mutes,
      List<CallSpans.Kept> kept,
      Optional<Transcript> transcript) {
    return new ReleaseCallStep(
            new WaveLibrary(),
            (_, _) -> {
              throw new IllegalStateException("nothing is decoded here");
            },
            PartialFiles.FORGOTTEN,
            InstantSource.fixed(Instant.parse("2026-03-10T09:00:00Z")),
            "unseal test")
        .run(
            new ReleaseCallStep.Request(
                sealed.original(),
                sealed.seal(),
                sealed.seed(),
                mutes,
                kept,
                transcript,
                Optional.empty(),
                target,
                key),
            Progress.SILENT);
  }

  private static Map<String, byte[]> files(Path release) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(release)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(release.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private Verdict verdict(Path release) throws IOException {
    return new ReleaseVerifier(
            new Trust(List.of(key.signer()), List.of(), List.of(), Map.of()),
            Optional.empty(),
            Optional.empty())
        .verify(ReleaseFolder.find(release).orElseThrow(), (_, _) -> {});
  }

  private static final Transcript TRANSCRIPT =
      Transcript.of(
          List.of(
              new Said(200_000, 1_500_000, Optional.of("dispatcher"), "engine seven respond"),
              new Said(1_500_000, 2_400_000, Optional.of("caller"), "I live at Larchmont"),
              new Said(2_500_000, 3_100_000, Optional.of("caller"), "number forty one"),
              new Said(3_500_000, 5_300_000, Optional.empty(), "copy that"),
              new Said(5_850_000, 7_000_000, Optional.empty(), "a name Quillon goes here"),
              new Said(8_000_000, 9_000_000, Optional.empty(), "out")));

  @ParameterizedTest
  @EnumSource(SampleCoding.class)
  void nothingThatLeavesDependsOnAMutedSample(SampleCoding coding) throws IOException {
    WaveFormat format = new WaveFormat(coding, RATE, 2);
    List<Map<String, byte[]>> both = new ArrayList<>();
    for (int inside = 1; inside <= 2; inside++) {
      Path target = folder.resolve("calls" + inside);
      release(
          sealed(format, samples(format, inside)),
          target,
          MUTES,
          List.of(),
          Optional.of(TRANSCRIPT));
      both.add(files(target));
    }
    assertThat(both.get(0).keySet())
        .contains("media/recording.wav", "labels.vtt", "plan.json", "transcript.vtt");
    for (String name : both.get(0).keySet()) {
      boolean commits =
          name.startsWith(Release.NAME)
              || name.startsWith("recording.seal.json")
              || name.startsWith("decisions.json");
      if (!commits) {
        assertThat(both.get(1).get(name)).as(name).isEqualTo(both.get(0).get(name));
      }
    }
    assertThat(open(both.get(1))).isEqualTo(open(both.get(0)));
  }

  /** A manifest without salted digests of seconds that are muted. */
  private static String open(Map<String, byte[]> files) {
    return new String(files.get(Release.NAME), UTF_8)
        .replaceAll("\"(c|digest|sha256)\":\"[0-9a-f]{64}\"", "\"$1\":0");
  }

  @Test
  void callIsAsLongAsItWasAndOnlyMutedSamplesDiffer() throws IOException {
    WaveFormat format = new WaveFormat(SampleCoding.PCM_S16LE, RATE, 1);
    byte[] original = samples(format, 1);
    Path target = folder.resolve("calls");
    ReleaseCallStep.Released released =
        release(sealed(format, original), target, MUTES, List.of(), Optional.empty());
    byte[] file = Files.readAllBytes(target.resolve(ReleaseCallStep.MEDIA));
    byte[] samples = Arrays.copyOfRange(file, 44, file.length);
    assertThat(samples).hasSameSizeAs(original);
    for (int i = 0; i < SAMPLES; i++) {
      int value = (short) ((samples[2 * i] & 0xFF) | (samples[2 * i + 1] << 8));
      if (i >= 16_000 && i < 25_601) { // the first sample behind 3.200001 s is muted, too
        assertThat(value).as("silent sample %d", i).isZero();
      } else if (i >= 43_200 && i < 47_200) {
        assertThat(value).as("tone %d", i).isEqualTo(Replacement.TONE.value(i, RATE) >> 16);
      } else {
        assertThat(samples[2 * i]).isEqualTo(original[2 * i]);
        assertThat(samples[2 * i + 1]).isEqualTo(original[2 * i + 1]);
      }
    }
    assertThat(released.proved()).isTrue();
    assertThat(verdict(target).findings()).isEmpty();
    assertThat(verdict(target).good()).isTrue();
    assertThat(Files.readString(target.resolve("labels.vtt")))
        .contains("00:00:02.000 --> 00:00:03.201\n[removed: " + CODE + "] a caller's address")
        .contains("00:00:05.400 --> 00:00:05.900\n[removed: " + CODE + "]\n");
    assertThat(SoundOfRelease.of(List.of("a0"), released.release()))
        .isEqualTo(SoundOfRelease.MUTED_IN_PART);
  }

  @Test
  void wordsThatAreMutedAreInNoFile() throws IOException {
    WaveFormat format = new WaveFormat(SampleCoding.PCM_ALAW, RATE, 1);
    Path target = folder.resolve("calls");
    release(sealed(format, samples(format, 1)), target, MUTES, List.of(), Optional.of(TRANSCRIPT));
    for (Map.Entry<String, byte[]> file : files(target).entrySet()) {
      assertThat(new String(file.getValue(), UTF_8))
          .as(file.getKey())
          .doesNotContain("Larchmont", "forty", "Quillon", "caller\"", "<v caller>");
    }
    String text = Files.readString(target.resolve("transcript.vtt"));
    assertThat(text)
        .contains("00:00:00.200 --> 00:00:01.500\n<v dispatcher>engine seven respond")
        .contains("00:00:01.500 --> 00:00:03.201\n[removed: " + CODE + "]")
        .contains("copy that")
        .contains("00:00:05.400 --> 00:00:07.000\n[removed: " + CODE + "]");
    assertThat(verdict(target).good()).isTrue();
  }

  @Test
  void whatTheScopeKeepsBackIsNotThere() throws IOException {
    WaveFormat format = new WaveFormat(SampleCoding.PCM_MULAW, RATE, 1);
    byte[] original = samples(format, 1);
    Path target = folder.resolve("calls");
    ReleaseCallStep.Released released =
        release(
            sealed(format, original),
            target,
            MUTES,
            List.of(
                new CallSpans.Kept(0, 1_250_000, Entry.Absence.TRIM, "not asked for"),
                new CallSpans.Kept(4_500_000, 5_000_000, Entry.Absence.WITHHELD, "order o1, c"),
                new CallSpans.Kept(8_000_000, 99_000_000, Entry.Absence.WITHHELD, "order o1, a")),
            Optional.of(TRANSCRIPT));
    assertThat(released.plan().first()).isEqualTo(RATE);
    assertThat(released.plan().samples()).isEqualTo(7L * RATE);
    assertThat(verdict(target).findings()).isEmpty();
    List<Entry> entries = released.release().tracks().getFirst().entries();
    assertThat(entries.stream().map(entry -> entry.getClass().getSimpleName()))
        .containsExactly(
            "Closed", "Render", "Render", "Render", "Render", "Render", "Pass", "Pass", "Closed");
    assertThat(((Entry.Render) entries.get(1)).ground()).contains("not asked for");
    assertThat(((Entry.Closed) entries.getLast()).is()).isEqualTo(Entry.Absence.WITHHELD);
    byte[] file = Files.readAllBytes(target.resolve(ReleaseCallStep.MEDIA));
    for (int i = 0; i < RATE / 4; i++) {
      assertThat(file[46 + i]).isEqualTo((byte) 0xFF);
    }
    String text = Files.readString(target.resolve("transcript.vtt"));
    assertThat(text).doesNotContain("engine", "out");
  }

  @Test
  void muteBehindTheEndIsRefusedAndLeavesNothing() throws IOException {
    WaveFormat format = new WaveFormat(SampleCoding.PCM_S16LE, RATE, 1);
    Sealed sealed = sealed(format, samples(format, 1));
    Path target = folder.resolve("calls");
    assertThatThrownBy(
            () ->
                release(
                    sealed,
                    target,
                    List.of(mute(3, 60, 61, Replacement.TONE)),
                    List.of(),
                    Optional.empty()))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("m3");
    assertThat(target).doesNotExist();
  }

  @Test
  void mutesThatMeetAreOneAndSilenceWins() {
    WaveFormat format = new WaveFormat(SampleCoding.PCM_S16LE, RATE, 1);
    var plan =
        CallSpans.plan(
            format,
            SAMPLES,
            List.of(
                mute(4, 1, 3, Replacement.TONE),
                mute(2, 2, 2.5, Replacement.SILENCE),
                mute(3, 2.5, 4, Replacement.SILENCE)),
            List.of(),
            0);
    assertThat(plan.spans())
        .extracting(span -> span.from() + ".." + span.end() + " " + span.with().word())
        .containsExactly("8000..16000 tone", "16000..32000 silence");
  }
}
