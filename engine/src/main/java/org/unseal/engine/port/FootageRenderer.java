package org.unseal.engine.port;

import java.nio.file.Path;
import java.util.List;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.TimeBase;

/** Makes the redacted file from a recording and a plan. */
public interface FootageRenderer {
  /**
   * Renders to a new file, which it may leave behind incomplete if it throws: the caller removes
   * it. The bytes depend on the recording, the covers, fill and audio choice alone.
   */
  Rendition render(
      Footage footage, CoverSource covers, RenderSettings settings, Path output, Progress progress);

  /** Columns and rows of the grid on which masks must lie, counted from the picture's corner. */
  MaskGrid grid(Footage footage);

  /** Multiples on which box edges lie, except at the picture's own edge. */
  record MaskGrid(int columns, int rows) {}

  /**
   * How to render.
   *
   * @param fill the opaque colour of masks, 0xRRGGBB
   * @param keepAudio carry the sound over
   * @param threads how many it may use
   * @param processor empty for the best that this machine can do, or an x264 {@code asm} name such
   *     as {@code sse2}: for showing that it makes no difference
   */
  record RenderSettings(int fill, boolean keepAudio, int threads, String processor) {}

  /**
   * What was made.
   *
   * @param frames how many are in the file
   * @param base the video track's tick
   * @param codedSize of the file's pictures, even; {@code trueSize} is what its {@code clap} shows
   * @param encoder settings in words, as they went to the encoder
   */
  record Rendition(
      int frames,
      TimeBase base,
      PictureSize codedSize,
      PictureSize trueSize,
      String encoder,
      boolean audio,
      List<Finding> findings) {
    public Rendition {
      findings = List.copyOf(findings);
    }
  }
}
