package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.Amounts;
import org.unseal.engine.clock.AnchorRecord;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.InstantNames;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Sighting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal anchor add}: an event, and where it left its marks. */
@Command(
    name = "add",
    description = "States an event that left a mark on two sources.",
    sortOptions = false,
    footer = {
      "",
      "A mark on a recording lies between two places: the last that does not show it yet, and the",
      "first that does. Also t12 (a transmission starts), alarm#4 (a row of a log), a time of a",
      "clock as cam-yard@14:21:07. Nothing follows before a second person has read it, too: see",
      "unseal anchor read."
    })
final class AnchorAddCommand implements Callable<Integer> {
  /** From the mouth or the button to the recorder: what is assumed where nobody measured it. */
  private static final Range RADIO = new Range(0, 1_500_000);

  @ParentCommand private @Nullable AnchorCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();
  @Mixin private BasisOptions basis = new BasisOptions();

  @Option(
      names = "--what",
      required = true,
      paramLabel = "TEXT",
      description = "What happened, in one line; it is published with the times.")
  private String what = "";

  @Option(
      names = "--on",
      required = true,
      paramLabel = "MARK",
      description = "Where it left a mark; twice, the first where it is seen at once.")
  private List<String> marks = List.of();

  @Option(
      names = "--delay",
      paramLabel = "LOW..HIGH",
      description = {
        "How much later the second mark is than the first. Default: 0s, and where a transmission",
        "is one of them 0s..1.5s, as is assumed of radio."
      })
  private @Nullable String delay;

  @Option(
      names = "--every",
      paramLabel = "LENGTH",
      description = {
        "It repeats with this period, as 4s or 3.9s..4.1s, and nobody knows which repetition the",
        "second mark is."
      })
  private @Nullable String every;

  @Option(
      names = "--alone",
      paramLabel = "TEXT",
      description = "Why nobody else needs to read it; it is published with the times.")
  private @Nullable String alone;

  @Override
  public Integer call() {
    if (marks.size() != 2) {
      throw new UnsealException(
          ErrorCode.USAGE, "an anchor ties two sources together: give --on twice");
    }
    Surroundings surroundings = requireNonNull(parent).surroundings();
    TimeCase.change(surroundings, options, "anchor add", Action.ANCHOR_ADDED, this::made);
    if (alone == null && !options.json()) {
      try (CaseFile file = options.open(surroundings)) {
        List<String> waiting = file.<CaseStatements>read(CaseStatements::read).waiting();
        waiting.stream()
            .skip(Math.max(0, waiting.size() - 1))
            .forEach(id -> surroundings.out().println(ClockListCommand.waits(id)));
        surroundings.out().flush();
      }
    }
    return 0;
  }

  private Change.Put made(TimeCase.Acting acting) {
    CaseStatements stated = acting.statements();
    InstantNames names = new InstantNames(stated.statements(), stated.zone());
    List<Sighting.Site> sites = new ArrayList<>();
    marks.forEach(mark -> sites.add(names.mark(mark, acting.person())));
    boolean radio =
        sites.stream()
            .anyMatch(
                site ->
                    site instanceof Sighting.Site.Same same
                        && acting
                            .reading()
                            .record(RecordKind.TRANSMISSION, same.event())
                            .isPresent());
    Range lag = delay != null ? Amounts.range(delay) : radio ? RADIO : Range.ZERO;
    Basis believed =
        basis.basis(
            delay == null && radio ? Basis.Support.ASSUMED : Basis.Support.MEASURED,
            delay == null && radio
                ? "radio delay of at most 1.5 s, nobody measured it"
                : "seen or heard on both");
    Optional<Range> period = Optional.ofNullable(every).map(Amounts::range);
    return new AnchorRecord(
            "a" + acting.reading().nextNumber(RecordKind.ANCHOR),
            what,
            List.of(
                new Sighting(sites.get(0), Range.ZERO, Optional.empty()),
                new Sighting(sites.get(1), lag, period)),
            Optional.ofNullable(alone),
            believed)
        .put();
  }
}
