package org.unseal.proof.time;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Solves a timeline again and says where it states something else than what follows. */
public final class TimelineCheck {
  private static final int MOST_MISFITS = 200;

  /**
   * What a check showed.
   *
   * @param misfits in words, of what is stated and does not follow; none where all does
   * @param bounds how many bounds were solved again
   * @param unsolved why nothing could be said at all
   * @param unresolved whether the statements contradict each other and the timeline says so
   */
  public record Result(List<String> misfits, int bounds, String unsolved, boolean unresolved) {
    public Result {
      misfits = List.copyOf(misfits);
    }

    /** Whether everything that is stated follows. */
    public boolean implied() {
      return misfits.isEmpty() && unsolved.isEmpty();
    }
  }

  private TimelineCheck() {}

  /** Checks; throws nothing because of what it reads. */
  public static Result check(TimelineDocument timeline) {
    return check(timeline, new Work());
  }

  static Result check(TimelineDocument timeline, Work work) {
    Set<Instant> asked = new LinkedHashSet<>();
    for (StatedBound bound : timeline.bounds()) {
      asked.add(bound.origin());
      asked.add(bound.of());
    }
    List<String> misfits = new ArrayList<>();
    if (!timeline.statements().hasAll(asked)) {
      misfits.add("a bound is about an instant that is not stated");
      return new Result(misfits, 0, "", false);
    }
    try {
      Resolution resolution =
          new Resolving(work).of(timeline.statements(), timeline.dropped(), asked);
      boolean unresolved = false;
      int solved = 0;
      switch (resolution) {
        case Resolution.Solved(Alignment alignment, Set<String> left) -> {
          for (int i = 0; i < timeline.bounds().size() && misfits.size() < MOST_MISFITS; i++) {
            String misfit = misfit(timeline.bounds().get(i), alignment, left);
            if (!misfit.isEmpty()) {
              misfits.add("bound " + (i + 1) + " " + misfit);
            }
            solved++;
          }
        }
        case Resolution.DroppedInVain(Set<String> anchors) ->
            misfits.add(
                "left out though nothing contradicts it: "
                    + anchors.stream().sorted().collect(Collectors.joining(", ")));
        case Resolution.Proposed _, Resolution.Unsynced _ -> {
          unresolved = true;
          if (!timeline.bounds().isEmpty()) {
            misfits.add("its statements contradict each other, so no bound follows");
          }
        }
      }
      return new Result(misfits, solved, "", unresolved);
    } catch (TooMuchException e) {
      return new Result(misfits, 0, String.valueOf(e.getMessage()), false);
    } catch (ArithmeticException | IllegalArgumentException _) {
      return new Result(misfits, 0, "its numbers are too large to solve", false);
    }
  }

  private static String misfit(StatedBound stated, Alignment alignment, Set<String> left)
      throws TooMuchException {
    if (of(stated.of(), left) || of(stated.origin(), left)) {
      return "is about an event that was left out";
    }
    Bound bound = alignment.between(stated.origin(), stated.of());
    String low = end("low", stated.low(), bound.low(), true);
    if (!low.isEmpty()) {
      return low;
    }
    String high = end("high", stated.high(), bound.high(), false);
    if (!high.isEmpty()) {
      return high;
    }
    // Where what was found here is among the reasons, they suffice; else it is tried with them
    // alone.
    boolean found =
        Set.copyOf(stated.lowReasons()).containsAll(bound.lowReasons())
            && Set.copyOf(stated.highReasons()).containsAll(bound.highReasons());
    if (!found) {
      Bound alone =
          alignment.between(
              stated.origin(), stated.of(), stated.lowReasons(), stated.highReasons());
      if (!alone.low().equals(bound.low()) || !alone.high().equals(bound.high())) {
        return "does not follow from the reasons that it names";
      }
    }
    Set<Reason> named = new LinkedHashSet<>(stated.lowReasons());
    named.addAll(stated.highReasons());
    for (Reason reason : named) {
      if (alignment.basis(reason).isEmpty()) {
        return "names a reason that is not stated";
      }
    }
    OptionalInt coverage = alignment.coverage(named);
    if (!coverage.equals(stated.coverage())) {
      return "is stated to hold in another share of cases than what follows";
    }
    if (Bound.timeClass(bound.low(), bound.high(), coverage) != stated.timeClass()) {
      return "is of another class than what follows";
    }
    return "";
  }

  private static boolean of(Instant instant, Set<String> left) {
    return instant instanceof Instant.OfEvent event && left.contains(event.event());
  }

  private static String end(String name, OptionalLong stated, OptionalLong follows, boolean low) {
    if (stated.equals(follows)) {
      return "";
    }
    if (stated.isEmpty()) {
      return "has no " + name + " end, though one follows";
    }
    if (follows.isEmpty()) {
      return "has a " + name + " end, though none follows";
    }
    boolean narrower = (stated.getAsLong() > follows.getAsLong()) == low;
    return "is %s than what follows: its %s end is off by %d us"
        .formatted(
            narrower ? "narrower" : "wider",
            name,
            Math.abs(stated.getAsLong() - follows.getAsLong()));
  }
}
