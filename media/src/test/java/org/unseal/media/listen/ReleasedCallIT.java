package org.unseal.media.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.SoundReading;
import org.unseal.engine.port.SoundReading.SoundBlock;
import org.unseal.engine.seal.SealStep;
import org.unseal.engine.sound.Mute;
import org.unseal.engine.sound.ReleaseCallStep;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.verify.FindingCode;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.Trust;
import org.unseal.proof.verify.Verdict;
import org.unseal.proof.wave.Replacement;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Mood;
import org.unseal.testkit.sound.WaveFile;
import org.unseal.testkit.sound.WaveFile.Coding;

/** Recordings as recorders write them are muted, and what is heard of them is heard again. */
final class ReleasedCallIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-10T09:00:00Z"));
  private static final Mute SILENT = mute("m1", 2_300_000, 4_100_000, Replacement.SILENCE);
  private static final Mute TONED = mute("m2", 6_000_000, 7_500_000, Replacement.TONE);

  @TempDir private Path folder;
  private final SigningKey key = SigningKey.create();

  @AfterEach
  void close() {
    key.close();
  }

  private static Mute mute(String id, long from, long end, Replacement with) {
    return new Mute(
        id, "i1", from, end, with, "FL-119.071-2-H", Optional.empty(), Optional.empty());
  }

  private ReleaseCallStep.Released release(Path original) {
    Path seal = folder.resolve("call.seal.json");
    Path seed = folder.resolve("call.seed");
    LibavCodedLibrary coded = new LibavCodedLibrary();
    new SealStep(coded, PartialFiles.FORGOTTEN, CLOCK, "unseal test")
        .run(new SealStep.Request(original, seal, seed, Optional.of(key), false), Progress.SILENT);
    return new ReleaseCallStep(
            coded, new LibavSoundLibrary(), PartialFiles.FORGOTTEN, CLOCK, "unseal test")
        .run(
            new ReleaseCallStep.Request(
                original,
                seal,
                seed,
                List.of(SILENT, TONED),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                folder.resolve("call"),
                key),
            Progress.SILENT);
  }

  private Verdict verdict() throws IOException {
    return new ReleaseVerifier(
            new Trust(List.of(key.signer()), List.of(), List.of(), Map.of()),
            Optional.empty(),
            Optional.empty())
        .verify(ReleaseFolder.find(folder.resolve("call")).orElseThrow(), (_, _) -> {});
  }

  private static int[] samples(Path file) {
    List<int[]> blocks = new ArrayList<>();
    try (SoundReading reading = new LibavSoundLibrary().open(file, OptionalInt.empty())) {
      for (Optional<SoundBlock> b = reading.next(); b.isPresent(); b = reading.next()) {
        blocks.add(b.get().samples().clone());
      }
    }
    return blocks.stream().flatMapToInt(java.util.Arrays::stream).toArray();
  }

  /** Of full scale. */
  private static double rms(int[] samples, long from, long end) {
    double sum = 0;
    for (long i = from; i < end; i++) {
      double value = samples[(int) i] / (double) (1L << 31);
      sum += value * value;
    }
    return Math.sqrt(sum / (end - from));
  }

  private void assertMuted(SoundPlan plan, int[] heard) {
    assertThat(plan.spans()).hasSize(2);
    SoundPlan.Span silent = plan.spans().getFirst();
    SoundPlan.Span toned = plan.spans().getLast();
    assertThat(rms(heard, silent.from(), silent.end())).isLessThan(0.000_3); // A-law has no 0
    assertThat(rms(heard, toned.from(), toned.end())).isBetween(0.088, 0.094);
  }

  @ParameterizedTest
  @EnumSource(Coding.class)
  void callOfARecorderIsProvedAndMuted(Coding coding) throws IOException {
    RadioScene scene = RadioScene.draw(6, Mood.USUAL.talks(3).meanPause(2));
    Path original =
        Files.write(
            folder.resolve("call.wav"),
            WaveFile.of(
                scene.rate(),
                scene.samples(),
                coding,
                Optional.of(new WaveFile.Extension("2026-03-09", "14:02:11", 404_000_000L))));
    ReleaseCallStep.Released released = release(original);
    assertThat(released.proved()).isTrue();
    assertThat(released.whole()).isTrue();
    assertThat(verdict().findings()).isEmpty();
    assertThat(verdict().good()).isTrue();
    int[] before = samples(original);
    int[] heard = samples(folder.resolve("call").resolve(ReleaseCallStep.MEDIA));
    assertThat(heard).hasSameSizeAs(before);
    assertMuted(released.plan(), heard);
    for (int i = 0; i < heard.length; i++) {
      if (released.plan().within(i, i + 1).isEmpty()) {
        assertThat(heard[i]).isEqualTo(before[i]);
      }
    }
    assertThat(OpenNatives.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, libmp3lame, 16000, true",
    "ipod, aac, 16000, true",
    "ogg, libopus, 48000, true",
    "mov, pcm_s16be, 8000, true",
    "mov, pcm_mulaw, 8000, false",
    "matroska, flac, 16000, true",
    "matroska, pcm_s16le, 8000, false",
    "mov, pcm_alaw, 8000, false",
  })
  void otherRecordingsAreMutedAndNeverCalledProvedWhereTheyAreNot(
      String container, String encoder, int rate, boolean derived) throws IOException {
    RadioScene scene = RadioScene.draw(6, Mood.USUAL.rate(rate).talks(3).meanPause(2));
    Path original = folder.resolve("call." + container);
    CodedSound.write(original, container, encoder, scene);
    ReleaseCallStep.Released released = release(original);
    assertThat(released.proved()).isEqualTo(!derived);
    Verdict verdict = verdict();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.good()).isEqualTo(!derived);
    assertThat(verdict.counts().containsKey(FindingCode.NOT_PROVED)).isEqualTo(derived);
    int[] before = samples(original);
    int[] heard = samples(folder.resolve("call").resolve(ReleaseCallStep.MEDIA));
    assertThat(heard).hasSameSizeAs(before);
    assertMuted(released.plan(), heard);
    for (int i = 0; i < heard.length; i++) {
      if (released.plan().within(i, i + 1).isEmpty()) {
        assertThat(Math.abs((long) heard[i] - before[i])).isLessThanOrEqualTo(1 << 16);
      }
    }
  }

  @Test
  void spanOfADecodedRecordingReachesOverItsNeighbours() {
    RadioScene scene = RadioScene.draw(6, Mood.USUAL.rate(16_000).talks(3).meanPause(2));
    Path original = folder.resolve("call.mp3");
    CodedSound.write(original, "mp3", "libmp3lame", scene);
    SoundPlan.Span span = release(original).plan().spans().getFirst();
    assertThat(span.from()).isEqualTo(2_300 * 16 - 1152);
    assertThat(span.end()).isEqualTo(4_100 * 16 + 1152);
  }
}
