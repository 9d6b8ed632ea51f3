package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.order.OrderReader;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.engine.yaml.YamlProblem;
import org.unseal.engine.yaml.YamlReader;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.Duty;
import org.unseal.model.order.Ruling;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal order}: what a series of rulings says, and what of it has effect. */
@Command(
    name = "order",
    description = "Checks a series of rulings and says what of it is in force.",
    sortOptions = false,
    subcommands = {OrderAnswerCommand.class, OrderMetCommand.class},
    footer = {
      "",
      "Examples:",
      "  unseal order check order.yaml",
      "  unseal order check order.yaml --on 2025-05-14",
      "  unseal order met larkspur o1/yard/n1 --how \"letters of 13 May\" --as dana",
      "  unseal order answer larkspur"
    })
public final class OrderCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", arity = "0..1", paramLabel = "check", description = "What to do.")
  private String action = "check";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The rulings, as YAML.")
  private Path file = Path.of("");

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "What is in force on this day. Default: after the last ruling.")
  private @Nullable String day;

  @Option(names = "--json", description = "One line of JSON at the end.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public OrderCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    if (!action.equals("check")) {
      throw new UnsealException(ErrorCode.USAGE, "order knows check, met and answer");
    }
    List<Ruling> rulings;
    try {
      rulings = OrderReader.read(document());
    } catch (MalformedYamlException e) {
      return refuse(e.problems());
    }
    OrdersInForce orders =
        OrdersInForce.on(day == null ? rulings.getLast().dated() : day(day), rulings);
    if (json) {
      surroundings.out().println(line(orders));
    } else {
      tell(orders);
    }
    surroundings.out().flush();
    return 0;
  }

  private byte[] document() {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(YamlReader.LARGEST + 1);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "can't read " + file + "; name a file of rulings", e);
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnsealException(ErrorCode.USAGE, "--on takes a day, as 2025-05-14", e);
    }
  }

  /** Everything that is wrong, so that it can be mended in one go. */
  private int refuse(List<YamlProblem> problems) {
    if (json) {
      List<JsonObject> places = new ArrayList<>();
      for (YamlProblem problem : problems) {
        places.add(
            new ObjectWriter()
                .put("line", problem.place().line())
                .put("column", problem.place().column())
                .end());
      }
      surroundings
          .out()
          .println(text(new ObjectWriter().put("command", "order").put("problems", places)));
    } else {
      problems.forEach(problem -> surroundings.out().println(file + ":" + problem));
    }
    surroundings.out().flush();
    throw new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED,
        problems.size() == 1
            ? file + " can't be used: one thing in it is wrong; mend it and check again"
            : "%s can't be used: %d things in it are wrong; mend them and check again"
                .formatted(file, problems.size()));
  }

  private void tell(OrdersInForce orders) {
    PrintStream out = surroundings.out();
    out.println("on " + orders.day() + ":");
    for (OrdersInForce.Standing standing : orders.clauses()) {
      out.printf(
          "%-16s %-9s %s%n",
          standing.clause().id(), YamlFields.wordOf(standing.state()), reason(standing));
      if (standing.state() == OrdersInForce.State.IN_FORCE) {
        standing.clause().duties().forEach(duty -> out.println("  " + duty(duty)));
      }
    }
    if (orders.clauses().isEmpty()) {
      out.println("nothing is ordered yet; everything is withheld");
    }
  }

  private static String reason(OrdersInForce.Standing standing) {
    String own = standing.clause().id().ruling();
    return standing.by().equals(own) ? "" : "by " + standing.by();
  }

  private static String duty(Duty duty) {
    return YamlFields.wordOf(duty.kind())
        + " "
        + duty.id()
        + duty.due().map(due -> ", due " + due).orElse("");
  }

  private static String line(OrdersInForce orders) {
    List<JsonObject> clauses = new ArrayList<>();
    for (OrdersInForce.Standing standing : orders.clauses()) {
      clauses.add(
          new ObjectWriter()
              .put("clause", standing.clause().id().toString())
              .put("state", YamlFields.wordOf(standing.state()))
              .put("by", standing.by())
              .end());
    }
    return text(
        new ObjectWriter()
            .put("command", "order")
            .put("day", orders.day().toString())
            .put("clauses", clauses));
  }

  private static String text(ObjectWriter line) {
    return new String(CanonicalJson.bytes(line.end()), StandardCharsets.UTF_8);
  }
}
