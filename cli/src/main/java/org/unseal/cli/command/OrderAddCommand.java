package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.intake.Item;
import org.unseal.engine.order.CaseOrder;
import org.unseal.engine.order.OrderReader;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.Clause;
import org.unseal.model.order.Rule;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.ScopeItem;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal order add}: the case keeps a series of rulings. */
@Command(
    name = "add",
    description = "Keeps a series of rulings in the case; a later series goes on with it.",
    sortOptions = false)
final class OrderAddCommand implements Callable<Integer> {
  @ParentCommand private @Nullable OrderCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "FILE", description = "The rulings, all of them, as YAML.")
  private Path file = Path.of("");

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "Why rulings that the case has already read otherwise now.")
  private @Nullable String because;

  @Override
  public Integer call() {
    Surroundings surroundings = requireNonNull(parent).surroundings();
    byte[] document = RulingsFile.bytes(file);
    List<Ruling> rulings;
    Change.Put put;
    try {
      rulings = OrderReader.read(document);
      put = CaseOrder.put(document);
    } catch (MalformedYamlException e) {
      throw RulingsFile.refuse(surroundings, file, options.json(), e.problems());
    }
    Head head;
    List<String> remarks;
    try (CaseFile openCase = options.openToAct(surroundings)) {
      remarks = openCase.read(reading -> remarks(reading, rulings));
      head = openCase.append(reading -> entry(reading, rulings, put));
    }
    tell(surroundings.out(), rulings, remarks, head);
    return 0;
  }

  private Entry entry(CaseReading reading, List<Ruling> rulings, Change.Put put) {
    requireSources(reading, rulings);
    List<Ruling> before = CaseOrder.find(reading).map(CaseOrder::rulings).orElse(List.of());
    boolean goesOn =
        rulings.size() >= before.size() && rulings.subList(0, before.size()).equals(before);
    if (!goesOn && because == null) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "rulings that the case has are changed or missing in this file; a series only goes on."
              + " If they were read wrongly, say so with --because TEXT");
    }
    ObjectWriter details = new ObjectWriter();
    if (because != null) {
      details.put("reason", because);
    }
    return new Entry(
        goesOn ? Action.ORDER_READ : Action.CORRECTED,
        Optional.empty(),
        details.end(),
        List.of(put));
  }

  /** A wish for a source that nobody knows of would silently come to nothing. */
  private static void requireSources(CaseReading reading, List<Ruling> rulings) {
    Set<String> named =
        rulings.stream()
            .flatMap(ruling -> ruling.clauses().stream())
            .flatMap(clause -> clause.scope().stream())
            .map(ScopeItem::source)
            .filter(source -> reading.record(RecordKind.SOURCE, source).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!named.isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "the case knows no source "
              + String.join(", ", named)
              + "; name it with unseal source, be it that nothing of it came");
    }
  }

  /** What a person should know, and nothing that makes the series unusable. */
  private static List<String> remarks(CaseReading reading, List<Ruling> rulings) {
    List<String> remarks = new ArrayList<>();
    Set<String> known =
        reading.records(RecordKind.ITEM).stream()
            .map(Item::read)
            .map(item -> item.sha256().hex())
            .collect(Collectors.toSet());
    for (Ruling ruling : rulings) {
      if (!known.contains(ruling.documentSha256())) {
        remarks.add("the document of " + ruling.id() + " is no item of the case; take it in");
      }
    }
    Roster roster = Roster.of(reading);
    Set<String> cleared = new TreeSet<>();
    for (Ruling ruling : rulings) {
      for (Clause clause : ruling.clauses()) {
        for (Rule rule : clause.rules()) {
          if (rule instanceof Rule.Clear clear
              && roster.subjects().stream().noneMatch(one -> one.id().equals(clear.person()))) {
            cleared.add(clear.person());
          }
        }
      }
    }
    cleared.forEach(
        person -> remarks.add(person + " is cleared by a clause and not on the roster yet"));
    return remarks;
  }

  private void tell(PrintStream out, List<Ruling> rulings, List<String> remarks, Head head) {
    if (options.json()) {
      CaseLines.print(
          out,
          CaseLines.line("order add", head)
              .put("rulings", rulings.size())
              .put("remarks", remarks.size())
              .end());
    } else {
      out.println(CaseLines.count(rulings.size(), "ruling"));
      remarks.forEach(remark -> out.println("  " + remark));
      CaseLines.head(out, head);
    }
    out.flush();
  }
}
