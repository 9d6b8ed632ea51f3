package org.unseal.media.read;

import java.util.List;
import org.unseal.media.libav.Picture;
import org.unseal.media.read.LibavFrames.Recipe;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;

/**
 * Makes the frames that go out of pictures in the order of showing: numbers them, gives them their
 * time and their place in the first picture's size, and notes what is to be said of them. One
 * thread; frames must not be used after it is closed.
 */
final class FrameMaker implements AutoCloseable {
  private final Recipe recipe;
  private final Timeline timeline;
  private final ViewScalers scalers = new ViewScalers();
  private final FindingLog log = new FindingLog();
  private int nextIndex;

  /**
   * Begins.
   *
   * @param first the number of the first frame; times count from it
   */
  FrameMaker(Recipe recipe, int first) {
    nextIndex = first;
    this.recipe = recipe;
    this.timeline = new Timeline(recipe.base(), recipe.step());
  }

  /**
   * The next frame.
   *
   * @param time as the container gives it, or {@code Av.NO_TIME}
   * @param following the next frame's, or {@code Av.NO_TIME}
   */
  LibavFrame make(Placed placed, long time, long following) {
    if (nextIndex == Integer.MAX_VALUE) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED, "The recording has too many frames; cut it into parts.");
    }
    int index = nextIndex++;
    if (index == 0 && recipe.candidates() > 1) {
      log.note(
          "SEVERAL_VIDEO_STREAMS",
          "There are "
              + recipe.candidates()
              + " video streams; number "
              + recipe.stream()
              + " of the file's streams is used, which has the largest pictures. The others are not"
              + " in the output.",
          index);
    }
    Timeline.Place place = timeline.place(time, following);
    if (place.repair() != Timeline.Repair.NONE) {
      log.note("TIME_REPAIRED", place.repair().sentence(), index);
    }
    placed.damage().ifPresent(damage -> log.note("FRAME_DAMAGED", sentence(damage), index));
    Picture picture = placed.picture().orElse(null);
    Geometry geometry =
        picture == null
            ? null
            : Geometry.fit(picture.size(), recipe.size().orElseGet(picture::size));
    LibavFrame frame =
        new LibavFrame(index, place.ticks(), placed.damage(), picture, geometry, scalers);
    frame
        .geometry()
        .filter(g -> !g.identical())
        .ifPresent(
            changed ->
                log.note(
                    "SIZE_CHANGED",
                    "Pictures here have another size than the first; they are scaled into it.",
                    index));
    return frame;
  }

  private static String sentence(Damage damage) {
    return switch (damage) {
      case DECODE_ERROR ->
          "The decoder reported an error; everything up to the next keyframe is covered.";
      case FLAGGED_CORRUPT ->
          "The recording is marked as corrupt here; everything up to the next keyframe is covered.";
      case MISSING_REFERENCE ->
          "A picture that others are predicted from is missing; everything up to the next keyframe"
              + " is covered.";
      case BEFORE_FIRST_KEYFRAME ->
          "These pictures come before the first keyframe and can't be decoded; they are covered.";
      case NO_PICTURE -> "The decoder shows nothing for these coded pictures; they are covered.";
    };
  }

  /** Notes something of the frame that comes next. */
  void note(String code, String sentence) {
    log.note(code, sentence, nextIndex);
  }

  List<Finding> findings() {
    return log.findings();
  }

  @Override
  public void close() {
    scalers.close();
  }
}
