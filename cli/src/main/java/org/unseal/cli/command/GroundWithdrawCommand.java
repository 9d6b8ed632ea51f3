package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal ground withdraw}: a ground no longer counts. */
@Command(
    name = "withdraw",
    description = "Takes a ground back; the log of the case keeps it, with the reason.",
    sortOptions = false)
final class GroundWithdrawCommand implements Callable<Integer> {
  @ParentCommand private @Nullable GroundCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Mixin private GroundPlaceOptions typed = new GroundPlaceOptions();

  @Option(
      names = "--because",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in one line.")
  private String because = "";

  @Override
  public Integer call() {
    GroundPlace place = typed.place();
    new GroundChange(requireNonNull(parent).surroundings(), options)
        .append(
            "ground withdraw",
            place,
            (reading, _) -> {
              GroundChange.require(reading, place);
              return new Entry(
                  Action.GROUND_CHOSEN,
                  Optional.empty(),
                  new ObjectWriter().put("reason", because).end(),
                  List.of(new Change.Remove(RecordKind.GROUND, place.id())));
            });
    return 0;
  }
}
