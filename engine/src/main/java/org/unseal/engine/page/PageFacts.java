package org.unseal.engine.page;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.proof.key.Fingerprint;
import org.unseal.proof.publication.Interval;
import org.unseal.proof.time.TimeClass;

/**
 * What the page says beside what the version's manifest says. Everything in here may be read by
 * anyone, and stands in the version's signed files or follows from them.
 *
 * @param zone in which times of day are shown
 * @param warning what is to be seen that somebody may not want to see; in the office's words
 * @param address of the folder of all versions, where the office said it
 * @param orders the rulings, in order
 * @param documents that were published as pages
 * @param statements of all sides, in the order of their dates
 * @param events what happened, in the order in which they are told
 * @param clips by their ids
 * @param calls by their ids
 * @param missing what was recorded around the clips and is not shown
 * @param withheld the rows of that log, in short
 * @param covers how much of whom is covered
 * @param clocks what is stated about clocks, one line each
 * @param sources of which nothing came, and how it stands with them
 * @param notes anything else that a reader must know
 */
public record PageFacts(
    ZoneId zone,
    Optional<String> warning,
    Optional<PublicAddress> address,
    Signer signer,
    List<Order> orders,
    List<Document> documents,
    List<Said> statements,
    List<Happened> events,
    Map<String, Clip> clips,
    Map<String, Call> calls,
    List<Missing> missing,
    List<Withheld> withheld,
    List<Cover> covers,
    List<String> clocks,
    List<Source> sources,
    List<String> notes) {
  /** Nothing is known, and nobody signs. */
  public static final PageFacts NONE =
      new PageFacts(
          ZoneOffset.UTC,
          Optional.empty(),
          Optional.empty(),
          Signer.NOBODY,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public PageFacts {
    requireNonNull(zone, "zone");
    requireNonNull(warning, "warning");
    requireNonNull(address, "address");
    requireNonNull(signer, "signer");
    orders = List.copyOf(orders);
    documents = List.copyOf(documents);
    statements = List.copyOf(statements);
    events = List.copyOf(events);
    clips = Map.copyOf(clips);
    calls = Map.copyOf(calls);
    missing = List.copyOf(missing);
    withheld = List.copyOf(withheld);
    covers = List.copyOf(covers);
    clocks = List.copyOf(clocks);
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  /**
   * Whose key signs the version.
   *
   * @param fingerprint empty where that is not known when the page is made
   * @param published where else the fingerprint is to be found, in words
   */
  public record Signer(Optional<Fingerprint> fingerprint, Optional<String> published) {
    static final Signer NOBODY = new Signer(Optional.empty(), Optional.empty());
  }

  /**
   * A ruling.
   *
   * @param kind as {@code stay-lifted}
   */
  public record Order(
      String id, LocalDate dated, String court, String docket, String judge, String kind) {}

  /**
   * A document that was published as pictures of its pages.
   *
   * @param role what it is, as {@code order}
   * @param pages names of their files, in order; at least one
   */
  public record Document(String title, String role, List<String> pages) {
    public Document {
      pages = List.copyOf(pages);
    }
  }

  /**
   * What somebody said.
   *
   * @param side as {@code office}
   */
  public record Said(
      String id, String side, String who, LocalDate date, String where, String text) {}

  /** When something was that the manifest bounds on both sides. */
  static When when(Interval interval) {
    return new When(
        OptionalLong.of(interval.earliest()),
        OptionalLong.of(interval.latest()),
        TimeClass.BOUNDED);
  }

  /** An interval of true time, in microseconds of UTC; a side that nobody knows is empty. */
  public record When(OptionalLong earliest, OptionalLong latest, TimeClass timeClass) {
    /** Nothing is known. */
    public static final When UNKNOWN =
        new When(OptionalLong.empty(), OptionalLong.empty(), TimeClass.UNSYNCED);
  }

  /**
   * Something that happened, or that somebody looked for.
   *
   * @param kind {@code observed}, {@code recorded}, {@code stated} or {@code not-shown}
   * @param people labels of whom it is about
   * @param by who states it, or who looked
   * @param where they state it, or how they looked
   * @param said when they stated it, in their words
   * @param causeOf the event that it is said to be the cause of
   * @param on the row of a log or the transmission that records it
   * @param seen the frames that it rests on
   * @param because what its time rests on, one line each
   */
  public record Happened(
      String id,
      String kind,
      String text,
      List<String> people,
      Optional<String> by,
      Optional<String> where,
      Optional<String> said,
      Optional<String> causeOf,
      Optional<String> on,
      List<Seen> seen,
      When when,
      List<String> because) {
    public Happened {
      people = List.copyOf(people);
      seen = List.copyOf(seen);
      because = List.copyOf(because);
    }
  }

  /** Frames of a clip, counted from its first, and when that is in the clip, in microseconds. */
  public record Seen(String clip, int from, int to, long begins, long ends) {}

  /**
   * A clip.
   *
   * @param times when each of its frames comes, in microseconds from the first
   * @param flashes whether it flashes so that it may harm; empty where that was not looked for
   * @param covered what is covered in it and on which ground
   * @param people where everybody who is shown is
   * @param gaps where the recorder missed something
   * @param passing how time passes in it; empty where nobody knows when it was
   */
  public record Clip(
      int width,
      int height,
      List<Long> times,
      Optional<Boolean> flashes,
      List<Covered> covered,
      List<Lane> people,
      List<Gap> gaps,
      Optional<Passing> passing) {
    public Clip {
      times = List.copyOf(times);
      covered = List.copyOf(covered);
      people = List.copyOf(people);
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * How time passes in a clip, by the clocks of the case.
   *
   * @param ppm while its recording counts d, true time of d - d*ppm/10^6 to d + d*ppm/10^6 passes
   * @param jitter by how much two of its moments may be off against one another besides, in
   *     microseconds
   * @param places in order; the first is its first frame
   * @param until as far as the last of them says, in microseconds from the first frame: behind that
   *     is a break of which nobody knows how long it took; empty where that is to the clip's end
   */
  public record Passing(long ppm, long jitter, List<Passed> places, OptionalLong until) {
    public Passing {
      places = List.copyOf(places);
    }
  }

  /**
   * A place of a clip.
   *
   * @param at in microseconds from its first frame
   * @param earliest when it was, microseconds since 1970 in UTC
   * @param least how much time passed since the first frame
   * @param behindBreak whether between it and the place before the recording did not count on
   */
  public record Passed(
      long at, long earliest, long latest, long least, long most, boolean behindBreak) {}

  /** A stretch of a clip, in microseconds from its first frame, that has no frames. */
  public record Gap(long from, long to) {}

  /**
   * What is covered on one ground.
   *
   * @param code of the ground; empty where none was given
   * @param what as {@code mover}
   * @param level how much of it, as {@code head}
   * @param group of whom, as {@code student}; empty where nobody said who it is
   * @param spans when, in microseconds from the clip's first frame
   * @param boxes where, at times; not every frame has one
   */
  public record Covered(
      Optional<String> code,
      Optional<String> citation,
      String what,
      String level,
      Optional<String> group,
      List<Span> spans,
      List<Place> boxes) {
    public Covered {
      spans = List.copyOf(spans);
      boxes = List.copyOf(boxes);
    }
  }

  /** From a time to another, in microseconds. */
  public record Span(long from, long to) {}

  /** A box in pixels of the picture, for a time. */
  public record Place(long from, long to, int x, int y, int width, int height) {}

  /** Where somebody who is shown is, over all of a clip. */
  public record Lane(String person, List<Stay> stays) {
    public Lane {
      stays = List.copyOf(stays);
    }
  }

  /**
   * Where somebody is for a while.
   *
   * @param why behind what, or the ground on which they are covered
   */
  public record Stay(long from, long to, State state, Optional<String> why) {}

  /** Where somebody can be. */
  public enum State {
    VISIBLE,
    /** Hidden by something of the scene. */
    SCENE,
    COVERED,
    OUT,
    /** Nobody said. */
    UNKNOWN
  }

  /**
   * A dispatch recording.
   *
   * @param continuity whether it ran all the time: {@code proven}, {@code assumed}, {@code unknown}
   *     or {@code disproved}
   * @param lines its transcript as it is published
   */
  public record Call(
      String continuity, List<Transmission> transmissions, List<Muted> muted, List<Line> lines) {
    public Call {
      transmissions = List.copyOf(transmissions);
      muted = List.copyOf(muted);
      lines = List.copyOf(lines);
    }
  }

  /** Something that is said in a recording, in microseconds of the released file. */
  public record Line(long from, long to, Optional<String> speaker, String text) {}

  /** What is silenced in a recording, in microseconds of the released file, and why. */
  public record Muted(long from, long to, String code) {}

  /**
   * One stretch of speech.
   *
   * @param from in the released file
   * @param start when it began
   * @param clips how much later it began than each clip's first frame
   * @param events which came first, it or an event
   */
  public record Transmission(
      String id, long from, long to, When start, List<Relative> clips, List<Precedence> events) {
    public Transmission {
      clips = List.copyOf(clips);
      events = List.copyOf(events);
    }
  }

  /** So much later than the first frame of a clip, in microseconds. */
  public record Relative(String clip, OptionalLong earliest, OptionalLong latest) {}

  /**
   * A transmission and an event.
   *
   * @param earliest how much later than the event the transmission begins, at least
   * @param latest the same at most
   * @param decidedBy what would decide which came first, where that can't be said
   */
  public record Precedence(
      String event, OptionalLong earliest, OptionalLong latest, List<String> decidedBy) {
    public Precedence {
      decidedBy = List.copyOf(decidedBy);
    }

    /** Whether the transmission begins {@code before} or {@code after} it, or {@code unknown}. */
    String can() {
      if (earliest.isPresent() && earliest.getAsLong() > 0) {
        return "after";
      }
      return latest.isPresent() && latest.getAsLong() < 0 ? "before" : "unknown";
    }
  }

  /**
   * What of a recording is not shown between clips of it.
   *
   * @param after the clip that ends where it begins
   * @param before the clip that begins where it ends
   * @param micros how long it is
   * @param ground code or clause; empty where no ruling speaks of it
   */
  public record Missing(
      String source,
      Optional<String> after,
      Optional<String> before,
      long micros,
      Optional<String> ground,
      When when) {}

  /** A row of the withheld log, in short. */
  public record Withheld(
      String entry, String source, String what, Optional<String> code, Optional<String> citation) {}

  /**
   * How people of a group are covered in the clips.
   *
   * @param group as {@code student}; empty where nobody said who they are
   * @param level as {@code head}
   */
  public record Cover(Optional<String> group, String level, int entries) {}

  /** A source of which the case has nothing. */
  public record Source(String source, String state) {}
}
