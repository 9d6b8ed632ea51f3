package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.exemption.JurisdictionPacks;
import org.unseal.engine.sound.CaseMutes;
import org.unseal.engine.sound.Mute;
import org.unseal.engine.sound.MuteStep;
import org.unseal.engine.sound.MuteStep.Where;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.wave.Replacement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal mute}: what of the dispatch recordings is taken out, and on which ground. */
@Command(
    name = "mute",
    description = "Takes spans out of dispatch recordings before they are released.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal mute add harbour i7 --from 75.2 --to 1:18.4 --ground FL-119.071-2-H --as dana",
      "  unseal mute add harbour i7@75.2..78.4 --with tone --ground FL-119.071-2-H --as dana",
      "  unseal mute add harbour t12 --ground COURT-ORDER --label \"a caller's address\" --as dana",
      "  unseal mute list harbour i7",
      "  unseal mute withdraw harbour m3 --as dana",
      "",
      "Codes of grounds are in unseal exemptions."
    })
public final class MuteCommand implements Callable<Integer> {
  private static final Pattern PLACE =
      Pattern.compile("(i[0-9]+)@([0-9:.]+?)s?\\.\\.([0-9:.]+?)s?");

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "add|list|withdraw", description = "What to do.")
  private String action = "";

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "WHAT",
      description = {
        "With add: a recording, as i7 or i7@75.2..78.4, or a transmission, as t12.",
        "With list: a recording. With withdraw: a mute, as m3."
      })
  private List<String> operands = List.of();

  @Option(names = "--from", paramLabel = "TIME", description = "With add: where it begins.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "With add: where it ends.")
  private @Nullable String to;

  @Option(
      names = "--with",
      paramLabel = "silence|tone",
      description = "With add: what takes its place. Default: silence.")
  private @Nullable String with;

  @Option(names = "--ground", paramLabel = "CODE", description = "With add: the exemption.")
  private @Nullable String ground;

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description = "With add: what it is about, to be published; never what is said.")
  private @Nullable String label;

  /** The command in its surroundings, before anything was parsed. */
  public MuteCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    if (!action.equals("add")
        && (from != null || to != null || with != null || ground != null || label != null)) {
      throw usage("--from, --to, --with, --ground and --label go with mute add");
    }
    switch (action) {
      case "add" -> add();
      case "list" -> list();
      case "withdraw" -> withdraw();
      default -> throw usage("mute knows add, list and withdraw");
    }
    surroundings.out().flush();
    return 0;
  }

  private void add() {
    if (operands.size() != 1) {
      throw usage("mute add takes one recording, as i7, or one transmission, as t12");
    }
    if (ground == null) {
      throw usage("say on which ground with --ground CODE; unseal exemptions lists codes");
    }
    MuteStep.Wish wish =
        new MuteStep.Wish(
            where(operands.getFirst()), replacement(), known(ground), Optional.ofNullable(label));
    try (CaseFile file = options.openToAct(surroundings)) {
      Mute mute = new MuteStep(file).add(wish);
      told("add", mute, file);
    }
  }

  private Where where(String operand) {
    if (operand.matches("t[0-9]+")) {
      if (from != null || to != null) {
        throw usage("a transmission is muted as a whole; for a part give its recording, as i7");
      }
      return new Where.Whole(operand);
    }
    Matcher place = PLACE.matcher(operand);
    if (place.matches() && from == null && to == null) {
      return new Where.Span(
          place.group(1), MediaTime.parse(place.group(2)), MediaTime.parse(place.group(3)));
    }
    if (from == null || to == null || !operand.matches("i[0-9]+")) {
      throw usage("say what: i7 with --from and --to, or i7@75.2..78.4, or t12");
    }
    return new Where.Span(operand, MediaTime.parse(from), MediaTime.parse(to));
  }

  private Replacement replacement() {
    return with == null
        ? Replacement.SILENCE
        : Replacement.ofWord(with).orElseThrow(() -> usage("--with is silence or tone"));
  }

  private static String known(String code) {
    return JurisdictionPacks.ofThisProgram()
        .exemption(code)
        .orElseThrow(() -> usage("no exemption has this code; unseal exemptions lists them"))
        .code();
  }

  private void list() {
    if (operands.size() > 1) {
      throw usage("mute list takes at most one recording");
    }
    try (CaseFile file = options.open(surroundings)) {
      List<Mute> mutes =
          file.read(
              reading ->
                  operands.isEmpty()
                      ? CaseMutes.all(reading)
                      : CaseMutes.of(reading, operands.getFirst()));
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "mute list")
                .put("mutes", mutes.stream().map(MuteCommand::json).toList())
                .end());
        return;
      }
      mutes.forEach(mute -> surroundings.out().println(line(mute)));
      surroundings.out().println(CaseLines.count(mutes.size(), "mute"));
    }
  }

  private void withdraw() {
    if (operands.size() != 1) {
      throw usage("mute withdraw takes one mute, as m3");
    }
    try (CaseFile file = options.openToAct(surroundings)) {
      told("withdraw", new MuteStep(file).withdraw(operands.getFirst()), file);
    }
  }

  private void told(String what, Mute mute, CaseFile file) {
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("mute " + what, file.head()).put("mute", json(mute)).end());
      return;
    }
    surroundings.out().println((what.equals("add") ? "muted  " : "heard again  ") + line(mute));
    CaseLines.head(surroundings.out(), file.head());
  }

  private static String line(Mute mute) {
    return "%-4s %-5s %s to %s  %-7s %s%s%s"
        .formatted(
            mute.id(),
            mute.item(),
            MediaTime.text(mute.from()),
            MediaTime.text(mute.end()),
            mute.with().word(),
            mute.ground(),
            mute.transmission().map(t -> ", all of " + t).orElse(""),
            mute.label().map(text -> ": " + text).orElse(""));
  }

  private static JsonObject json(Mute mute) {
    ObjectWriter line =
        new ObjectWriter()
            .put("id", mute.id())
            .put("item", mute.item())
            .put("from", mute.from())
            .put("to", mute.end())
            .put("with", mute.with().word())
            .put("ground", mute.ground());
    mute.transmission().ifPresent(t -> line.put("transmission", t));
    return line.end();
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
