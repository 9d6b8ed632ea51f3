package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.statement.SideStatement;
import org.unseal.engine.statement.SideStatements;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal statement list}: what the sides say, by date. */
@Command(
    name = "list",
    description = "Shows what the sides say, by date, all in one way.",
    sortOptions = false)
final class StatementListCommand implements Callable<Integer> {
  @ParentCommand private @Nullable StatementCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(names = "--all", description = "Those that were withdrawn, too.")
  private boolean all;

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    SideStatements statements;
    try (CaseFile file = options.open(surroundings)) {
      statements = file.<SideStatements>read(SideStatements::of);
    }
    List<SideStatement> shown = all ? statements.all() : statements.standing();
    PrintStream out = surroundings.out();
    if (options.json()) {
      List<JsonObject> lines = new ArrayList<>();
      for (SideStatement one : shown) {
        lines.add(
            new ObjectWriter()
                .put("id", one.id())
                .put("side", one.side().code())
                .put("date", one.date().toString())
                .put("withdrawn", !one.standing())
                .end());
      }
      CaseLines.print(
          out, new ObjectWriter().put("command", "statement list").put("statements", lines).end());
    } else {
      shown.forEach(one -> tell(out, one));
      if (shown.isEmpty()) {
        out.println("nobody said anything yet");
      }
    }
    out.flush();
    return 0;
  }

  private static void tell(PrintStream out, SideStatement one) {
    out.printf("%-5s %s  %s: %s%n", one.id(), one.date(), one.side().code(), one.by());
    one.text().lines().forEach(line -> out.println("      " + line));
    out.println("      source: " + one.source());
    one.withdrawn().ifPresent(why -> out.println("      withdrawn: " + why));
  }
}
