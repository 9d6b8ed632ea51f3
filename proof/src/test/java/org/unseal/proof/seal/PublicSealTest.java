package org.unseal.proof.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;

/** What a seal that is published gives away of a recording that is withheld. */
final class PublicSealTest {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int GOPS = 6;
  private static final int PICTURES = 30;

  /** A recording of GOPs of 30 pictures whose bytes are drawn by chance. */
  private static final class Recording {
    final List<byte[]> units = new ArrayList<>();

    /**
     * Draws one.
     *
     * @param largest bytes of a picture: few where nothing moves, many in a riot
     */
    Recording(long seed, int largest) {
      Random random = new Random(seed);
      for (int i = 0; i < GOPS * PICTURES; i++) {
        byte[] unit = new byte[6 + random.nextInt(largest)];
        random.nextBytes(unit);
        unit[0] = 0;
        unit[1] = 0;
        unit[2] = 1;
        unit[3] = (byte) (i % PICTURES == 0 ? 0x65 : 0x41);
        unit[4] = (byte) 0xFF; // no start code by chance
        unit[unit.length - 1] = 1;
        for (int at = 5; at < unit.length - 1; at++) {
          unit[at] |= 4;
        }
        units.add(unit);
      }
    }

    byte[] file() {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      units.forEach(file::writeBytes);
      return file.toByteArray();
    }

    String seal(Seed seed) {
      TrackId track = new TrackId(TrackId.Kind.VIDEO, 0);
      RecordingSealer sealer =
          new RecordingSealer(
              seed,
              List.of(
                  new RecordingSealer.TrackSetup(
                      track,
                      new UnitFormat.Nal(NalCodec.H264, 0, Octets.of()),
                      new TimeBase(1, 25))),
              _ -> {});
      for (int i = 0; i < units.size(); i++) {
        sealer.add(0, units.get(i), units.get(i).length, i, i % PICTURES == 0);
      }
      RecordingSealer.SealedTrack made = sealer.end().getFirst();
      byte[] file = file();
      Seal seal =
          new Seal(
              "unseal",
              "2026-05-06T14:17:00Z",
              seed.ofFile(Domain.FILE, Digest.sha256().digest(file)),
              seed.ofFile(
                  Domain.SIZE, ByteBuffer.allocate(Long.BYTES).putLong(file.length).array()),
              Seal.CameraSignature.NONE,
              List.of(new Seal.Track("v0", "h264", made.leaves(), made.root())));
      return new String(seal.bytes(), StandardCharsets.UTF_8);
    }
  }

  private static Seed seed(int number) {
    byte[] bytes = new byte[Seed.LENGTH];
    bytes[Seed.LENGTH - 1] = (byte) number;
    return Seed.of(bytes);
  }

  private static List<String> digests(String text) {
    return DIGEST.matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void recordingsOfEqualDurationAndLeavesCanNotBeToldApart() {
    Recording still = new Recording(1, 20);
    Recording riot = new Recording(2, 4_000);
    String one = still.seal(seed(1));
    String other = riot.seal(seed(2));
    assertThat(DIGEST.matcher(one).replaceAll("?"))
        .isEqualTo(DIGEST.matcher(other).replaceAll("?"));
    assertThat(digests(one)).hasSize(3).doesNotContainAnyElementsOf(digests(other));
  }

  /** Whoever has the file and everything but the seed finds none of its digests in the seal. */
  @Test
  void leakedCopyCanNotBeConfirmed() {
    Recording leaked = new Recording(1, 200);
    List<String> published = digests(leaked.seal(seed(1)));
    byte[] file = leaked.file();
    assertThat(published)
        .doesNotContain(Digest.of(Digest.sha256().digest(file)).hex())
        .doesNotContain(Digest.of(Digest.sha256().digest(leaked.units.getFirst())).hex());
    for (int guess = 2; guess < 100; guess++) {
      assertThat(digests(leaked.seal(seed(guess)))).doesNotContainAnyElementsOf(published);
    }
    assertThat(digests(leaked.seal(seed(1)))).isEqualTo(published);
  }

  @Test
  void sameRecordingSealedTwiceLooksLikeTwo() {
    Recording recording = new Recording(3, 100);
    assertThat(digests(recording.seal(seed(1))))
        .doesNotContainAnyElementsOf(digests(recording.seal(seed(2))));
  }
}
