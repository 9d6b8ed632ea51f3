package org.unseal.engine.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.engine.files.PrivateFiles;

/**
 * How long a stored analysis took to make, beside it and no part of it: who renders again with
 * decisions has not worked for less long. Lost or damaged it is as if it had taken no time.
 */
public final class AnalysisTime {
  private static final String FILE = "milliseconds";
  private static final long LONGEST = 30L * 24 * 3600 * 1000;
  private static final int DIGITS = 12;

  private AnalysisTime() {}

  /** Keeps it, unless it is there. */
  public static void keep(StoredAnalysis analysis, long milliseconds) {
    Path file = analysis.folder().resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.writeString(PrivateFiles.createFile(file), Long.toString(milliseconds));
      }
    } catch (IOException e) {
      // only an audit's time depends on it
      return;
    }
  }

  /** Milliseconds; 0 where nobody knows. */
  public static long of(StoredAnalysis analysis) {
    Path file = analysis.folder().resolve(FILE);
    try {
      String text = Files.size(file) > DIGITS ? "" : Files.readString(file);
      return text.matches("[0-9]+") ? Math.min(Long.parseLong(text), LONGEST) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
