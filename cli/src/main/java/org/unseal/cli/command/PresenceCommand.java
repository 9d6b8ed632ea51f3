package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.presence.CasePresence;
import org.unseal.engine.presence.CasePresence.Confirmed;
import org.unseal.engine.presence.CasePresence.Saying;
import org.unseal.engine.presence.Confirmation;
import org.unseal.engine.presence.PresenceDocument;
import org.unseal.engine.presence.PresenceGate;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.presence.PresenceLedger.Lane;
import org.unseal.engine.presence.PresenceLedger.Run;
import org.unseal.engine.presence.PresencePicture;
import org.unseal.engine.presence.Whereabouts;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scoping.TrueTimes;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal presence}: where the people who are cleared are in every frame of the clips. */
@Command(
    name = "presence",
    description = {
      "Says where each person who is cleared is in every frame of the published clips: to be seen,",
      "covered by a redaction, behind something, out of the picture, or nobody said."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal presence harbour",
      "  unseal presence harbour --clip c1 --person calder --picture calder.svg",
      "  unseal presence harbour confirm --clip c1 --person calder --frames 120..180 \\",
      "    --is behind --what \"the lamp pole\" --as dana",
      "  unseal presence harbour confirm --clip c1 --person calder --frames 300..312 \\",
      "    --is covered --what \"a student's head before them\" --as dana",
      "",
      "Exit code 1 where somebody is covered without a ground, or nobody said where they are."
    })
