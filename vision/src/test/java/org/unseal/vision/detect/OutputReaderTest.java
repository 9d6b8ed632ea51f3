package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.failure.UnsealException;
import org.unseal.vision.detect.OnnxSession.Output;
import org.unseal.vision.models.DetectorFamily;

class OutputReaderTest {
  private static Output output(long a, long b, long c, float... values) {
    FloatBuffer buffer = FloatBuffer.allocate((int) (a * b * c));
    buffer.put(0, values, 0, values.length);
    return new Output(new long[] {1, a, b, c}, buffer);
  }

  private static List<Candidate> read(
      DetectorFamily family, List<Output> outputs, int width, int height) {
    List<Candidate> found = new ArrayList<>();
    OutputReader.of(family).read(outputs, width, height, 0.2, found::add);
    return found;
  }

  private static List<Output> centerFace(float score, float logHeight, float logWidth) {
    Output heat = output(1, 8, 8);
    Output scale = output(2, 8, 8);
    Output offset = output(2, 8, 8);
    int cell = 3 * 8 + 5;
    heat.values().put(cell, score);
    scale.values().put(cell, logHeight).put(64 + cell, logWidth);
    offset.values().put(cell, 0.25f).put(64 + cell, -0.25f);
    return List.of(heat, scale, offset);
  }

  @Test
  void centerFaceGivesCentreAndSizeInQuarters() {
    List<Candidate> found =
        read(
            DetectorFamily.CENTERFACE,
            centerFace(0.7f, (float) Math.log(4), (float) Math.log(3)),
            32,
            32);
    assertThat(found).hasSize(1);
    Candidate face = found.getFirst();
    assertThat(face.left()).isCloseTo((5 - 0.25 + 0.5) * 4 - 6, within(1e-5));
    assertThat(face.top()).isCloseTo((3 + 0.25 + 0.5) * 4 - 8, within(1e-5));
    assertThat(face.right() - face.left()).isCloseTo(12, within(1e-5));
    assertThat(face.bottom() - face.top()).isCloseTo(16, within(1e-5));
    assertThat(face.score()).isCloseTo(0.7, within(1e-6));
  }

  @Test
  void scoresBelowTheThresholdAreLeftOut() {
    assertThat(read(DetectorFamily.CENTERFACE, centerFace(0.19f, 1, 1), 32, 32)).isEmpty();
  }

  @Test
  void boxesThatAreNoPlaceAreDroppedAndEndlessOnesBounded() {
    assertThat(read(DetectorFamily.CENTERFACE, centerFace(0.9f, Float.NaN, 1), 32, 32)).isEmpty();
    List<Candidate> endless = read(DetectorFamily.CENTERFACE, centerFace(0.9f, 1e9f, 1e9f), 32, 32);
    assertThat(endless).hasSize(1);
    assertThat(endless.getFirst().area()).isLessThanOrEqualTo(64 * 64);
  }

  @Test
  void yuNetMultipliesBothScoresAndReadsEachStride() {
    List<Output> outputs = new ArrayList<>();
    for (int stride : new int[] {8, 16, 32}) {
      int cells = (64 / stride) * (32 / stride);
      Output cls = output(1, cells, 1);
      Output obj = output(1, cells, 1);
      Output box = output(1, cells, 4);
      if (stride == 16) {
        int cell = 4 + 2;
        cls.values().put(cell, 0.5f);
        obj.values().put(cell, 0.5f);
        box.values().put(cell * 4, 0.5f).put(cell * 4 + 1, 0.25f);
        box.values().put(cell * 4 + 2, (float) Math.log(2));
      }
      outputs.addAll(List.of(cls, obj, box));
    }
    assertThat(read(DetectorFamily.YUNET, outputs, 64, 32))
        .singleElement()
        .satisfies(
            face -> {
              assertThat(face.score()).isCloseTo(0.5, within(1e-6));
              assertThat(face.left()).isCloseTo(2.5 * 16 - 16, within(1e-4));
              assertThat(face.right()).isCloseTo(2.5 * 16 + 16, within(1e-4));
              assertThat(face.top()).isCloseTo(1.25 * 16 - 8, within(1e-4));
            });
  }

  @Test
  void ultraFaceGivesCornersAsShares() {
    Output scores = output(1, 2, 2, 0.9f, 0.1f, 0.2f, 0.8f);
    Output boxes = output(1, 2, 4, 0, 0, 1, 1, 0.25f, 0.5f, 0.5f, 0.75f);
    assertThat(read(DetectorFamily.ULTRAFACE, List.of(scores, boxes), 320, 240))
        .singleElement()
        .satisfies(
            face -> {
              assertThat(face.left()).isCloseTo(80, within(1e-4));
              assertThat(face.bottom()).isCloseTo(180, within(1e-4));
            });
  }

  @Test
  void outputsOfAnotherShapeAreRejected() {
    List<Output> wrong = List.of(output(1, 4, 4), output(2, 4, 4), output(2, 4, 4));
    for (DetectorFamily family : DetectorFamily.values()) {
      List<Output> outputs = new ArrayList<>(wrong);
      while (outputs.size() < 9) {
        outputs.add(wrong.getFirst());
      }
      assertThatThrownBy(() -> read(family, outputs, 320, 240)).isInstanceOf(UnsealException.class);
      assertThatThrownBy(() -> OutputReader.of(family).wanted(List.of("one", "two")))
          .isInstanceOf(UnsealException.class);
    }
  }
}
