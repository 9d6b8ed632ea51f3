package org.unseal.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.unseal.campus.CampusScenes;
import org.unseal.campus.SceneRecorder;
import org.unseal.campus.measure.LeakMeasure;
import org.unseal.campus.measure.LeakReport;
import org.unseal.campus.measure.LeakReports;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.Scene;
import org.unseal.cli.command.Workshop;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.report.Report;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.track.Policy;

/**
 * Leaks and over-redaction on the synthetic yard: {@code FOLDER MINUTES PEOPLE day|night SEED...}.
 * Recordings stay in the folder and are made again only where they are missing; the redaction is
 * always made afresh.
 */
public final class CampusLeaks {
  /** No drawn thing has this colour, so that nothing is taken for a mask that is none. */
  private static final int FILL = 0xff00ff;

  private CampusLeaks() {}

  /** Prints a text per seed and leaves a JSON file of each in the folder. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 5) {
      System.err.println("usage: CampusLeaks FOLDER MINUTES PEOPLE day|night SEED...");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int minutes = Integer.parseInt(arguments[1]);
    int people = Integer.parseInt(arguments[2]);
    boolean night = arguments[3].equals("night");
    for (int i = 4; i < arguments.length; i++) {
      long seed = Long.parseLong(arguments[i]);
      Scene scene =
          night
              ? CampusScenes.benchAtNight(seed, minutes, people)
              : CampusScenes.bench(seed, minutes, people);
      one(folder, scene, scene.name() + "-" + minutes + "min-" + people + "-" + seed);
    }
    System.exit(0);
  }

  private static void one(Path folder, Scene scene, String name) throws IOException {
    Camera camera = scene.cameras().getFirst();
    Path clip = folder.resolve(name + ".mp4");
    Path truth = folder.resolve(name + ".truth.jsonl");
    if (!Files.exists(clip) || !Files.exists(truth)) {
      Files.deleteIfExists(clip);
      Files.deleteIfExists(truth);
      SceneRecorder.record(scene, camera, new LibavRecordingWriter(), clip, truth, Progress.SILENT);
    }
    int threads = Runtime.getRuntime().availableProcessors();
    Workshop workshop = new Workshop(Surroundings.ofThisProcess());
    workshop.store().clear();
    Path output = folder.resolve(name + ".redacted.mp4");
    Report made =
        workshop
            .redact(Optional.empty(), threads)
            .run(
                new RedactRequest(
                    clip,
                    output,
                    Policy.AUTO,
                    new RenderSettings(FILL, false, threads),
                    true,
                    Optional.of(folder.resolve(name + ".report.json")),
                    Optional.empty(),
                    Optional.empty()),
                Progress.SILENT);
    try (Footage original = new LibavFootageLibrary().open(clip, threads);
        Footage footage = new LibavFootageLibrary().open(output, threads)) {
      LeakReport leaks =
          LeakMeasure.measure(truth, footage, Optional.of(original), FILL, Progress.SILENT);
      Files.writeString(folder.resolve(name + ".leaks.json"), LeakReports.json(leaks));
      PrintStream out = System.out;
      out.printf(
          Locale.ROOT,
          "%s: %d tracks, %s%n",
          name,
          made.summary().tracks(),
          made.stageMilliseconds());
      out.println(LeakReports.text(leaks).strip().indent(2));
      out.flush();
    }
  }
}
