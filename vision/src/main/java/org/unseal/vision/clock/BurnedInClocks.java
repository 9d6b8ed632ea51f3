package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.ClockWatcher;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.TimeBase;

/** Finds and follows burned-in clocks. Keeps nothing between calls. */
public final class BurnedInClocks implements ClockWatcher {
  /** Pictures with which the other digits are looked for. */
  private static final int BANDS = 8;

  /**
   * Of fewer pictures a second the interpolated ones are needed, too; a digit that is a picture
   * late is noticed there, because it is so much.
   */
  private static final double SLOW = 3;

  /** Makes one. */
  public BurnedInClocks() {}

  private record Seen(Digits digits, long phase, long from) implements Sight {
    @Override
    public Box seconds() {
      return digits.box();
    }

    @Override
    public long clearMoment(long wanted) {
      long middle = phase + Fold.SECOND / 2;
      return middle + Math.ceilDiv(wanted - middle, Fold.SECOND) * Fold.SECOND;
    }
  }

  /** What was read of a second. */
  private record Read(int run, long number, List<Integer> digits) {}

  /** Which of the ten pictures was shown around a moment. */
  private static final class Moment {
    private final long at;
    private long nearest = Long.MAX_VALUE;
    private int digit;

    Moment(long at) {
      this.at = at;
    }

    void see(Instant frame, int label) {
      if (label >= 0 && Math.abs(frame.floor() - at) < nearest) {
        nearest = Math.abs(frame.floor() - at);
        digit = label;
      }
    }
  }

  @Override
  public Optional<Sight> find(Footage footage, long from, Optional<Box> box, Progress progress) {
    return new ClockFinder(footage, progress)
        .find(from, box)
        .map(units -> new Seen(units.digits(), units.phase(), from));
  }

  @Override
  public Course follow(Footage footage, Sight sight, Optional<Written> written, Progress progress) {
    Seen seen = (Seen) sight;
    Optional<CellReader> reader = written.flatMap(text -> reader(footage, seen, text, progress));
    List<Read> read = new ArrayList<>();
    TickFinder finder = new TickFinder();
    Moment moment = new Moment(written.map(Written::at).orElse(0L));
    if (reader.isEmpty()) {
      pass(footage, seen, 0, Long.MAX_VALUE, finder, moment, Optional.empty(), progress);
    } else {
      SecondMeans means =
          new SecondMeans(
              reader.get().box(),
              (run, number, mean) ->
                  read.add(new Read(run, number, reader.get().read(mean, reader.get().box()))));
      pass(footage, seen, 0, Long.MAX_VALUE, finder, moment, Optional.of(means), progress);
    }
    List<TickFinder.Run> found = finder.finish();
    Tied tied = Tied.of(found);
    if (written.isEmpty() || reader.isEmpty()) {
      return new Course(tied.runs(), List.of(), new Wrap(OptionalInt.empty()), List.of());
    }
    return course(tied, written.get(), reader.get(), read, moment);
  }

  private static Course course(
      Tied tied, Written written, CellReader reader, List<Read> read, Moment moment) {
    int units =
        (int) written.text().chars().limit(written.seconds()).filter(Character::isDigit).count();
    OptionalInt zero = CellReader.zero(read.stream().map(Read::digits).toList(), units);
    int now = moment.digit;
    int typed = written.text().charAt(written.seconds()) - '0';
    int used = zero.orElse(Math.floorMod(now - typed, Fold.DIGITS));
    List<Second> shown = new ArrayList<>();
    for (Read each : read) {
      tied.place(each.run, each.number)
          .ifPresent(
              place ->
                  shown.add(
                      new Second(
                          place.run(),
                          place.number(),
                          CellReader.text(written.text(), each.digits, used))));
    }
    OptionalInt digit =
        zero.isPresent()
            ? OptionalInt.of(Math.floorMod(now - zero.getAsInt(), Fold.DIGITS))
            : OptionalInt.empty();
    return new Course(tied.runs(), reader.cells(), new Wrap(digit), shown);
  }

  /** Looks for the other digits in the part of the recording in which the clock was found. */
  private static Optional<CellReader> reader(
      Footage footage, Seen seen, Written written, Progress progress) {
    Box unit = seen.digits.box();
    int width = footage.facts().size().width();
    List<double[]> means = new ArrayList<>();
    SecondMeans taker =
        new SecondMeans(
            new Box(0, unit.top(), width, unit.bottom()), (_, _, mean) -> means.add(mean));
    pass(
        footage,
        seen,
        seen.from,
        seen.from + ClockFinder.PART,
        new TickFinder(),
        new Moment(0),
        Optional.of(taker),
        progress);
    List<double[]> bands = new ArrayList<>();
    int step = Math.max(1, means.size() / BANDS);
    for (int i = 0; i < means.size(); i += step) {
      bands.add(means.get(i));
    }
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    return Layout.of(
            bands,
            new Box(0, unit.top(), width, unit.bottom()),
            seen.digits,
            written.text(),
            written.seconds())
        .map(layout -> new CellReader(seen.digits, layout));
  }

  private static void pass(
      Footage footage,
      Seen seen,
      long from,
      long end,
      TickFinder finder,
      Moment moment,
      Optional<SecondMeans> means,
      Progress progress) {
    TimeBase base = footage.facts().timeBase();
    Digits digits = seen.digits;
    boolean slow = slow(footage);
    try (FrameStream stream = footage.frames()) {
      for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (DecodedFrame frame = next.get()) {
          Instant at = Instant.of(base, frame.ticks());
          if (at.floor() >= end) {
            break;
          }
          progress.done(at.floor() / 1000);
          if (at.floor() < from || (frame.interpolated() && !slow)) {
            continue;
          }
          Optional<PictureView> picture =
              frame.damage().isEmpty() ? frame.picture() : Optional.empty();
          int label = picture.map(view -> digits.seen(Patches.of(view, digits.box()))).orElse(-1);
          finder.see(at, label);
          moment.see(at, label);
          if (label >= 0 && finder.settled()) {
            means.ifPresent(
                taker ->
                    taker.add(
                        finder.run(),
                        finder.number(),
                        Patches.of(picture.orElseThrow(), taker.box())));
          }
        }
      }
    }
    means.ifPresent(SecondMeans::flush);
  }

  private static boolean slow(Footage footage) {
    double seconds = footage.facts().timeBase().toSeconds(footage.facts().durationTicks());
    return footage.facts().codedPictures() <= SLOW * seconds;
  }
}
