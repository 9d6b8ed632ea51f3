package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.vision.models.ModelCard;
import org.unseal.vision.models.ModelShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal models}: the face models on this machine. */
@Command(
    name = "models",
    description = "Lists, fetches, adds and checks face models.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal models list",
      "  unseal models fetch centerface",
      "  unseal models add face_detection_yunet_2026may.onnx",
      "  unseal models default yunet",
      "  unseal models check"
    })
public final class ModelsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|fetch|add|check|default",
      description = "What to do. Default: list.")
  private String action = "list";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME|FILE",
      description = "Names of models to fetch or use; a file to add.")
  private List<String> operands = List.of();

  @Option(
      names = "--card",
      paramLabel = "CARD",
      description = "The card of a model that is added, if it doesn't lie beside the file.")
  private @Nullable Path card;

  /** The command in its surroundings, before anything was parsed. */
  public ModelsCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Workshop workshop = new Workshop(surroundings);
    ModelShelf shelf = workshop.shelf();
    PrintStream out = surroundings.out();
    int code =
        switch (action) {
          case "list" -> list(shelf, out);
          case "fetch" -> fetch(shelf, out);
          case "add" -> {
            ModelCard added =
                shelf.add(Path.of(only("a file")), Optional.ofNullable(card), workshop.detectors());
            out.println(added.name() + " is on the shelf; use it with --detector " + added.name());
            yield 0;
          }
          case "default" -> {
            String name = only("a model's name");
            shelf.chooseDefault(name);
            out.println(name + " is the default detector from now on");
            yield 0;
          }
          case "check" -> check(shelf, out);
          default ->
              throw new UnsealException(
                  ErrorCode.USAGE, "models knows list, fetch, add, check and default");
        };
    out.flush();
    return code;
  }

  private static int list(ModelShelf shelf, PrintStream out) {
    for (ModelShelf.Entry entry : shelf.list()) {
      out.printf(
          "%-2s%-12s %-8s %-10s sha256 %s  %s%n",
          entry.isDefault() ? "*" : "",
          entry.card().name(),
          entry.file().isPresent() ? "here" : "not here",
          entry.card().licence(),
          entry.card().sha256().substring(0, 12),
          entry.card().notes());
    }
    out.println("* is used where no --detector is given");
    return 0;
  }

  private int fetch(ModelShelf shelf, PrintStream out) {
    for (String name : operands.isEmpty() ? List.of(shelf.defaultDetector()) : operands) {
      shelf.fetch(name);
      out.println(name + " is on the shelf");
    }
    return 0;
  }

  private static int check(ModelShelf shelf, PrintStream out) {
    int code = 0;
    for (ModelShelf.Check check : shelf.check()) {
      out.println(
          check.card().name() + (check.intact() ? ": intact" : ": CHANGED, fetch it again"));
      code = check.intact() ? code : 1;
    }
    return code;
  }

  private String only(String what) {
    if (operands.size() != 1) {
      throw new UnsealException(ErrorCode.USAGE, "models " + action + " needs " + what);
    }
    return operands.getFirst();
  }
}
