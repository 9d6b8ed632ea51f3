package org.unseal.engine.decisions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.unseal.engine.analysis.AnalysisKey;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.track.SegmentId;

/**
 * Reads decisions and finds the analysis that they were made on. Whatever does not fit the
 * recording, the stored analysis or this version is refused: a fresh analysis might number its
 * tracks differently.
 */
public final class ReadDecisionsStep {
  /** Bytes of a decisions file: room for a hundred thousand segments with long grounds. */
  private static final long LARGEST = 64L << 20;

  private final AnalysisStore store;
  private final String tool;
  private final InstantSource clock;

  /**
   * Wires the step.
   *
   * @param tool version of this program
   * @param clock for what is decided by naming it
   */
  public ReadDecisionsStep(AnalysisStore store, String tool, InstantSource clock) {
    this.store = store;
    this.tool = tool;
    this.clock = clock;
  }

  /** The decisions and their analysis. */
  public Decided run(DecisionSource source, String inputSha256) {
    DecisionsDocument document =
        switch (source) {
          case DecisionSource.Saved saved ->
              DecisionsDocument.read(saved(saved.file(), "the decisions file"));
          case DecisionSource.Named named ->
              DecisionsDocument.read(reported(named.report(), "the report"))
                  .clearing(named.clear(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        };
    Decisions decisions = document.decisions();
    if (!document.tool().equals(tool)) {
      throw mismatch(
          "the decisions were made with version " + document.tool() + ", this is " + tool);
    }
    if (!decisions.inputSha256().equals(inputSha256)) {
      throw mismatch("the decisions belong to another recording than the one given");
    }
    StoredAnalysis analysis =
        store
            .find(document.analysisKey())
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.ANALYSIS_MISSING,
                        "the analysis that the decisions belong to is no longer in the cache; redact"
                            + " again with --sheet and decide anew"));
    if (!analysis.digest().equals(decisions.analysisDigest())) {
      throw mismatch("the decisions belong to another analysis than the stored one");
    }
    AnalysisKey madeWith = analysis.madeWith();
    if (!madeWith.inputSha256().equals(inputSha256) || !madeWith.tool().equals(tool)) {
      throw mismatch("the analysis that the decisions name is of another recording or version");
    }
    requireKnown(decisions, analysis);
    return new Decided(document, analysis);
  }

  private static void requireKnown(Decisions decisions, StoredAnalysis analysis) {
    Set<SegmentId> unknown = new TreeSet<>(decisions.segments().keySet());
    Set<Integer> unknownBackdrops = new HashSet<>(decisions.backdrops().keySet());
    Map<Integer, StoredBackdrop> backdrops = new HashMap<>();
    analysis.read(
        stretch -> {
          stretch.tracks().forEach(track -> track.segments().forEach(s -> unknown.remove(s.id())));
          stretch.backdrops().forEach(b -> backdrops.put(b.number(), b));
        });
    unknownBackdrops.removeAll(backdrops.keySet());
    if (!unknown.isEmpty()) {
      throw new UnsealException(
          ErrorCode.UNKNOWN_SEGMENT,
          "the analysis has no segment "
              + unknown.iterator().next()
              + "; the sheet shows which there are");
    }
    if (!unknownBackdrops.isEmpty()) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "the analysis has no backdrop " + unknownBackdrops.iterator().next());
    }
    backdrops.forEach(
        (number, backdrop) -> requireInside(decisions, number, backdrop.size().box()));
  }

  private static void requireInside(Decisions decisions, int backdrop, Box picture) {
    BackdropReview review = decisions.backdrops().get(backdrop);
    if (review == null) {
      return;
    }
    for (Box box : review.boxes()) {
      if (!picture.contains(box)) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED,
            "a box drawn in backdrop " + backdrop + " reaches outside the picture");
      }
    }
  }

  private static Fields saved(Path file, String what) {
    try (InputStream in = open(file, what)) {
      if (Files.size(file) > LARGEST) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, what + " is far larger than a sheet saves one");
      }
      return Json.read(in, what);
    } catch (IOException e) {
      throw unreadable(file, what, e);
    }
  }

  /** A report of hours has a box for each frame of each track: only the part needed is kept. */
  private static Fields reported(Path file, String what) {
    try (InputStream in = open(file, what)) {
      return Json.readField(in, "decisions", what);
    } catch (IOException e) {
      throw unreadable(file, what, e);
    }
  }

  private static InputStream open(Path file, String what) throws IOException {
    if (!Files.exists(file)) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, what + " " + file + " does not exist");
    }
    if (!Files.isRegularFile(file)) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, what + " " + file + " is not a file");
    }
    return new BufferedInputStream(Files.newInputStream(file));
  }

  private static UnsealException unreadable(Path file, String what, IOException e) {
    return new UnsealException(
        ErrorCode.INPUT_UNREADABLE, what + " " + file + " can't be read; check its permissions", e);
  }

  private static UnsealException mismatch(String message) {
    return new UnsealException(ErrorCode.DIGEST_MISMATCH, message);
  }

  /** Decisions that fit their analysis. */
  public record Decided(DecisionsDocument document, StoredAnalysis analysis) {}
}
