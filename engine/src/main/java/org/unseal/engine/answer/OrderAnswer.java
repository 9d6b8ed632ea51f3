package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unseal.engine.answer.ClauseAnswer.DutyState;
import org.unseal.engine.answer.ClauseAnswer.Line;
import org.unseal.engine.answer.ClauseAnswer.Part;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.roster.Attribution;
import org.unseal.engine.roster.Subject;
import org.unseal.engine.scope.Scope;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Disposition;
import org.unseal.model.order.Rule;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.scope.Clip;

/**
 * What a release does about every clause of a series of rulings, as of a day.
 *
 * @param clauses in the order in which they were said, those without effect too
 * @param shut why nothing may be published yet; none where the order is satisfied
 */
public record OrderAnswer(LocalDate day, List<ClauseAnswer> clauses, List<Shut> shut) {
  public OrderAnswer {
    requireNonNull(day, "day");
    clauses = List.copyOf(clauses);
    shut = List.copyOf(shut);
  }

  /** The answer that follows from all of this. */
  public static OrderAnswer of(Given given) {
    List<ClauseAnswer> clauses = new ArrayList<>();
    for (OrdersInForce.Standing standing : given.orders().clauses()) {
      clauses.add(clause(given, standing));
    }
    return new OrderAnswer(given.day(), clauses, Gate.shut(given, clauses));
  }

  private static ClauseAnswer clause(Given given, OrdersInForce.Standing standing) {
    Clause clause = standing.clause();
    List<Part> parts = clause.scope().stream().map(item -> part(given, standing, item)).toList();
    List<DutyState> duties =
        clause.duties().stream()
            .map(
                duty -> {
                  DutyPlace place = new DutyPlace(clause.id(), duty.id());
                  return new DutyState(place, duty, given.answer(place));
                })
            .toList();
    return new ClauseAnswer(
        clause,
        given.ruling(clause.id().ruling()),
        standing.state(),
        words(given, standing),
        parts,
        clause.rules().stream().map(rule -> line(given, clause.id(), rule)).toList(),
        duties);
  }

  private static String words(Given given, OrdersInForce.Standing standing) {
    Ruling by = given.ruling(standing.by());
    String of = "%s of %s".formatted(by.id(), by.dated());
    return switch (standing.state()) {
      case IN_FORCE ->
          by.id().equals(standing.clause().id().ruling())
              ? "in force since " + by.dated()
              : "in force; the stay was lifted by " + of;
      case STAYED -> "stayed by " + of + "; nothing is released on it until the stay is lifted";
      case REPLACED -> "replaced by " + of;
      case REVERSED -> "reversed by " + of;
    };
  }

  private static Part part(Given given, OrdersInForce.Standing standing, ScopeItem item) {
    ClauseId id = standing.clause().id();
    if (standing.state() != OrdersInForce.State.IN_FORCE) {
      return new Part(item, List.of(), List.of(), "no effect", false);
    }
    if (given.scope().isEmpty()) {
      return new Part(item, List.of(), List.of(), "the scope is not fixed yet", false);
    }
    boolean unmapped =
        given.unmapped().stream()
            .anyMatch(one -> one.clause().equals(id) && one.item().equals(item));
    return item.disposition() == Disposition.WITHHOLD
        ? withheld(given, id, item, unmapped)
        : released(given, id, item, unmapped);
  }

  private static Part released(Given given, ClauseId id, ScopeItem item, boolean unmapped) {
    List<Clip> clips =
        given.scope().orElseThrow().clips().stream()
            .filter(clip -> clip.source().equals(item.source()) && clip.clauses().contains(id))
            .toList();
    List<ClipFacts> facts = clips.stream().map(clip -> given.facts(clip.id())).toList();
    if (!clips.isEmpty() && !unmapped) {
      return new Part(item, clips, facts, "released as the clips below", false);
    }
    long heard = heard(given, id, item.source());
    if (heard > 0 && !unmapped) {
      return new Part(item, List.of(), List.of(), heard + " recordings of sound released", false);
    }
    List<ClauseId> others = unmapped ? List.of() : withholding(given, item.source());
    return others.isEmpty()
        ? new Part(item, clips, facts, "no frame was found for all of this", true)
        : new Part(
            item,
            List.of(),
            List.of(),
            "withheld, on "
                + others.stream().map(ClauseId::toString).collect(Collectors.joining(", ")),
            false);
  }

