package org.unseal.engine.burnedin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.burnedin.ClockSegment.Joint;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.ClockWatcher;
import org.unseal.engine.port.ClockWatcher.Course;
import org.unseal.engine.port.ClockWatcher.Run;
import org.unseal.engine.port.ClockWatcher.Sight;
import org.unseal.engine.port.ClockWatcher.Written;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.proof.digest.Digest;

/**
 * Finds the clock of a recording, shows it to a person, and takes what they read. The pictures and
 * the page show uncovered footage: they are the owner's alone.
 */
public final class ClockReadStep {
  private static final long SECOND = ClockFormat.SECOND;

  /** Where no clock is found in a part of this length, the next one is looked at. */
  private static final long PART = 64 * SECOND;

  private static final int PARTS = 3;
  private static final int PICTURE_WIDTH = 1400;
  private static final int PAGE_WIDTH = 480;
  private static final int FIRST_SECONDS = 12;
  private static final int MOST_PAIRS = 16;

  private final FootageLibrary library;
  private final ClockWatcher watcher;
  private final PartialFiles partials;
  private final int threads;

  /**
   * Makes one.
   *
   * @param threads how many a decoder may use
   */
  public ClockReadStep(
      FootageLibrary library, ClockWatcher watcher, PartialFiles partials, int threads) {
    this.library = requireNonNull(library, "library");
    this.watcher = requireNonNull(watcher, "watcher");
    this.partials = requireNonNull(partials, "partials");
    this.threads = threads;
  }

  /**
   * What is to be read.
   *
   * @param recording the file
   * @param sha256 of it
   * @param box where the clock is, if a person says so
   * @param at media time at which it is read, if it matters
   * @param folder for pictures, page and ticks; made where it is missing
   * @param name of the recording in this folder: an id
   */
  public record Request(
      Path recording,
      Digest sha256,
      Optional<Box> box,
      Optional<Long> at,
      Path folder,
      String name) {
    public Request {
      requireNonNull(recording, "recording");
      requireNonNull(sha256, "sha256");
      requireNonNull(box, "box");
      requireNonNull(at, "at");
      requireNonNull(folder, "folder");
      requireNonNull(name, "name");
    }
  }

  /**
   * What a person looks at.
   *
   * @param at media time of the picture
   */
  public record Shown(long at, Path picture, Path page) {}

  /**
   * What was read.
   *
   * @param clock the clock's place in the picture
   * @param ticks the file with all of them
   */
  public record Read(
      CheckedReading checked, long at, Box clock, Path ticks, Digest ticksSha256, Path page) {}

  /** A recording whose clock was found. */
  public final class OpenClock implements AutoCloseable {
    private final Request request;
    private final Footage footage;
    private final Sight sight;
    private final long at;

    private OpenClock(Request request, Footage footage, Sight sight, long at) {
      this.request = request;
      this.footage = footage;
      this.sight = sight;
      this.at = at;
    }

    /** Media time at which it is read: the middle of a second. */
    public long at() {
      return at;
    }

    /** The cell of the last digit of its seconds. */
    public Box seconds() {
      return sight.seconds();
    }

    /** Every stretch in which it ticked; nobody has to have read it. */
    public List<Run> ticks(Progress progress) {
      stage(footage, progress);
      return watcher.follow(footage, sight, Optional.empty(), progress).runs();
    }

    /** Writes the enlarged picture, and a page with some seconds of it. */
    public Shown show(Progress progress) {
      stage(footage, progress);
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < FIRST_SECONDS; i++) {
        times.add(at + i * SECOND);
      }
      Box guess = guess(sight.seconds());
      Map<Long, byte[]> small = ClockPictures.at(footage, times, guess, PAGE_WIDTH, progress);
      byte[] large =
          ClockPictures.at(footage, List.of(at), guess, PICTURE_WIDTH, progress)
              .getOrDefault(at, new byte[0]);
      ClockPage page = new ClockPage(request.name, at);
      page.first(large, small);
      return new Shown(
          at,
          write(request.name + "-clock.png", large),
          write(request.name + "-clock.html", page.bytes()));
    }

