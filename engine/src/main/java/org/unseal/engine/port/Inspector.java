package org.unseal.engine.port;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks into files that may be hostile, in another process with limits on memory and time. Whatever
 * a file does there, here it is an answer. One thread; closing ends the process.
 */
public interface Inspector extends AutoCloseable {
  /** Opens a file, seals it and says what it is. */
  Answer seal(SealTask task, Progress progress);

  /** Seals the pictures of a file that is sealed. Goes on where it was stopped. */
  Answer pictures(PicturesTask task, Progress progress);

  /** Takes a few small pictures of a file. */
  Answer stills(StillsTask task, Progress progress);

  /** How many bytes of memory the process may take; empty where this machine can't limit it. */
  Optional<Long> memory();

  @Override
  void close();

  /**
   * What is to be sealed, and where to.
   *
   * @param seed is there already
   */
  record SealTask(Path file, Path seal, Path seed) {}

  /** What of, and where to. The roots of blocks are kept beside the picture seal. */
  record PicturesTask(Path file, Path seal, Path seed, Path pictures) {}

  /**
   * Which frames, and where to.
   *
   * @param folder gets a file {@code N.jpg} for each of the frames, counted from 0
   */
  record StillsTask(Path file, Path folder, List<Integer> frames) {
    public StillsTask {
      frames = List.copyOf(frames);
    }
  }

  /** What became of a task. */
  sealed interface Answer {
    /** It was done. */
    record Done(InspectedFacts facts) implements Answer {}

    /** The file can't be used; in words that quote nothing of it. */
    record Refused(String code, String words) implements Answer {}

    /** The process died of it. */
    record Crashed(int exit) implements Answer {}

    /** The process asked for more memory than it may have. */
    record TooMuchMemory() implements Answer {}

    /** The process did not get on any more, and was ended. */
    record TooSlow(long seconds) implements Answer {}

    /** The process said what can't be understood. */
    record Garbled() implements Answer {}
  }

  /**
   * What a file says of itself.
   *
   * @param complete whether it could be read to its end without damage
   * @param stills frames that are spread over it, where there are pictures
   */
  record InspectedFacts(boolean complete, List<InspectedTrack> tracks, List<Still> stills) {
    public InspectedFacts {
      tracks = List.copyOf(tracks);
      stills = List.copyOf(stills);
    }

    /** Of nothing. */
    public static final InspectedFacts NONE = new InspectedFacts(true, List.of(), List.of());
  }

  /**
   * One track.
   *
   * @param begins microseconds from the start of the recording, rounded down
   * @param ends the latest time in it, rounded up
   * @param gaps where the times leap ahead
   * @param backwards how often times fall back below all that came a second before
   */
  record InspectedTrack(
      String track,
      String codec,
      long units,
      long begins,
      long ends,
      List<Gap> gaps,
      long backwards) {
    public InspectedTrack {
      requireNonNull(track, "track");
      requireNonNull(codec, "codec");
      gaps = List.copyOf(gaps);
    }
  }

  /** A stretch without anything, in microseconds. */
  record Gap(long begins, long ends) {}

  /** A frame and when it is shown, in microseconds. */
  record Still(int frame, long at) {}
}