  /** Recordings of sound become calls, not clips. */
  private static long heard(Given given, ClauseId id, String source) {
    return given.scope().orElseThrow().items().stream()
        .filter(one -> one.source().equals(source))
        .filter(
            one ->
                one.stretches().stream()
                    .anyMatch(
                        stretch ->
                            stretch.fate().published()
                                && stretch.ground().filter(id::equals).isPresent()))
        .count();
  }

  private static Part withheld(Given given, ClauseId id, ScopeItem item, boolean unmapped) {
    long frames = 0;
    boolean recordings = false;
    for (Scope.ItemScope one : given.scope().orElseThrow().items()) {
      if (one.source().equals(item.source())) {
        recordings = true;
        for (Scope.Stretch stretch : one.stretches()) {
          boolean mine =
              stretch.fate() == Scope.Fate.WITHHELD
                  && stretch.ground().filter(id::equals).isPresent();
          frames += mine ? stretch.frames().length() : 0;
        }
      }
    }
    if (!recordings && given.silent().contains(item.source())) {
      return new Part(
          item, List.of(), List.of(), "the case has no recording of this source", false);
    }
    List<String> rows = given.rows().getOrDefault(id, List.of());
    String log = rows.isEmpty() ? "" : "; withheld log " + String.join(", ", rows);
    return unmapped || !recordings
        ? new Part(item, List.of(), List.of(), "no frame was found for this", true)
        : new Part(
            item,
            List.of(),
            List.of(),
            frames == 0
                ? "nothing of it is released" + log
                : "%d frames withheld on this clause%s".formatted(frames, log),
            false);
  }

  private static List<ClauseId> withholding(Given given, String source) {
    return given.scope().orElseThrow().items().stream()
        .filter(item -> item.source().equals(source))
        .flatMap(item -> item.stretches().stream())
        .filter(stretch -> stretch.fate() == Scope.Fate.WITHHELD)
        .flatMap(stretch -> stretch.ground().stream())
        .distinct()
        .toList();
  }

  private static Line line(Given given, ClauseId id, Rule rule) {
    List<Clip> clips =
        given.scope().stream()
            .flatMap(scope -> scope.clips().stream())
            .filter(clip -> clip.clauses().contains(id))
            .toList();
    List<String> done = new ArrayList<>();
    return switch (rule) {
      case Rule.Cover cover -> {
        clips.forEach(clip -> done.add(covered(given.facts(clip.id()))));
        yield new Line("covered: " + cover.group(), done);
      }
      case Rule.RemoveSound sound -> {
        clips.forEach(
            clip ->
                done.add(
                    clip.id() + ": " + given.facts(clip.id()).sound().orElse("not known yet")));
        yield new Line("sound removed: " + sound.what(), done);
      }
      case Rule.Clear clear -> clear(given, clear, clips);
    };
  }

  private static String covered(ClipFacts facts) {
    if (facts.coverings().isEmpty()) {
      return "%s: %s; nothing said of what is covered".formatted(facts.clip(), facts.stage());
    }
    return facts.coverings().stream()
        .map(
            one ->
                one.rule()
                    + one.ground().map(code -> ", ground " + code).orElse("")
                    + (one.rows().isEmpty()
                        ? ""
                        : ", redaction log " + String.join(", ", one.rows())))
        .collect(Collectors.joining("; ", facts.clip() + ": " + facts.stage() + "; ", ""));
  }

  private static String shown(ClipFacts facts, String person) {
    if (!facts.known()) {
      return "nothing said yet of who is shown";
    }
    return facts.cleared().contains(person) ? "shown" : "covered, or not to be seen";
  }

  /** By label; a name stands here only where the public may read it. */
  private static Line clear(Given given, Rule.Clear clear, List<Clip> clips) {
    Optional<Subject> meant = given.roster().meant(clear.person());
    String who =
        meant
            .map(
                subject ->
                    subject.named() ? subject.name() + " (" + subject.id() + ")" : subject.id())
            .orElse("somebody whom the order names");
    List<String> done = new ArrayList<>();
    if (meant.isEmpty()) {
      done.add("nobody on the roster is tied to this, so nobody is shown on it");
    }
    meant.ifPresent(
        subject -> {
          clips.forEach(
              clip ->
                  done.add(
                      "%s: %s".formatted(clip.id(), shown(given.facts(clip.id()), subject.id()))));
          for (Attribution one : subject.attributions()) {
            done.add("identified by %s, %s, %s".formatted(one.by(), one.where(), one.date()));
          }
        });
    return new Line("shown: %s, as identified by %s".formatted(who, clear.identifiedBy()), done);
  }
}