    /**
     * Takes a reading of the moment {@link #at}.
     *
     * @throws UnsealException {@code READING_DISAGREES}
     */
    public Read read(ClockFormat.Typed typed, Progress progress) {
      stage(footage, progress);
      ClockFormat format = typed.format();
      Course course =
          watcher.follow(
              footage,
              sight,
              Optional.of(new Written(format.example(), format.lastDigit(), at)),
              progress);
      CheckedReading checked = ReadingCheck.of(typed, at, course);
      Box clock =
          course.layout().isEmpty()
              ? guess(sight.seconds())
              : around(course.layout(), sight.seconds());
      clock = clock.clip(footage.facts().size()).orElseThrow();
      byte[] ticks = new TicksDocument(request.sha256, checked.segments()).bytes();
      Digest digest = Digest.of(Digests.sha256().digest(ticks));
      stage(footage, progress);
      List<ClockPage.Pair> pairs = pairs(checked);
      List<Long> times = new ArrayList<>(List.of(at));
      pairs.forEach(pair -> times.addAll(List.of(pair.before(), pair.after())));
      ClockPage page = new ClockPage(request.name, at);
      page.checked(checked, pairs, ClockPictures.at(footage, times, clock, PAGE_WIDTH, progress));
      return new Read(
          checked,
          at,
          clock,
          write(request.name + "-ticks-" + digest.hex().substring(0, 16) + ".json", ticks),
          digest,
          write(request.name + "-clock.html", page.bytes()));
    }

    private Path write(String name, byte[] bytes) {
      Path target = request.folder.resolve(name);
      try {
        PrivateFiles.createFolders(request.folder);
        try (OutputFile file = new OutputFile(target, true, true, partials)) {
          Files.write(file.path(), bytes);
          file.complete();
        }
      } catch (IOException e) {
        throw OutputFile.writing(target, e);
      }
      return target;
    }

    @Override
    public void close() {
      footage.close();
    }
  }

  /**
   * Opens a recording and looks for its clock.
   *
   * @throws UnsealException {@code CLOCK_NOT_FOUND}, and whatever a recording is refused for
   */
  public OpenClock open(Request request, Progress progress) {
    Footage footage = library.open(request.recording, threads);
    try {
      long length = footage.facts().timeBase().toMicroseconds(footage.facts().durationTicks());
      stage(footage, progress);
      long first =
          request.at.map(at -> Math.max(0, Math.min(at - 5 * SECOND, length - PART))).orElse(0L);
      for (int part = 0; part < (request.at.isPresent() ? 1 : PARTS); part++) {
        long from = first + part * PART;
        if (part > 0 && from >= length) {
          break;
        }
        Optional<Sight> sight = watcher.find(footage, from, request.box, progress);
        if (sight.isPresent()) {
          long wanted = request.at.map(at -> at - SECOND / 2).orElse(from + SECOND);
          return new OpenClock(
              request, footage, sight.get(), sight.get().clearMoment(Math.max(0, wanted)));
        }
      }
      throw new UnsealException(
          ErrorCode.CLOCK_NOT_FOUND,
          request.name
              + ": nothing in the picture counts seconds"
              + (request.box.isPresent() ? " in this box" : "")
              + "; say where its clock is with --box x,y,w,h, or when it is clear with --at");
    } catch (RuntimeException e) {
      footage.close();
      throw e;
    }
  }

  private static void stage(Footage footage, Progress progress) {
    progress.stage(
        Progress.Stage.CLOCK,
        footage.facts().timeBase().toMicroseconds(footage.facts().durationTicks()) / 1000);
  }

  /** A clock's usual place around its seconds. */
  private Box guess(Box seconds) {
    int height = seconds.height();
    return new Box(
        Math.max(0, seconds.left() - 20 * height),
        Math.max(0, seconds.top() - height / 2),
        seconds.right() + 11 * height,
        seconds.bottom() + height / 2);
  }

  /** The digits, and what may stand beside them. */
  private static Box around(List<Box> cells, Box seconds) {
    Box box = cells.stream().reduce(Box::join).orElseThrow();
    return new Box(
        Math.max(0, box.left() - seconds.width()),
        Math.max(0, box.top() - seconds.height() / 3),
        box.right() + 3 * seconds.height(),
        box.bottom() + seconds.height() / 3);
  }

  /** What a person should look at: changes of the minute, and where the clock jumped. */
  private static List<ClockPage.Pair> pairs(CheckedReading checked) {
    List<ClockPage.Pair> pairs = new ArrayList<>();
    for (ClockSegment segment : checked.segments()) {
      if (segment.joint() != Joint.START && pairs.size() < MOST_PAIRS) {
        pairs.add(
            new ClockPage.Pair(
                Math.max(0, segment.from() - SECOND / 2),
                segment.from() + SECOND / 2,
                "the clock goes on with another time"));
      }
      for (ClockWatcher.Tick tick : segment.ticks()) {
        long shown = segment.reading() + tick.number() * SECOND;
        if (shown % (60 * SECOND) == 0 && pairs.size() < MOST_PAIRS) {
          pairs.add(
              new ClockPage.Pair(
                  Math.max(0, tick.low() - SECOND / 2),
                  tick.high() + SECOND / 4,
                  "now it should show " + checked.format().text(shown)));
        }
      }
    }
    return pairs;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
