package org.unseal.engine.analysis;

/** Names and schema of what lies in a stored analysis' folder. */
final class AnalysisFiles {
  static final String SCHEMA = "unseal.analysis";
  static final int VERSION = 2;
  static final String LINES = "analysis.jsonl.gz";

  /** Holds the digest; written last, so that a folder without it is not an analysis. */
  static final String SEAL = "complete";

  private AnalysisFiles() {}

  static String still(int number) {
    return "backdrop-" + number + ".rgb";
  }
}
