package org.unseal.engine.burnedin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.engine.burnedin.CheckedReading.Agreement;
import org.unseal.engine.burnedin.ClockSegment.Joint;
import org.unseal.engine.port.ClockWatcher.Course;
import org.unseal.engine.port.ClockWatcher.Run;
import org.unseal.engine.port.ClockWatcher.Second;
import org.unseal.engine.port.ClockWatcher.Tick;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Holds a typed reading against every digit that was read of the clock, so that a slip of the pen
 * is noticed at once, and finds where the clock jumped.
 */
final class ReadingCheck {
  private static final long SECOND = ClockFormat.SECOND;
  private static final long HOUR = 3_600 * SECOND;

  /** So many seconds must say the same before a jump is believed. */
  private static final int BELIEVED = 3;

  /** Seconds around the reading that are asked first. */
  private static final long NEAR = 15;

  private static final long NO_PICTURES = 1_500_000;

  private final ClockFormat format;
  private final Course course;
  private final List<ClockSegment> segments = new ArrayList<>();
  private long seconds;
  private long misread;
  private long unread;
  private long minutes;
  private long hours;
  private int readSegment = -1;
  private long readNumber;

  private ReadingCheck(ClockFormat format, Course course) {
    this.format = format;
    this.course = course;
  }

  /**
   * Checks a reading.
   *
   * @param at media time in the middle of the second that was read
   * @throws UnsealException {@code READING_DISAGREES}, with what is seen instead
   */
  static CheckedReading of(ClockFormat.Typed typed, long at, Course course) {
    ClockFormat format = typed.format();
    CheckedReading read = new ReadingCheck(format, course).check(typed, at);
    if (!format.twelve()) {
      return read;
    }
    // "11:59:59 AM" may go on with 12 or with 00, "12:59:59 PM" with 01 or 13
    ClockFormat whole = new ClockFormat(format.example(), format.time(), format.date(), false);
    if (!whole.text(typed.reading()).equals(format.text(typed.reading()))) {
      return read;
    }
    CheckedReading other = new ReadingCheck(whole, course).check(typed, at);
    return other.segments().size() < read.segments().size() ? other : read;
  }

  private CheckedReading check(ClockFormat.Typed typed, long at) {
    int run = runAt(at);
    long number = number(course.runs().get(run), at);
    course
        .wrap()
        .digit()
        .ifPresent(
            digit -> {
              long last = typed.reading() / SECOND % 10;
              if (digit != last) {
                throw refused(
                    "the tens of the seconds change %d s after the moment that was read, so its last digit is %d, not %d"
                        .formatted(10 - digit, digit, last));
              }
            });
    near(run, number, typed);
    for (int i = 0; i < course.runs().size(); i++) {
      add(i, i == run ? OptionalLong.of(typed.reading() - number * SECOND) : OptionalLong.empty());
      if (i == run) {
        locate(at);
      }
    }
    if (readSegment < 0) {
      throw refused("no second around the moment that was read is certain");
    }
    long there = segments.get(readSegment).reading() + readNumber * SECOND;
    if (there != typed.reading()) {
      throw refused(
          "typed \"%s\", but by the shapes of its own digits the clock shows \"%s\" then"
              .formatted(format.example(), format.text(there)));
    }
    return new CheckedReading(
        format,
        typed.reading(),
        segments,
        readSegment,
        readNumber,
        new Agreement(!course.layout().isEmpty(), seconds, misread, unread, minutes, hours));
  }

  private void locate(long at) {
    for (int i = 0; i < segments.size(); i++) {
      ClockSegment segment = segments.get(i);
      if (segment.from() <= at && at <= segment.end() + SECOND) {
        readSegment = i;
        readNumber = number(new Run(segment.from(), segment.end(), segment.ticks()), at);
      }
    }
  }

  private int runAt(long at) {
    int best = -1;
    for (int i = 0; i < course.runs().size(); i++) {
      Run run = course.runs().get(i);
      if (run.from() - SECOND <= at && at <= run.end() + SECOND) {
        best = i;
      }
    }
    if (best < 0) {
      throw new UnsealException(
          ErrorCode.CLOCK_NOT_FOUND,
          "the clock's seconds are not certain at the moment that was read; choose another with --at");
    }
    return best;
  }

  /** Which second of a run a moment is in; the moment is not near a tick. */
  private static long number(Run run, long at) {
    Tick nearest = run.ticks().getFirst();
    for (Tick tick : run.ticks()) {
      if (Math.abs(tick.low() + tick.high() - 2 * at)
          < Math.abs(nearest.low() + nearest.high() - 2 * at)) {
        nearest = tick;
      }
    }
    long middle = (nearest.low() + nearest.high()) / 2;
    return nearest.number() + Math.floorDiv(at - middle, SECOND);
  }

