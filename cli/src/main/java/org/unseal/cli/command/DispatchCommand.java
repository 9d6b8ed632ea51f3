package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.dispatch.DispatchStep;
import org.unseal.engine.dispatch.Judgement;
import org.unseal.engine.dispatch.Judgement.Added;
import org.unseal.engine.dispatch.Judgement.TwinMark;
import org.unseal.engine.dispatch.LanePicture;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.dispatch.TransmissionEdit;
import org.unseal.engine.dispatch.call.CallTable;
import org.unseal.engine.dispatch.call.RecorderClock;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.Placed;
import org.unseal.engine.files.OutputFile;
import org.unseal.media.listen.LibavSoundLibrary;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.dispatch.Continuity;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal dispatch}: what is on a case's dispatch recordings, and when it can have been. */
@Command(
    name = "dispatch",
    description =
        "Finds the transmissions on dispatch recordings, and whether these ran all the time.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal dispatch analyze harbour --source radio-1 --stamp-error 4 --as dana",
      "  unseal dispatch list harbour --source radio-1",
      "  unseal dispatch continuity harbour i7",
      "  unseal dispatch continuity harbour i7 --configured \"logger setup, page 3\" --as dana",
      "  unseal dispatch continuity harbour i7 --spoken 75.2=2026-03-09T14:02 --as dana",
      "  unseal dispatch edit harbour split t12 31.4 --as dana",
      "  unseal dispatch edit harbour add i7 10.0 12.5 --as dana",
      "  unseal dispatch picture harbour --source radio-1 -o radio-1.svg",
      "",
      "Recordings come into a case with unseal intake --kind dispatch."
    })
public final class DispatchCommand implements Callable<Integer> {
  private static final long MICROS = 1_000_000;

  /** How exactly a person reads off where something is said. */
  private static final long SPOKEN = 500_000;

