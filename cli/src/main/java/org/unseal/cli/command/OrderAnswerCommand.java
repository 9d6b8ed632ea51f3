package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.answer.AnswerDocument;
import org.unseal.engine.answer.AnswerPage;
import org.unseal.engine.answer.ClauseAnswer;
import org.unseal.engine.answer.ClauseAnswer.DutyState;
import org.unseal.engine.answer.ClauseAnswer.Part;
import org.unseal.engine.answer.Given;
import org.unseal.engine.answer.OrderAnswer;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.files.OutputFile;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal order answer}: clause by clause what the release does, to file with the court. */
@Command(
    name = "answer",
    description = "Says clause by clause what the release does, and what is open.",
    sortOptions = false,
    footer = {"", "Exit code 1 says that something is open, so that nothing can be published."})
final class OrderAnswerCommand implements Callable<Integer> {
  @ParentCommand private @Nullable OrderCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--day",
      paramLabel = "DAY",
      description = "What is in force on this day. Default: today.")
  private @Nullable String day;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The page. Default: derived/order-answer.html in the case; the JSON beside it.")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    Given given;
    CaseFacts facts;
    Path page;
    try (CaseFile file = options.open(surroundings)) {
      facts = file.facts();
      LocalDate asOf =
          day == null
              ? LocalDate.ofInstant(Instant.now(), ZoneId.of(facts.zone()))
              : TypedDay.parse("--day", day);
      given = file.read(reading -> Given.of(reading, asOf, List.of(), List.of(), Map.of()));
      page = output == null ? file.folders().derived().resolve("order-answer.html") : output;
    }
    OrderAnswer answer = OrderAnswer.of(given);
    Path json = beside(page);
    boolean own = output == null;
    write(surroundings, json, own, new AnswerDocument(answer, given.rulings()).bytes());
    write(
        surroundings,
        page,
        own,
        new AnswerPage(
                answer,
                given.rulings(),
                facts.title(),
                facts.agency(),
                "Made with unseal " + ToolVersion.number() + ".")
            .html());
    PrintStream out = surroundings.out();
    if (options.json()) {
      CaseLines.print(out, line(answer));
    } else {
      tell(out, answer);
      out.println("page  " + page);
      out.println("json  " + json);
    }
    out.flush();
    return answer.shut().isEmpty() ? 0 : 1;
  }

  private static Path beside(Path page) {
    String name = String.valueOf(page.getFileName());
    int dot = name.lastIndexOf('.');
    return page.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
  }

  private static void write(Surroundings surroundings, Path target, boolean replace, byte[] bytes) {
    try (OutputFile file = new OutputFile(target, replace, false, surroundings.scratch())) {
      Files.write(file.path(), bytes);
      file.complete();
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private static void tell(PrintStream out, OrderAnswer answer) {
    for (ClauseAnswer clause : answer.clauses()) {
      out.printf("%-16s %s%n", clause.clause().id(), clause.standing());
      for (Part part : clause.parts()) {
        String clips =
            part.clips().isEmpty()
                ? ""
                : part.clips().stream().map(Clip::id).collect(Collectors.joining(", ", " (", ")"));
        out.println("  " + part.item().source() + ": " + part.done() + clips);
      }
      for (ClauseAnswer.Line rule : clause.rules()) {
        out.println("  " + rule.wants());
        rule.done().forEach(line -> out.println("    " + line));
      }
      for (DutyState duty : clause.duties()) {
        out.printf(
            "  %s %s: %s%n",
            duty.place(),
            duty.duty().due().map(due -> "due " + due).orElse("without a last day"),
            duty.words(answer.day()));
      }
    }
    if (!answer.shut().isEmpty()) {
      out.println("Nothing can be published yet:");
      answer.shut().forEach(one -> out.println("  - " + one.sentence()));
    }
  }

  private static JsonObject line(OrderAnswer answer) {
    return new ObjectWriter()
        .put("command", "order answer")
        .put("day", answer.day().toString())
        .put("clauses", answer.clauses().size())
        .put("open", answer.shut().size())
        .end();
  }
}
