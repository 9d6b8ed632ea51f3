package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Progress;
import org.unseal.media.libav.OpenNatives;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.RecordingSealer;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/** What a seal is made of, taken out of files. */
final class SealedUnitsIT {
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);

  @TempDir private Path folder;

  private static List<Leaf> leaves(Path file) {
    List<Leaf> leaves = new ArrayList<>();
    try (CodedRecording recording = new LibavCodedLibrary().open(file)) {
      RecordingSealer sealer =
          new RecordingSealer(
              SEED,
              recording.tracks().stream()
                  .map(
                      track ->
                          new RecordingSealer.TrackSetup(
                              track.track(), track.format(), track.base()))
                  .toList(),
              leaves::add);
      assertThat(recording.read(sealer::add, Progress.SILENT)).isTrue();
      sealer.end();
    }
    return leaves;
  }

  /** What must not depend on the container. */
  private static List<List<Digest>> contents(Path file) {
    return leaves(file).stream()
        .map(leaf -> List.of(leaf.content(), leaf.supplement(), leaf.parameters()))
        .toList();
  }

  /** Five of twelve pictures. */
  private Path closedGops() {
    return NumberedClip.write(
        folder.resolve("clip.mp4"), "mp4", "libx264", "yuv420p", 60, 12, "x264-params=scenecut=0");
  }

  @ParameterizedTest
  @CsvSource({
    "libx264, x264-params=bframes=0:scenecut=0",
    "libx264, x264-params=bframes=2:scenecut=0",
    "libx264, x264-params=bframes=2:open-gop=1:scenecut=0",
    "libx264, x264-params=bframes=0:scenecut=0:cabac=0:aud=1",
    "libx265, x265-params=bframes=0:scenecut=0:info=0:log-level=none",
    "libx265, x265-params=bframes=2:open-gop=0:scenecut=0:info=0:log-level=none",
    "libx265, x265-params=bframes=2:open-gop=1:scenecut=0:info=0:log-level=none"
  })
  void leavesAreTheSameFromEveryContainer(String codec, String options) {
    Path mkv =
        NumberedClip.write(
            folder.resolve("clip.mkv"), "matroska", codec, "yuv420p", 60, 12, options);
    List<List<Digest>> contents = contents(mkv);
    assertThat(contents).hasSizeGreaterThanOrEqualTo(1);
    Path mp4 = JoinedStreams.remux(mkv, folder.resolve("clip.mp4"), "mp4", "");
    assertThat(contents(mp4)).isEqualTo(contents);
    Path fragmented =
        JoinedStreams.remux(
            mkv, folder.resolve("parts.mp4"), "mp4", "frag_keyframe+empty_moov+default_base_moof");
    assertThat(contents(fragmented)).isEqualTo(contents);
    Path transport = JoinedStreams.remux(mp4, folder.resolve("clip.ts"), "mpegts", "");
    assertThat(contents(transport)).isEqualTo(contents);
  }

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "mpegts"})
  void aSecondReadingGivesTheSameUnits(String container) {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip"), container, "libx264", "yuv420p", 60, 12, "x264-params=bframes=2:scenecut=0");
    try (CodedRecording recording = new LibavCodedLibrary().open(clip)) {
      List<List<Object>> first = units(recording);
      assertThat(first).hasSize(60);
      assertThat(units(recording)).isEqualTo(first);
    }
  }

  private static List<List<Object>> units(CodedRecording recording) {
    List<List<Object>> units = new ArrayList<>();
    boolean whole =
        recording.read(
            (track, bytes, length, pts, key) ->
                units.add(
                    List.of(
                        track, HexFormat.of().formatHex(bytes, 0, length), pts, key)),
            Progress.SILENT);
    assertThat(whole).isTrue();
    return units;
  }

  @Test
  void aRecordingThatIsNeverReadLeavesNothingOpen() {
    Path clip = closedGops();
    int before = OpenNatives.count();
    new LibavCodedLibrary().open(clip).close();
    assertThat(OpenNatives.count()).isEqualTo(before);
  }

  private List<Leaf> sound(String container, String codec) {
    Path clip =
        NumberedClip.write(
            folder.resolve(codec + "." + container),
            container,
            "libx264",
            "yuv420p",
            90,
            30,
            "tone=" + codec);
    return leaves(clip).stream().filter(leaf -> leaf.track().kind() == TrackId.Kind.AUDIO).toList();
  }

  private static List<List<Digest>> contentsOf(List<Leaf> leaves) {
    return leaves.stream().map(leaf -> List.of(leaf.content(), leaf.supplement())).toList();
  }

  @ParameterizedTest
  @CsvSource({"pcm_s16le", "pcm_mulaw", "pcm_alaw"})
  void samplesAreCutBySecondsHoweverAContainerPacksThem(String codec) {
    List<Leaf> avi = sound("avi", codec);
    assertThat(avi).hasSizeBetween(3, 4).allSatisfy(leaf -> assertThat(leaf.units()).isOne());
    assertThat(avi.get(1).start() - avi.get(0).start()).isBetween(999_000L, 1_001_000L);
    for (String container : List.of("matroska", "mov")) {
      List<Leaf> other = sound(container, codec);
      assertThat(contentsOf(other)).as(container).isEqualTo(contentsOf(avi));
      assertThat(other).extracting(Leaf::parameters).isEqualTo(parameters(avi));
    }
  }

  private static List<Digest> parameters(List<Leaf> leaves) {
    return leaves.stream().map(Leaf::parameters).toList();
  }

  @ParameterizedTest
  @CsvSource({"aac,mp4,matroska mpegts mov", "libopus,matroska,mp4"})
  void packetsOfSoundAreTheSameFromEveryContainer(String codec, String first, String others) {
    List<Leaf> leaves = sound(first, codec);
    assertThat(leaves).hasSizeBetween(3, 5);
    for (String container : others.split(" ", -1)) {
      assertThat(contentsOf(sound(container, codec))).as(container).isEqualTo(contentsOf(leaves));
    }
  }

  /** Containers keep or drop its last packet as they like, so that only the cut is looked at. */
  @Test
  void soundInMp3IsCutBySeconds() {
    List<Leaf> leaves = sound("matroska", "libmp3lame");
    assertThat(leaves).hasSizeBetween(3, 5);
    for (int i = 1; i < leaves.size(); i++) {
      assertThat(leaves.get(i).start() - leaves.get(0).start())
          .isBetween(i * 1_000_000L - 1_000, i * 1_000_000L + 30_000);
    }
  }

  @Test
  void closedGopsAreALeafEach() {
    Path clip = closedGops();
    assertThat(leaves(clip))
        .hasSize(5)
        .allSatisfy(leaf -> assertThat(leaf.units()).isEqualTo(12))
        .extracting(Leaf::start)
        .containsExactly(0L, 480_000L, 960_000L, 1_440_000L, 1_920_000L);
  }

  @Test
  void picturesOfTheirOwnAreCutEveryThirtieth() {
    Path clip =
        NumberedClip.write(folder.resolve("clip.avi"), "avi", "mjpeg", "yuvj420p", 70, 1, "");
    assertThat(leaves(clip)).extracting(Leaf::units).containsExactly(30, 30, 10);
  }

  @Test
  void changedByteOfAPictureShowsInItsLeafAlone() throws IOException {
    Path clip = closedGops();
    List<List<Digest>> before = contents(clip);
    byte[] bytes = Files.readAllBytes(clip);
    int inPictures =
        new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("mdat");
    bytes[inPictures + (bytes.length - inPictures) / 2] ^= 1;
    Files.write(clip, bytes);
    List<List<Digest>> after = contents(clip);
    assertThat(after).hasSameSizeAs(before);
    int different = 0;
    for (int i = 0; i < before.size(); i++) {
      different += before.get(i).equals(after.get(i)) ? 0 : 1;
    }
    assertThat(different).isEqualTo(1);
  }
}
