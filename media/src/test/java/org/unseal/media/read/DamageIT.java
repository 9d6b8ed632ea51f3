package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.read.PacketMap.Spot;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Damage;

/** Recordings broken in known places: what can't be judged must say so. */
final class DamageIT {
  private static final int FRAMES = 40;
  private static final int GOP = 10;

  @TempDir private Path folder;

  private Path clip(String container, String codec, String options) {
    return NumberedClip.write(
        folder.resolve("clip"), container, codec, "yuv420p", FRAMES, GOP, options);
  }

  private Seen seen(byte[] bytes) {
    return Seen.of(PacketMap.save(bytes, folder.resolve("broken")));
  }

  private static List<Integer> range(int start, int end) {
    return IntStream.range(start, end).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,bf=0;x264-params=scenecut=0",
    "avi,libx264,bf=0;x264-params=scenecut=0",
    "avi,mpeg4,",
    "avi,msmpeg4,",
    "mp4,libx265,x265-params=bframes=0:scenecut=0",
  })
  void noiseInAPacketSpoilsEverythingUpToTheNextKeyframe(
      String container, String codec, String options) {
    Path clip = clip(container, codec, options == null ? "" : options);
    Seen seen = seen(PacketMap.of(clip).wreck(13).file());
    assertThat(seen.shots()).hasSize(FRAMES);
    assertThat(seen.damaged()).isEqualTo(range(13, 20));
    assertThat(seen.ticks()).isEqualTo(Seen.of(clip).ticks());
    assertThat(seen.codes()).containsExactly("FRAME_DAMAGED");
    assertSoundFramesAreThoseOf(clip, seen);
  }

  @Test
  void damagedKeyframeSpoilsItsWholeGroup() {
    Path clip = clip("mp4", "libx264", "bf=0;x264-params=scenecut=0");
    Seen seen = seen(PacketMap.of(clip).wreck(20).file());
    assertThat(seen.damaged()).isEqualTo(range(20, 30));
    assertSoundFramesAreThoseOf(clip, seen);
  }

  @Test
  void picturesShownBeforeADamagedOneThatTheyReferToAreSpoiltToo() {
    // one group: I P B B ...: the Bs are shown before their P
    Path clip = clip("mp4", "libx264", "bf=2;b_strategy=0;x264-params=scenecut=0:b-pyramid=none");
    PacketMap map = PacketMap.of(clip);
    int damagedPacket = 4; // I0 P3 B1 B2 P6
    Seen seen = seen(map.wreck(damagedPacket).file());
    assertThat(seen.shots()).hasSize(FRAMES);
    assertThat(seen.damaged()).containsAll(range(4, 10)).isSubsetOf(range(3, 10));
    assertThat(seen.ticks()).isEqualTo(Seen.of(clip).ticks());
    assertSoundFramesAreThoseOf(clip, seen);
  }

  @Test
  void leadingPicturesOfAnOpenGroupAreSpoiltWithTheGroupBefore() {
    Path clip =
        clip(
            "mp4",
            "libx264",
            "bf=2;b_strategy=0;x264-params=scenecut=0:open-gop=1:keyint=12:b-pyramid=none");
    PacketMap map = PacketMap.of(clip);
    int second =
        IntStream.range(1, FRAMES).filter(i -> map.spots().get(i).key()).findFirst().orElseThrow();
    Seen whole = Seen.of(clip);
    Seen seen = seen(map.wreck(second - 3).file());
    List<Integer> damaged = seen.damaged();
    int healed = damaged.getLast() + 1;
    assertThat(damaged).isEqualTo(range(damaged.getFirst(), healed));
    assertThat(seen.shots().get(healed).number()).isEqualTo(whole.shots().get(healed).number());
    // the leading pictures lie right before the keyframe in presentation order
    assertThat(healed).isEqualTo(12);
    assertSoundFramesAreThoseOf(clip, seen);
  }

  @ParameterizedTest
  @CsvSource({
    "libx264,h264,x264-params=scenecut=0:bframes=0",
    "libx265,hevc,x265-params=scenecut=0:bframes=0"
  })
  void pictureThatIsMissingAsAReferenceSpoilsThoseAfterIt(
      String codec, String container, String options) {
    Path clip = clip(container, codec, options);
    PacketMap map = PacketMap.of(clip);
    Spot gone = map.spots().get(14);
    Seen seen = seen(map.without(gone.start(), gone.end()));
    assertThat(seen.shots()).hasSize(FRAMES - 1);
    assertThat(seen.damaged()).isEqualTo(range(14, 19));
    assertThat(seen.shots().get(14).damage()).contains(Damage.MISSING_REFERENCE);
    assertThat(seen.shots().get(19).number()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "libx264,h264,x264-params=scenecut=0:bframes=0:slices=4,1",
    "mpeg2video,mpeg2video,,-1",
    "mpeg4,m4v,ps=200,-1",
  })
  void pictureWithAPartMissingIsSpoilt(
      String codec, String container, String options, int nalType) {
    Path clip = clip(container, codec, options == null ? "" : options);
    PacketMap map = PacketMap.of(clip);
    Spot spot = map.spots().get(14);
    int[] part = nalType >= 0 ? lastNal(map.file(), spot) : middle(map.file(), spot);
    Seen seen = seen(map.without(part[0], part[1]));
    assertThat(seen.shots()).hasSize(FRAMES);
    int sooner = seen.damaged().getFirst();
    assertThat(sooner).isBetween(13, 15);
    assertThat(seen.damaged().getLast()).isGreaterThanOrEqualTo(18);
    assertSoundFramesAreThoseOf(clip, seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"libx264", "libx265"})
  void pictureWithASliceMissingIsSpoiltWhicheverItIs(String codec) {
    RecordingFormat format =
        new RecordingFormat(
            codec.equals("libx264") ? "h264" : "hevc",
            codec,
            "yuv420p",
            new PictureSize(256, 192),
            NumberedClip.TWENTY_FIFTH,
            GOP,
            (codec.equals("libx264") ? "x264" : "x265") + "-params=slices=3:bframes=0:scenecut=0");
    Path clip = NumberedClip.write(folder.resolve("clip"), format, FRAMES, i -> i);
    PacketMap map = PacketMap.of(clip);
    Spot spot = map.spots().get(14);
    List<Integer> starts = startCodes(map.file(), spot);
    assertThat(starts).hasSize(3);
    for (int slice = 0; slice < 3; slice++) {
      int end = slice < 2 ? starts.get(slice + 1) : spot.end();
      Seen seen = seen(map.without(starts.get(slice), end));
      // without its first slice a raw HEVC picture is taken for more of the one before
      int merged = FRAMES - seen.shots().size();
      assertThat(merged).isBetween(0, slice == 0 ? 1 : 0);
      assertThat(seen.damaged()).as("slice %d", slice).isEqualTo(range(14 - merged, 20 - merged));
    }
  }

  @Test
  void pictureWithoutAnyScanDoesNotShowTheOneBefore() {
    Path clip =
        NumberedClip.write(folder.resolve("clip"), "mjpeg", "mjpeg", "yuvj420p", FRAMES, GOP, "");
    PacketMap map = PacketMap.of(clip);
    Spot spot = map.spots().get(14);
    int scan = spot.start();
    while ((map.file()[scan] & 0xFF) != 0xFF || (map.file()[scan + 1] & 0xFF) != 0xDA) {
      scan++;
    }
    Seen seen = seen(map.without(scan, spot.end() - 2));
    assertThat(seen.damaged()).containsExactly(14);
    assertThat(seen.shots()).hasSize(FRAMES);
  }

  private static List<Integer> startCodes(byte[] file, Spot spot) {
    return IntStream.range(spot.start(), spot.end() - 3)
        .filter(i -> file[i] == 0 && file[i + 1] == 0 && file[i + 2] == 1)
        .boxed()
        .toList();
  }

  private static int[] lastNal(byte[] file, Spot spot) {
    for (int i = spot.end() - 4; i > spot.start(); i--) {
      if (file[i] == 0 && file[i + 1] == 0 && file[i + 2] == 1) {
        return new int[] {i, spot.end()};
      }
    }
    throw new AssertionError("no start code");
  }

  private static int[] middle(byte[] file, Spot spot) {
    // from the second start code on that is a slice's or a resync point: a third of the bytes
    int start = spot.start() + spot.size() / 3;
    while (!(file[start] == 0 && file[start + 1] == 0) && start < spot.end() - 8) {
      start++;
    }
    return new int[] {start, Math.min(spot.end(), start + spot.size() / 3)};
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mpegts", "matroska", "avi"})
  void whatComesBeforeTheFirstKeyframeIsSpoilt(String container) {
    Path clip = clip(container, "libx264", "bf=0;x264-params=scenecut=0");
    PacketMap map = PacketMap.of(clip);
    if (container.equals("mp4") || container.equals("avi")) {
      Seen seen = seen(map.wreck(0).file());
      assertThat(seen.shots()).hasSize(FRAMES);
      assertThat(seen.damaged()).isEqualTo(range(0, 10));
      return;
    }
    // a recording that was cut without care: its first packets are gone
    Spot third = map.spots().get(3);
    int header = container.equals("mpegts") ? 188 * 3 : map.spots().getFirst().start();
    byte[] cut = map.without(header, third.start());
    Seen seen = seen(cut);
    int key =
        IntStream.range(0, seen.shots().size())
            .filter(i -> seen.shots().get(i).damage().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(seen.shots().get(key).number() % GOP).isZero();
    assertThat(seen.shots().subList(0, key))
        .allMatch(s -> s.damage().equals(Optional.of(Damage.BEFORE_FIRST_KEYFRAME)));
  }

  @ParameterizedTest
  @CsvSource({
    "mpegts,libx264,bf=2",
    "matroska,libx264,bf=2",
    "avi,mpeg4,",
    "mpeg,mpeg2video,bf=2",
    "h264,libx264,bf=2",
    "mp4,libx264,bf=2;movflags=+frag_keyframe+empty_moov",
  })
  void truncatedTailGivesWhatIsThereAndNothingWrong(
      String container, String codec, String options) {
    Path clip = clip(container, codec, options == null ? "" : options);
    byte[] bytes = PacketMap.of(clip).file();
    Seen whole = Seen.of(clip);
    for (int eighth = 3; eighth <= 7; eighth++) {
      Seen seen = seen(Arrays.copyOf(bytes, bytes.length / 8 * eighth));
      assertThat(seen.shots().size()).isBetween(5, FRAMES);
      for (Seen.Shot shot : seen.shots()) {
        if (shot.damage().isEmpty()) {
          assertThat(shot.digest()).isEqualTo(whole.shots().get(shot.number()).digest());
        }
      }
    }
  }

  @Test
  void numberOfThreadsChangesNothingInDamagedRecordings() {
    for (String codec : List.of("libx264", "libx265")) {
      Path clip = clip("mp4", codec, "bf=2");
      for (int packet = 1; packet < FRAMES; packet += 7) {
        Path broken =
            PacketMap.save(PacketMap.of(clip).wreck(packet).file(), folder.resolve("broken"));
        assertThat(Seen.of(broken, 4)).isEqualTo(Seen.of(broken, 1));
      }
    }
  }

  @Test
  void keyframesThatAreDamagedAreLeftOut() {
    Path clip = clip("mp4", "libx264", "bf=0;x264-params=scenecut=0");
    Path broken = PacketMap.save(PacketMap.of(clip).wreck(20).file(), folder.resolve("broken"));
    try (LibavFootage footage = new LibavFootageLibrary().open(broken, 1);
        var keyframes = footage.keyframes()) {
      assertThat(Seen.drain(keyframes)).extracting(Seen.Shot::index).containsExactly(0, 10, 30);
    }
  }

  private static void assertSoundFramesAreThoseOf(Path clip, Seen seen) {
    List<Seen.Shot> whole = Seen.of(clip).shots();
    for (Seen.Shot shot : seen.shots()) {
      if (shot.damage().isEmpty()) {
        assertThat(shot.digest())
            .as("frame %d", shot.index())
            .isEqualTo(whole.get(shot.index()).digest());
      }
    }
  }
}
