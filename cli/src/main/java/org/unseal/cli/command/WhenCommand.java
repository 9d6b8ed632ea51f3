package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.clock.Answer;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.InstantNames;
import org.unseal.engine.clock.Troubles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Alignment;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Resolution;
import org.unseal.proof.time.TooMuchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code unseal when}: when something was, or which of two came first. */
@Command(
    name = "when",
    description = "Says when an instant was, or how two of them lie to each other, and why.",
    sortOptions = false,
    footer = {
      "",
      "Instants are named as",
      "  cam-yard@14:21:07   a source's clock comes to show that (2025-05-06T14:21:07: on that day)",
      "  i3@12.4s, i3@1:02.5 a place in a recording;  i3, i3.end: its start, its end",
      "  t12, t12@0.8s       a transmission starts, or 0.8 s later",
      "  alarm#4             what row 4 of a log is about",
      "  a1                  the event of an anchor",
      "  utc@2025-05-06T18:21:07Z",
      "In place of CASE a published timeline.json can be asked.",
      "Exit code 1 says that it can't be said."
    })
public final class WhenCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "A", description = "An instant.")
  private String first = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "B",
      description = "Another: does it come before A, or after?")
  private @Nullable String second;

  /** The command in its surroundings, before anything was parsed. */
  public WhenCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    CaseStatements stated = TimeSource.read(surroundings, options);
    InstantNames names = new InstantNames(stated.statements(), stated.zone());
    List<Instant> asked = new ArrayList<>();
    asked.add(names.instant(first));
    if (second != null) {
      asked.add(names.instant(second));
    }
    int zone = TimeSource.seconds(stated.statements().scales());
    try {
      Resolution resolution = Resolution.of(stated.statements(), stated.dropped(), asked);
      return resolution instanceof Resolution.Solved(Alignment alignment, Set<String> left)
          ? answer(alignment, asked, left, zone)
          : trouble(resolution, stated);
    } catch (TooMuchException e) {
      throw new UnsealException(ErrorCode.LIMIT_EXCEEDED, "" + e.getMessage(), e);
    } finally {
      surroundings.out().flush();
    }
  }

  private int answer(Alignment alignment, List<Instant> asked, Set<String> left, int zone)
      throws TooMuchException {
    for (Instant instant : asked) {
      if (instant instanceof Instant.OfEvent of && left.contains(of.event())) {
        throw new UnsealException(
            ErrorCode.USAGE,
            "%s was left out, so nothing is said about it; name a place on a recording"
                .formatted(of.event()));
      }
    }
    Answer answer =
        asked.size() == 1
            ? Answer.when(alignment, asked.getFirst())
            : Answer.between(alignment, asked.get(0), asked.get(1));
    if (options.json()) {
      CaseLines.print(surroundings.out(), answer.json());
    } else {
      answer.lines(zone).forEach(surroundings.out()::println);
    }
    boolean unknown = answer.bound().low().isEmpty() && answer.bound().high().isEmpty();
    return unknown || answer.undecided() ? 1 : 0;
  }

  private int trouble(Resolution resolution, CaseStatements stated) {
    List<String> lines = Troubles.lines(resolution, stated.statements());
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          new ObjectWriter()
              .put("schema", "unseal/answer")
              .put("version", 1)
              .put("class", "UNSYNCED")
              .put("why", lines.stream().map(JsonText::new).toList())
              .end());
    } else {
      lines.forEach(surroundings.out()::println);
    }
    return 1;
  }
}
