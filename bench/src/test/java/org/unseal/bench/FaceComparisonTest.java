package org.unseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.detect.FaceDetector;

class FaceComparisonTest {
  private static final PictureSize SIZE = new PictureSize(64, 64);
  private static final Box FACE = Box.ofSize(10, 10, 20, 20);
  private static final Box OTHER = Box.ofSize(40, 40, 10, 10);

  /** A picture of one grey, except for a box of another. */
  private record Plain(boolean original, int grey, int inside) implements PictureView {
    @Override
    public PictureSize size() {
      return SIZE;
    }

    @Override
    public ByteBuffer plane(int plane) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(64 * 64);
      for (int at = 0; at < 64 * 64; at++) {
        boolean face = FACE.contains(Box.ofSize(at % 64, at / 64, 1, 1));
        bytes.put(at, (byte) (face ? inside : grey));
      }
      return bytes;
    }

    @Override
    public int stride(int plane) {
      return 64;
    }

    @Override
    public boolean fullRange() {
      return false;
    }
  }

  private static final PictureView BEFORE = new Plain(true, 100, 150);

  /** Finds these boxes in the original and those in any other picture. */
  private record Scripted(List<Box> before, List<Box> after) implements FaceDetector {
    @Override
    public List<Face> find(PictureView picture, Box region, int scalePercent, double threshold) {
      return (picture.equals(BEFORE) ? before : after)
          .stream().map(box -> new Face(box, 500)).toList();
    }

    @Override
    public DetectorIdentity identity() {
      return new DetectorIdentity("scripted", "00");
    }

    @Override
    public double movingThreshold() {
      return 0.2;
    }

    @Override
    public double stillThreshold() {
      return 0.1;
    }

    @Override
    public void close() {}
  }

  private static List<FaceComparison.Verdict> compare(
      FaceDetector first, Optional<FaceDetector> second, PictureView after) {
    return new FaceComparison(first, 0.2, second, 0.3).compare(BEFORE, after);
  }

  @Test
  void onlyWhatBothFindWasFoundBefore() {
    Scripted first = new Scripted(List.of(FACE, OTHER), List.of());
    Scripted second = new Scripted(List.of(FACE.move(3, 0)), List.of());
    assertThat(compare(first, Optional.of(second), new Plain(false, 100, 150)))
        .containsExactly(new FaceComparison.Verdict(FACE.move(3, 0), false));
  }

  @Test
  void aFaceThatEitherStillFindsIsStillFound() {
    Scripted first = new Scripted(List.of(FACE), List.of());
    Scripted second = new Scripted(List.of(FACE), List.of(FACE.move(2, 2)));
    assertThat(compare(first, Optional.of(second), new Plain(false, 100, 155)))
        .containsExactly(new FaceComparison.Verdict(FACE, true));
  }

  @Test
  void aMaskThatLooksLikeAFaceIsNotStillFound() {
    Scripted both = new Scripted(List.of(FACE), List.of(FACE));
    assertThat(compare(both, Optional.of(both), new Plain(false, 100, 16)))
        .containsExactly(new FaceComparison.Verdict(FACE, false));
  }

  @Test
  void withoutTheSecondTheFirstDecides() {
    Scripted alone = new Scripted(List.of(FACE), List.of(FACE));
    assertThat(compare(alone, Optional.empty(), new Plain(false, 100, 151)))
        .containsExactly(new FaceComparison.Verdict(FACE, true));
  }
}
