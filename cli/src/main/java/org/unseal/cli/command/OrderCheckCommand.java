package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import picocli.CommandLine.ParentCommand;

/** {@code unseal order check}: whether rulings can be used, and what of them has effect. */
@Command(
    name = "check",
    description = "Checks a file of rulings and says what of it is in force. Needs no case.",
    sortOptions = false)
final class OrderCheckCommand implements Callable<Integer> {
  @ParentCommand private @Nullable OrderCommand parent;

  @Parameters(paramLabel = "FILE", description = "The rulings, as YAML.")
  private Path file = Path.of("");

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "What is in force on this day. Default: after the last ruling.")
  private @Nullable String day;

  @Option(names = "--json", description = "One line of JSON at the end.")
  private boolean json;

  @Override
  public Integer call() {
    List<Ruling> rulings;
    try {
      rulings = OrderReader.read(RulingsFile.bytes(file));
    } catch (MalformedYamlException e) {
      throw RulingsFile.refuse(surroundings(), file, json, e.problems());
    }
    OrdersInForce orders =
        OrdersInForce.on(day == null ? rulings.getLast().dated() : day(day), rulings);
    if (json) {
      surroundings().out().println(line(orders));
    } else {
      tell(orders);
    }
    surroundings().out().flush();
    return 0;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnsealException(ErrorCode.USAGE, "--on takes a day, as 2025-05-14", e);
    }
  }

  private void tell(OrdersInForce orders) {
    PrintStream out = surroundings().out();
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

  private Surroundings surroundings() {
    return requireNonNull(parent).surroundings();
  }
}
