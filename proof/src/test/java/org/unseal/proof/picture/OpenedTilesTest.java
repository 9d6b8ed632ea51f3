package org.unseal.proof.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/** Tiles that are opened, and what is made of files that were tampered with. */
final class OpenedTilesTest {
  private static final TrackId TRACK = new TrackId(TrackId.Kind.VIDEO, 1);
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);

  /** Some sealed pictures, and an opening of some of them. */
  private record Sealed(PictureSeal seal, List<BlockMeans> blocks, Octets octets, BitSet opened) {
    byte[] file() {
      return octets.toArray();
    }
  }

  private static Sealed sealed(Random random) throws IOException {
    TileGrid grid = new TileGrid(new PictureSize(1 + random.nextInt(120), 1 + random.nextInt(90)));
    int frames = 1 + random.nextInt(40);
    List<BlockMeans> blocks = new ArrayList<>();
    List<Digest> roots = new ArrayList<>();
    PictureSealer sealer = new PictureSealer(SEED, TRACK, grid);
    PictureSealer.Blocks cutter =
        new PictureSealer.Blocks(
            0,
            (number, means) -> {
              blocks.add(means);
              roots.add(sealer.root(number, means));
              sealer.add(roots.getLast());
            });
    for (int i = 0; i < frames; i++) {
      cutter.add(random.nextInt(9) == 0 ? TileMeans.absent(grid) : DrawnPlanes.noise(grid, random));
    }
    cutter.end();
    Digest any = Digest.ofHex("ab".repeat(32));
    PictureSeal seal = new PictureSeal("t", "c", any, List.of(sealer.end(frames)));
    BitSet opened = new BitSet();
    for (int i = 0; i < blocks.size(); i++) {
      opened.set(i, random.nextBoolean());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TilesWriter writer = new TilesWriter(out, SEED, TRACK, grid, frames, roots, opened);
    for (int block : opened.stream().toArray()) {
      assertThat(writer.add(block, blocks.get(block), some(grid, random))).isTrue();
    }
    writer.end();
    return new Sealed(seal, blocks, Octets.of(out.toByteArray()), opened);
  }

  private static BitSet some(TileGrid grid, Random random) {
    BitSet tiles = new BitSet();
    int share = random.nextInt(5);
    for (int i = 0; i < grid.tiles(); i++) {
      tiles.set(i, random.nextInt(4) < share);
    }
    tiles.set(random.nextInt(grid.tiles()));
    return tiles;
  }

  private static List<OpenedBlock> read(PictureSeal seal, byte[] file)
      throws IOException, MalformedTilesException {
    TilesReader reader = new TilesReader(new ByteArrayInputStream(file), file.length, seal);
    List<OpenedBlock> blocks = new ArrayList<>();
    for (Optional<OpenedBlock> next = reader.next(); next.isPresent(); next = reader.next()) {
      blocks.add(next.get());
    }
    return blocks;
  }

  @Test
  void whatIsOpenedIsWhatWasSealed() throws IOException, MalformedTilesException {
    for (long seed = 0; seed < 60; seed++) {
      Sealed sealed = sealed(new Random(seed));
      List<OpenedBlock> read = read(sealed.seal(), sealed.file());
      assertThat(read)
          .as("seed %d", seed)
          .extracting(OpenedBlock::block)
          .containsExactlyElementsOf(sealed.opened().stream().boxed().toList());
      for (OpenedBlock block : read) {
        BlockMeans original = sealed.blocks().get(block.block());
        for (int frame = 0; frame < original.frames().size(); frame++) {
          for (int tile : block.tiles().stream().toArray()) {
            for (int plane = 0; plane < TileMeans.PLANES; plane++) {
              assertThat(block.means().frames().get(frame).mean(plane, tile))
                  .isEqualTo(original.frames().get(frame).mean(plane, tile));
            }
          }
        }
      }
    }
  }

  /** No file but the one that was written is good, whatever is changed in it. */
  @Test
  void changedFileIsRefused() throws IOException {
    for (long seed = 100; seed < 130; seed++) {
      Random random = new Random(seed);
      Sealed sealed = sealed(random);
      for (int i = 0; i < 200; i++) {
        byte[] changed = mutated(sealed.file(), random);
        if (Arrays.equals(changed, sealed.file())) {
          continue;
        }
        try {
          List<OpenedBlock> read = read(sealed.seal(), changed);
          // a zlib stream may be written in more than one way; what it says may not change
          assertThat(meansOf(read)).as("seed %d", seed).isEqualTo(meansOf(readAll(sealed)));
        } catch (MalformedTilesException e) {
          assertThat(e).hasMessageMatching("[ -~]{5,100}");
        }
      }
    }
  }

  private static List<OpenedBlock> readAll(Sealed sealed) throws IOException {
    try {
      return read(sealed.seal(), sealed.file());
    } catch (MalformedTilesException e) {
      throw new AssertionError(e);
    }
  }

  private static List<BlockMeans> meansOf(List<OpenedBlock> blocks) {
    return blocks.stream().map(OpenedBlock::means).toList();
  }

  private static byte[] mutated(byte[] file, Random random) {
    byte[] changed = file.clone();
    int at = random.nextInt(Math.min(file.length, random.nextBoolean() ? 40 : file.length));
    switch (random.nextInt(4)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt();
      case 2 -> changed = Arrays.copyOf(changed, at);
      default -> changed = Arrays.copyOf(changed, changed.length + 1 + random.nextInt(9));
    }
    return changed;
  }

  @Test
  void openingsOfAnotherSealAreRefused() throws IOException {
    Sealed one = sealed(new Random(1));
    Sealed other = sealed(new Random(2));
    assertThatThrownBy(() -> read(other.seal(), one.file()))
        .isInstanceOf(MalformedTilesException.class)
        .hasMessage("the opened blocks do not belong to the picture seal");
  }

  @Test
  void hugeNumbersTakeNoMemory() throws IOException {
    byte[] file = sealed(new Random(3)).file();
    for (int place = 17; place < 33; place += 4) {
      byte[] huge = file.clone();
      Arrays.fill(huge, place, place + 4, (byte) 0x7F);
      assertThatThrownBy(() -> read(sealed(new Random(3)).seal(), huge))
          .isInstanceOf(MalformedTilesException.class);
    }
  }

  @Test
  void saltOfAnOpenedTileOpensNoOther() throws IOException {
    Random random = new Random(5);
    TileGrid grid = new TileGrid(new PictureSize(64, 16));
    BlockMeans means = new BlockMeans(List.of(DrawnPlanes.noise(grid, random)));
    byte[] salt = SEED.pictureSalt(TRACK, 0);
    BitSet first = new BitSet();
    first.set(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BlockTree().open(salt, means, first, new DataOutputStream(out));
    // the way down: the first tile's salt, the second one's digest, the other two's together
    assertThat(out.size()).isEqualTo(3 * Digest.LENGTH);
    BitSet all = new BitSet();
    all.set(0, 4);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    new BlockTree().open(salt, means, all, new DataOutputStream(whole));
    assertThat(whole.toByteArray()).isEqualTo(salt);
    assertThat(indexOf(out.toByteArray(), salt)).isNegative();
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }
}
