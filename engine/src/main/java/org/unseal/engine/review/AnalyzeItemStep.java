package org.unseal.engine.review;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.analysis.AnalysisKey;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.digest.DigestAside;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.CustodyField;
import org.unseal.model.decision.Decisions;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.track.Policy;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.ObjectWriter;

/**
 * Analyses a recording of a case, so that people can decide on it, and writes that down. What was
 * analysed before is not analysed again; a run that was stopped leaves nothing and begins anew with
 * the recording that it was at.
 */
public final class AnalyzeItemStep {
  private final FootageLibrary library;
  private final FootageAnalyst analyst;
  private final AnalysisStore store;
  private final String tool;

  /**
   * Wires the step.
   *
   * @param store of the case
   * @param tool version of this program
   */
  public AnalyzeItemStep(
      FootageLibrary library, FootageAnalyst analyst, AnalysisStore store, String tool) {
    this.library = requireNonNull(library, "library");
    this.analyst = requireNonNull(analyst, "analyst");
    this.store = requireNonNull(store, "store");
    this.tool = requireNonNull(tool, "tool");
  }

  /**
   * What was asked for.
   *
   * @param again begin the decisions anew, too, where the analysis is another or somebody decided
   */
  public record Request(String item, Policy policy, int threads, boolean again) {
    public Request {
      requireNonNull(item, "item");
      requireNonNull(policy, "policy");
    }
  }

  /**
   * An analysis that people can decide on.
   *
   * @param head where the log ends now; empty where nothing was to be written down
   */
  public record Analysed(String item, StoredAnalysis analysis, Optional<Head> head) {}

  /** Analyses one. */
  public Analysed run(CaseFile file, Request request, Progress progress) {
    String item = request.item();
    Optional<CaseDecisions> kept = CaseDecisions.find(file, item);
    if (kept.isPresent() && !request.again()) {
      Optional<StoredAnalysis> stored = stored(kept.get());
      if (stored.isPresent()) {
        return new Analysed(item, stored.get(), Optional.empty());
      }
    }
    CaseRecording recording = CaseRecording.of(file, item);
    AnalysisKey key =
        new AnalyzeStep(analyst, store, tool).key(recording.sha256().hex(), request.policy());
    StoredAnalysis made = analyse(recording, key, request.threads(), progress);
    boolean same =
        kept.isPresent() && kept.get().decisions().analysisDigest().equals(made.digest());
    if (same && !request.again()) {
      return new Analysed(item, made, Optional.empty());
    }
    if (kept.isPresent() && !kept.get().deciders().isEmpty() && !request.again()) {
      throw new UnsealException(
          ErrorCode.CHANGED_SINCE,
          "%s was decided on by another analysis than this program makes; with --again its decisions begin anew"
              .formatted(item));
    }
    Decisions none = new Decisions(key.inputSha256(), made.digest(), Map.of(), Map.of());
    Head head =
        file.append(
            new Entry(
                Action.ANALYSED,
                Optional.of(item),
                new ObjectWriter()
                    .put(CustodyField.SHA256.code(), recording.sha256())
                    .put(CustodyField.HASH_VERIFIED.code(), true)
                    .put("analysis", made.digest())
                    .put("analysisKey", made.key())
                    .put("policy", key.policy().name().toLowerCase(Locale.ROOT))
                    .end(),
                List.of(
                    CaseDecisions.none(item, new DecisionsDocument(tool, made.key(), none))
                        .put())));
    return new Analysed(item, made, Optional.of(head));
  }

  private Optional<StoredAnalysis> stored(CaseDecisions kept) {
    return store
        .find(kept.document().analysisKey())
        .filter(found -> found.digest().equals(kept.decisions().analysisDigest()));
  }

  /** The file is read as a whole before its analysis counts: it must be what was taken in. */
  private StoredAnalysis analyse(
      CaseRecording recording, AnalysisKey key, int threads, Progress progress) {
    Unchanged before = Unchanged.of(recording.original());
    try (DigestAside digest = new DigestAside(recording.original(), Progress.SILENT);
        Footage footage = library.open(recording.original(), threads)) {
      if (!digest.await().equals(key.inputSha256())) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            "the file of %s is not the one that was taken in; run custody check"
                .formatted(recording.item()));
      }
      progress.stage(Progress.Stage.ANALYZE, footage.facts().codedPictures());
      StoredAnalysis made =
          new AnalyzeStep(analyst, store, tool).run(footage, key, threads, progress).analysis();
      before.requireStill(recording.original());
      return made;
    } catch (IOException e) {
      throw Unchanged.unreadable(recording.original(), e);
    }
  }
}
