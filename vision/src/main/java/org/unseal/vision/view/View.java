package org.unseal.vision.view;

import java.util.List;
import org.unseal.model.recording.FrameSpan;
import org.unseal.vision.cells.CellPicture;

/**
 * A part of a recording with one view, or one in which the camera moves all the time. Views follow
 * one another without a gap; the boundary lies somewhere between two samples, and the span says
 * where it was put.
 *
 * @param frames the frames that belong to it
 * @param stationary the camera stands still
 * @param continued it shows what the view before shows, and was cut only because that was long
 * @param samples some of its pictures, in the order of time, spread evenly; none where it moves
 */
public record View(
    FrameSpan frames, boolean stationary, boolean continued, List<CellPicture> samples) {
  public View {
    samples = List.copyOf(samples);
  }
}
