package org.unseal.engine.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.model.picture.Box;

/**
 * Finds the burned-in clock of a recording and the moments at which its second changes. All times
 * are microseconds of media time. Deterministic.
 */
public interface ClockWatcher {
  /**
   * Looks for a clock.
   *
   * @param from looks at about a minute from here on
   * @param box only for a clock whose last digit of the seconds overlaps this
   */
  Optional<Sight> find(Footage footage, long from, Optional<Box> box, Progress progress);

  /**
   * Follows a clock through the whole recording. Memory grows by a few words a second.
   *
   * @param written what it shows at a moment, where a person said so
   */
  Course follow(Footage footage, Sight sight, Optional<Written> written, Progress progress);

  /** A clock that was found. */
  interface Sight {
    /** The cell of the last digit of the seconds. */
    Box seconds();

    /** A moment in the middle of a second, the first one not before this. */
    long clearMoment(long from);
  }

  /**
   * What a clock shows.
   *
   * @param text as it is in the picture; only where its digits are matters here
   * @param seconds place of the last digit of the seconds in it
   */
  record Written(String text, int seconds, long at) {
    public Written {
      requireNonNull(text, "text");
      if (seconds < 0 || seconds >= text.length() || !Character.isDigit(text.charAt(seconds))) {
        throw new IllegalArgumentException("no digit at " + seconds);
      }
    }
  }

  /**
   * How it went.
   *
   * @param runs in which each second followed on the one before; in order
   * @param layout where the digits of what is written are, in its order; empty where they were not
   *     found or nobody asked
   * @param wrap what is known of where the zero is
   * @param shown of every second what could be read; empty without a layout
   */
  record Course(List<Run> runs, List<Box> layout, Wrap wrap, List<Second> shown) {
    public Course {
      runs = List.copyOf(runs);
      layout = List.copyOf(layout);
      requireNonNull(wrap, "wrap");
      shown = List.copyOf(shown);
    }
  }

  /**
   * Which digit the seconds end in.
   *
   * @param digit the last digit of the seconds at the moment of {@link Written#at}, as the change
   *     of the tens shows it; empty where no such change was seen
   */
  record Wrap(OptionalInt digit) {
    public Wrap {
      requireNonNull(digit, "digit");
    }
  }

  /**
   * A stretch without a jump, a stop or an unexplained gap.
   *
   * @param from first frame that clearly shows its second 0
   * @param end last frame in it
   */
  record Run(long from, long end, List<Tick> ticks) {
    public Run {
      ticks = List.copyOf(ticks);
    }
  }

  /**
   * The second of this number of a run began after {@code low}, and not after {@code high}.
   *
   * @param number seconds since the one in which the run began
   */
  record Tick(long number, long low, long high) {}

  /**
   * What was read of a second.
   *
   * @param run its place in the list of runs
   * @param text as written, with {@code ?} for each digit that could not be told
   */
  record Second(int run, long number, String text) {}
}
