package org.unseal.engine.sheet;

import org.unseal.model.plan.WholeReason;
import org.unseal.model.track.Risk;
import org.unseal.model.track.TrackKind;

/** What findings are called on the sheet: plain words for people who keep records. */
final class SheetWords {
  private SheetWords() {}

  static String of(TrackKind kind) {
    return switch (kind) {
      case MOVER -> "moves";
      case FACE -> "face";
      case STILL_FACE -> "face in a still picture";
    };
  }

  static String of(Risk risk) {
    return switch (risk) {
      case APPEARS -> "Comes into view or leaves it here.";
      case CROSSING ->
          "Crosses another track: the two may have changed places. Check that it is the same person"
              + " throughout.";
      case OUT_OF_SIGHT ->
          "Was out of sight for more than half a second: may be somebody else afterwards.";
      case PICTURE_EDGE -> "At the edge of the picture.";
      case MERGED ->
          "Several people or things together: clearing it shows all of them, but for what is drawn"
              + " over.";
      case NO_CLEAR_HEAD -> "No clear head, so all of it is covered.";
      case BRIDGED -> "Its place was guessed over a gap: may be somebody else afterwards.";
      case LOW_CONFIDENCE -> "The detector was not sure.";
      case UNSTEADY ->
          "Meets others again and again within half a second: its ends don't say who it is, every"
              + " picture has to be looked at.";
      case NEW_STRETCH -> "Goes on from an earlier part: the view or the stretch changed.";
    };
  }

  /** Whether the same person may not be in it throughout, so that clearing needs a closer look. */
  static boolean isDoubtful(Risk risk) {
    return switch (risk) {
      case CROSSING, OUT_OF_SIGHT, MERGED, BRIDGED, LOW_CONFIDENCE, NO_CLEAR_HEAD, UNSTEADY -> true;
      case APPEARS, PICTURE_EDGE, NEW_STRETCH -> false;
    };
  }

  static String of(WholeReason reason) {
    return switch (reason) {
      case STREAM_DAMAGED -> "The recording is damaged here.";
      case LIGHT_CHANGED -> "The light changed over most of the picture.";
      case CAMERA_MOVED -> "The camera shook or was turned.";
      case NO_BACKDROP -> "Too few pictures to tell what stands still.";
      case TOO_MUCH_MOTION -> "Too much moved at once.";
    };
  }
}
