package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scoping.RecorderClock;
import org.unseal.model.scope.Clip;

/**
 * Finds what is covered in the clips of a case, from their plans, the decisions and the grounds,
 * and what is muted in its calls.
 */
public final class RedactionLogStep {
  private final CodedLibrary library;
  private final AnalysisStore analyses;

  /**
   * Wires the step.
   *
   * @param library reads recordings without decoding them
   * @param analyses of the case
   */
  public RedactionLogStep(CodedLibrary library, AnalysisStore analyses) {
    this.library = requireNonNull(library, "library");
    this.analyses = requireNonNull(analyses, "analyses");
  }

  /**
   * The log of all clips; refuses as {@link org.unseal.engine.plan.CasePlan#requireHolds} where one
   * has no plan or an old one.
   */
  public MadeLog<RedactionLog> run(CaseFile file, LogTitle title, Progress progress) {
    List<Clip> clips = KeptScope.of(file).clips();
    List<RedactionRow> rows = new ArrayList<>();
    Map<String, LogRow.Note> notes = new LinkedHashMap<>();
    Map<String, FrameTimes> times = new LinkedHashMap<>();
    progress.stage(Progress.Stage.INDEX, clips.size());
    for (Clip clip : clips) {
      ClipRedactions redactions = ClipRedactions.of(file, clip, analyses);
      FrameTimes shown =
          times.computeIfAbsent(
              clip.item(),
              item ->
                  FrameTimes.read(
                      library, CaseRecording.of(file, item).original(), Progress.SILENT));
      RecorderClock clock = file.read(reading -> RecorderClock.of(reading, clip.item(), shown));
      redactions.rows(shown, clock, rows, notes);
      progress.done(clips.indexOf(clip) + 1L);
    }
    CaseHistory history = CaseHistory.of(file);
    RedactionLog log =
        new RedactionLog(title, rows, file.read(reading -> MutedCalls.rows(reading, history)));
    return new MadeLog<>(log, log.internal(notes));
  }
}
