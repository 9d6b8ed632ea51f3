package org.unseal.vision.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.FrameSpan;
import org.unseal.testkit.footage.ScriptedPicture;
import org.unseal.vision.Yard;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

final class ViewFinderTest {
  private final CellGrid grid = CellGrid.of(Yard.SIZE);
  private final Yard yard = new Yard(3);

  private CellPicture picture(int shift, int percent) {
    ScriptedPicture picture = new ScriptedPicture(Yard.SIZE, false);
    yard.ground(picture, shift, percent);
    return CellPicture.of(picture, grid);
  }

  private List<View> views(int samples, IntUnaryOperator shift) {
    ViewFinder finder = new ViewFinder(grid);
    List<View> views = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      views.addAll(finder.add(i * 10, picture(shift.applyAsInt(i), 100)));
    }
    views.addAll(finder.finish(samples * 10));
    return views;
  }

  @Test
  void stillCameraHasOneView() {
    List<View> views = views(100, i -> 0);
    assertThat(views).hasSize(1);
    assertThat(views.getFirst().frames()).isEqualTo(new FrameSpan(0, 1000));
    assertThat(views.getFirst().stationary()).isTrue();
    assertThat(views.getFirst().samples()).hasSizeBetween(64, 128);
  }

  @Test
  void cameraThatIsTurnedOnceHasTwoViews() {
    List<View> views = views(100, i -> i < 40 ? 0 : 100);
    assertThat(views)
        .extracting(View::frames)
        .containsExactly(new FrameSpan(0, 400), new FrameSpan(400, 1000));
    assertThat(views).allMatch(View::stationary);
  }

  @Test
  void cameraThatIsTurnedAllTheTimeIsNotStationary() {
    List<View> views = views(60, i -> 5 * i);
    assertThat(views).noneMatch(View::stationary);
    assertThat(views.getLast().frames().endExclusive()).isEqualTo(600);
  }

  @Test
  void movementBetweenTwoViewsIsAStretchOfItsOwn() {
    List<View> views = views(100, i -> i < 30 ? 0 : i < 60 ? (i - 29) * 5 : 155);
    assertThat(views).extracting(View::stationary).containsExactly(true, false, true);
  }

  @Test
  void longViewIsCutAndSaysSo() {
    ViewFinder finder = new ViewFinder(grid);
    List<View> views = new ArrayList<>();
    CellPicture same = picture(0, 100);
    for (int frame = 0; frame < 50_000; frame += 50) {
      views.addAll(finder.add(frame, same));
    }
    views.addAll(finder.finish(50_000));
    assertThat(views).extracting(View::continued).containsExactly(false, true, true);
    assertThat(views).allMatch(view -> view.frames().length() <= 20_050);
  }

  @Test
  void lightDoesNotCountAsMovement() {
    PictureChange change = PictureChange.between(picture(0, 100), picture(0, 60), grid);
    assertThat(change.still()).isTrue();
  }

  /** The ground under the soft edges of clouds: stripes of light and shade that lie at a slant. */
  private CellPicture cloudy(int shift) {
    ScriptedPicture picture = new ScriptedPicture(Yard.SIZE, false);
    yard.ground(picture, shift, 100);
    ByteBuffer luma = picture.writable(0);
    for (int y = 0; y < Yard.SIZE.height(); y++) {
      for (int x = 0; x < Yard.SIZE.width(); x++) {
        int percent = 40 + Math.abs((x + y) % 200 - 100) * 6 / 10;
        int at = y * picture.stride(0) + x;
        luma.put(at, (byte) (16 + ((luma.get(at) & 0xFF) - 16) * percent / 100));
      }
    }
    return CellPicture.of(picture, grid);
  }

  @Test
  void edgesOfCloudsDoNotCountAsMovement() {
    PictureChange change = PictureChange.between(picture(0, 100), cloudy(0), grid);
    assertThat(change.still()).isTrue();
    assertThat(change.shift()).isLessThan(12);
  }

  @Test
  void shiftUnderCloudsIsMeasured() {
    PictureChange change = PictureChange.between(picture(0, 100), cloudy(2), grid);
    assertThat(change.shift()).isBetween(20, 60);
    assertThat(change.still()).isFalse();
  }

  @Test
  void shiftOfTwoPixelsIsMeasured() {
    PictureChange change = PictureChange.between(picture(0, 100), picture(2, 100), grid);
    assertThat(change.shift()).isBetween(20, 60);
    assertThat(change.still()).isFalse();
  }
}
