package org.unseal.engine.dispatch.continuity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.dispatch.listen.Levels;
import org.unseal.engine.dispatch.listen.VoiceActivity;
import org.unseal.engine.port.SoundReading.SoundFacts;

/**
 * All that is known of one recording.
 *
 * @param facts what was decoded
 * @param whole whether it was read to a proper end
 * @param span what the recorder says, if it does
 * @param segments what the recorder says of the transmissions in it, in order
 * @param spoken times that a person heard in it, in order
 * @param twins transmissions that are also on other recordings, by recording
 * @param configured whether a person named a record of the logger's configuration
 */
public record Evidence(
    Levels levels,
    VoiceActivity activity,
    SoundFacts facts,
    boolean whole,
    Optional<RecordedSpan> span,
    List<Placed> segments,
    List<Placed> spoken,
    List<Twin> twins,
    boolean configured) {
  public Evidence {
    requireNonNull(levels, "levels");
    requireNonNull(activity, "activity");
    requireNonNull(facts, "facts");
    requireNonNull(span, "span");
    segments = List.copyOf(segments);
    spoken = List.copyOf(spoken);
    twins = List.copyOf(twins);
  }

  /** Nothing but what can be heard. */
  public static Evidence ofSound(
      Levels levels, VoiceActivity activity, SoundFacts facts, boolean whole) {
    return new Evidence(
        levels, activity, facts, whole, Optional.empty(), List.of(), List.of(), List.of(), false);
  }

  /**
   * Another recording on which transmissions of this one are heard, too.
   *
   * @param proven whether the other one is proven to have run all the time
   * @param places where they are here, and by the clock of the other's media time; in order
   */
  public record Twin(boolean proven, List<Placed> places) {
    public Twin {
      places = List.copyOf(places);
    }
  }
}