  /** The reading itself must agree with most of what was read around it. */
  private void near(int run, long number, ClockFormat.Typed typed) {
    int against = 0;
    int all = 0;
    String seen = "";
    for (Second second : course.shown()) {
      if (second.run() == run && Math.abs(second.number() - number) <= NEAR) {
        String due = format.text(typed.reading() + (second.number() - number) * SECOND);
        all++;
        against += ClockFormat.differ(due, second.text()) ? 1 : 0;
        if (second.number() == number) {
          seen = second.text();
        }
      }
    }
    if (against * 2 > all) {
      throw refused(
          "typed \"%s\", but by the shapes of its own digits the clock shows \"%s\" then, and contradicts in %d of the %d seconds around"
              .formatted(format.example(), seen, against, all));
    }
  }

  private static UnsealException refused(String why) {
    return new UnsealException(
        ErrorCode.READING_DISAGREES, why + "; look at the picture again, or choose another moment");
  }

  /** Divides a run where what is shown jumps. */
  private void add(int run, OptionalLong known) {
    List<Second> all = course.shown().stream().filter(second -> second.run() == run).toList();
    OptionalLong base = firstBase(all, known);
    if (base.isEmpty()) {
      unread += course.runs().get(run).ticks().size();
      return;
    }
    long now = base.getAsLong();
    long begins = 0;
    List<Second> against = new ArrayList<>();
    Optional<Second> before = Optional.empty();
    for (Second second : all) {
      if (!ClockFormat.differ(format.text(now + second.number() * SECOND), second.text())) {
        misread += against.size();
        against.clear();
        seconds += second.text().chars().anyMatch(Character::isDigit) ? 1 : 0;
        rollOver(before, second, now);
        before = Optional.of(second);
        continue;
      }
      against.add(second);
      OptionalLong other = agreed(against, now);
      if (other.isPresent()) {
        long first = against.getFirst().number();
        close(run, begins, first, now);
        begins = first;
        now = other.getAsLong();
        seconds += against.size();
        against.clear();
        before = Optional.of(second);
      }
    }
    misread += against.size();
    close(run, begins, Long.MAX_VALUE, now);
  }

  /** What second 0 of a run shows, or would. */
  private OptionalLong firstBase(List<Second> all, OptionalLong known) {
    List<Second> first = new ArrayList<>();
    long near =
        known.isPresent()
            ? known.getAsLong()
            : segments.isEmpty() ? 0 : segments.getLast().reading();
    for (Second second : all) {
      if (format.reading(second.text(), near).isPresent()) {
        first.add(second);
        OptionalLong base = agreed(first, near);
        if (base.isPresent()) {
          return base;
        }
        if (first.size() >= BELIEVED) {
          first.removeFirst();
        }
      }
    }
    return known;
  }

  /** The base on which the last few seconds agree. */
  private OptionalLong agreed(List<Second> some, long near) {
    if (some.size() < BELIEVED) {
      return OptionalLong.empty();
    }
    OptionalLong agreed = OptionalLong.empty();
    for (Second second : some.subList(some.size() - BELIEVED, some.size())) {
      OptionalLong reading = format.reading(second.text(), near + second.number() * SECOND);
      if (reading.isEmpty()) {
        return OptionalLong.empty();
      }
      long base = reading.getAsLong() - second.number() * SECOND;
      if (agreed.isPresent() && agreed.getAsLong() != base) {
        return OptionalLong.empty();
      }
      agreed = OptionalLong.of(base);
    }
    return agreed;
  }

  private void rollOver(Optional<Second> before, Second now, long base) {
    if (before.isEmpty() || before.get().number() + 1 != now.number()) {
      return;
    }
    long reading = base + now.number() * SECOND;
    minutes += reading % (60 * SECOND) == 0 && known(now, format.time().minute().end()) ? 1 : 0;
    hours += reading % HOUR == 0 && known(now, format.time().hour().end()) ? 1 : 0;
  }

  private static boolean known(Second second, int end) {
    return Character.isDigit(second.text().charAt(end - 1));
  }

  private void close(int run, long from, long end, long base) {
    Run whole = course.runs().get(run);
    List<Tick> ticks = new ArrayList<>();
    long begins = from == 0 ? whole.from() : Long.MIN_VALUE;
    long ends = whole.end();
    long last = from;
    for (Tick tick : whole.ticks()) {
      if (tick.number() >= end) {
        ends = Math.min(ends, tick.low());
        break;
      }
      if (tick.number() == from) {
        begins = tick.high();
      } else if (tick.number() > from) {
        begins = begins == Long.MIN_VALUE ? tick.high() : begins;
        ticks.add(new Tick(tick.number() - from, tick.low(), tick.high()));
        last = tick.number();
      }
    }
    if (ticks.isEmpty()) {
      return;
    }
    long reading = base + from * SECOND;
    segments.add(
        new ClockSegment(joint(reading, begins), reading, begins, ends, last - from, ticks));
  }

  private Joint joint(long reading, long begins) {
    if (segments.isEmpty()) {
      return Joint.START;
    }
    ClockSegment before = segments.getLast();
    long due = before.reading() + before.lastNumber() * SECOND;
    long jump = reading - due - (begins - before.ticks().getLast().high());
    if (begins - before.end() > NO_PICTURES) {
      return Joint.GAP;
    }
    return Math.abs(Math.abs(jump) - HOUR) <= 2 * SECOND ? Joint.DAYLIGHT_SAVING : Joint.STEP;
  }
}
