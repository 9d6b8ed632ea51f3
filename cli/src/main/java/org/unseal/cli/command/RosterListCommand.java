package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.roster.Attribution;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.roster.Subject;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code unseal roster list}: the roster, for the terminal alone. */
@Command(
    name = "list",
    description = "Shows everybody, with names: for the terminal alone. --json has labels only.",
    sortOptions = false)
final class RosterListCommand implements Callable<Integer> {
  @ParentCommand private @Nullable RosterCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    Roster roster;
    try (CaseFile file = options.open(surroundings)) {
      roster = file.<Roster>read(Roster::of);
    }
    PrintStream out = surroundings.out();
    if (options.json()) {
      List<JsonObject> subjects = new ArrayList<>();
      for (Subject subject : roster.subjects()) {
        subjects.add(
            new ObjectWriter()
                .put("label", subject.id())
                .put("category", subject.category().code())
                .put("public", subject.named())
                .put("attributions", subject.attributions().size())
                .end());
      }
      CaseLines.print(
          out, new ObjectWriter().put("command", "roster list").put("subjects", subjects).end());
    } else {
      roster.subjects().forEach(subject -> tell(out, subject));
      if (roster.subjects().isEmpty()) {
        out.println("nobody is on the roster yet");
      }
    }
    out.flush();
    return 0;
  }

  private static void tell(PrintStream out, Subject subject) {
    out.printf(
        "%-20s %-10s %-13s %s%n",
        subject.id(),
        subject.category().code(),
        subject.named() ? "public" : "name withheld",
        String.join(", also ", subject.names()));
    for (Attribution attribution : subject.attributions()) {
      out.printf(
          "  identified by %s, %s, %s%s%n",
          attribution.by(),
          attribution.where(),
          attribution.date(),
          attribution.source().map(text -> " (" + text + ")").orElse(""));
    }
    if (subject.attributions().isEmpty()) {
      out.println("  identified by nobody yet: unseal roster attribute");
    }
  }
}
