package org.unseal.engine.decisions;

import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Finds the analysis that decisions of a case were made on. */
public final class CaseAnalyses {
  private final AnalysisStore store;

  /**
   * In a case's own store.
   *
   * @param store in the case's folder of analyses
   */
  public CaseAnalyses(AnalysisStore store) {
    this.store = store;
  }

  /**
   * The analysis.
   *
   * @throws UnsealException {@code ANALYSIS_MISSING} where it is gone or another
   */
  public StoredAnalysis of(CaseDecisions decided) {
    return store
        .find(decided.document().analysisKey())
        .filter(found -> found.digest().equals(decided.decisions().analysisDigest()))
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.ANALYSIS_MISSING,
                    "the analysis of %s is no longer in the case's derived folder: unseal analyze CASE %s"
                        .formatted(decided.item(), decided.item())));
  }
}
