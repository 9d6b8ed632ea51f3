package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Order;
import org.unseal.proof.time.Reason;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.StatementText;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TickRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code unseal clock list}: everything that a case states about time. */
@Command(name = "list", description = "Shows everything that the case states about time.")
final class ClockListCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClockCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    try (CaseFile file = options.open(surroundings)) {
      CaseStatements stated = file.read(CaseStatements::read);
      List<String> lines = lines(stated);
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "clock list")
                .put("scales", stated.statements().scales().size())
                .put("events", stated.statements().events().size())
                .put("waiting", stated.waiting().stream().map(JsonText::new).toList())
                .put("idle", stated.idle().stream().map(JsonText::new).toList())
                .end());
      } else {
        lines.forEach(surroundings.out()::println);
      }
      surroundings.out().flush();
    }
    return 0;
  }

  private static List<String> lines(CaseStatements stated) {
    Statements statements = stated.statements();
    StatementText text = new StatementText(statements);
    List<String> lines = new ArrayList<>();
    for (Scale scale : statements.scales()) {
      lines.add(text.of(new Reason(Reason.Kind.RATE, scale.id())));
      scale
          .standing()
          .ifPresent(_ -> lines.add("  " + text.of(new Reason(Reason.Kind.STANDING, scale.id()))));
      for (int i = 1; i < scale.segments().size(); i++) {
        lines.add("  " + text.of(new Reason(Reason.Kind.BREAK, scale.id() + "/" + i)));
      }
    }
    for (TickRun run : statements.ticks()) {
      lines.add(text.of(new Reason(Reason.Kind.TICKS, run.id())));
    }
    for (Event event : statements.events()) {
      lines.add(text.of(event));
    }
    for (Order order : statements.orders()) {
      lines.add(text.of(new Reason(Reason.Kind.ORDER, order.id())));
    }
    for (Dropped dropped : stated.dropped()) {
      lines.add(
          "%s is left out, by %s: %s".formatted(dropped.event(), dropped.by(), dropped.reason()));
    }
    stated.waiting().forEach(id -> lines.add(waits(id)));
    stated
        .idle()
        .forEach(
            id ->
                lines.add(
                    id
                        + ": nothing follows from it; a step since is not excluded, or its clock showed"
                        + " that time twice or never"));
    stated
        .disagreeing()
        .forEach(id -> lines.add(id + ": two readings of it have nothing in common; look again"));
    return lines;
  }

  static String waits(String anchor) {
    return "%s waits for a second person: unseal anchor read CASE %s --on ... --as OTHER"
        .formatted(anchor, anchor);
  }
}
