package org.unseal.proof.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.seal.TrackId;

/** Which blocks and tiles a release must open. */
final class BlockDrawTest {
  private static final TrackId TRACK = new TrackId(TrackId.Kind.VIDEO, 0);
  private static final TileGrid GRID = new TileGrid(new PictureSize(160, 96));

  /** A letter for each frame: P, R, or a dot for none; W is R and covered whole, M has a mask. */
  private record Told(String letters, int rate) implements ReleasedPictures {
    @Override
    public int frames() {
      return letters.length();
    }

    @Override
    public Fate fate(int frame) {
      return switch (letters.charAt(frame)) {
        case 'P' -> Fate.PASS;
        case '.' -> Fate.ABSENT;
        default -> Fate.RENDER;
      };
    }

    @Override
    public long time(int frame) {
      assertThat(fate(frame)).isEqualTo(Fate.RENDER);
      return frame * 1_000_000L / rate;
    }

    @Override
    public int media(int frame) {
      return 0;
    }

    @Override
    public FrameCover cover(int frame) {
      return switch (letters.charAt(frame)) {
        case 'W' -> new FrameCover.Whole(WholeReason.LIGHT_CHANGED);
        case 'M' -> new FrameCover.Boxes(List.of(new Box(40, 24, 56, 40)));
        default -> new FrameCover.Nothing();
      };
    }
  }

  private static BitSet all(String letters, int rate) {
    return new BlockDraw(new Told(letters, rate), GRID).all();
  }

  private static BitSet drawn(String letters, int rate, String media) {
    return new BlockDraw(new Told(letters, rate), GRID)
        .drawn(TRACK, List.of(Digest.ofHex(media.repeat(64))));
  }

  private static BitSet bits(int... numbers) {
    BitSet bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  @Test
  void blockWithAFrameThatIsNotReleasedStaysClosed() {
    assertThat(all("RRRRRRRRRRRRRRR.RRRRRRRR", 25)).isEqualTo(bits(0, 2));
  }

  @Test
  void blockOfPassedFramesAloneIsNotOpened() {
    assertThat(all("PPPPPPPPPPPPPPPRPPPPPPPP", 25)).isEqualTo(bits(1));
  }

  @Test
  void wholeCoverClosesItsBlock() {
    assertThat(all("RRRRRRRRRRRWRRRRRR", 25)).isEqualTo(bits(0, 2));
  }

  @Test
  void tilesNearerThanEightPixelsToAMaskStayClosed() {
    BitSet tiles = new BlockDraw(new Told("RRRMRRRR", 25), GRID).tiles(0);
    // The mask's columns 40 to 55 grow to 32..63, its rows 24 to 39 to 16..47: tiles 2 and 3 of
    // rows 1 and 2.
    BitSet closed = bits(12, 13, 22, 23);
    assertThat(tiles.cardinality()).isEqualTo(GRID.tiles() - 4);
    assertThat(tiles.intersects(closed)).isFalse();
  }

  @Test
  void everySecondWithAnOpenableBlockHasOneDrawn() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      StringBuilder letters = new StringBuilder();
      while (letters.length() < 400) {
        letters.append(
            String.valueOf("PRRRM.W".charAt(random.nextInt(7))).repeat(1 + random.nextInt(40)));
      }
      int rate = 3 + random.nextInt(40);
      Told told = new Told(letters.toString(), rate);
      BitSet drawn = drawn(letters.toString(), rate, "a");
      BitSet can = all(letters.toString(), rate);
      BitSet outside = (BitSet) drawn.clone();
      outside.andNot(can);
      assertThat(outside.isEmpty()).as(letters.toString()).isTrue();
      for (int frame = 0; frame < told.frames(); frame++) {
        if (told.fate(frame) == ReleasedPictures.Fate.RENDER && can.get(frame / 8)) {
          assertThat(drawnInSecond(told, drawn, told.time(frame) / 1_000_000))
              .as("%s at %d, %d a second", letters, frame, rate)
              .isTrue();
        }
      }
    }
  }

  private static boolean drawnInSecond(Told told, BitSet drawn, long second) {
    for (int frame = 0; frame < told.frames(); frame++) {
      if (told.fate(frame) == ReleasedPictures.Fate.RENDER
          && told.time(frame) / 1_000_000 == second
          && drawn.get(frame / 8)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatWasEncodedDecidesTheDraw() {
    String letters = "R".repeat(3_000);
    assertThat(drawn(letters, 25, "a")).isEqualTo(drawn(letters, 25, "a"));
    BitSet other = drawn(letters, 25, "b");
    other.and(drawn(letters, 25, "a"));
    // about one block of three or four a second is drawn: two draws agree on a third of them
    assertThat(other.cardinality()).isBetween(10, 90);
  }
}
