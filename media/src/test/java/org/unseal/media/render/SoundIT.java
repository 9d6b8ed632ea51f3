package org.unseal.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.sound.Sound;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Finding;
import org.unseal.testkit.mp4.Mp4Contents;
import org.unseal.testkit.mp4.Mp4Track;

/** Sound goes over level with the pictures, or not at all. */
final class SoundIT {
  private static final RenderSettings KEEP =
      new RenderSettings(0, true, 2, "", Mode.FULL, Gate.FAST);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mp4,aac,mp4a,48000",
    "mpegts,aac,mp4a,48000",
    "matroska,libmp3lame,mp4a,48000",
    "matroska,libopus,Opus,48000",
    "matroska,pcm_mulaw,mp4a,48000",
    "mpegts,mp2,mp4a,48000",
    "matroska,ac3,mp4a,48000",
  })
  void soundIsKeptLevelWithThePictures(String container, String codec, String entry, int rate) {
    int openBefore = OpenNatives.count();
    Path input = write(container, "tone=" + codec);
    Path output = folder.resolve("out.mp4");
    Rendition rendition = Clip.render(input, output, Clip.NOTHING, KEEP);
    assertThat(rendition.audio()).isTrue();
    assertThat(rendition.findings()).isEmpty();
    Mp4Contents file = new Mp4Contents(output);
    assertThat(file.tracks()).extracting(Mp4Track::handler).containsExactly("vide", "soun");
    assertThat(file.strayBytes()).isZero();
    assertThat(file.allTypes()).doesNotContain("edts", "udta", "meta");
    Mp4Track sound = file.tracks().get(1);
    assertThat(sound.entry().type()).isEqualTo(entry);
    assertThat(sound.timeScale()).isEqualTo(rate);
    Mp4Track.Sample last = sound.samples().getLast();
    assertThat((last.time() + last.duration()) / (double) rate).isBetween(3.8, 4.2);
    assertThat(Clip.seen(output)).hasSize(100);
    assertThat(decodedSeconds(output)).isBetween(3.8, 4.2);
    assertThat(OpenNatives.count()).isEqualTo(openBefore);
  }

  @Test
  void soundThatIsToBeDroppedIsGone() {
    Path output = folder.resolve("out.mp4");
    Rendition rendition = Clip.render(write("mp4", "tone=aac"), output, Clip.NOTHING);
    assertThat(rendition.audio()).isFalse();
    assertThat(new Mp4Contents(output).tracks()).hasSize(1);
    assertThat(new Mp4Contents(output).strayBytes()).isZero();
  }

  @Test
  void soundThatBeginsLaterIsPrecededBySilence() {
    Path output = folder.resolve("out.mp4");
    Clip.render(write("matroska", "tone=aac;tone_delay=1000"), output, Clip.NOTHING, KEEP);
    Mp4Track sound = new Mp4Contents(output).tracks().get(1);
    assertThat(sound.samples()).extracting(Mp4Track.Sample::duration).containsOnly(1024L);
    Mp4Track.Sample last = sound.samples().getLast();
    assertThat((last.time() + last.duration()) / 48_000.0).isBetween(3.8, 4.2);
    // A second of silence codes to next to nothing, a tone does not.
    List<Integer> sizes = sound.samples().stream().map(Mp4Track.Sample::size).toList();
    assertThat(sizes.subList(2, 40)).allMatch(size -> size < 30);
    assertThat(sizes.subList(60, 150)).allMatch(size -> size > 30);
  }

  @Test
  void silenceOfTheSourceIsSaid() {
    Path output = folder.resolve("out.mp4");
    Rendition rendition = Clip.render(write("mp4", ""), output, Clip.NOTHING, KEEP);
    assertThat(rendition.audio()).isFalse();
    assertThat(rendition.findings()).extracting(Finding::code).containsExactly("NO_SOUND");
    assertThat(new Mp4Contents(output).tracks()).hasSize(1);
  }

  private Path write(String container, String options) {
    return Clip.write(
        folder.resolve("in"),
        Clip.format(container, "libx264", "yuv420p", new PictureSize(128, 96), 25, options),
        100);
  }

  /** How long the output's sound lasts once its packets are read by another reader. */
  private static double decodedSeconds(Path file) {
    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1);
        Sound sound = Sound.of(footage).orElseThrow()) {
      long end = 0;
      for (var piece = sound.next(); piece.isPresent(); piece = sound.next()) {
        end = piece.get().time() + piece.get().duration();
      }
      return end / (double) sound.track().rate();
    }
  }
}
