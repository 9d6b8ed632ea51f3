package org.unseal.vision.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * CenterFace: a heat map of centres at a quarter of the input's size; height and width are {@code
 * exp(scale) * 4}, and the centre is {@code (cell + offset + 0.5) * 4}. Landmarks, the fourth
 * output, are not asked for.
 */
record CenterFaceOutputs() implements OutputReader {
  private static final int STRIDE = 4;

  @Override
  public List<String> wanted(List<String> available) {
    OutputReader.require(available.size() >= 3, "centerface");
    return available.subList(0, 3);
  }

  @Override
  public void read(
      List<OnnxSession.Output> outputs,
      int width,
      int height,
      double threshold,
      Consumer<Candidate> sink) {
    int columns = width / STRIDE;
    int rows = height / STRIDE;
    OutputReader.require(
        outputs.get(0).endsWith(1, rows, columns)
            && outputs.get(1).endsWith(2, rows, columns)
            && outputs.get(2).endsWith(2, rows, columns),
        "centerface");
    FloatBuffer heat = outputs.get(0).values();
    FloatBuffer scale = outputs.get(1).values();
    FloatBuffer offset = outputs.get(2).values();
    int plane = rows * columns;
    for (int cell = 0; cell < plane; cell++) {
      float score = heat.get(cell);
      if (score >= threshold) {
        int column = cell % columns;
        int row = cell / columns;
        OutputReader.offer(
            (column + offset.get(plane + cell) + 0.5) * STRIDE,
            (row + offset.get(cell) + 0.5) * STRIDE,
            Math.exp(scale.get(plane + cell)) * STRIDE,
            Math.exp(scale.get(cell)) * STRIDE,
            score,
            width,
            height,
            sink);
      }
    }
  }
}
