package org.unseal.engine.plan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.scope.Clip;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;

/**
 * Makes the plan of a clip from what people decided, and writes it down: the published document in
 * the case's derived folder, its digest and what it follows from in the log. The same decisions
 * give the same document.
 */
public final class CasePlanStep {
  private final FootageLibrary library;
  private final FootageRenderer renderer;
  private final AnalysisStore store;
  private final PartialFiles partials;

  /**
   * Wires the step.
   *
   * @param renderer knows the grid of masks
   * @param store of the case
   */
  public CasePlanStep(
      FootageLibrary library,
      FootageRenderer renderer,
      AnalysisStore store,
      PartialFiles partials) {
    this.library = requireNonNull(library, "library");
    this.renderer = requireNonNull(renderer, "renderer");
    this.store = requireNonNull(store, "store");
    this.partials = requireNonNull(partials, "partials");
  }

  /**
   * A plan, and what a person should know of it.
   *
   * @param coveredMillionths share of the clip's pictures that is covered, mean over its frames
   * @param mostCoveredMillionths the largest share in one frame
   * @param wholeFrames frames that are covered whole, because nobody could judge them
   * @param cleared what is shown because somebody said so
   * @param unconfirmed what somebody cleared and is covered all the same
   * @param open segments that nobody decided; they are covered
   * @param unseen backdrops that nobody looked at
   * @param head where the log ends now; empty where the case had this plan
   */
  public record Planned(
      CasePlan plan,
      long coveredMillionths,
      long mostCoveredMillionths,
      int wholeFrames,
      List<Cleared> cleared,
      List<Clearance.Unconfirmed> unconfirmed,
      List<SegmentId> open,
      List<Integer> unseen,
      Optional<Head> head) {
    public Planned {
      cleared = List.copyOf(cleared);
      unconfirmed = List.copyOf(unconfirmed);
      open = List.copyOf(open);
      unseen = List.copyOf(unseen);
    }

    /** Whether a person has something to look at before this is shown to anybody. */
    public boolean settled() {
      return unconfirmed.isEmpty() && unseen.isEmpty();
    }
  }

  /** A segment that is shown, by whose name. */
  public record Cleared(SegmentId segment, Optional<String> person, String ground) {}

  /**
   * Plans one clip.
   *
   * @param fill the colour of masks, 0xRRGGBB
   */
  public Planned run(CaseFile file, String clipId, int fill) {
    KeptScope kept = KeptScope.of(file);
    Digest scope = CasePlan.digest(file.record(RecordKind.SCOPE, KeptScope.RECORD).orElseThrow());
    Clip clip = kept.clip(clipId);
    CaseDecisions decided = CaseDecisions.of(file, clip.item());
    StoredAnalysis analysis = new CaseAnalyses(store).of(decided);
    Clearance clearance = Clearance.of(analysis, decided.decisions());
    Overview overview = Overview.of(analysis, clearance, clip.frames());
    ClipCovers covers = covers(file, clip, analysis, clearance.decisions(), fill);
    byte[] bytes = covers.document().bytes();
    CasePlan plan =
        new CasePlan(
            clip.id(),
            clip.item(),
            clip.frames(),
            covers.document().digest(),
            decided.digest(),
            scope,
            Digest.ofHex(analysis.digest()),
            decided.deciders(),
            covers.document().digest().hex() + ".json");
    keep(plan.path(file.folders()), bytes);
    return new Planned(
        plan,
        covers.meanMillionths(),
        covers.mostMillionths(),
        covers.wholeFrames(),
        overview.cleared(),
        overview.unconfirmed(),
        overview.open(),
        overview.unseen(),
        append(file, plan));
  }

  /** The same plan again is no event. */
  private static Optional<Head> append(CaseFile file, CasePlan plan) {
    Optional<CaseRecord> before = file.record(RecordKind.PLAN, plan.clip());
    if (before.isPresent() && before.get().body().equals(plan.put().body())) {
      return Optional.empty();
    }
    return Optional.of(
        file.append(
            reading -> {
              plan.requireHolds(reading);
              return new Entry(
                  Action.PLANNED,
                  Optional.of(plan.item()),
                  new ObjectWriter().put("clip", plan.clip()).put("plan", plan.plan()).end(),
                  List.of(plan.put()));
            }));
  }

  private void keep(Path file, byte[] bytes) {
    try {
      PrivateFiles.createFolders(requireNonNull(file.getParent()));
      try (OutputFile output = new OutputFile(file, true, true, partials)) {
        Files.write(output.path(), bytes);
        output.complete();
      }
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }

  private ClipCovers covers(
      CaseFile file, Clip clip, StoredAnalysis analysis, Decisions decisions, int fill) {
    CaseRecording recording = CaseRecording.of(file, clip.item());
    PictureSize size;
    MaskGrid grid;
    try (Footage footage = library.open(recording.original(), 1)) {
      size = footage.facts().size();
      grid = renderer.grid(footage);
    }
    Path draft = analysis.folder().resolve(Leftovers.name("plan"));
    partials.begun(draft);
    try {
      Plan whole =
          new PlanStep()
              .run(
                  analysis,
                  clip.redacted() ? decisions : shownAsItIs(analysis, decisions),
                  size,
                  grid,
                  draft);
      return ClipCovers.of(whole, clip, size, grid, String.format(Locale.ROOT, "#%06x", fill));
    } finally {
      discard(draft);
    }
  }

  private void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
      partials.ended(draft);
    } catch (IOException e) {
      // stays on the list of partial files, so that the launcher tries again
      return;
    }
  }

  /** The order releases it without redaction: only what a person drew is covered. */
  private static Decisions shownAsItIs(StoredAnalysis analysis, Decisions decisions) {
    Map<SegmentId, SegmentDecision> all = new HashMap<>();
    analysis.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            for (Segment segment : track.segments()) {
              all.put(segment.id(), new SegmentDecision(true, ""));
            }
          }
        });
    return new Decisions(
        decisions.inputSha256(),
        decisions.analysisDigest(),
        all,
        decisions.backdrops(),
        decisions.dismissals(),
        decisions.regions());
  }
}
