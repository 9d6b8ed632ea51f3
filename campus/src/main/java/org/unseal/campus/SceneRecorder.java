package org.unseal.campus;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.unseal.campus.draw.FramePainter;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.TruthHeader;
import org.unseal.campus.truth.TruthWriter;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Records what a camera sees of a scene, frame by frame, with the truth beside it. Memory does not
 * grow with the length. The same scene gives the same pictures and the same truth.
 */
public final class SceneRecorder {
  /** More would wait for the encoder. */
  private static final int MOST_PAINTERS = 2;

  private SceneRecorder() {}

  /**
   * Records a whole scene. Both files must not exist; on failure they may be left incomplete.
   *
   * @param camera one of the scene's
   * @return the number of frames
   */
  public static int record(
      Scene scene,
      Camera camera,
      RecordingWriter writer,
      Path video,
      Path truth,
      Progress progress) {
    long milliseconds = (scene.end() - scene.start()) / 1000;
    progress.stage(Progress.Stage.GENERATE, milliseconds);
    TruthHeader header =
        new TruthHeader(
            scene.name(),
            scene.seed(),
            camera.name(),
            camera.viewpoint().size(),
            camera.times().base());
    int frames = 0;
    int painters = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_PAINTERS);
    try (ExecutorService others = Executors.newFixedThreadPool(painters, SceneRecorder::painting);
        RecordingWriter.Sink sink = writer.open(video, camera.format());
        TruthWriter lines = new TruthWriter(truth, header)) {
      // Each has every n-th frame, one ahead of the one that is encoded.
      List<Reel> reels = new ArrayList<>();
      Deque<Future<Optional<Painted>>> ahead = new ArrayDeque<>();
      FramePainter painter = new FramePainter(scene, camera);
      for (int i = 0; i < painters; i++) {
        FramePainter own = i == 0 ? painter : painter.sibling();
        Reel reel = new Reel(own, times(scene, camera), scene.end(), i, painters);
        reels.add(reel);
        ahead.add(others.submit(reel::next));
      }
      for (Optional<Painted> now = wait(ahead.remove());
          now.isPresent();
          now = wait(ahead.remove())) {
        Reel reel = reels.get(frames % painters);
        ahead.add(others.submit(reel::next));
        Painted painted = now.get();
        sink.write(painted.truth().ticks(), painted.i420());
        lines.write(painted.truth());
        frames++;
        progress.done((painted.truth().time() - scene.start()) / 1000);
      }
    }
    progress.done(milliseconds);
    return frames;
  }

  /** When the pictures of a recording are taken; before the first. */
  public static FrameTimes.Cursor times(Scene scene, Camera camera) {
    return camera.times().from(scene.start(), scene.seed() * 31 + camera.name().hashCode());
  }

  private static Thread painting(Runnable work) {
    Thread thread = new Thread(work, "campus-painter");
    thread.setDaemon(true);
    return thread;
  }

  private static Optional<Painted> wait(Future<Optional<Painted>> next) {
    try {
      return next.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while generating", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("painting failed", e.getCause());
    }
  }

  private record Painted(FrameTruth truth, ByteBuffer i420) {}

  /** Paints every n-th frame into two buffers in turn. One thread at a time. */
  private static final class Reel {
    private final FramePainter painter;
    private final FrameTimes.Cursor cursor;
    private final long end;
    private final int step;
    private final ByteBuffer[] buffers;
    private int frame = -1;
    private int painted;

    Reel(FramePainter painter, FrameTimes.Cursor cursor, long end, int first, int step) {
      this.painter = painter;
      this.cursor = cursor;
      this.end = end;
      this.step = step;
      buffers =
          new ByteBuffer[] {
            ByteBuffer.allocateDirect(painter.bytes()), ByteBuffer.allocateDirect(painter.bytes())
          };
      go(first + 1);
    }

    private void go(int frames) {
      for (int i = 0; i < frames; i++) {
        cursor.advance();
        frame++;
      }
    }

    Optional<Painted> next() {
      if (cursor.time() >= end) {
        return Optional.empty();
      }
      FrameTruth truth = painter.paint(frame, cursor.ticks(), cursor.time());
      ByteBuffer buffer = buffers[painted++ & 1];
      buffer.clear().put(painter.i420()).flip();
      go(step);
      return Optional.of(new Painted(truth, buffer));
    }
  }
}
