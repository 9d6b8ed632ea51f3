package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.models.InputRules;

class TilePlanTest {
  private static final InputRules ANY = rules(Optional.empty());
  private static final long SEED = 20_250_506;

  private static InputRules rules(Optional<PictureSize> fixed) {
    return new InputRules(InputRules.Colours.RGB, 0, 1, 32, fixed, false);
  }

  @Test
  void everyFaceUpToTheOverlapLiesWholeInATile() {
    Random random = new Random(SEED);
    for (int i = 0; i < 3000; i++) {
      boolean fixed = i % 3 == 0;
      InputRules rules = fixed ? rules(Optional.of(new PictureSize(320, 240))) : ANY;
      Box region = Box.ofSize(5, 9, 1 + random.nextInt(2500), 1 + random.nextInt(1500));
      int percent = 25 + random.nextInt(200);
      TilePlan plan = TilePlan.of(region, percent, rules);
      int width = (int) Math.ceil(region.width() * plan.scale());
      int height = (int) Math.ceil(region.height() * plan.scale());
      int most = fixed ? 119 : TilePlan.OVERLAP;
      int faceWidth = Math.min(width, 1 + random.nextInt(most));
      int faceHeight = Math.min(height, 1 + random.nextInt(most));
      int x = random.nextInt(width - faceWidth + 1);
      int y = random.nextInt(height - faceHeight + 1);
      Box face = Box.ofSize(x, y, faceWidth, faceHeight);
      assertThat(plan.corners())
          .as("seed %d, case %d: %s at %d %% as %s, face %s", SEED, i, region, percent, plan, face)
          .anySatisfy(
              corner ->
                  assertThat(
                          Box.ofSize(
                                  corner[0], corner[1], plan.tile().width(), plan.tile().height())
                              .contains(face))
                      .isTrue());
    }
  }

  @Test
  void tilesAreBoundedInAreaAndOfTheRightMultiple() {
    for (int width = 1; width < 4200; width += 97) {
      for (int height = 1; height < 2400; height += 83) {
        PictureSize tile = TilePlan.of(Box.ofSize(0, 0, width, height), 100, ANY).tile();
        assertThat(tile.pixels()).isLessThanOrEqualTo(960 * 544);
        assertThat(tile.width() % 32 + tile.height() % 32).isZero();
      }
    }
  }

  @Test
  void aSmallRegionIsOneSmallTile() {
    TilePlan plan = TilePlan.of(Box.ofSize(100, 100, 60, 70), 100, ANY);
    assertThat(plan.tile()).isEqualTo(new PictureSize(64, 96));
    assertThat(plan.corners()).hasSize(1);
  }

  @Test
  void aFullHdPictureTakesSixTiles() {
    TilePlan plan = TilePlan.of(new PictureSize(1920, 1080).box(), 100, ANY);
    assertThat(plan.corners()).hasSize(6);
  }
}
