package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.campus.CampusScenes;
import org.unseal.campus.SceneRecorder;
import org.unseal.campus.measure.LeakMeasure;
import org.unseal.campus.measure.LeakReport;
import org.unseal.campus.measure.LeakReports;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.Scene;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.decisions.DecisionSource;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.report.Report;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.track.Policy;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.verify.SummaryText;
import org.unseal.proof.verify.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code unseal demo}: a made-up recording, redacted, and measured against what is really in it.
 */
@Command(
    name = "demo",
    description =
        "Draws a recording of a fictional school yard, redacts it and measures the result.",
    footer = {"", "The place and the people are invented."})
public final class DemoCommand implements Callable<Integer> {
  private static final String FOLDER = "unseal-demo";
  private static final int FILL = 0;
  private static final String SECOND_MODEL = "ultraface";

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A new folder for the files. Default: a new ./unseal-demo.")
  private @Nullable Path folder;

  @Option(names = "--full", description = "All four cameras and the whole story; takes minutes.")
  private boolean full;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  /** The command in its surroundings, before anything was parsed. */
  public DemoCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Workshop workshop = new Workshop(surroundings);
    Path target = newFolder();
    fetchModel(workshop);
    fetchSecondModel(workshop);
    Scene scene = full ? CampusScenes.demoFull() : CampusScenes.demoShort();
    PrintStream out = surroundings.out();
    out.println("A fictional school yard, drawn for this demonstration. Nobody in it is real.");
    boolean good = true;
    for (Camera camera : scene.cameras()) {
      good &= one(workshop, scene, camera, target, out);
    }
    out.println();
    out.println(
        "Look at before and after side by side, then open the sheet in a browser: there a person");
    out.println("ticks the backdrop and decides who may be shown.");
    out.println("Then change any byte of a release and check it again:");
    out.println("  ./unseal verify RELEASE --published KEY.json");
    out.flush();
    return good ? 0 : 1;
  }

  private boolean one(Workshop workshop, Scene scene, Camera camera, Path folder, PrintStream out) {
    String name = camera.name();
    Path before = folder.resolve(name + ending(camera));
    Path truth = folder.resolve(name + ".truth.jsonl");
    Path release = folder.resolve(name + ".release");
    Path after = release.resolve("media").resolve("recording.mp4");
    Path draft = folder.resolve(name + ".draft.mp4");
    Path decisions = folder.resolve(name + ".decisions.json");
    Path report = folder.resolve(name + ".report.json");
    Path sheet = folder.resolve(name + ".sheet.html");
    int threads = Runtime.getRuntime().availableProcessors();
    Report made;
    LeakReport leaks;
    Verdict verdict;
    DemoOffice office = new DemoOffice(surroundings, threads);
    try (ConsoleProgress progress = surroundings.progress(quiet);
        SigningKey key = SigningKey.create()) {
      SceneRecorder.record(scene, camera, new LibavRecordingWriter(), before, truth, progress);
      office.seal(before, key, progress);
      Report first =
          workshop
              .redact(Optional.empty(), threads)
              .run(
                  request(before, draft, Optional.empty(), Optional.of(sheet), Optional.empty()),
                  progress);
      try (Footage original = new LibavFootageLibrary().open(before, threads);
          Footage footage = new LibavFootageLibrary().open(draft, threads)) {
        leaks = LeakMeasure.measure(truth, footage, Optional.of(original), FILL, progress);
      }
      remove(draft); // the release has the same
      office.decide(first, leaks, decisions);
      made =
          office.release(
              request(
                  before,
                  after,
                  Optional.of(report),
                  Optional.empty(),
                  Optional.of(new DecisionSource.Saved(decisions))),
              release,
              key,
              workshop,
              progress);
      verdict = office.verify(release, key.signer(), progress);
      office.publish(key.signer(), folder.resolve(name + ".key.json"));
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: %d frames, %d tracks, %.1f %% of the picture covered on average%n",
        name,
        made.summary().frames(),
        made.summary().tracks(),
        made.summary().coveredMeanMillionths() / 1e4);
    out.print(LeakReports.text(leaks).strip().indent(2));
    for (String warning : made.summary().warnings()) {
      out.println("  " + warning);
    }
    // It looked as long as there was time, and so perhaps elsewhere than the first time.
    Optional<Audit> decided =
        made.audit()
            .map(audit -> audit.dismissing(DemoOffice.nobody(made, leaks, Optional.empty())));
    decided.ifPresent(audit -> AuditText.of(audit).forEach(line -> out.println("  " + line)));
    out.println();
    out.println(
        "  Checked by somebody who knows the office's key and calls it \"demo, fictional\".");
    SummaryText.of(verdict).forEach(line -> out.println("  " + line));
    out.println();
    file(out, "before", before);
    file(out, "after", after);
    file(out, "release", release);
    file(out, "sheet", sheet);
    file(out, "report", report);
    file(out, "decided", decisions);
    file(out, "truth", truth);
    file(out, "key", folder.resolve(name + ".key.json"));
    return verdict.good() && decided.map(Audit::clean).orElse(true);
  }

  private RedactRequest request(
      Path before,
      Path output,
      Optional<Path> report,
      Optional<Path> sheet,
      Optional<DecisionSource> decisions) {
    return new RedactRequest(
            before,
            output,
            Policy.AUTO,
            new RenderSettings(FILL, false, Runtime.getRuntime().availableProcessors()),
            false,
            report,
            sheet,
            decisions)
        .audited(AuditMode.SAMPLE, Optional.empty());
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }

  private static void file(PrintStream out, String what, Path file) {
    out.printf("  %-8s %s%n", what, file);
  }

  private static String ending(Camera camera) {
    return switch (camera.format().container()) {
      case "matroska" -> ".mkv";
      case "avi" -> ".avi";
      default -> ".mp4";
    };
  }

  /** The demonstration needs the model, so it fetches it as {@code models fetch} would. */
  private void fetchModel(Workshop workshop) {
    String name = workshop.shelf().defaultDetector();
    if (!workshop.shelf().holds(name)) {
      if (!quiet) {
        surroundings.out().println("Fetching the face model " + name + ", once.");
        surroundings.out().flush();
      }
      workshop.shelf().fetch(name);
    }
  }

  /** Without a second model the audit goes by movement alone, which the summary says, too. */
  private void fetchSecondModel(Workshop workshop) {
    if (workshop.detectors().available().size() > 1) {
      return;
    }
    try {
      workshop.shelf().fetch(SECOND_MODEL);
    } catch (UnsealException e) {
      surroundings
          .out()
          .println(
              "No second face model could be fetched, so the audit looks for movement alone; try:"
                  + " ./unseal models fetch "
                  + SECOND_MODEL);
    }
  }

  private Path newFolder() {
    Path target = folder;
    if (target == null) {
      target = Path.of(FOLDER);
      for (int number = 2; Files.exists(target); number++) {
        target = Path.of(FOLDER + "-" + number);
      }
    }
    if (Files.exists(target)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS, target + " exists; name a folder that does not");
    }
    try {
      return Files.createDirectories(target);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          "can't make the folder " + target + ": " + e.getMessage(),
          e);
    }
  }
}
