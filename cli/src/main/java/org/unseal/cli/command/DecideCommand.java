package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.port.Footage;
import org.unseal.engine.reported.ReportedPlaces;
import org.unseal.engine.review.DecideStep;
import org.unseal.engine.review.DecisionEdit;
import org.unseal.engine.review.DecisionList;
import org.unseal.engine.sheet.BorderPicturesStep;
import org.unseal.engine.sheet.ReportedSpot;
import org.unseal.engine.sheet.SheetStep;
import org.unseal.engine.sheet.SheetSubject;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal decide}: who of a recording is shown, and who is covered how far. */
@Command(
    name = "decide",
    description = "Decides what of a recording is covered; shows what there is to decide.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "What nobody decided is covered. A segment that begins or ends where two may have changed",
      "places is only shown with --confirm: look at its pictures first.",
      "  unseal decide harbour i4 --sheet i4.html",
      "  unseal decide harbour i4 --decisions decisions.json --as dana",
      "  unseal decide harbour i4 --segment 3.2 --pictures look/",
      "  unseal decide harbour i4 --segment 3.2 --level clear --person calder --confirm --as dana"
    })
public final class DecideCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "1", paramLabel = "ITEM", description = "The recording, as i4.")
  private String item = "";

  @Option(
      names = "--sheet",
      paramLabel = "FILE.html",
      description = "Make the page on which a person decides. It shows uncovered people.")
  private @Nullable Path sheet;

  @Option(names = "--force", description = "Replace a sheet that exists.")
  private boolean force;

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description = "Take what a sheet saved, in the place of all that was decided before.")
  private @Nullable Path decisions;

  @Option(
      names = "--segment",
      split = ",",
      paramLabel = "3.1,7.2",
      description = "Segments to decide on.")
  private List<String> segments = List.of();

  @Option(
      names = "--level",
      paramLabel = "head|figure|region|clear",
      description =
          "How much is covered: the head; the figure; all that the segment ever touches; nothing.")
  private @Nullable String level;

  @Option(
      names = "--person",
      paramLabel = "LABEL",
      description = "Who it is, as the roster calls them: calder.")
  private @Nullable String person;

  @Option(
      names = "--ground",
      paramLabel = "CODE",
      description = "On what ground, a code or a few words.")
  private @Nullable String ground;

  @Option(
      names = "--confirm",
      description = "You compared the pictures before, in and after: it is the same person.")
  private boolean confirm;

  @Option(
      names = "--every-picture",
      description =
          "You looked at every picture of it: it is the same person throughout, and you drew over"
              + " whoever else is in it.")
  private boolean everyPicture;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Write the pictures at the borders of one segment. They show people.")
  private @Nullable Path pictures;

  @Option(
      names = "--track",
      paramLabel = "N",
      description = "Say who all segments of a track are, or give them one ground; clears none.")
  private @Nullable Integer track;

  @Option(
      names = "--region",
      paramLabel = "10..90:X,Y,W,H",
      description =
          "Cover a box in these frames, first and last included; with ;50:X,Y,W,H it is there in"
              + " frame 50 and moves between.")
  private List<String> regions = List.of();

  @Option(names = "--drop-region", paramLabel = "N", description = "Take a region away again.")
  private List<Integer> dropped = List.of();

  @Option(
      names = "--backdrop",
      paramLabel = "N",
      description = "You looked at this still picture and nobody else is in it.")
  private List<Integer> backdrops = List.of();

  @Option(
      names = "--box",
      paramLabel = "X,Y,W,H",
      description = "Somebody is in the still picture, here; covered as long as it stands.")
  private List<String> boxes = List.of();

  @Option(
      names = "--dismiss",
      paramLabel = "10..90:X,Y,W,H",
      description = "What the audit found in these frames at this box is nobody.")
  private List<String> dismissed = List.of();

  @Option(names = "--list", description = "Print what is decided and what is open.")
  private boolean list;

  /** The command in its surroundings, before anything was parsed. */
  public DecideCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    List<DecisionEdit> edits = edits();
    boolean looks = sheet != null || pictures != null;
    try (CaseFile file =
        edits.isEmpty() ? options.open(surroundings) : options.openToAct(surroundings)) {
      if (!edits.isEmpty()) {
        decide(file, edits);
      }
      if (sheet != null) {
        sheet(file, sheet);
      }
      if (pictures != null) {
        pictures(file, pictures);
      }
      if (list || (edits.isEmpty() && !looks)) {
        CaseDecisions decided = CaseDecisions.of(file, item);
        new DecisionText(surroundings.out(), options.json())
            .print(
                item,
                DecisionList.of(analysis(file, decided), decided.decisions()),
                file.<ReportedPlaces>read(ReportedPlaces::of).openOf(item));
      }
      surroundings.out().flush();
      return 0;
    }
  }

  private StoredAnalysis analysis(CaseFile file, CaseDecisions decided) {
    return new CaseAnalyses(new Workshop(surroundings).store(file.folders())).of(decided);
  }

  private void decide(CaseFile file, List<DecisionEdit> edits) {
    DecideStep.Decided made =
        new DecideStep(
                new Workshop(surroundings).store(file.folders()),
                ToolVersion.number(),
                InstantSource.system())
            .run(file, item, edits);
    PrintStream out = surroundings.out();
    DecisionList now =
        DecisionList.of(analysis(file, made.decisions()), made.decisions().decisions());
    long cleared = now.segments().stream().filter(DecisionList.SegmentRow::shown).count();
    if (options.json()) {
      CaseLines.print(
          out,
          CaseLines.line("decide", made.head())
              .put("item", item)
              .put("decisions", made.decisions().digest())
              .put("segments", now.segments().size())
              .put("open", now.open())
              .put("cleared", cleared)
              .end());
      return;
    }
    out.printf(
        "%s  %d of %s decided, %d shown%n",
        item,
        now.segments().size() - now.open(),
        CaseLines.count(now.segments().size(), "segment"),
        cleared);
    for (DecisionList.SegmentRow row : now.segments()) {
      row.doubt()
          .ifPresent(
              doubt -> out.println("stays covered  " + row.id() + ": " + DecisionText.why(doubt)));
    }
    CaseLines.head(out, made.head());
  }

  private void sheet(CaseFile file, Path to) {
    CaseDecisions decided = CaseDecisions.of(file, item);
    StoredAnalysis analysis = analysis(file, decided);
    CaseRecording recording = CaseRecording.of(file, item);
    try (OutputFile output = new OutputFile(to, force, true, surroundings.scratch());
        ConsoleProgress progress = surroundings.progress(options.quiet());
        Footage footage = new LibraryAhead().open(recording.original(), 1)) {
      new SheetStep(surroundings.scratch())
          .run(
              footage,
              SheetSubject.of(item, analysis, decided.document(), reported(file)),
              output.path(),
              progress);
      output.complete();
    }
    made("sheet", List.of(to));
  }

  private List<ReportedSpot> reported(CaseFile file) {
    return file.<ReportedPlaces>read(ReportedPlaces::of).openOf(item).stream()
        .map(
            place ->
                new ReportedSpot(
                    place.id(),
                    "%s of %s, its frame %d"
                        .formatted(place.clip(), place.version(), place.clipFrame()),
                    place.frame(),
                    place.box(),
                    place.note()))
        .toList();
  }

  private void pictures(CaseFile file, Path folder) {
    CaseDecisions decided = CaseDecisions.of(file, item);
    CaseRecording recording = CaseRecording.of(file, item);
    List<Path> written;
    try (ConsoleProgress progress = surroundings.progress(options.quiet());
        Footage footage = new LibraryAhead().open(recording.original(), 1)) {
      written =
          new BorderPicturesStep(surroundings.scratch())
              .run(footage, analysis(file, decided), item, ids().getFirst(), folder, progress);
    }
    made("picture", written);
  }

  private void made(String what, List<Path> files) {
    if (options.json()) {
      CaseLines.print(
          surroundings.out(),
          new ObjectWriter()
              .put("command", "decide")
              .put("item", item)
              .put("made", what)
              .put("files", files.size())
              .end());
    } else {
      files.forEach(path -> surroundings.out().println(what + "  " + path));
    }
  }

  private List<DecisionEdit> edits() {
    List<DecisionEdit> edits = new ArrayList<>();
    Optional<String> who = Optional.ofNullable(person).map(DecideCommand::label);
    Optional<String> why = Optional.ofNullable(ground).map(DecideCommand::ground);
    Optional<Level> how = Optional.ofNullable(level).map(DecideCommand::level);
    boolean said = who.isPresent() || why.isPresent() || how.isPresent() || looked() != Looked.NOT;
    Optional.ofNullable(decisions).ifPresent(file -> edits.add(new DecisionEdit.Saved(file)));
    if (track != null) {
      if (how.isPresent() || looked() != Looked.NOT) {
        throw usage("a track is not decided or confirmed as a whole; name its segments");
      }
      if (who.isEmpty() && why.isEmpty()) {
        throw usage("--track says who it is, with --person, or on what ground, with --ground");
      }
      edits.add(new DecisionEdit.WholeTrack(track, who, why));
    }
    for (String region : regions) {
      edits.add(DrawnShapes.region(region, why.orElse("")));
    }
    dropped.forEach(number -> edits.add(new DecisionEdit.Erase(number)));
    // behind what is drawn and erased: whoever looked at every picture looked at that
    if (!segments.isEmpty() && said) {
      edits.add(new DecisionEdit.Segments(ids(), how, who, why, looked()));
    }
    List<Box> drawn = boxes.stream().map(box -> DrawnShapes.box(box, "--box")).toList();
    if (!drawn.isEmpty() && backdrops.size() != 1) {
      throw usage("--box belongs to one --backdrop");
    }
    backdrops.forEach(number -> edits.add(new DecisionEdit.LookedAt(number, drawn)));
    for (String finding : dismissed) {
      edits.add(DrawnShapes.dismissal(finding, why.orElse("")));
    }
    if (said && edits.isEmpty()) {
      throw usage("what is decided? Name it with --segment or --track");
    }
    if (pictures != null && segments.size() != 1) {
      throw usage("--pictures takes one --segment");
    }
    if (!segments.isEmpty() && !said && pictures == null) {
      throw usage(
          "what of the segments? Give --level, --person, --ground, --confirm, --every-picture or --pictures");
    }
    return edits;
  }

  private Looked looked() {
    return everyPicture ? Looked.IN_EVERY_PICTURE : confirm ? Looked.AT_ITS_ENDS : Looked.NOT;
  }

  private List<SegmentId> ids() {
    List<SegmentId> ids = new ArrayList<>();
    for (String text : segments) {
      try {
        ids.add(SegmentId.parse(text));
      } catch (IllegalArgumentException e) {
        throw new UnsealException(ErrorCode.USAGE, "--segment takes segments as 3.1", e);
      }
    }
    return ids;
  }

  private static String label(String text) {
    if (!text.matches(DecisionsDocument.PERSON)) {
      throw usage("--person is a short name as calder");
    }
    return text;
  }

  private static String ground(String text) {
    if (text.length() > DecisionsDocument.LONGEST_GROUND
        || text.chars().anyMatch(Character::isISOControl)) {
      throw usage(
          "--ground is one line of at most " + DecisionsDocument.LONGEST_GROUND + " characters");
    }
    return text;
  }

  private static Level level(String text) {
    for (Level each : Level.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    throw usage("--level is head, figure, region or clear");
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
