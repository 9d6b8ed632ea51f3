package org.unseal.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.CheckTilesStep.Checked;
import org.unseal.engine.seal.CheckTilesStep.Discrepancy;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.MalformedTilesException;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.picture.TilesReader;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedPass;

/** Opening tiles for a release, and holding its pictures against them. */
final class TilesStepTest {
  private static final Digest MEDIA = Digest.ofHex("ef".repeat(32));

  @TempDir private Path folder;
  private SealedYard yard;
  private Path tiles;

  /** Ten frames a second; the first 8 passed, 35 to 39 withheld, a mask over the walker. */
  private record Release(int media) implements ReleasedPictures {
    @Override
    public int frames() {
      return SealedYard.FRAMES;
    }

    @Override
    public Fate fate(int frame) {
      return frame < 8 ? Fate.PASS : frame >= 35 && frame < 40 ? Fate.ABSENT : Fate.RENDER;
    }

    @Override
    public long time(int frame) {
      return frame * 100_000L;
    }

    @Override
    public int media(int frame) {
      return 0;
    }

    @Override
    public FrameCover cover(int frame) {
      return frame == 21
          ? new FrameCover.Whole(WholeReason.STREAM_DAMAGED)
          : frame < 8
              ? new FrameCover.Nothing()
              : new FrameCover.Boxes(List.of(SealedYard.walker(frame).grow(2, 2)));
    }
  }

  @BeforeEach
  void sealThePictures() throws IOException {
    yard = new SealedYard(folder);
    yard.run(new ScriptedPass(), false, Progress.SILENT);
    tiles = folder.resolve("tiles.bin");
  }

  private OpenTilesStep.Opened open(ScriptedPass pass, boolean all) {
    return new OpenTilesStep(pass)
        .run(
            new OpenTilesStep.Request(
                yard.pictures,
                yard.request(false).blocks(),
                yard.seed,
                new Release(0),
                List.of(MEDIA),
                all,
                2),
            SealedYard.footage(),
            tiles,
            Progress.SILENT);
  }

  /** The recording's frames but those that are withheld, each as it is painted. */
  private static ScriptedFootage released(
      PictureSize size, Function<Integer, Integer> brighter, int frames) {
    return new ScriptedFootage(
        size,
        frames,
        (place, picture) -> {
          int frame = place < 35 ? place : place + 5;
          picture
              .fill(SealedYard.SIZE.box(), 60 + frame % 7, 120 + frame % 5, 128)
              .fill(SealedYard.walker(frame), 0, 128, 128)
              .fill(new Box(80, 0, 96, 16), 60 + brighter.apply(frame), 120 + frame % 5, 128);
        });
  }

  private Checked check(ScriptedFootage media)
      throws IOException, MalformedJsonException, MalformedTilesException {
    PictureSeal seal = PictureSeal.read(Files.readAllBytes(yard.pictures));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tiles))) {
      return new CheckTilesStep(new ScriptedPass(), 2)
          .run(
              new TilesReader(in, Files.size(tiles), seal),
              new Release(0),
              List.of(MEDIA),
              _ -> media,
              Progress.SILENT);
    }
  }

  @Test
  void honestReleaseHasNothingAgainstIt() throws Exception {
    open(new ScriptedPass(), true);
    Checked checked = check(released(SealedYard.SIZE, frame -> frame % 7 + 3, 38));
    assertThat(checked.discrepancies()).isEmpty();
    assertThat(checked.blocks())
        .isEqualTo(3); // 8..15, 24..31, 40..42: others hold frames that can't
    assertThat(checked.frames()).isEqualTo(19);
  }

  @Test
  void largerPicturesAreCutToTheSealedSize() throws Exception {
    open(new ScriptedPass(), true);
    PictureSize coded = new PictureSize(SealedYard.SIZE.width() + 1, SealedYard.SIZE.height() + 2);
    assertThat(check(released(coded, frame -> frame % 7, 38)).discrepancies()).isEmpty();
    PictureSize other = new PictureSize(SealedYard.SIZE.width() + 4, SealedYard.SIZE.height());
    assertThat(check(released(other, frame -> frame % 7, 38)).discrepancies())
        .contains(new Discrepancy.OtherSize(0));
  }

  @Test
  void tileThatShowsSomethingElseIsNamedWithItsFrame() throws Exception {
    open(new ScriptedPass(), true);
    Checked checked = check(released(SealedYard.SIZE, frame -> frame == 26 ? 90 : frame % 7, 38));
    assertThat(checked.discrepancies()).hasSize(1);
    assertThat(checked.discrepancies().getFirst())
        .isInstanceOfSatisfying(
            Discrepancy.Differs.class,
            differs -> {
              assertThat(differs.difference().frame()).isEqualTo(26);
              assertThat(differs.place()).isEqualTo(new Box(80, 0, 96, 16));
            });
  }

  @Test
  void framesThatAreMissingInTheMediaAreNamed() throws Exception {
    open(new ScriptedPass(), true);
    assertThat(check(released(SealedYard.SIZE, frame -> frame % 7, 30)).discrepancies())
        .containsExactly(
            new Discrepancy.NotShown(30),
            new Discrepancy.NotShown(31),
            new Discrepancy.NotShown(40),
            new Discrepancy.NotShown(41),
            new Discrepancy.NotShown(42));
  }

  @Test
  void blockThatWasDrawnAndIsNotOpenedIsNamed() throws Exception {
    ReleasedPictures none =
        new ReleasedPictures() {
          @Override
          public int frames() {
            return SealedYard.FRAMES;
          }

          @Override
          public Fate fate(int frame) {
            return Fate.PASS;
          }

          @Override
          public long time(int frame) {
            return 0;
          }

          @Override
          public int media(int frame) {
            return 0;
          }

          @Override
          public FrameCover cover(int frame) {
            return new FrameCover.Nothing();
          }
        };
    new OpenTilesStep(new ScriptedPass())
        .run(
            new OpenTilesStep.Request(
                yard.pictures,
                yard.request(false).blocks(),
                yard.seed,
                none,
                List.of(MEDIA),
                false,
                2),
            SealedYard.footage(),
            tiles,
            Progress.SILENT);
    assertThat(check(released(SealedYard.SIZE, frame -> frame % 7, 38)).discrepancies())
        .containsExactly(
            new Discrepancy.NotOpened(1),
            new Discrepancy.NotOpened(3),
            new Discrepancy.NotOpened(5));
  }

  @Test
  void onlyDrawnBlocksAreLookedAtAgain() {
    ScriptedPass pass = new ScriptedPass();
    open(pass, false);
    assertThat(pass.seen()).hasSize(2 * 8 + 3).doesNotContain(0, 16, 23, 32, 39);
  }

  @Test
  void withoutTheKeptRootsAllIsLookedAtOnceMore() throws IOException {
    open(new ScriptedPass(), false);
    byte[] first = Files.readAllBytes(tiles);
    Files.delete(yard.request(false).blocks());
    ScriptedPass pass = new ScriptedPass();
    open(pass, false);
    assertThat(Files.readAllBytes(tiles)).isEqualTo(first);
    assertThat(pass.seen()).hasSize(SealedYard.FRAMES + 2 * 8 + 3);
  }

  @Test
  void tilesOfAnotherSeedAreNotOpened() throws IOException {
    Files.writeString(yard.seed, "13".repeat(32) + "\n");
    assertThatThrownBy(() -> open(new ScriptedPass(), false))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("is not of this recording with this seed");
  }
}
