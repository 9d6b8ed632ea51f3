package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private static final int LEAST_TICKS = 3;

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
      windows.add(new Window(box.grow(more, more).clip(size).orElse(box)));
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
      Optional<Units> units = UnitsFinder.in(windows.get(i), rough.get(i));
      double score = units.map(each -> each.explained() * each.digits().box().area()).orElse(0.0);
      if (score > most && ticks(windows.get(i), units.get().digits())) {
        most = score;
        best = units;
      }
    }
    return best;
  }

  private static boolean ticks(Window window, Digits digits) {
    TickFinder finder = new TickFinder();
    int[] places = window.places(digits.box());
    byte[] cell = new byte[places.length];
    for (int frame = 0; frame < window.frames(); frame++) {
      for (int p = 0; p < places.length; p++) {
        cell[p] = window.pixels(frame)[places[p]];
      }
      long time = window.time(frame);
      finder.see(new Instant(time, time), digits.seen(cell));
    }
    int ticks = finder.finish().stream().mapToInt(run -> run.ticks.size()).sum();
    long seconds = (window.time(window.frames() - 1) - window.time(0)) / Fold.SECOND;
    return ticks >= LEAST_TICKS && ticks >= TICKING * seconds;
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
