package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.answer.DutyAnswer;
import org.unseal.engine.answer.DutyPlace;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.order.CaseOrder;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.Clause;
import org.unseal.model.order.Duty;
import org.unseal.proof.custody.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal order met}: what became of a condition or a notice. */
@Command(
    name = "met",
    description = "Says how a condition or a notice of the order was met, or why it was waived.",
    sortOptions = false)
final class OrderMetCommand implements Callable<Integer> {
  @ParentCommand private @Nullable OrderCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1",
      paramLabel = "DUTY",
      description = "As o1/yard/c1: ruling, clause, its own name.")
  private String duty = "";

  @Option(names = "--how", paramLabel = "TEXT", description = "How it was met, in one line.")
  private @Nullable String how;

  @Option(
      names = "--waived",
      paramLabel = "REASON",
      description = "Why it need not be met, and who says so.")
  private @Nullable String waived;

  @Option(
      names = "--reopen",
      paramLabel = "REASON",
      description = "Why an earlier answer was wrong; it is open again.")
  private @Nullable String reopened;

  @Option(names = "--date", paramLabel = "DAY", description = "When it was. Default: today.")
  private @Nullable String date;

  @Override
  public Integer call() {
    int said = (how == null ? 0 : 1) + (waived == null ? 0 : 1) + (reopened == null ? 0 : 1);
    if (said != 1) {
      throw new UnsealException(ErrorCode.USAGE, "give one of --how, --waived and --reopen");
    }
    DutyPlace place = DutyPlace.parse(duty);
    CaseChange.run(
        requireNonNull(parent).surroundings(),
        options,
        "order met",
        Action.DUTY_ANSWERED,
        reading -> made(reading, place));
    return 0;
  }

  private Change.Put made(CaseReading reading, DutyPlace place) {
    List<Duty> duties =
        CaseOrder.of(reading).rulings().stream()
            .flatMap(ruling -> ruling.clauses().stream())
            .filter(clause -> clause.id().equals(place.clause()))
            .map(Clause::duties)
            .flatMap(List::stream)
            .toList();
    if (duties.stream().noneMatch(one -> one.id().equals(place.duty()))) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "the order has no condition and no notice of this name; unseal order answer CASE lists them");
    }
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneId.of(CaseFile.facts(reading).zone()));
    LocalDate day = date == null ? today : TypedDay.parse("--date", date);
    if (day.isAfter(today)) {
      throw new UnsealException(
          ErrorCode.USAGE, "--date is a day that is still to come; say what was done once it is");
    }
    return how != null
        ? new DutyAnswer(place, DutyAnswer.State.MET, how, day).put()
        : waived != null
            ? new DutyAnswer(place, DutyAnswer.State.WAIVED, waived, day).put()
            : new DutyAnswer(place, DutyAnswer.State.OPEN, requireNonNull(reopened), day).put();
  }
}
