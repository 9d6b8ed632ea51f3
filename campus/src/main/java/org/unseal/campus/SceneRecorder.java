package org.unseal.campus;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.unseal.campus.draw.FramePainter;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.TruthHeader;
import org.unseal.campus.truth.TruthWriter;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;

/**
 * Records what a camera sees of a scene, frame by frame, with the truth beside it. Memory does not
 * grow with the length. The same scene gives the same pictures and the same truth.
 */
public final class SceneRecorder {
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
    FramePainter painter = new FramePainter(scene, camera);
    FrameTimes.Cursor cursor =
        camera.times().from(scene.start(), scene.seed() * 31 + camera.name().hashCode());
    long milliseconds = (scene.end() - scene.start()) / 1000;
    progress.stage(Progress.Stage.GENERATE, milliseconds);
    TruthHeader header =
        new TruthHeader(
            scene.name(),
            scene.seed(),
            camera.name(),
            camera.viewpoint().size(),
            camera.times().base());
    int frame = 0;
    try (RecordingWriter.Sink sink = writer.open(video, camera.format());
        TruthWriter lines = new TruthWriter(truth, header)) {
      ByteBuffer picture = ByteBuffer.allocateDirect(painter.bytes());
      for (cursor.advance(); cursor.time() < scene.end(); cursor.advance()) {
        FrameTruth there = painter.paint(frame, cursor.ticks(), cursor.time());
        picture.clear().put(painter.i420()).flip();
        sink.write(cursor.ticks(), picture);
        lines.write(there);
        frame++;
        progress.done((cursor.time() - scene.start()) / 1000);
      }
    }
    progress.done(milliseconds);
    return frame;
  }
}