  private static final long HEARD = 100_000;

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "analyze|list|continuity|edit|picture",
      description = "What to do.")
  private String action = "";

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "ITEM|EDIT",
      description = {
        "With list, continuity and picture: a recording.",
        "With edit: add ITEM START END, remove T, retime T START END, split T AT or merge T T."
      })
  private List<String> operands = List.of();

  @Option(names = "--source", paramLabel = "LABEL", description = "The dispatch source.")
  private @Nullable String source;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "With analyze: the zone of the recorder's local times. Default: the case's.")
  private @Nullable String zone;

  @Option(
      names = "--stamp-error",
      paramLabel = "SECONDS",
      description = "With analyze: what the recorder's documents say that its stamps may be off.")
  private @Nullable String stampError;

  @Option(
      names = "--columns",
      paramLabel = "MAP",
      description = {
        "With analyze: columns of lists of calls, as file=Name,start=Begin; also end,",
        "duration, offset, talkgroup, radio."
      })
  private String columns = "";

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description = "With analyze: how these write times, as MM/dd/yyyy HH:mm:ss.")
  private @Nullable String timeFormat;

  @Option(
      names = "--channel",
      paramLabel = "N",
      description = "With analyze: listen to this channel alone, from 1. Default: all mixed.")
  private @Nullable Integer channel;

  @Option(
      names = "--hang",
      paramLabel = "SECONDS",
      description = "With analyze: a longer pause divides transmissions. Default: 0.8.")
  private @Nullable String hang;

  @Option(
      names = "--again",
      description = "With analyze: recordings that were analysed, too. What people edited stays.")
  private boolean again;

  @Option(
      names = "--configured",
      paramLabel = "TEXT",
      description = "With continuity: which record says that the logger records all the time.")
  private @Nullable String configured;

  @Option(
      names = "--spoken",
      paramLabel = "AT=TIME",
      description = "With continuity: at AT of the recording somebody says that it is TIME.")
  private List<String> spoken = List.of();

  @Option(
      names = "--same",
      paramLabel = "AT=ITEM@AT",
      description = "With continuity: what begins at AT begins at AT of recording ITEM, too.")
  private List<String> same = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "With picture: the SVG to write.")
  private @Nullable Path output;

  @Option(names = "--force", description = "With picture: replace a file that is there.")
  private boolean force;

  /** The command in its surroundings, before anything was parsed. */
  public DispatchCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    refuseIdleOptions();
    int code =
        switch (action) {
          case "analyze" -> analyze();
          case "list" -> list();
          case "continuity" -> continuity();
          case "edit" -> edit();
          case "picture" -> picture();
          default -> throw usage("dispatch knows analyze, list, continuity, edit and picture");
        };
    surroundings.out().flush();
    return code;
  }

  private void refuseIdleOptions() {
    boolean analyzes = action.equals("analyze");
    if (!analyzes
        && (zone != null
            || stampError != null
            || !columns.isEmpty()
            || timeFormat != null
            || channel != null
            || hang != null
            || again)) {
      throw usage(
          "--zone, --stamp-error, --columns, --time-format, --channel, --hang and --again go with"
              + " dispatch analyze");
    }
    if (!action.equals("continuity")
        && (configured != null || !spoken.isEmpty() || !same.isEmpty())) {
      throw usage("--configured, --spoken and --same go with dispatch continuity");
    }
    if (!action.equals("picture") && (output != null || force)) {
      throw usage("--output and --force go with dispatch picture");
    }
    if (source != null && action.equals("edit")) {
      throw usage("dispatch edit takes no --source: transmissions have ids");
    }
  }

  private int analyze() {
    if (source == null || !operands.isEmpty()) {
      throw usage("dispatch analyze takes a case and --source");
    }
    try (CaseFile file = options.openToAct(surroundings)) {
      DispatchStep.Request request =
          new DispatchStep.Request(
              source,
              clock(file),
              CallTable.Layout.parse(columns, Optional.ofNullable(timeFormat)),
              channel == null ? OptionalInt.empty() : OptionalInt.of(positive(channel)),
              hang == null ? DispatchStep.USUAL_HANG : MediaTime.parse(hang),
              again);
      DispatchStep.Outcome outcome;
      try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
        outcome = new DispatchStep(file, new LibavSoundLibrary()).analyze(request, progress);
      }
      tell(outcome, file);
      return outcome.unheard().isEmpty() ? 0 : 1;
    }
  }

  private static int positive(int number) {
    if (number < 1) {
      throw usage("channels are counted from 1");
    }
    return number;
  }

  private RecorderClock clock(CaseFile file) {
    try {
      return new RecorderClock(
          ZoneId.of(zone == null ? file.facts().zone() : zone),
          stampError == null ? 0 : MediaTime.parse(stampError));
    } catch (DateTimeException e) {
      throw new UnsealException(
          ErrorCode.USAGE, "no such time zone; write it as America/New_York", e);
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, "" + e.getMessage(), e);
    }
  }

  private void tell(DispatchStep.Outcome outcome, CaseFile file) {
    Map<Continuity, Integer> counts = new TreeMap<>();
    outcome.verdicts().values().forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
    if (options.json()) {
      ObjectWriter verdicts = new ObjectWriter();
      counts.forEach((verdict, count) -> verdicts.put(word(verdict), count));
      ObjectWriter unheard = new ObjectWriter();
      outcome.unheard().forEach((item, why) -> unheard.put(item, why.name()));
      CaseLines.print(
          surroundings.out(),
          CaseLines.line("dispatch analyze", file.head())
              .put("recordings", outcome.verdicts().size())
              .put("transmissions", outcome.transmissions())
              .put("skipped", outcome.skipped())
              .put("verdicts", verdicts.end())
              .put("unheard", unheard.end())
              .end());
      return;
    }
    surroundings
        .out()
        .printf(
            "%d recordings, %d transmissions%n",
            outcome.verdicts().size(), outcome.transmissions());
    counts.forEach(
        (verdict, count) ->
            surroundings
                .out()
                .printf(
                    "%6d %s%s%n",
                    count,
                    word(verdict),
                    verdict.oneTimeLine() ? "" : ": a row of transmissions, no time line"));
    if (outcome.skipped() > 0) {
      surroundings.out().println(outcome.skipped() + " were analysed before; --again does it anew");
    }
    new TreeMap<>(outcome.unheard())
        .forEach((item, why) -> surroundings.out().println(item + " could not be used: " + why));
    CaseLines.head(surroundings.out(), file.head());
  }

  private static String word(Continuity verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private int list() {
    try (CaseFile file = options.open(surroundings)) {
      List<Transmission> found =
          file.records(RecordKind.TRANSMISSION).stream()
              .map(Transmission::read)
              .filter(one -> source == null || one.source().equals(source))
              .filter(one -> operands.isEmpty() || operands.contains(one.item()))
              .toList();
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "dispatch list")
                .put("transmissions", DispatchText.json(found))
                .end());
        return 0;
      }
      DispatchText text = text(file);
      found.forEach(text::transmission);
      surroundings.out().println(found.size() + " transmissions; times by the recorder's clock");
    }
    return 0;
  }

  private DispatchText text(CaseFile file) {
    return new DispatchText(surroundings.out(), ZoneId.of(file.facts().zone()));
  }

  private int continuity() {
    boolean adds = configured != null || !spoken.isEmpty() || !same.isEmpty();
    if (adds) {
      return addKnown();
    }
    try (CaseFile file = options.open(surroundings)) {
      List<Judgement> found =
          file.records(RecordKind.CONTINUITY).stream()
              .map(Judgement::read)
              .filter(one -> source == null || one.source().equals(source))
              .filter(one -> operands.isEmpty() || operands.contains(one.item()))
              .toList();
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "dispatch continuity")
                .put("recordings", found.stream().map(DispatchCommand::json).toList())
                .end());
        return 0;
      }
      DispatchText text = text(file);
      found.forEach(one -> text.judgement(one, found.size() == 1 || !operands.isEmpty()));
    }
    return 0;
  }

  private static org.unseal.proof.json.JsonValue json(Judgement judgement) {
    return new ObjectWriter()
        .put("id", judgement.item())
        .put("verdict", word(judgement.finding().verdict()))
        .put(
            "tests",
            judgement.finding().tests().stream()
                .map(
                    test ->
                        new ObjectWriter()
                            .put("test", test.test().name())
                            .put("outcome", test.outcome().name())
                            .put("reason", test.reason())
                            .end())
                .toList())
        .end();
  }

  private int addKnown() {
    if (operands.size() != 1) {
      throw usage("name the one recording that this is known of");
    }
    try (CaseFile file = options.openToAct(surroundings)) {
      RecorderClock local = new RecorderClock(ZoneId.of(file.facts().zone()), 0);
      List<Placed> said = spoken.stream().map(text -> said(text, local)).toList();
      List<TwinMark> twins = same.stream().map(DispatchCommand::twin).toList();
      Added known =
          new Added(Optional.ofNullable(configured).map(DispatchCommand::line), said, twins);
      Judgement judgement;
      try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
        judgement =
            new DispatchStep(file, new LibavSoundLibrary())
                .add(operands.getFirst(), known, progress);
      }
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            CaseLines.line("dispatch continuity", file.head())
                .put("recordings", List.of(json(judgement)))
                .end());
      } else {
        text(file).judgement(judgement, true);
        CaseLines.head(surroundings.out(), file.head());
      }
    }
    return 0;
  }

  private static String line(String text) {
    if (text.isBlank()
        || text.length() > 400
        || text.codePoints()
            .anyMatch(c -> Character.getType(c) == Character.FORMAT || Character.isISOControl(c))) {
      throw usage("--configured is one line that names a record: which document, which page");
    }
    return text.strip();
  }

  private static Placed said(String text, RecorderClock local) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw usage("--spoken is AT=TIME, as 75.2=2026-03-09T14:02");
    }
    String time = text.substring(equals + 1);
    try {
      boolean seconds = time.chars().filter(c -> c == ':').count() > 1;
      return new Placed(
          around(text.substring(0, equals), SPOKEN),
          local.local(LocalDateTime.parse(time.replace(' ', 'T')), seconds ? MICROS : 60 * MICROS));
    } catch (DateTimeException e) {
      throw new UnsealException(
          ErrorCode.USAGE, "the time that is said is written as 2026-03-09T14:02 or :31", e);
    }
  }

  private static TwinMark twin(String text) {
    int equals = text.indexOf('=');
    int at = text.indexOf('@');
    if (equals < 1 || at < equals + 2) {
      throw usage("--same is AT=ITEM@AT, as 75.2=i9@12.4");
    }
    return new TwinMark(
        text.substring(equals + 1, at),
        new Placed(
            around(text.substring(0, equals), HEARD), around(text.substring(at + 1), HEARD)));
  }

  private static Bounds around(String time, long by) {
    long at = MediaTime.parse(time);
    return new Bounds(at - by, at + by);
  }

  private int edit() {
    TransmissionEdit edit = edit(operands);
    try (CaseFile file = options.openToAct(surroundings)) {
      DispatchStep step = new DispatchStep(file, new LibavSoundLibrary());
      String item =
          edit instanceof TransmissionEdit.Add add ? add.item() : step.itemOf(operands.get(1));
      List<Transmission> after = step.edit(item, edit);
      Head head = file.head();
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            CaseLines.line("dispatch edit", head)
                .put("item", item)
                .put("transmissions", after.stream().map(one -> new JsonText(one.id())).toList())
                .end());
      } else {
        DispatchText text = text(file);
        after.forEach(text::transmission);
        CaseLines.head(surroundings.out(), head);
      }
    }
    return 0;
  }

  private static TransmissionEdit edit(List<String> words) {
    String what = words.isEmpty() ? "" : words.getFirst();
    return switch (what + words.size()) {
      case "add4" ->
          new TransmissionEdit.Add(
              words.get(1), MediaTime.parse(words.get(2)), MediaTime.parse(words.get(3)));
      case "remove2" -> new TransmissionEdit.Remove(words.get(1));
      case "retime4" ->
          new TransmissionEdit.Retime(
              words.get(1), MediaTime.parse(words.get(2)), MediaTime.parse(words.get(3)));
      case "split3" -> new TransmissionEdit.Split(words.get(1), MediaTime.parse(words.get(2)));
      case "merge3" -> new TransmissionEdit.Merge(words.get(1), words.get(2));
      default ->
          throw usage(
              "dispatch edit knows add ITEM START END, remove T, retime T START END, split T AT and"
                  + " merge T T");
    };
  }

  private int picture() {
    if (output == null || (operands.isEmpty() && source == null)) {
      throw usage("dispatch picture takes recordings or --source, and -o FILE.svg");
    }
    OutputFile.check(output, force);
    try (CaseFile file = options.open(surroundings)) {
      DispatchStep step = new DispatchStep(file, new LibavSoundLibrary());
      List<LanePicture.Strip> strips = new ArrayList<>();
      try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
        for (String item : pictured(file)) {
          strips.add(step.strip(item, progress));
        }
      }
      byte[] svg = new LanePicture(strips).svg().getBytes(StandardCharsets.UTF_8);
      try (OutputFile target = new OutputFile(output, force, true, surroundings.scratch())) {
        Files.write(target.path(), svg);
        target.complete();
      } catch (IOException e) {
        throw OutputFile.writing(output, e);
      }
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "dispatch picture")
                .put("recordings", strips.size())
                .end());
      } else {
        surroundings.out().printf("picture  %s, %d recordings%n", output, strips.size());
      }
    }
    return 0;
  }

  /** In the order of their stamps, those without last. */
  private List<String> pictured(CaseFile file) {
    if (!operands.isEmpty()) {
      return operands;
    }
    List<Judgement> found =
        file.records(RecordKind.CONTINUITY).stream()
            .map(Judgement::read)
            .filter(one -> one.source().equals(source))
            .sorted(
                java.util.Comparator.comparingLong(
                    one -> one.facts().start().map(Bounds::earliest).orElse(Long.MAX_VALUE)))
            .toList();
    if (found.isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "nothing of this source was analysed; unseal dispatch analyze does that");
    }
    return found.stream().map(Judgement::item).toList();
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
