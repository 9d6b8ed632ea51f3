package org.unseal.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.testkit.footage.ScriptedPicture;
import org.unseal.vision.Yard;
import org.unseal.vision.backdrop.BackdropMaker;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.parallel.Workers;

final class MotionFinderTest {
  private static final CellGrid GRID = CellGrid.of(Yard.SIZE);
  private final Yard yard = new Yard(4);

  private ScriptedPicture ground(int percent) {
    ScriptedPicture picture = new ScriptedPicture(Yard.SIZE, false);
    yard.ground(picture, 0, percent);
    return picture;
  }

  private CellBackdrop backdrop(int percent, int noise) {
    List<CellPicture> samples = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      ScriptedPicture picture = ground(percent);
      if (noise > 0) {
        Yard.noise(picture, i, noise);
      }
      samples.add(CellPicture.of(picture, GRID));
    }
    try (Workers workers = new Workers(2)) {
      return BackdropMaker.make(GRID, samples, workers);
    }
  }

  private static List<Blob> find(CellBackdrop backdrop, boolean shadows, ScriptedPicture picture) {
    return new MotionFinder(backdrop, shadows).find(CellPicture.of(picture, GRID)).blobs();
  }

  /** Darkens or brightens a part of a picture to so many percent. */
  private static void light(ScriptedPicture picture, Box box, int percent) {
    var luma = picture.writable(0);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        int at = y * picture.stride(0) + x;
        int value = ((luma.get(at) & 0xFF) - 16) * percent / 100 + 16;
        luma.put(at, (byte) Math.min(value, 235));
      }
    }
  }

  @Test
  void shadowOnTheGroundIsNoMover() {
    ScriptedPicture picture = ground(100);
    light(picture, new Box(100, 100, 180, 140), 60);
    CellBackdrop backdrop = backdrop(100, 0);
    assertThat(find(backdrop, false, picture)).isEmpty();
    assertThat(find(backdrop, true, picture)).isNotEmpty();
  }

  @Test
  void darkShapeWithAnotherColourIsNoShadow() {
    ScriptedPicture picture = ground(100);
    Yard.paint(picture, new Box(100, 100, 140, 180), 70, 118, 142);
    assertThat(find(backdrop(100, 0), false, picture)).hasSize(1);
  }

  @Test
  void cloudOverHalfTheYardIsNoMover() {
    ScriptedPicture picture = ground(100);
    for (int x = 0; x < 200; x++) {
      light(picture, new Box(x, 0, x + 1, 240), Math.min(100, 62 + Math.max(0, x - 50) / 4));
    }
    assertThat(find(backdrop(100, 0), true, picture)).isEmpty();
  }

  @Test
  void personUnderACloudIsStillFound() {
    ScriptedPicture picture = ground(100);
    Yard.person(picture, 60, 200, 90, 60);
    for (int x = 0; x < 200; x++) {
      light(picture, new Box(x, 0, x + 1, 240), Math.min(100, 62 + Math.max(0, x - 50) / 4));
    }
    Box head = GRID.cellsAround(Yard.head(60, 200, 90));
    assertThat(find(backdrop(100, 0), false, picture))
        .anySatisfy(blob -> assertThat(blob.box().contains(head)).isTrue());
  }

  @Test
  void byNightSmallDifferencesCount() {
    CellBackdrop backdrop = backdrop(30, 4);
    assertThat(backdrop.dim()).isTrue();
    ScriptedPicture picture = ground(30);
    Yard.paint(picture, new Box(100, 100, 124, 180), 52, 128, 128);
    Yard.noise(picture, 99, 4);
    assertThat(find(backdrop, false, picture))
        .anySatisfy(blob -> assertThat(blob.box().overlaps(new Box(26, 26, 30, 44))).isTrue());
  }

  @Test
  void noiseOfTheNightIsNoMover() {
    CellBackdrop backdrop = backdrop(30, 8);
    ScriptedPicture picture = ground(30);
    Yard.noise(picture, 1234, 8);
    assertThat(find(backdrop, false, picture)).allMatch(blob -> blob.area() < 5);
  }
}
