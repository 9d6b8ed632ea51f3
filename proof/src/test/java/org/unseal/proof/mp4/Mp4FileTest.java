package org.unseal.proof.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.mp4.TinyMp4.Unit;

final class Mp4FileTest {
  private static final byte[] AVCC = {1, 66, 0, 30, (byte) 0xff, (byte) 0xe0, 0};

  @TempDir private Path folder;

  private static List<TinyMp4.Track> tracks() {
    List<Unit> pictures = new ArrayList<>();
    List<Unit> sounds = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      byte[] bytes = new byte[10 + i];
      bytes[0] = (byte) i;
      pictures.add(Unit.of(bytes, 100L + 40L * i, i % 3 * 40, i % 4 == 0));
      sounds.add(Unit.of(new byte[] {(byte) (100 + i)}, 1024L * i, 0, true));
    }
    byte[] esds = {
      0, 0, 0, 0, 3, 25, 0, 1, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 2, 0x12,
      0x10, 6, 1, 2
    };
    return List.of(
        new TinyMp4.Track(1, true, "avc1", Octets.of(TinyMp4.box("avcC", AVCC)), 1000, pictures),
        new TinyMp4.Track(2, false, "mp4a", Octets.of(TinyMp4.box("esds", esds)), 48_000, sounds));
  }

  private Mp4File read(byte[] bytes) throws IOException, MalformedMp4Exception {
    Path file = folder.resolve("file.mp4");
    Files.write(file, bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      return Mp4File.read(channel);
    }
  }

  private List<Oddity.Kind> oddities(TinyMp4 mp4) throws IOException, MalformedMp4Exception {
    return read(mp4.bytes()).oddities().stream().map(Oddity::kind).toList();
  }

  @Test
  void samplesAreWhereTheyWereWritten() throws IOException, MalformedMp4Exception {
    for (boolean wide : new boolean[] {false, true}) {
      for (boolean first : new boolean[] {false, true}) {
        TinyMp4 mp4 = new TinyMp4(tracks());
        mp4.wide = wide;
        mp4.movieFirst = first;
        mp4.cttsVersion = wide ? 1 : 0;
        byte[] bytes = mp4.bytes();
        Mp4File file = read(bytes);
        assertThat(file.oddities()).isEmpty();
        assertThat(file.tracks()).extracting(Mp4Track::codec).containsExactly("avc1", "mp4a");
        for (int t = 0; t < 2; t++) {
          Mp4Samples samples = file.tracks().get(t).samples();
          List<Unit> units = tracks().get(t).units();
          assertThat(samples.count()).isEqualTo(units.size());
          for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            int offset = (int) samples.offset(i);
            assertThat(Octets.of(bytes, offset, offset + samples.size(i)))
                .isEqualTo(Octets.of(unit.array()));
            assertThat(samples.pts(i) - samples.pts(0))
                .isEqualTo(unit.pts() - units.getFirst().pts());
            assertThat(samples.sync(i)).isEqualTo(unit.key());
          }
        }
      }
    }
  }

  @Test
  void whatDecodingNeedsIsFound() throws IOException, MalformedMp4Exception {
    Mp4File file = read(new TinyMp4(tracks()).bytes());
    assertThat(file.tracks().get(0).extradata()).isEqualTo(Octets.of(AVCC));
    assertThat(file.tracks().get(1).extradata()).isEqualTo(Octets.of((byte) 0x12, (byte) 0x10));
    assertThat(file.tracks().get(1).base().denominator()).isEqualTo(48_000);
  }

  @Test
  void negativeCompositionOffsetIsBelowTheDecodingTime() throws IOException, MalformedMp4Exception {
    TinyMp4 mp4 =
        new TinyMp4(
            List.of(
                new TinyMp4.Track(
                    1,
                    true,
                    "avc1",
                    Octets.of(TinyMp4.box("avcC", AVCC)),
                    1000,
                    List.of(
                        Unit.of(new byte[3], 0, 0, true), Unit.of(new byte[3], 80, -40, false)))));
    mp4.cttsVersion = 1;
    assertThat(read(mp4.bytes()).tracks().getFirst().samples().pts(1)).isEqualTo(40);
  }

  @Test
  void everyOddityIsNamed() throws IOException, MalformedMp4Exception {
    TinyMp4 edited = new TinyMp4(tracks());
    edited.editList = true;
    assertThat(oddities(edited)).containsExactly(Oddity.Kind.EDIT_LIST);
    TinyMp4 twice = new TinyMp4(tracks());
    twice.secondEntry = true;
    assertThat(oddities(twice)).containsExactly(Oddity.Kind.MORE_ENTRIES);
    TinyMp4 tagged = new TinyMp4(tracks());
    tagged.inMovie = TinyMp4.box("udta", new byte[5]);
    assertThat(oddities(tagged)).containsExactly(Oddity.Kind.METADATA);
    TinyMp4 strange = new TinyMp4(tracks());
    strange.appended = TinyMp4.box("what", new byte[5]);
    assertThat(oddities(strange)).containsExactly(Oddity.Kind.UNKNOWN_BOX);
    TinyMp4 stray = new TinyMp4(tracks());
    stray.stray = new byte[1];
    assertThat(oddities(stray)).containsExactly(Oddity.Kind.UNUSED_BYTES);
    TinyMp4 unused = new TinyMp4(tracks());
    unused.appended = TinyMp4.box("mdat", new byte[9]);
    assertThat(oddities(unused)).containsExactly(Oddity.Kind.UNUSED_BYTES);
    TinyMp4 padded = new TinyMp4(tracks());
    padded.appended = TinyMp4.box("free", new byte[70_000]);
    assertThat(oddities(padded)).isEmpty();
    padded.appended[69_999] = 1;
    assertThat(oddities(padded)).containsExactly(Oddity.Kind.UNKNOWN_BOX);
  }

  @Test
  void sampleThatLiesInTheMovieBoxIsMisplaced() throws IOException, MalformedMp4Exception {
    TinyMp4 mp4 = new TinyMp4(tracks());
    byte[] bytes = mp4.bytes();
    int table = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("stco");
    ByteBuffer.wrap(bytes).putInt(table + 12, bytes.length - 20);
    assertThat(read(bytes).oddities())
        .extracting(Oddity::kind)
        .contains(Oddity.Kind.MISPLACED_SAMPLES);
  }

  @Test
  void filesInFragmentsAndFilesThatAreNoneAreRefused() {
    TinyMp4 fragments = new TinyMp4(tracks());
    fragments.appended = TinyMp4.box("moof", new byte[8]);
    assertRefused(fragments.bytes());
    assertRefused(new byte[0]);
    assertRefused(new byte[] {0, 0, 0, 7, 'f', 't', 'y', 'p'});
    assertRefused("not a film at all, but long enough".getBytes(StandardCharsets.US_ASCII));
  }

  private void assertRefused(byte[] bytes) {
    assertThatExceptionOfType(MalformedMp4Exception.class).isThrownBy(() -> read(bytes));
  }

  @Test
  void thousandBoxesWithinOneAnotherAreNotFollowed() throws IOException, MalformedMp4Exception {
    byte[] deep = new byte[0];
    for (int i = 0; i < 1000; i++) {
      deep = TinyMp4.box("trak", deep);
    }
    TinyMp4 mp4 = new TinyMp4(tracks());
    mp4.inMovie = TinyMp4.box("meta", deep);
    assertThat(oddities(mp4)).containsExactly(Oddity.Kind.METADATA);
    mp4.inMovie = deep;
    assertRefused(mp4.bytes());
  }

  @Test
  void countsBeyondTheFileAreRefusedWithoutTakingMemory() {
    byte[] honest = new TinyMp4(tracks()).bytes();
    String text = new String(honest, StandardCharsets.ISO_8859_1);
    for (String table : List.of("stts", "ctts", "stss", "stsc", "stco", "stsz")) {
      byte[] bytes = honest.clone();
      int at = text.indexOf(table) + (table.equals("stsz") ? 12 : 8);
      ByteBuffer.wrap(bytes).putInt(at, Integer.MAX_VALUE);
      assertRefused(bytes);
    }
    byte[] sizes = honest.clone();
    ByteBuffer.wrap(sizes)
        .putInt(text.indexOf("stsz") + 8, 1)
        .putInt(text.indexOf("stsz") + 12, -1);
    assertRefused(sizes);
  }

  @Test
  void mutatedFilesAreReadOrRefusedAndNothingElse() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    TinyMp4 mp4 = new TinyMp4(tracks());
    mp4.movieFirst = true;
    byte[] honest = mp4.bytes();
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] mutated = honest.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutated[random.nextInt(mutated.length)] =
            (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
      }
      try {
        read(mutated);
      } catch (MalformedMp4Exception e) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(500);
  }
}
