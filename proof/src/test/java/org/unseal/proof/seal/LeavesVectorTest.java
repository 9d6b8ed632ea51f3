package org.unseal.proof.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.Vectors;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.seal.RecordingSealer.SealedTrack;
import org.unseal.proof.seal.RecordingSealer.TrackSetup;

/** Holds the sealer to what another program made of {@code docs/formats/seal.md}. */
final class LeavesVectorTest {
  private static ObjectReader vector() throws IOException, MalformedJsonException {
    return ObjectReader.of(JsonReader.read(Vectors.read("leaves.json")), "the vector");
  }

  private static Seed seed(ObjectReader vector) throws MalformedJsonException {
    return Seed.of(HexFormat.of().parseHex(vector.text("seed")));
  }

  @Test
  void leavesAndRootAreThoseOfTheVector() throws IOException, MalformedJsonException {
    ObjectReader vector = vector();
    List<Leaf> leaves = new ArrayList<>();
    RecordingSealer sealer =
        new RecordingSealer(
            seed(vector),
            List.of(
                new TrackSetup(
                    new TrackId(TrackId.Kind.VIDEO, 0),
                    new UnitFormat.Nal(NalCodec.H264, 0, Octets.of()),
                    new TimeBase(1, 25))),
            leaves::add);
    for (ObjectReader unit : vector.objects("units")) {
      byte[] bytes = HexFormat.of().parseHex(unit.text("bytes"));
      sealer.add(0, bytes, bytes.length, unit.number("pts"), false);
    }
    List<SealedTrack> tracks = sealer.end();
    List<ObjectReader> expected = vector.objects("leaves");
    assertThat(leaves).hasSameSizeAs(expected);
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      ObjectReader other = expected.get(i);
      assertThat(leaf)
          .as("leaf %d", i)
          .isEqualTo(
              new Leaf(
                  new TrackId(TrackId.Kind.VIDEO, 0),
                  i,
                  Leaf.Kind.valueOf(other.text("kind")),
                  other.number("start"),
                  other.number("end"),
                  (int) other.number("units"),
                  other.digest("content"),
                  other.digest("supplement"),
                  other.digest("parameters"),
                  other.digest("time"),
                  other.digest("timing")));
      assertThat(leaf.digest()).isEqualTo(other.digest("leaf"));
    }
    assertThat(tracks.getFirst().root()).isEqualTo(vector.digest("root"));
  }

  @Test
  void digestsOfTheFileAreThoseOfTheVector() throws IOException, MalformedJsonException {
    ObjectReader vector = vector();
    byte[] recording = "a recording".getBytes(StandardCharsets.US_ASCII);
    var sha256 = Digest.sha256();
    sha256.update(recording);
    assertThat(seed(vector).ofFile(Domain.FILE, sha256.digest())).isEqualTo(vector.digest("file"));
    assertThat(
            seed(vector)
                .ofFile(Domain.SIZE, ByteBuffer.allocate(8).putLong(recording.length).array()))
        .isEqualTo(vector.digest("size"));
  }

  @Test
  void sealIsReadAsItWasWritten() throws MalformedJsonException {
    Digest digest = Digest.ofHex("ab".repeat(32));
    Seal seal =
        new Seal(
            "unseal 0.1.0",
            "2026-05-06T14:17:00Z",
            digest,
            digest,
            Seal.CameraSignature.PRESENT,
            List.of(
                new Seal.Track("v0", "h264", 3, digest), new Seal.Track("a0", "aac", 2, digest)));
    assertThat(Seal.read(seal.bytes())).isEqualTo(seal);
  }
}
