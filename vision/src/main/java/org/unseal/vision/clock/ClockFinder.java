package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;
import org.unseal.vision.clock.UnitsFinder.Units;

/**
 * Looks for a clock in a part of a recording: first where its seconds may be, then, in a second
 * pass over the same part, which of these places it is.
 */
final class ClockFinder {
  /** How much of the recording is looked at. */
  static final long PART = 64_000_000;

  private static final int MOST_FRAMES = 2_000;

  /** Of all seconds so many must tick. */
  private static final double TICKING = 0.6;

  /** The same where the digits were learned from a part without a jump: chance has more tries. */
  private static final double PART_TICKING = 0.85;

  private static final int LEAST_TICKS = 3;

  /** Where digits explain so much, there is no better part. */
  private static final double GOOD = 0.8;

  private static final double BETTER = 0.05;
  private static final long LEAST_PART = 24_000_000;

  /**
   * Of what counts down two thirds of the tens are above five; of what goes up only those that are
   * misread.
   */
  private static final double DOWN = 0.4;

  private final Footage footage;
  private final Progress progress;

  ClockFinder(Footage footage, Progress progress) {
    this.footage = footage;
    this.progress = progress;
  }

  /** Looks from a media time on; in a given box or, where there is none, everywhere. */
  Optional<Units> find(long from, Optional<Box> asked) {
    PictureSize size = footage.facts().size();
    List<Box> rough;
    LagMap map = new LagMap(size);
    pass(from, (at, frame) -> frame.picture().ifPresent(picture -> map.take(at.floor(), picture)));
    rough = map.places().stream().map(LagMap.Place::box).toList();
    if (asked.isPresent()) {
      Box box = asked.get();
      rough = rough.stream().filter(box::overlaps).toList();
    }
    if (rough.isEmpty()) {
      return Optional.empty();
    }
    List<Window> windows = new ArrayList<>();
    for (Box box : rough) {
      int more = Math.max(8, box.height());
      windows.add(new Window(box.grow(2 * more, more).clip(size).orElse(box)));
    }
    pass(
        from,
        (at, frame) ->
            frame
                .picture()
                .ifPresent(
                    picture ->
                        windows.forEach(
                            window -> window.add(at.floor(), Patches.of(picture, window.box)))));
    Optional<Units> best = Optional.empty();
    double most = 0;
    for (int i = 0; i < windows.size(); i++) {
      Optional<Units> units = best(windows.get(i), rough.get(i));
      double score = units.map(each -> each.explained() * each.digits().box().area()).orElse(0.0);
      if (score > most) {
        most = score;
        best = units;
      }
    }
    return best;
  }

  /** From the whole window, or from a part of it without a jump. */
  private static Optional<Units> best(Window window, Box rough) {
    Optional<Units> best =
        UnitsFinder.in(window, rough).filter(units -> isClock(window, units.digits(), TICKING));
    double whole = best.map(Units::explained).orElse(0.0);
    if (whole > GOOD || window.length() < LEAST_PART) {
      return best;
    }
    double most = whole + BETTER;
    for (long from = 0; from + LEAST_PART <= window.length(); from += LEAST_PART / 2) {
      long begin = window.time(0) + from;
      Window part = window.part(begin, begin + LEAST_PART);
      Optional<Units> units = UnitsFinder.in(part, rough);
      if (units.isPresent()
          && units.get().explained() > most
          && isClock(window, units.get().digits(), PART_TICKING)) {
        most = units.get().explained();
        best = units;
      }
    }
    return best;
  }

  /** It ticks in most seconds, and its tens are not those of something that counts down. */
  private static boolean isClock(Window window, Digits digits, double least) {
    TickFinder finder = new TickFinder();
    List<double[]> means = new ArrayList<>();
    SecondMeans seconds = new SecondMeans(window.box, (_, _, mean) -> means.add(mean));
    int[] places = window.places(digits.box());
    byte[] cell = new byte[places.length];
    for (int frame = 0; frame < window.frames(); frame++) {
      byte[] pixels = window.pixels(frame);
      for (int p = 0; p < places.length; p++) {
        cell[p] = pixels[places[p]];
      }
      long time = window.time(frame);
      int label = digits.seen(cell);
      finder.see(new Instant(time, time), label);
      if (label >= 0 && finder.settled()) {
        seconds.add(finder.run(), finder.number(), pixels);
      }
    }
    seconds.flush();
    int ticks = finder.finish().stream().mapToInt(run -> run.ticks.size()).sum();
    return ticks >= LEAST_TICKS
        && ticks * (double) Fold.SECOND >= least * (window.length() - Fold.SECOND)
        && !countsDown(window, digits, means);
  }

  /**
   * Tens of seconds go up to five. Of what counts down, read as if it went up, they are four to
   * nine.
   */
  private static boolean countsDown(Window window, Digits digits, List<double[]> means) {
    Box band =
        new Box(window.box.left(), digits.box().top(), window.box.right(), digits.box().bottom());
    int width = band.width();
    int skipped = (band.top() - window.box.top()) * width;
    List<double[]> bands = new ArrayList<>();
    for (double[] mean : means) {
      bands.add(Arrays.copyOfRange(mean, skipped, skipped + width * band.height()));
    }
    if (bands.isEmpty()) {
      return false;
    }
    Box unit = digits.box();
    boolean down = false;
    long most = 0;
    for (int pitch = Math.max(3, unit.width() * 7 / 10); pitch <= unit.width() * 2; pitch++) {
      if (unit.left() - pitch < band.left()) {
        break;
      }
      Layout layout = new Layout(List.of(unit.move(-pitch, 0), unit));
      CellReader reader = new CellReader(digits, layout);
      List<List<Integer>> read = bands.stream().map(each -> reader.read(each, band)).toList();
      OptionalInt zero = CellReader.zero(read, 1);
      if (zero.isEmpty()) {
        continue;
      }
      int wrap = zero.getAsInt();
      long wraps = read.stream().skip(1).filter(each -> each.get(1) == wrap).count();
      long changes = 0;
      for (int k = 1; k < read.size(); k++) {
        int before = read.get(k - 1).getFirst();
        int after = read.get(k).getFirst();
        changes += before >= 0 && after >= 0 && before != after ? 1 : 0;
      }
      long high =
          read.stream()
              .map(List::getFirst)
              .filter(tens -> tens >= 0)
              .filter(tens -> Math.floorMod(tens - wrap, Fold.DIGITS) > 5)
              .count();
      // it must be the tens, not the minutes
      if (changes > most && changes * 2 > wraps) {
        most = changes;
        down = high > DOWN * read.size();
      }
    }
    return down;
  }

  @FunctionalInterface
  private interface Look {
    void at(Instant at, DecodedFrame frame);
  }

  private void pass(long from, Look look) {
    TimeBase base = footage.facts().timeBase();
    int frames = 0;
    try (FrameStream stream = footage.frames()) {
      for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (DecodedFrame frame = next.get()) {
          Instant at = Instant.of(base, frame.ticks());
          if (at.floor() >= from + PART || frames >= MOST_FRAMES) {
            return;
          }
          progress.done(at.floor() / 1000);
          if (at.floor() >= from && frame.damage().isEmpty()) {
            look.at(at, frame);
            frames++;
          }
        }
      }
    }
  }
}
