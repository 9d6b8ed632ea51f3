package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.GroundPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code unseal ground review}: somebody else agrees with a ground. */
@Command(
    name = "review",
    description = "Agrees with a ground that another person chose; a new ground needs it anew.",
    sortOptions = false)
final class GroundReviewCommand implements Callable<Integer> {
  @ParentCommand private @Nullable GroundCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Mixin private GroundPlaceOptions typed = new GroundPlaceOptions();

  @Override
  public Integer call() {
    GroundPlace place = typed.place();
    new GroundChange(requireNonNull(parent).surroundings(), options)
        .put(
            "ground review",
            place,
            (reading, acting) ->
                GroundChange.require(reading, place)
                    .reviewedBy(new Ground.Review(acting.person(), acting.today())));
    return 0;
  }
}
