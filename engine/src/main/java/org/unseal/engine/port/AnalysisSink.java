package org.unseal.engine.port;

import java.nio.ByteBuffer;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;

/** Takes an analysis as it is made. */
public interface AnalysisSink {
  /** A stretch with everything in it. Stretches come in order and leave no frame out. */
  void stretch(StretchAnalysis analysis);

  /** Called once, after the last stretch. */
  void end(int frames, List<Finding> findings);

  /**
   * One stretch.
   *
   * @param tracks in the order of their ids; all their frames lie in the stretch
   * @param wholes frames covered whole, in order, not overlapping
   * @param backdrops stills of what does not move, for a person to look at; none where the camera
   *     moves
   */
  record StretchAnalysis(
      Stretch stretch, List<Track> tracks, List<WholeCover> wholes, List<Backdrop> backdrops) {
    public StretchAnalysis {
      tracks = List.copyOf(tracks);
      wholes = List.copyOf(wholes);
      backdrops = List.copyOf(backdrops);
    }
  }

  /**
   * A still of what does not move.
   *
   * @param number from 1 through the recording
   * @param frames the frames that it stands for
   * @param rgb three bytes a pixel, row by row, read from position 0; owned by the receiver
   * @param unsure places where two states lasted long, so that somebody may have stood there
   */
  record Backdrop(
      int number, FrameSpan frames, PictureSize size, ByteBuffer rgb, List<Box> unsure) {
    public Backdrop {
      unsure = List.copyOf(unsure);
    }
  }
}
