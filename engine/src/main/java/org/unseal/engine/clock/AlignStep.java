package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.Sighting;
import org.unseal.proof.time.StatedBound;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TimelineDocument;
import org.unseal.proof.time.TooMuchException;

/** Solves what a case says about time, and states what follows. */
public final class AlignStep {
  /** Events whose time is stated; of more than that only those that others refer to. */
  private static final int MOST_EVENTS = 1_000;

  private static final int MOST_RECORDINGS = 300;

  private final String tool;

  /**
   * A step.
   *
   * @param tool name and version of this program
   */
  public AlignStep(String tool) {
    this.tool = tool;
  }

  /** A difference that somebody asks about. */
  public record Question(Instant first, Instant second) {}

  /**
   * What came out.
   *
   * @param document bounds of everything that has a name; none where nothing could be said
   */
  public record Aligned(CaseStatements stated, Resolution resolution, TimelineDocument document) {}

  /**
   * Solves.
   *
   * @param questions differences that are stated, too
   * @param created ISO 8601 in UTC
   * @throws UnsealException {@code LIMIT_EXCEEDED} where that would take too long
   */
  public Aligned align(CaseStatements stated, List<Question> questions, String created) {
    Statements statements = stated.statements();
    Set<Instant> named = named(statements);
    List<Question> differences = new ArrayList<>(questions);
    List<Instant> starts = starts(statements);
    for (int i = 1; i < starts.size(); i++) {
      differences.add(new Question(starts.getFirst(), starts.get(i)));
    }
    Set<Instant> asked = new LinkedHashSet<>(named);
    for (Question question : differences) {
      asked.add(question.first());
      asked.add(question.second());
    }
    asked.addAll(marks(statements));
    try {
      Resolution resolution = Resolution.of(statements, stated.dropped(), asked);
      List<StatedBound> bounds = new ArrayList<>();
      if (resolution instanceof Resolution.Solved(Alignment alignment, Set<String> left)) {
        for (Instant instant : named) {
          if (!of(instant, left)) {
            bounds.add(StatedBound.of(Optional.empty(), instant, alignment.when(instant)));
          }
        }
        for (Question question : new LinkedHashSet<>(differences)) {
          if (!of(question.first(), left) && !of(question.second(), left)) {
            bounds.add(
                StatedBound.of(
                    Optional.of(question.first()),
                    question.second(),
                    alignment.between(question.first(), question.second())));
          }
        }
      }
      return new Aligned(
          stated,
          resolution,
          new TimelineDocument(tool, created, statements, stated.dropped(), bounds));
    } catch (TooMuchException | ArithmeticException e) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED, "this is more than can be solved: " + e.getMessage(), e);
    }
  }

  private static boolean of(Instant instant, Set<String> events) {
    return instant instanceof Instant.OfEvent event && events.contains(event.event());
  }

  private static List<Instant> starts(Statements statements) {
    return statements.scales().stream()
        .filter(scale -> scale.kind() == Scale.Kind.RECORDING)
        .limit(MOST_RECORDINGS)
        .<Instant>map(
            scale -> new Instant.OnScale(scale.id(), 0, scale.segments().getFirst().from()))
        .toList();
  }

  private static Set<Instant> named(Statements statements) {
    Set<Instant> named = new LinkedHashSet<>(starts(statements));
    statements.scales().stream()
        .filter(scale -> scale.kind() == Scale.Kind.RECORDING)
        .limit(MOST_RECORDINGS)
        .forEach(
            scale -> {
              int last = scale.segments().size() - 1;
              Segment segment = scale.segments().get(last);
              named.add(new Instant.OnScale(scale.id(), last, segment.to()));
            });
    Set<String> referred = new LinkedHashSet<>();
    for (Event event : statements.events()) {
      for (Sighting mark : event.sightings()) {
        if (mark.site() instanceof Sighting.Site.Same same) {
          referred.add(same.event());
        }
      }
    }
    boolean all = statements.events().size() <= MOST_EVENTS;
    for (Event event : statements.events()) {
      boolean wanted =
          event.kind() == Event.Kind.ANCHOR
              || (event.kind() == Event.Kind.ENTRY && (all || referred.contains(event.id())));
      if (wanted && named.size() < 3 * MOST_EVENTS) {
        named.add(new Instant.OfEvent(event.id()));
      }
    }
    return named;
  }

  /** Ends of what was read as marks of anchors: a report compares each with all the others. */
  private static Set<Instant> marks(Statements statements) {
    Set<Instant> marks = new LinkedHashSet<>();
    for (Event event : statements.events()) {
      for (Sighting mark : event.sightings()) {
        if (event.kind() == Event.Kind.ANCHOR) {
          marks.add(Marks.low(mark.site()));
          marks.add(Marks.high(mark.site()));
        }
      }
    }
    return marks;
  }
}
