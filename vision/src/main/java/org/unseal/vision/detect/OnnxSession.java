package org.unseal.vision.detect;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A loaded model in native memory. Any number of threads may run it; who closes it must be the
 * last. The native session throws when it is closed twice; this one does not.
 */
final class OnnxSession implements AutoCloseable {
  private static final int DIMENSIONS = 4;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private boolean closed;

  /**
   * Loads a model.
   *
   * @param threads how many a run may use
   * @throws UnsealException {@code MODEL_REJECTED} where the runtime can't use it
   */
  OnnxSession(OrtEnvironment environment, byte[] model, int threads) {
    this.environment = environment;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      // The arena keeps what the largest tile needed (about 150 MB for 960x544) and serves all
      // sizes from it; memory patterns on top, or plain allocation, took more of both memory and
      // time where sizes vary.
      options.setMemoryPatternOptimization(false);
      // Waiting threads would burn the cores that others need.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw new UnsealException(ErrorCode.MODEL_REJECTED, "ONNX Runtime can't load this model", e);
    }
    Set<String> inputs = session.getInputNames();
    if (inputs.size() != 1) {
      close();
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED,
          "this model wants " + inputs.size() + " inputs; a face detector takes one picture");
    }
    input = inputs.iterator().next();
  }

  /** Names of the outputs, in the model's order. */
  List<String> outputs() {
    return List.copyOf(session.getOutputNames());
  }

  /** One output of a run. */
  static final class Output {
    private final long[] shape;
    private final FloatBuffer values;

    Output(long[] shape, FloatBuffer values) {
      this.shape = shape.clone();
      this.values = values;
    }

    /** All of them, row by row; owned by the receiver. */
    FloatBuffer values() {
      return values;
    }

    /** The shape's last numbers, for comparing. */
    boolean endsWith(long... expected) {
      for (int i = 1; i <= expected.length; i++) {
        if (shape.length < i || shape[shape.length - i] != expected[expected.length - i]) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Runs the model on one picture.
   *
   * @param planes three planes one after the other; direct, native order, from position 0
   * @param wanted names of outputs
   * @return in the order of {@code wanted}
   */
  List<Output> run(FloatBuffer planes, int width, int height, List<String> wanted) {
    if (closed) {
      throw new IllegalStateException("the detector is closed");
    }
    long[] shape = {1, 3, height, width};
    FloatBuffer exact = planes.slice(0, 3 * width * height);
    Set<String> names = new LinkedHashSet<>(wanted);
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, exact, shape);
        OrtSession.Result result =
            session.run(Map.<String, OnnxTensorLike>of(input, tensor), names)) {
      List<Output> outputs = new ArrayList<>(wanted.size());
      for (String name : wanted) {
        outputs.add(output(result, name));
      }
      return outputs;
    } catch (OrtException e) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED,
          "the face model failed on a picture of " + width + "x" + height,
          e);
    }
  }

  private static Output output(OrtSession.Result result, String name) {
    OnnxValue value = result.get(name).orElseThrow();
    if (value instanceof OnnxTensor tensor && tensor.getInfo().getShape().length <= DIMENSIONS) {
      FloatBuffer floats = tensor.getFloatBuffer();
      if (floats != null) {
        return new Output(tensor.getInfo().getShape(), floats);
      }
    }
    throw new UnsealException(
        ErrorCode.MODEL_REJECTED, "the face model's output " + name + " is not one of numbers");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        session.close();
      } catch (OrtException e) {
        throw new UnsealException(ErrorCode.INTERNAL, "the face model did not close", e);
      }
    }
  }
}
