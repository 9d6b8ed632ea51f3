package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.media.libav.Av;
import org.unseal.model.recording.Damage;

final class FrameOrderTest {
  private final FrameOrder order = new FrameOrder();

  private static Coded coded(int id, long pts) {
    return new Coded(id, pts, id, 1, false, false);
  }

  private void show(int id) {
    Coded coded = order.take(id).orElseThrow();
    // without a picture, so that no native memory is needed
    order.show(
        new Placed(coded, Optional.empty(), Optional.of(Damage.DECODE_ERROR), false, false, false));
  }

  private List<Integer> ready() {
    List<Integer> ids = new ArrayList<>();
    for (Optional<Placed> next = order.poll(); next.isPresent(); next = order.poll()) {
      ids.add(next.get().coded().id());
    }
    return ids;
  }

  @Test
  void nothingWaitsInAnUndamagedRecording() {
    order.expect(coded(0, 0));
    show(0);
    assertThat(ready()).containsExactly(0);
    order.expect(coded(1, 3));
    order.expect(coded(2, 1));
    show(2);
    assertThat(ready()).containsExactly(2);
    order.expect(coded(3, 2));
    show(3);
    show(1);
    assertThat(ready()).containsExactly(3, 1);
  }

  @Test
  void pictureThatNeverComesIsPutInItsPlace() {
    order.expect(coded(0, 0));
    order.expect(coded(1, 1));
    order.expect(coded(2, 2));
    show(0);
    show(2);
    assertThat(ready()).containsExactly(0);
    order.giveUp(Damage.NO_PICTURE);
    assertThat(ready()).containsExactly(1, 2);
  }

  @Test
  void waitingEndsWhenThePictureCouldNotComeAnyMore() {
    order.expect(coded(0, 0));
    for (int id = 1; id <= FrameOrder.PATIENCE + 1; id++) {
      order.expect(coded(id, id));
      show(id);
      if (id <= FrameOrder.PATIENCE) {
        assertThat(ready()).isEmpty();
      }
    }
    assertThat(ready()).hasSize(FrameOrder.PATIENCE + 2).startsWith(0, 1, 2);
  }

  @Test
  void decoderIsRightAboutTheOrderWhereTimesContradictIt() {
    for (int id = 0; id < 4; id++) {
      order.expect(coded(id, id));
    }
    show(0);
    show(2);
    show(3);
    show(1);
    assertThat(ready()).containsExactly(0, 2, 3, 1);
  }

  @Test
  void lostPicturesComeByTheirTimesAndInBoundedNumber() {
    order.lose(coded(0, 5), Damage.DECODE_ERROR);
    order.lose(coded(1, 2), Damage.DECODE_ERROR);
    assertThat(ready()).isEmpty();
    order.finish(Damage.NO_PICTURE);
    assertThat(ready()).containsExactly(1, 0);
    FrameOrder endless = new FrameOrder();
    int out = 0;
    for (int id = 0; id < 10_000; id++) {
      endless.lose(coded(id, Av.NO_TIME), Damage.DECODE_ERROR);
      while (endless.poll().isPresent()) {
        out++;
      }
    }
    assertThat(out).isGreaterThan(9_900);
  }

  @Test
  void hiddenPicturesAreNotMissed() {
    order.expect(new Coded(0, 0, 0, 1, true, true));
    order.expect(coded(1, 1));
    show(1);
    assertThat(ready()).containsExactly(1);
    order.finish(Damage.NO_PICTURE);
    assertThat(ready()).isEmpty();
  }
}
