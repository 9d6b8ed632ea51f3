package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.Grounds;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code unseal ground list}: the grounds that people chose. */
@Command(name = "list", description = "Lists the grounds that people chose.", sortOptions = false)
final class GroundListCommand implements Callable<Integer> {
  @ParentCommand private @Nullable GroundCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    Grounds grounds;
    try (CaseFile file = options.open(surroundings)) {
      grounds = file.read(Grounds::of);
    }
    PrintStream out = surroundings.out();
    if (options.json()) {
      CaseLines.print(out, line(grounds));
    } else {
      grounds.chosen().forEach(ground -> tell(out, grounds, ground));
      if (grounds.chosen().isEmpty()) {
        out.println("nobody chose a ground yet: unseal ground set");
      }
    }
    out.flush();
    return 0;
  }

  private static void tell(PrintStream out, Grounds grounds, Ground ground) {
    out.printf("%s: %s%n", ground.place().words(), ground.code());
    grounds.basis(ground.code()).ifPresent(basis -> out.println("  " + basis.citation()));
    ground.words().reason().ifPresent(text -> out.println("  " + text));
    ground.internal().ifPresent(text -> out.println("  never published: " + text));
    out.printf(
        "  by %s on %s, %s%n",
        ground.decidedBy(),
        ground.decided(),
        ground
            .review()
            .map(agreed -> "reviewed by " + agreed.by() + " on " + agreed.on())
            .orElse("not reviewed"));
    ground.reviewOn().ifPresent(day -> out.println("  to be looked at again on " + day));
  }

  private static JsonObject line(Grounds grounds) {
    List<JsonObject> all = new ArrayList<>();
    for (Ground ground : grounds.chosen()) {
      ObjectWriter one =
          new ObjectWriter()
              .put("id", ground.place().id())
              .put("code", ground.code())
              .put("decidedBy", ground.decidedBy())
              .put("decided", ground.decided().toString());
      ground.review().ifPresent(agreed -> one.put("reviewedBy", agreed.by()));
      all.add(one.end());
    }
    return new ObjectWriter().put("command", "ground list").put("grounds", all).end();
  }
}
