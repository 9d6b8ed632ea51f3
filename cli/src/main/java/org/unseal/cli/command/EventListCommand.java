package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.event.EventTimes;
import org.unseal.engine.event.EventsDocument;
import org.unseal.engine.files.OutputFile;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal event list}: the events, each with its interval. */
@Command(
    name = "list",
    description = "Shows the events in the order in which they were recorded, each with its time.",
    sortOptions = false)
final class EventListCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EventCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(names = "--all", description = "Those that were withdrawn, too.")
  private boolean all;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Also as they would be published: FILE.json or FILE.csv, by its ending.")
  private List<Path> files = List.of();

  private record Read(CaseEvents events, EventTimes times, List<String> objections) {}

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    Read read;
    try (CaseFile file = options.open(surroundings)) {
      read =
          file.read(
              reading -> {
                CaseEvents events = CaseEvents.of(reading);
                return new Read(
                    events,
                    EventTimes.of(CaseStatements.read(reading), events.all()),
                    CaseEvents.objections(
                        reading, CaseVisibility.of(surroundings, options, reading)));
              });
    }
    EventsDocument document = new EventsDocument(read.events(), read.times());
    for (Path target : files) {
      write(surroundings, target, document);
    }
    PrintStream out = surroundings.out();
    if (options.json()) {
      CaseLines.print(out, line(read));
    } else {
      tell(out, read);
    }
    out.flush();
    return 0;
  }

  private void write(Surroundings surroundings, Path target, EventsDocument document) {
    byte[] bytes =
        target.toString().endsWith(".csv")
            ? document.csv().getBytes(StandardCharsets.UTF_8)
            : document.json();
    try (OutputFile file = new OutputFile(target, false, false, surroundings.scratch())) {
      Files.write(file.path(), bytes);
      file.complete();
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private void tell(PrintStream out, Read read) {
    List<CaseEvent> shown = all ? read.events().all() : read.events().standing();
    for (CaseEvent event : shown) {
      out.printf("%-4s %-9s %s%n", event.id(), event.basis().code(), event.sentence());
      if (!event.persons().isEmpty()) {
        out.println("     with " + String.join(", ", event.persons()));
      }
      out.printf("     %s: %s%n", read.times().of(event).timeClass(), read.times().words(event));
      read.times().of(event).because().forEach(why -> out.println("       - " + why));
      event.withdrawn().ifPresent(why -> out.println("     withdrawn: " + why));
    }
    if (shown.isEmpty()) {
      out.println("no events yet");
    }
    read.objections().forEach(out::println);
  }

  private JsonObject line(Read read) {
    List<JsonObject> events = new ArrayList<>();
    for (CaseEvent event : all ? read.events().all() : read.events().standing()) {
      EventTimes.Interval interval = read.times().of(event);
      ObjectWriter one =
          new ObjectWriter()
              .put("id", event.id())
              .put("kind", event.basis().code())
              .put("class", interval.timeClass().name())
              .put("withdrawn", !event.standing());
      interval.earliest().ifPresent(micros -> one.put("earliest", micros));
      interval.latest().ifPresent(micros -> one.put("latest", micros));
      events.add(one.end());
    }
    return new ObjectWriter()
        .put("command", "event list")
        .put("events", events)
        .put("objections", read.objections().size())
        .end();
  }
}
