package org.unseal.engine.sheet;

import static org.unseal.testkit.engine.Findings.backdrop;
import static org.unseal.testkit.engine.Findings.segment;
import static org.unseal.testkit.engine.Findings.stretch;
import static org.unseal.testkit.engine.Findings.track;

import java.util.List;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.model.track.TrackKind;
import org.unseal.testkit.footage.ScriptedFootage;

/** A recording of two seconds in which somebody walks past, and what was found in it. */
final class Crossing {
  static final PictureSize SIZE = new PictureSize(160, 120);
  static final FrameSpan ALL = new FrameSpan(0, 50);
  static final Box PERSON = new Box(20, 40, 40, 90);

  private Crossing() {}

  /** A mover in two parts of which the second is doubtful, a face, and a face that stays. */
  static List<StretchAnalysis> analysis() {
    return List.of(
        stretch(
            1,
            ALL,
            List.of(
                track(
                    TrackKind.MOVER,
                    segment(1, 1, new FrameSpan(0, 20), PERSON, 1, 0, Risk.APPEARS),
                    segment(1, 2, new FrameSpan(20, 50), PERSON.move(20, 0), 1, 0, Risk.CROSSING)),
                track(TrackKind.FACE, segment(2, 1, new FrameSpan(5, 9), PERSON, 0, 0)),
                track(TrackKind.STILL_FACE, segment(3, 1, ALL, new Box(100, 20, 110, 34), 0, 0))),
            List.of(),
            List.of(backdrop(1, ALL, SIZE, new Box(90, 10, 120, 60)))));
  }

  /** A red person walks over grey ground, a pixel a frame. */
  static ScriptedFootage footage() {
    return new ScriptedFootage(
        SIZE,
        ALL.length(),
        (frame, picture) ->
            picture.fill(SIZE.box(), 126, 128, 128).fill(PERSON.move(frame, 0), 81, 90, 240));
  }
}
