package org.unseal.media.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.engine.dispatch.listen.LevelMeter;
import org.unseal.engine.dispatch.listen.Levels;
import org.unseal.engine.dispatch.listen.SampleSpan;
import org.unseal.engine.dispatch.listen.VoiceActivity;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.SoundReading;
import org.unseal.engine.port.SoundReading.SoundBlock;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Mood;
import org.unseal.testkit.sound.WaveFile;
import org.unseal.testkit.sound.WaveFile.Coding;

/** Every kind of file that recorders write is heard, sample by sample, where it belongs. */
final class SoundReadingIT {
  private static final long HANG = 800_000;

  @TempDir private Path folder;

  private final LibavSoundLibrary library = new LibavSoundLibrary();

  private record Heard(SoundReading.SoundFacts facts, Levels levels, boolean whole) {}

  private Heard hear(Path file, OptionalInt channel) {
    try (SoundReading reading = library.open(file, channel)) {
      LevelMeter meter = new LevelMeter(reading.facts());
      for (Optional<SoundBlock> b = reading.next(); b.isPresent(); b = reading.next()) {
        meter.add(b.get());
      }
      return new Heard(reading.facts(), meter.end(), reading.whole());
    }
  }

  private int[] samples(Path file, OptionalInt channel) {
    List<int[]> blocks = new ArrayList<>();
    try (SoundReading reading = library.open(file, channel)) {
      for (Optional<SoundBlock> b = reading.next(); b.isPresent(); b = reading.next()) {
        blocks.add(b.get().samples());
      }
    }
    return blocks.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private static void assertFound(RadioScene scene, Levels levels) {
    List<SampleSpan> found = new VoiceActivity(levels).transmissions(HANG);
    assertThat(found).hasSameSizeAs(scene.talks());
    for (int i = 0; i < found.size(); i++) {
      long off = scene.talks().get(i).start() * 1_000 / scene.rate();
      long end = scene.talks().get(i).end() * 1_000 / scene.rate();
      assertThat(found.get(i).start() * 1_000 / levels.rate()).isBetween(off - 50, off + 50);
      assertThat(found.get(i).end() * 1_000 / levels.rate()).isBetween(end - 50, end + 50);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCodingOfAWaveFileIsHeardToTheSample(Coding coding) throws IOException {
    int open = OpenNatives.count();
    RadioScene scene = RadioScene.draw(2, Mood.USUAL.talks(4).meanPause(3).noise(-40).snr(20));
    Path file = Files.write(folder.resolve("a.wav"), WaveFile.of(scene, coding));
    Heard heard = hear(file, OptionalInt.empty());
    assertThat(heard.whole()).isTrue();
    assertThat(heard.levels().samples()).isEqualTo(scene.samples().length);
    assertThat(heard.facts().bits()).isEqualTo(coding == Coding.FLOAT ? 32 : coding.bits());
    assertFound(scene, heard.levels());
    int[] samples = samples(file, OptionalInt.empty());
    long step = 1L << (32 - Math.min(coding.bits(), 24));
    for (int i = 0; i < samples.length; i += 37) {
      long wanted = scene.samples()[i];
      long coarse = coding == Coding.A_LAW || coding == Coding.MU_LAW ? Math.abs(wanted) / 16 : 0;
      assertThat(Math.abs(samples[i] - wanted)).isLessThanOrEqualTo(step + coarse);
    }
    assertThat(OpenNatives.count()).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, libmp3lame, 16000",
    "mp3, libmp3lame, 44100",
    "ipod, aac, 16000",
    "ogg, libopus, 48000",
    "ogg, libopus, 16000",
    "wav, pcm_mulaw, 8000",
    "wav, pcm_alaw, 8000",
    "w64, pcm_s16le, 8000",
  })
  void realEncodersKeepTransmissionsWhereTheyAre(String container, String encoder, int rate) {
    int open = OpenNatives.count();
    RadioScene scene = RadioScene.draw(6, Mood.USUAL.rate(rate).talks(5).meanPause(3));
    Path file = folder.resolve("call");
    CodedSound.write(file, container, encoder, scene);
    Heard heard = hear(file, OptionalInt.empty());
    assertThat(heard.whole()).isTrue();
    assertThat(heard.levels().gaps()).isEmpty();
    double wanted = scene.samples().length / (double) rate;
    assertThat(heard.levels().samples() / (double) heard.levels().rate())
        .isBetween(wanted - 0.05, wanted + 0.12);
    assertFound(scene, heard.levels());
    assertThat(OpenNatives.count()).isEqualTo(open);
  }

  /** Two channels, of which only the first speaks. */
  private Path stereo() throws IOException {
    byte[] mono = WaveFile.of(RadioScene.draw(1, Mood.USUAL.talks(2).meanPause(2)), Coding.S16);
    byte[] file = new byte[46 + (mono.length - 46) * 2];
    System.arraycopy(mono, 0, file, 0, 46);
    for (int at = 46; at + 1 < mono.length; at += 2) {
      System.arraycopy(mono, at, file, 46 + (at - 46) * 2, 2);
    }
    file[22] = 2;
    file[32] = 4;
    java.nio.ByteBuffer head =
        java.nio.ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    head.putInt(4, file.length - 8).putInt(28, 8_000 * 4).putInt(42, file.length - 46);
    return Files.write(folder.resolve("two.wav"), file);
  }

  @Test
  void channelsAreHeardAloneOrMixed() throws IOException {
    Path file = stereo();
    int[] first = samples(file, OptionalInt.of(0));
    int[] second = samples(file, OptionalInt.of(1));
    int[] mixed = samples(file, OptionalInt.empty());
    assertThat(Arrays.stream(first).anyMatch(s -> s != 0)).isTrue();
    assertThat(second).containsOnly(0);
    for (int i = 0; i < mixed.length; i += 11) {
      assertThat(mixed[i]).isEqualTo(Math.floorDiv(first[i], 2));
    }
    assertThatThrownBy(() -> library.open(file, OptionalInt.of(2)))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
  }

  @Test
  void whatIsNoSoundIsRefusedAndWhatIsBrokenIsSaidToBe() throws IOException {
    int open = OpenNatives.count();
    Path text =
        Files.write(
            folder.resolve("a.wav"), "radio traffic ".repeat(900).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> library.open(text, OptionalInt.empty()))
        .isInstanceOf(UnsealException.class);
    byte[] good = WaveFile.of(RadioScene.draw(1, Mood.USUAL.talks(2)), Coding.MU_LAW);
    Random random = new Random(77);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      for (int k = random.nextInt(5); k >= 0; k--) {
        bad[random.nextInt(60)] = (byte) random.nextInt(256);
      }
      Path file =
          Files.write(folder.resolve("bad.wav"), Arrays.copyOf(bad, 200 + random.nextInt(3_000)));
      try {
        hear(file, OptionalInt.empty());
      } catch (UnsealException e) {
        assertThat(e.code().fault().name())
            .as("case %d: %s", i, e.getMessage())
            .isEqualTo("EVIDENCE");
      }
    }
    assertThat(OpenNatives.count()).isEqualTo(open);
  }

  @Test
  void aWaveFileIsSealedByTheSecond() throws IOException {
    RadioScene scene = RadioScene.draw(2, Mood.USUAL.talks(2).meanPause(2));
    Path file = Files.write(folder.resolve("a.wav"), WaveFile.of(scene, Coding.MU_LAW));
    List<Integer> sizes = new ArrayList<>();
    try (var recording = new LibavCodedLibrary().open(file)) {
      assertThat(recording.tracks()).hasSize(1);
      boolean whole = recording.read((_, _, length, _, _) -> sizes.add(length), Progress.SILENT);
      assertThat(whole).isTrue();
    }
    assertThat(sizes.stream().mapToInt(s -> s).sum()).isEqualTo(scene.samples().length);
    assertThat(sizes.subList(0, sizes.size() - 1)).containsOnly(8_000);
  }
}
