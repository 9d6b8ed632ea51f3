package org.unseal.vision.detect;

import ai.onnxruntime.OrtEnvironment;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.vision.models.InputRules;
import org.unseal.vision.models.ModelCard;
import org.unseal.vision.models.ModelFile;

/** A detector that ONNX Runtime runs, tile by tile. */
final class OnnxFaceDetector implements FaceDetector {
  /** Below it nearly every cell is a candidate. */
  private static final double LEAST_THRESHOLD = 0.01;

  private static final double EDGE = 2;
  private final ModelCard card;
  private final OnnxSession session;
  private final OutputReader reader;
  private final List<String> outputs;
  private final InputRules rules;

  /** Those that nobody uses at the moment. */
  private final Queue<TileSampler> samplers = new ConcurrentLinkedQueue<>();

  OnnxFaceDetector(OrtEnvironment environment, ModelFile model, int threads) {
    card = model.card();
    rules = card.input();
    reader = OutputReader.of(card.family());
    session =
        new OnnxSession(
            environment, OnnxGraph.prepare(model.content(), rules.freeShape()), threads);
    try {
      outputs = reader.wanted(session.outputs());
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public List<Face> find(PictureView picture, Box region, int scalePercent, double threshold) {
    return find(picture, region, scalePercent, threshold, () -> false);
  }

  @Override
  public List<Face> find(
      PictureView picture, Box region, int scalePercent, double threshold, BooleanSupplier over) {
    if (!picture.size().box().contains(region)) {
      throw new IllegalArgumentException(region + " is not inside " + picture.size());
    }
    if (scalePercent < 5 || scalePercent > 800) {
      throw new IllegalArgumentException("scale " + scalePercent + " % is not from 5 to 800");
    }
    double least = Math.max(threshold, LEAST_THRESHOLD);
    TilePlan plan = TilePlan.of(region, scalePercent, card.input());
    List<Candidate> found = new ArrayList<>();
    TileSampler sampler = Objects.requireNonNullElseGet(samplers.poll(), this::sampler);
    for (int[] corner : plan.corners()) {
      if (over.getAsBoolean()) {
        break;
      }
      look(sampler, picture, plan, corner[0], corner[1], least, found);
    }
    samplers.add(sampler);
    return Suppression.keep(found).stream().map(OnnxFaceDetector::face).toList();
  }

  private TileSampler sampler() {
    return new TileSampler(rules);
  }

  private void look(
      TileSampler sampler,
      PictureView picture,
      TilePlan plan,
      int left,
      int top,
      double threshold,
      List<Candidate> found) {
    int width = plan.tile().width();
    int height = plan.tile().height();
    double scale = plan.scale();
    Box region = plan.region();
    boolean leftCut = left > 0;
    boolean topCut = top > 0;
    boolean rightCut = left + width < region.width() * scale;
    boolean bottomCut = top + height < region.height() * scale;
    FloatBuffer planes = sampler.sample(picture, plan, left, top);
    reader.read(
        session.run(planes, width, height, outputs),
        width,
        height,
        threshold,
        seen -> {
          boolean cut =
              (leftCut && seen.left() < EDGE)
                  || (topCut && seen.top() < EDGE)
                  || (rightCut && seen.right() > width - EDGE)
                  || (bottomCut && seen.bottom() > height - EDGE);
          found.add(
              new Candidate(
                  region.left() + (left + seen.left()) / scale,
                  region.top() + (top + seen.top()) / scale,
                  region.left() + (left + seen.right()) / scale,
                  region.top() + (top + seen.bottom()) / scale,
                  seen.score(),
                  cut));
        });
  }

  private static Face face(Candidate candidate) {
    int left = (int) Math.floor(candidate.left());
    int top = (int) Math.floor(candidate.top());
    return new Face(
        new Box(
            left,
            top,
            Math.max(left + 1, (int) Math.ceil(candidate.right())),
            Math.max(top + 1, (int) Math.ceil(candidate.bottom()))),
        (int) Math.round(candidate.score() * 1000));
  }

  @Override
  public DetectorIdentity identity() {
    return new DetectorIdentity(card.name(), card.sha256());
  }

  @Override
  public double movingThreshold() {
    return card.movingPermille() / 1000.0;
  }

  @Override
  public double stillThreshold() {
    return card.stillPermille() / 1000.0;
  }

  @Override
  public void close() {
    session.close();
  }
}
