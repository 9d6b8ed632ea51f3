package org.unseal.cli.command;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Head;

/** Changes the grounds of a case in one event, and tells so by the place's id alone. */
final class GroundChange {
  private final Surroundings surroundings;
  private final CaseOptions options;

  GroundChange(Surroundings surroundings, CaseOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  /** Who does it, on which day at the case's place. */
  record Acting(String person, LocalDate today) {}

  void put(String command, GroundPlace place, BiFunction<CaseReading, Acting, Ground> author) {
    append(
        command,
        place,
        (reading, acting) ->
            Entry.of(
                Action.GROUND_CHOSEN, TimeCase.checked(() -> author.apply(reading, acting)).put()));
  }

  void append(String command, GroundPlace place, BiFunction<CaseReading, Acting, Entry> author) {
    try (CaseFile file = options.openToAct(surroundings)) {
      Acting acting =
          new Acting(file.person().orElseThrow(), LocalDate.now(ZoneId.of(file.facts().zone())));
      Head head = file.append(reading -> author.apply(reading, acting));
      PrintStream out = surroundings.out();
      if (options.json()) {
        CaseLines.print(out, CaseLines.line(command, head).put("id", place.id()).end());
      } else {
        out.println(place.words());
        CaseLines.head(out, head);
      }
      out.flush();
    }
  }

  /** What was chosen for a place before. */
  static Ground require(CaseReading reading, GroundPlace place) {
    Optional<Ground> found = Grounds.of(reading).find(place);
    return found.orElseThrow(
        () ->
            new UnsealException(
                ErrorCode.RECORD_MISSING,
                "nobody chose a ground for that; unseal ground list CASE shows which there are"));
  }
}
