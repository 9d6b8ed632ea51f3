package org.unseal.proof.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.RecordingSealer.TrackSetup;

final class RecordingSealerTest {
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);
  private static final TimeBase BASE = new TimeBase(1, 25);
  private static final byte[] SPS = {0x67, 66, (byte) 0xc0, 30, (byte) 0xaa, 0x11};
  private static final byte[] PPS = {0x68, (byte) 0xce, 0x3c, (byte) 0x80};
  private static final byte[] DELIMITER = {9, (byte) 0xf0};

  private final List<Leaf> leaves = new ArrayList<>();

  private static byte[] start(int content) {
    return new byte[] {0x65, (byte) 0x88, (byte) 0x80, 0x21, (byte) content};
  }

  private static byte[] other(int content) {
    return new byte[] {0x41, (byte) 0x9a, 0x24, (byte) content};
  }

  private static byte[] withStartCodes(byte[]... nals) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] nal : nals) {
      bytes.writeBytes(new byte[] {0, 0, 0, 1});
      bytes.writeBytes(nal);
    }
    return bytes.toByteArray();
  }

  private static byte[] withLengths(byte[]... nals) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] nal : nals) {
      bytes.writeBytes(new byte[] {0, 0, 0, (byte) nal.length});
      bytes.writeBytes(nal);
    }
    return bytes.toByteArray();
  }

  private RecordingSealer sealer(int lengthSize, byte... extradata) {
    leaves.clear();
    return new RecordingSealer(
        SEED,
        List.of(
            new TrackSetup(
                new TrackId(TrackId.Kind.VIDEO, 0),
                new UnitFormat.Nal(NalCodec.H264, lengthSize, Octets.of(extradata)),
                BASE)),
        leaves::add);
  }

  private static void add(RecordingSealer sealer, long pts, byte[] unit) {
    sealer.add(0, unit, unit.length, pts, false);
  }

  private List<Digest> contents() {
    return leaves.stream().map(Leaf::content).toList();
  }

  @Test
  void lengthsOrStartCodesAndSetsBesideOrWithinAreTheSame() {
    RecordingSealer within = sealer(0);
    add(within, 0, withStartCodes(DELIMITER, SPS, PPS, start(1)));
    add(within, 1, withStartCodes(other(2)));
    within.end();
    Leaf first = leaves.getFirst();
    ByteArrayOutputStream avcc = new ByteArrayOutputStream();
    avcc.writeBytes(new byte[] {1, 66, (byte) 0xc0, 30, (byte) 0xff, (byte) 0xe1, 0, 6});
    avcc.writeBytes(SPS);
    avcc.writeBytes(new byte[] {1, 0, 4});
    avcc.writeBytes(PPS);
    RecordingSealer beside = sealer(4, avcc.toByteArray());
    add(beside, 0, withLengths(start(1)));
    add(beside, 1, withLengths(other(2)));
    beside.end();
    assertThat(leaves).containsExactly(first);
  }

  @Test
  void anotherParameterSetIsAnotherLeafThoughThePicturesAreTheSame() {
    RecordingSealer one = sealer(0);
    add(one, 0, withStartCodes(SPS, PPS, start(1)));
    one.end();
    Leaf first = leaves.getFirst();
    byte[] changed = SPS.clone();
    changed[5]++;
    RecordingSealer two = sealer(0);
    add(two, 0, withStartCodes(changed, PPS, start(1)));
    two.end();
    assertThat(leaves.getFirst().content()).isEqualTo(first.content());
    assertThat(leaves.getFirst().parameters()).isNotEqualTo(first.parameters());
  }

  @Test
  void whatComesBeforeTheFirstStartIsTheFirstLeaf() {
    RecordingSealer sealer = sealer(0);
    add(sealer, 0, withStartCodes(other(1)));
    add(sealer, 1, withStartCodes(SPS, PPS, start(2)));
    sealer.end();
    assertThat(leaves).extracting(Leaf::units).containsExactly(1, 1);
  }

  @Test
  void leafEndsAfterSixHundredUnits() {
    RecordingSealer sealer = sealer(0);
    add(sealer, 0, withStartCodes(SPS, PPS, start(0)));
    for (int i = 1; i < 1300; i++) {
      add(sealer, i, withStartCodes(other(i)));
    }
    sealer.end();
    assertThat(leaves).extracting(Leaf::units).containsExactly(600, 600, 100);
    assertThat(leaves)
        .extracting(Leaf::kind)
        .containsExactly(Leaf.Kind.START, Leaf.Kind.CONTINUED, Leaf.Kind.CONTINUED);
  }

  @Test
  void whereNothingWasRecordedIsALeafOfItsOwn() {
    RecordingSealer sealer = sealer(0);
    add(sealer, 0, withStartCodes(SPS, PPS, start(0)));
    for (int i = 1; i < 10; i++) {
      add(sealer, i, withStartCodes(other(i)));
    }
    add(sealer, 100, withStartCodes(SPS, PPS, start(10)));
    sealer.end();
    assertThat(leaves)
        .extracting(Leaf::kind)
        .containsExactly(Leaf.Kind.START, Leaf.Kind.GAP, Leaf.Kind.START);
    assertThat(leaves).extracting(Leaf::start).containsExactly(0L, 400_000L, 4_000_000L);
    assertThat(leaves).extracting(Leaf::end).containsExactly(400_000L, 4_000_000L, 4_040_000L);
  }

  @Test
  void droppedRepeatedAndReorderedUnitsShow() {
    List<byte[]> units =
        List.of(
            withStartCodes(SPS, PPS, start(0)), withStartCodes(other(1)), withStartCodes(other(2)));
    List<Digest> honest = contents(List.of(units.get(0), units.get(1), units.get(2)));
    assertThat(contents(List.of(units.get(0), units.get(2)))).isNotEqualTo(honest);
    assertThat(contents(List.of(units.get(0), units.get(1), units.get(1), units.get(2))))
        .isNotEqualTo(honest);
    assertThat(contents(List.of(units.get(0), units.get(2), units.get(1)))).isNotEqualTo(honest);
  }

  private List<Digest> contents(List<byte[]> units) {
    RecordingSealer sealer = sealer(0);
    for (int i = 0; i < units.size(); i++) {
      add(sealer, i, units.get(i));
    }
    sealer.end();
    return contents();
  }

  @Test
  void otherTimesAreAnotherLeafThoughThePicturesAreTheSame() {
    RecordingSealer sealer = sealer(0);
    add(sealer, 0, withStartCodes(SPS, PPS, start(0)));
    add(sealer, 1, withStartCodes(other(1)));
    sealer.end();
    Leaf honest = leaves.getFirst();
    RecordingSealer slowed = sealer(0);
    add(slowed, 0, withStartCodes(SPS, PPS, start(0)));
    add(slowed, 2, withStartCodes(other(1)));
    slowed.end();
    assertThat(leaves.getFirst().content()).isEqualTo(honest.content());
    assertThat(leaves.getFirst().timing()).isNotEqualTo(honest.timing());
  }

  @Test
  void signatureOfACameraIsSeenBehindOtherMessages() {
    ByteArrayOutputStream sei = new ByteArrayOutputStream();
    sei.writeBytes(new byte[] {6, 1, 2, 7, 7, 5, 20});
    sei.writeBytes("Signed Video...0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    sei.writeBytes(new byte[] {1, 2, 3, 4, (byte) 0x80});
    RecordingSealer signed = sealer(0);
    add(signed, 0, withStartCodes(SPS, PPS, sei.toByteArray(), start(0)));
    assertThat(signed.end().getFirst().cameraSigned()).isTrue();
    byte[] unlike = sei.toByteArray();
    unlike[8]++;
    RecordingSealer plain = sealer(0);
    add(plain, 0, withStartCodes(SPS, PPS, unlike, start(0)));
    assertThat(plain.end().getFirst().cameraSigned()).isFalse();
  }

  @Test
  void lengthsThatReachBeyondTheUnitAreTakenToItsEnd() {
    RecordingSealer sealer = sealer(4);
    add(sealer, 0, new byte[] {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x65, 1, 2, 3});
    add(sealer, 1, new byte[] {0, 0, 0});
    assertThat(sealer.end().getFirst().leaves()).isEqualTo(1);
  }

  @Test
  void seedIsNotShown() {
    assertThat(SEED).hasToString("a seed");
  }
}
