package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.ground.PublicWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal ground set}: somebody chooses a ground. */
@Command(
    name = "set",
    description = "Chooses a ground for a source, frames, a category of people, or all else.",
    sortOptions = false)
final class GroundSetCommand implements Callable<Integer> {
  @ParentCommand private @Nullable GroundCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Mixin private GroundPlaceOptions typed = new GroundPlaceOptions();

  @Option(
      names = "--code",
      required = true,
      paramLabel = "CODE",
      description = "An exemption, as unseal exemptions lists them, or a clause as o1/2.")
  private String code = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Public: one line that links the fact to the harm.")
  private @Nullable String reason;

  @Option(
      names = "--harm",
      paramLabel = "TEXT",
      description = "Public: what would come of disclosing it.")
  private @Nullable String harm;

  @Option(
      names = "--segregability",
      paramLabel = "TEXT",
      description = "Public: why the rest could not be released without it.")
  private @Nullable String segregability;

  @Option(
      names = "--contact",
      paramLabel = "TEXT",
      description = "Public: where somebody who disagrees turns to.")
  private @Nullable String contact;

  @Option(
      names = "--internal",
      paramLabel = "TEXT",
      description = "A note that is never published.")
  private @Nullable String internal;

  @Option(
      names = "--review-on",
      paramLabel = "DAY",
      description = "When somebody looks whether it still holds.")
  private @Nullable String reviewOn;

  @Override
  public Integer call() {
    GroundPlace place = typed.place();
    Optional<LocalDate> again =
        Optional.ofNullable(reviewOn).map(text -> TypedDay.parse("--review-on", text));
    new GroundChange(requireNonNull(parent).surroundings(), options)
        .put(
            "ground set",
            place,
            (reading, acting) ->
                Grounds.checked(
                    reading,
                    new Ground(
                        place,
                        code,
                        new PublicWords(
                            Optional.ofNullable(reason),
                            Optional.ofNullable(harm),
                            Optional.ofNullable(segregability),
                            Optional.ofNullable(contact)),
                        Optional.ofNullable(internal),
                        again,
                        acting.person(),
                        acting.today(),
                        Optional.empty())));
    return 0;
  }
}
