package org.unseal.engine.presence;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.engine.event.FrameTimes;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;

/**
 * Where everybody who is cleared is in every frame of one clip.
 *
 * @param times when its frames are shown; empty where nobody asked
 * @param people in order of their labels
 */
public record PresenceLedger(Clip clip, Optional<FrameTimes> times, List<Lane> people) {
  public PresenceLedger {
    requireNonNull(clip, "clip");
    requireNonNull(times, "times");
    people = List.copyOf(people);
    for (Lane lane : people) {
      int next = clip.frames().start();
      for (Run run : lane.runs()) {
        if (run.frames().start() != next) {
          throw new IllegalArgumentException("frame " + next + " is missing or there twice");
        }
        next = run.frames().endExclusive();
      }
      if (next != clip.frames().endExclusive()) {
        throw new IllegalArgumentException("frames from " + next + " on are missing");
      }
    }
  }

  /**
   * One person.
   *
   * @param person their label on the roster
   * @param runs every frame of the clip once, in order
   * @param contradicted confirmations that say otherwise of frames in which they are seen
   */
  public record Lane(String person, List<Run> runs, List<Confirmation> contradicted) {
    public Lane {
      requireNonNull(person, "person");
      runs = List.copyOf(runs);
      contradicted = List.copyOf(contradicted);
    }

    /** How many frames of each; all of them together are the clip's. */
    public Map<Whereabouts, Integer> totals() {
      Map<Whereabouts, Integer> totals = new EnumMap<>(Whereabouts.class);
      for (Whereabouts where : Whereabouts.values()) {
        totals.put(where, 0);
      }
      for (Run run : runs) {
        totals.merge(run.where(), run.frames().length(), Integer::sum);
      }
      return totals;
    }

    /** Whether they are to be seen in every one of the frames, all of which are in the clip. */
    public boolean visible(FrameSpan frames) {
      return runs.stream()
          .filter(run -> run.frames().start() < frames.endExclusive())
          .filter(run -> run.frames().endExclusive() > frames.start())
          .allMatch(run -> run.where() == Whereabouts.VISIBLE);
    }
  }

  /**
   * Frames that are alike.
   *
   * @param seen they were followed there; else their place is guessed or not known
   * @param masks what covers them: segments, regions, still pictures; empty unless covered
   * @param grounds of those masks; none is empty
   * @param groundMissing some of the masks have no ground
   * @param confirmed what a person said of it, where that counts
   */
  public record Run(
      FrameSpan frames,
      Whereabouts where,
      boolean seen,
      NavigableSet<String> masks,
      NavigableSet<String> grounds,
      boolean groundMissing,
      Optional<Confirmation> confirmed) {
    public Run {
      requireNonNull(frames, "frames");
      requireNonNull(where, "where");
      requireNonNull(confirmed, "confirmed");
      masks = java.util.Collections.unmodifiableNavigableSet(new TreeSet<>(masks));
      grounds = java.util.Collections.unmodifiableNavigableSet(new TreeSet<>(grounds));
    }
  }

  /** The lane of a person; empty where nobody of this label is cleared in the clip. */
  public Optional<Lane> lane(String person) {
    return people.stream().filter(lane -> lane.person().equals(person)).findAny();
  }

  /** The first and the last frame of every run, of everybody. */
  public NavigableSet<Integer> ends() {
    NavigableSet<Integer> ends = new TreeSet<>();
    for (Lane lane : people) {
      for (Run run : lane.runs()) {
        ends.add(run.frames().start());
        ends.add(run.frames().endExclusive() - 1);
      }
    }
    return ends;
  }
}
