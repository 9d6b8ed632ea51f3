package org.unseal.campus.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.unseal.campus.SceneRecorder;
import org.unseal.campus.evidence.CaseCameras.Filmed;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;

/**
 * Makes the demonstration case: a folder with {@code evidence}, as an agency hands it over, {@code
 * worksheet}, what people of the demonstration type in, and {@code truth}. The same form and seed
 * give the same bytes.
 */
public final class EvidenceFolder {
  /** The seed of the demonstration. */
  public static final long SEED = 6_052_025;

  /** What the agency hands over, within the folder that is made. */
  public static final String EVIDENCE = "evidence";

  /** What people type in. */
  public static final String WORKSHEET = "worksheet";

  /** What really happened. */
  public static final String TRUTH = "truth";

  /** The document in {@link #TRUTH}. */
  public static final String TRUTH_FILE = "case.json";

  private EvidenceFolder() {}

  /**
   * Makes a new folder, which must not exist, and which appears only when all is in it.
   *
   * @return what is written to {@code truth/case.json}, too
   */
  public static CaseTruth make(
      Path folder,
      CaseForm form,
      long seed,
      RecordingWriter writer,
      PartialFiles partials,
      Progress progress) {
    CaseCameras cameras = new CaseCameras(form, seed);
    Schedule when = cameras.schedule();
    RadioTraffic traffic = new RadioTraffic(when, seed);
    AlarmLog alarm = new AlarmLog(when);
    AnchorSheet anchors = new AnchorSheet(cameras, traffic, alarm);
    CaseTruth truth = new TruthOfCase(form, seed, cameras, traffic, alarm, anchors).document();
    try (NewFolder made = new NewFolder(folder, partials)) {
      Path evidence = Files.createDirectory(made.path().resolve(EVIDENCE));
      Path worksheet = Files.createDirectory(made.path().resolve(WORKSHEET));
      Path truths = Files.createDirectory(made.path().resolve(TRUTH));
      truth.write(truths.resolve(TRUTH_FILE));
      Csv.write(worksheet.resolve("anchors.csv"), anchors.table());
      Csv.write(worksheet.resolve("clocks.csv"), Worksheets.clockReadings(cameras));
      Path transcripts = Files.createDirectory(worksheet.resolve("transcripts"));
      for (Call call : traffic.calls()) {
        Csv.write(transcripts.resolve(call.file() + ".csv"), Worksheets.transcript(call));
      }
      Csv.write(evidence.resolve("handover.csv"), Worksheets.promised());
      Files.writeString(
          evidence.resolve("letter.txt"), Worksheets.letter(), StandardOpenOption.CREATE_NEW);
      Path panel = Files.createDirectory(evidence.resolve("alarm"));
      Csv.write(panel.resolve("panel.csv"), alarm.table());
      Csv.write(panel.resolve("clock-check.csv"), AlarmLog.clockCheck());
      RadioFolder.write(Files.createDirectory(evidence.resolve("radio-1")), traffic.calls(), seed);
      for (Filmed filmed : cameras.filmed()) {
        String name = filmed.camera().name();
        SceneRecorder.record(
            filmed.scene(),
            filmed.camera(),
            writer,
            Files.createDirectory(evidence.resolve(name)).resolve(filmed.file()),
            truths.resolve(name + ".frames.jsonl.gz"),
            progress);
      }
      made.complete();
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
    return truth;
  }

  static String name(CaseForm form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  /** Names of all sources, the one that never came among them. */
  public static List<String> sources() {
    return List.of("cam-yard", "cam-b7", "cam-gate", "cam-hall", "cam-lot", "radio-1", "alarm");
  }
}
