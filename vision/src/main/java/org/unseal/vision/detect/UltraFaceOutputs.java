package org.unseal.vision.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * UltraFace: for each anchor two scores (ground, face) and the corners left, top, right, bottom as
 * shares of the input's size.
 */
record UltraFaceOutputs() implements OutputReader {
  private static final List<String> NAMES = List.of("scores", "boxes");

  @Override
  public List<String> wanted(List<String> available) {
    OutputReader.require(available.containsAll(NAMES), "ultraface");
    return NAMES;
  }

  @Override
  public void read(
      List<OnnxSession.Output> outputs,
      int width,
      int height,
      double threshold,
      Consumer<Candidate> sink) {
    FloatBuffer scores = outputs.get(0).values();
    FloatBuffer boxes = outputs.get(1).values();
    int anchors = scores.remaining() / 2;
    OutputReader.require(
        outputs.get(0).endsWith(anchors, 2) && outputs.get(1).endsWith(anchors, 4), "ultraface");
    for (int anchor = 0; anchor < anchors; anchor++) {
      float score = scores.get(2 * anchor + 1);
      if (score >= threshold) {
        double left = boxes.get(4 * anchor) * width;
        double top = boxes.get(4 * anchor + 1) * height;
        double right = boxes.get(4 * anchor + 2) * width;
        double bottom = boxes.get(4 * anchor + 3) * height;
        OutputReader.offer(
            (left + right) / 2,
            (top + bottom) / 2,
            right - left,
            bottom - top,
            score,
            width,
            height,
            sink);
      }
    }
  }
}
