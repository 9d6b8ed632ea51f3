package org.unseal.engine.scope;

import static java.util.Objects.requireNonNull;

/**
 * A recording as the scope sees it.
 *
 * @param item its id in the case
 * @param source the label of where it is from
 * @param frames at least one
 * @param recorder its frames on the source's own clock
 * @param reference the same in true time
 */
public record ScopedRecording(
    String item, String source, int frames, FrameStamps recorder, FrameStamps reference) {
  public ScopedRecording {
    requireNonNull(item, "item");
    requireNonNull(source, "source");
    requireNonNull(recorder, "recorder");
    requireNonNull(reference, "reference");
    if (frames < 1) {
      throw new IllegalArgumentException("a recording has frames, not " + frames);
    }
  }
}