public final class PresenceCommand implements Callable<Integer> {
  private static final Pattern FRAMES = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "confirm",
      description = "Say where somebody is who can't be seen. Without: show the ledger.")
  private String action = "";

  @Option(names = "--clip", paramLabel = "CLIP", description = "The clip, as c1. Default: all.")
  private @Nullable String clip;

  @Option(
      names = "--person",
      paramLabel = "LABEL",
      description = "The person, by their label on the roster. Default: all.")
  private @Nullable String person;

  @Option(names = "--csv", description = "As a table.")
  private boolean csv;

  @Option(names = "--picture", paramLabel = "FILE.svg", description = "Draw it, a lane a person.")
  private @Nullable Path picture;

  @Option(names = "--force", description = "Replace a picture that is there.")
  private boolean force;

  @Option(
      names = "--frames",
      paramLabel = "A..B",
      description = {
        "With confirm: which, counted as the recording counts them; B is not included. May be",
        "repeated: of all of them the same is said."
      })
  private List<String> frames = List.of();

  @Option(
      names = "--is",
      paramLabel = "seen|behind|out|covered",
      description = {
        "With confirm: seen in the shape of somebody else who is shown, behind something of the",
        "scene, out of the picture, or covered on a ground."
      })
  private @Nullable String is;

  @Option(
      names = "--what",
      paramLabel = "TEXT",
      description = "With confirm: beside whom, behind what, or on which ground.")
  private String what = "";

  /** The command in its surroundings, before anything was parsed. */
  public PresenceCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    int code =
        switch (action) {
          case "" -> show();
          case "confirm" -> confirm();
          default -> throw usage("presence shows, or knows confirm");
        };
    surroundings.out().flush();
    return code;
  }

  private int show() {
    if (!frames.isEmpty() || is != null || !what.isEmpty()) {
      throw usage("--frames, --is and --what go with presence CASE confirm");
    }
    if (csv && options.json()) {
      throw usage("--csv and --json are two answers; ask for one");
    }
    if (picture != null) {
      OutputFile.check(picture, force);
    }
    try (CaseFile file = options.open(surroundings)) {
      List<PresenceLedger> ledgers = ledgers(file);
      PresenceDocument.Stamps stamps =
          PresenceDocument.Stamps.by(new TrueTimes(file.read(CaseStatements::read)));
      PresenceGate gate = PresenceGate.of(ledgers);
      if (picture != null) {
        draw(picture, new PresencePicture(ledgers).svg());
      }
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            new ObjectWriter()
                .put("command", "presence")
                .put("ledger", new PresenceDocument(ledgers, stamps).json())
                .put("open", gate.open().size())
                .end());
      } else if (csv) {
        surroundings.out().print(new PresenceDocument(ledgers, stamps).csv());
      } else {
        ledgers.forEach(ledger -> print(ledger, stamps.of(ledger)));
        tell(gate);
      }
      return gate.isOpen() ? 0 : 1;
    }
  }

  private List<PresenceLedger> ledgers(CaseFile file) {
    KeptScope scope = file.<KeptScope>read(KeptScope::of);
    CasePresence presence = presence(file);
    List<Clip> clips = clip == null ? scope.clips() : List.of(scope.clip(clip));
    Map<String, FrameTimes> times = new HashMap<>();
    List<PresenceLedger> ledgers = new ArrayList<>();
    for (Clip one : clips) {
      if (clip == null && !one.redacted()) {
        continue; // nobody in it has to be covered, so nobody was decided on
      }
      FrameTimes its = times.computeIfAbsent(one.item(), item -> times(file, item));
      PresenceLedger ledger =
          file.read(reading -> presence.ledger(reading, one.id(), Optional.of(its)));
      ledgers.add(only(ledger));
    }
    if (person != null && ledgers.stream().allMatch(ledger -> ledger.people().isEmpty())) {
      throw usage("nobody of this label is cleared; unseal presence CASE shows who is");
    }
    return ledgers;
  }

  private PresenceLedger only(PresenceLedger ledger) {
    return person == null
        ? ledger
        : new PresenceLedger(ledger.clip(), ledger.times(), ledger.lane(person).stream().toList());
  }

  private CasePresence presence(CaseFile file) {
    return new CasePresence(file.folders(), new Workshop(surroundings).store(file.folders()));
  }

  private FrameTimes times(CaseFile file, String item) {
    try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
      return FrameTimes.read(
          new LibavCodedLibrary(), CaseRecording.of(file, item).original(), progress);
    }
  }

  private void draw(Path target, String svg) {
    try (OutputFile out = new OutputFile(target, force, true, surroundings.scratch())) {
      Files.writeString(out.path(), svg);
      out.complete();
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  private void print(PresenceLedger ledger, FrameStamps stamps) {
    PrintStream out = surroundings.out();
    if (ledger.people().isEmpty()) {
      out.println(ledger.clip().id() + "  nobody is cleared");
    }
    for (Lane lane : ledger.people()) {
      out.printf(
          "%s  %s  %s: %s%n",
          ledger.clip().id(),
          lane.person(),
          CaseLines.count(ledger.clip().frames().length(), "frame"),
          PresencePicture.inWords(lane));
      for (Run run : lane.runs()) {
        out.printf(
            "  %-26s %6d..%-6d %s%n",
            time(ledger, run, stamps),
            run.frames().start(),
            run.frames().endExclusive(),
            words(run));
      }
      for (Confirmation said : lane.contradicted()) {
        out.printf(
            "  %s says of %d..%d otherwise than the pictures do%n",
            said.id(), said.frames().start(), said.frames().endExclusive());
      }
    }
  }

  /** By the case's clocks where they say it, to the second outward; else the recording's own. */
  private static String time(PresenceLedger ledger, Run run, FrameStamps stamps) {
    Optional<FrameStamps.Stamp> first = stamps.of(run.frames().start());
    Optional<FrameStamps.Stamp> last = stamps.of(run.frames().endExclusive() - 1);
    if (first.isPresent() && last.isPresent()) {
      LocalDateTime until = last.get().latest();
      LocalDateTime whole = until.truncatedTo(ChronoUnit.SECONDS);
      return CLOCK.format(first.get().earliest())
          + " - "
          + CLOCK.format(whole.equals(until) ? whole : whole.plusSeconds(1));
    }
    FrameTimes times = ledger.times().orElseThrow();
    return MediaTime.text(times.begins(run.frames().start()))
        + " - "
        + MediaTime.text(times.ends(run.frames().endExclusive() - 1));
  }

  private static String words(Run run) {
    return switch (run.where()) {
      case VISIBLE ->
          "to be seen" + run.confirmed().map(said -> ", beside " + said.what()).orElse("");
      case COVERED ->
          "covered by a redaction, %s: %s"
              .formatted(
                  String.join(", ", run.masks()),
                  run.groundMissing() ? "a ground is missing" : String.join("; ", run.grounds()));
      case BEHIND_SCENE ->
          "hidden by %s, not by the office"
              .formatted(run.confirmed().map(Confirmation::what).orElse(""));
      case OUT_OF_PICTURE -> "out of the picture";
      case UNCONFIRMED -> "not seen; nobody said where they are";
    };
  }

  private void tell(PresenceGate gate) {
    int missing = 0;
    int unsaid = 0;
    int contradicted = 0;
    for (PresenceGate.Problem problem : gate.open()) {
      switch (problem) {
        case PresenceGate.Problem.GroundMissing _ -> missing++;
        case PresenceGate.Problem.Unconfirmed _ -> unsaid++;
        case PresenceGate.Problem.Contradicted _ -> contradicted++;
      }
    }
    PrintStream out = surroundings.out();
    out.println("covered at  " + CaseLines.count(gate.covered().size(), "place"));
    if (missing > 0) {
      out.println(
          "  without a ground  " + missing + ": give the masks one, or confirm --is covered");
    }
    if (unsaid > 0) {
      out.println("nobody said where  " + unsaid + ": confirm --is behind, --is out or --is seen");
    }
    if (contradicted > 0) {
      out.println("contradicted by the pictures  " + contradicted + ": look at them again");
    }
  }

  private int confirm() {
    if (clip == null || person == null || frames.isEmpty() || is == null) {
      throw usage("presence CASE confirm takes --clip, --person, --frames and --is");
    }
    if (csv || picture != null) {
      throw usage("--csv and --picture go with presence without confirm");
    }
    Saying saying =
        new Saying(
            clip, person, frames.stream().map(PresenceCommand::span).toList(), where(is), what);
    try (CaseFile file = options.openToAct(surroundings)) {
      Confirmed confirmed = presence(file).confirm(file, saying);
      if (options.json()) {
        CaseLines.print(
            surroundings.out(),
            CaseLines.line("presence confirm", confirmed.head())
                .put(
                    "ids",
                    confirmed.confirmations().stream().map(one -> new JsonText(one.id())).toList())
                .end());
      } else {
        String first = confirmed.confirmations().getFirst().id();
        String last = confirmed.confirmations().getLast().id();
        surroundings.out().println(first.equals(last) ? first : first + " to " + last);
        CaseLines.head(surroundings.out(), confirmed.head());
      }
    }
    return 0;
  }

  private static Whereabouts where(String typed) {
    return switch (typed) {
      case "seen" -> Whereabouts.VISIBLE;
      case "behind" -> Whereabouts.BEHIND_SCENE;
      case "out" -> Whereabouts.OUT_OF_PICTURE;
      case "covered" -> Whereabouts.COVERED;
      default -> throw usage("--is takes seen, behind, out or covered");
    };
  }

  private static FrameSpan span(String typed) {
    Matcher matcher = FRAMES.matcher(typed);
    if (!matcher.matches()) {
      throw usage("--frames takes the first and the end, as 120..180");
    }
    return ClipPlace.span(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
