package org.unseal.vision.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.ClockWatcher;

/**
 * The runs of a clock after their ticks were judged: a run in which the clock was moved by a part
 * of a second is several, and a run of which nothing is certain is none.
 */
final class Tied {
  private final List<ClockWatcher.Run> runs = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * Seconds of a run as it was seen.
   *
   * @param end the number behind its last
   */
  private record Piece(int seenRun, long from, long end) {}

  /** A second of a run as it is now. */
  record Place(int run, long number) {}

  private Tied() {}

  static Tied of(List<TickFinder.Run> seen) {
    Tied tied = new Tied();
    for (int run = 0; run < seen.size(); run++) {
      tied.add(run, seen.get(run));
    }
    return tied;
  }

  private void add(int index, TickFinder.Run run) {
    List<List<TickFinder.Tick>> stretches = BeatCheck.stretches(run.ticks);
    for (int i = 0; i < stretches.size(); i++) {
      List<TickFinder.Tick> stretch = stretches.get(i);
      boolean first = i == 0;
      boolean last = i == stretches.size() - 1;
      long number = first ? 0 : stretch.getFirst().number();
      long from = first ? run.from : stretch.getFirst().high();
      long end = last ? run.end : stretches.get(i + 1).getFirst().low();
      long endNumber = last ? run.lastNumber + 1 : stretches.get(i + 1).getFirst().number();
      List<ClockWatcher.Tick> ticks = new ArrayList<>();
      for (TickFinder.Tick tick : stretch) {
        ticks.add(new ClockWatcher.Tick(tick.number() - number, tick.low(), tick.high()));
      }
      pieces.add(new Piece(index, number, endNumber));
      runs.add(new ClockWatcher.Run(from, end, ticks));
    }
  }

  List<ClockWatcher.Run> runs() {
    return runs;
  }

  /** Where a second as it was seen is now. */
  Optional<Place> place(int seenRun, long number) {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.seenRun == seenRun && number >= piece.from && number < piece.end) {
        return Optional.of(new Place(i, number - piece.from));
      }
    }
    return Optional.empty();
  }
}
