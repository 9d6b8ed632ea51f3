package org.unseal.vision.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * YuNet: for each of the strides 8, 16 and 32 a grid of cells with {@code score = sqrt(cls * obj)},
 * centre {@code (cell + d) * stride} and size {@code exp(s) * stride}; a cell's box is (dx, dy, sw,
 * sh).
 */
record YuNetOutputs() implements OutputReader {
  private static final List<Integer> STRIDES = List.of(8, 16, 32);

  @Override
  public List<String> wanted(List<String> available) {
    List<String> names =
        STRIDES.stream()
            .flatMap(s -> List.of("cls_" + s, "obj_" + s, "bbox_" + s).stream())
            .toList();
    OutputReader.require(available.containsAll(names), "yunet");
    return names;
  }

  @Override
  public void read(
      List<OnnxSession.Output> outputs,
      int width,
      int height,
      double threshold,
      Consumer<Candidate> sink) {
    // The root is compared squared: most cells are far below the threshold.
    double least = threshold * threshold;
    for (int level = 0; level < STRIDES.size(); level++) {
      int stride = STRIDES.get(level);
      int columns = width / stride;
      int cells = columns * (height / stride);
      OnnxSession.Output box = outputs.get(level * 3 + 2);
      OutputReader.require(
          outputs.get(level * 3).endsWith(cells, 1)
              && outputs.get(level * 3 + 1).endsWith(cells, 1)
              && box.endsWith(cells, 4),
          "yunet");
      FloatBuffer cls = outputs.get(level * 3).values();
      FloatBuffer obj = outputs.get(level * 3 + 1).values();
      FloatBuffer at = box.values();
      for (int cell = 0; cell < cells; cell++) {
        double square = (double) clamp(cls.get(cell)) * clamp(obj.get(cell));
        if (square >= least) {
          int column = cell % columns;
          int row = cell / columns;
          OutputReader.offer(
              (column + at.get(4 * cell)) * stride,
              (row + at.get(4 * cell + 1)) * stride,
              Math.exp(at.get(4 * cell + 2)) * stride,
              Math.exp(at.get(4 * cell + 3)) * stride,
              Math.sqrt(square),
              width,
              height,
              sink);
        }
      }
    }
  }

  private static float clamp(float value) {
    return Math.clamp(value, 0f, 1f);
  }
}
