package org.unseal.proof.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/** The document. */
final class PictureSealTest {
  private static final TrackId TRACK = new TrackId(TrackId.Kind.VIDEO, 0);
  private static final Digest SEAL = Digest.ofHex("12".repeat(32));

  private static PictureSeal seal(Seed seed, PictureSize size, int frames, long content) {
    TileGrid grid = new TileGrid(size);
    Random random = new Random(content);
    PictureSealer sealer = new PictureSealer(seed, TRACK, grid);
    PictureSealer.Blocks blocks =
        new PictureSealer.Blocks(0, (block, means) -> sealer.add(sealer.root(block, means)));
    for (int i = 0; i < frames; i++) {
      blocks.add(
          content == 0
              ? TileMeans.of(grid, new DrawnPlanes(size, 0, (plane, x, y) -> 0))
              : DrawnPlanes.noise(grid, random));
    }
    blocks.end();
    return new PictureSeal("unseal", "2026-05-06T14:17:00Z", SEAL, List.of(sealer.end(frames)));
  }

  private static Seed seed(int value) {
    byte[] bytes = new byte[Seed.LENGTH];
    bytes[0] = (byte) value;
    return Seed.of(bytes);
  }

  private static String withoutRoots(PictureSeal seal) {
    return new String(seal.bytes(), StandardCharsets.UTF_8)
        .replaceAll("\"root\":\"[0-9a-f]{64}\"", "");
  }

  @Test
  void documentIsReadAsItWasWritten() throws MalformedJsonException {
    PictureSeal seal = seal(seed(1), new PictureSize(40, 30), 20, 7);
    assertThat(PictureSeal.read(seal.bytes())).isEqualTo(seal);
    assertThat(seal.root(TRACK)).isPresent();
    assertThat(seal.root(new TrackId(TrackId.Kind.VIDEO, 1))).isEqualTo(Optional.empty());
  }

  @Test
  void documentsThatAreNoneAreRefused() {
    for (String text :
        List.of(
            "{}",
            "[]",
            "{\"schema\":\"unseal/seal\",\"version\":1}",
            "{\"created\":\"c\",\"schema\":\"unseal/pictures\",\"seal\":\"%s\",\"tool\":\"t\",\"tracks\":[],\"version\":1}"
                .formatted(SEAL.hex()),
            "{\"created\":\"c\",\"schema\":\"unseal/pictures\",\"seal\":\"%s\",\"tool\":\"t\",\"tracks\":[{\"root\":\"%s\",\"track\":\"a0\"}],\"version\":1}"
                .formatted(SEAL.hex(), SEAL.hex()))) {
      assertThatThrownBy(() -> PictureSeal.read(text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(MalformedJsonException.class);
    }
  }

  /** Not even the number of frames or their size: a camera may let both follow what it sees. */
  @Test
  void recordingsCanNotBeToldApartByTheirPictureSeals() {
    PictureSeal night = seal(seed(1), new PictureSize(32, 32), 9, 0);
    PictureSeal riot = seal(seed(2), new PictureSize(64, 48), 40, 3);
    assertThat(withoutRoots(night)).isEqualTo(withoutRoots(riot));
    assertThat(night.bytes()).hasSameSizeAs(riot.bytes());
  }

  @Test
  void leakedCopyCanNotBeConfirmedWithoutTheSeed() {
    PictureSize size = new PictureSize(32, 32);
    PictureSeal published = seal(seed(1), size, 9, 0);
    // whoever has the pictures, here all black, and tries seeds gets other roots
    for (int guess = 2; guess < 50; guess++) {
      assertThat(seal(seed(guess), size, 9, 0).root(TRACK)).isNotEqualTo(published.root(TRACK));
    }
    assertThat(seal(seed(1), size, 9, 0).root(TRACK)).isEqualTo(published.root(TRACK));
  }

  @Test
  void equalBlocksAndTilesHaveDifferentDigests() {
    TileGrid grid = new TileGrid(new PictureSize(32, 16));
    TileMeans black = TileMeans.of(grid, new DrawnPlanes(grid.size(), 0, (plane, x, y) -> 0));
    PictureSealer sealer = new PictureSealer(seed(1), TRACK, grid);
    BlockMeans block = new BlockMeans(List.of(black));
    assertThat(sealer.root(0, block)).isNotEqualTo(sealer.root(1, block));
    assertThat(new PictureSealer(seed(1), new TrackId(TrackId.Kind.VIDEO, 1), grid).root(0, block))
        .isNotEqualTo(sealer.root(0, block));
  }
}
