package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code unseal cache}: the stored analyses, which show uncovered people. */
@Command(
    name = "cache",
    description = "Shows how much the stored analyses take, or removes them.",
    footer = {
      "",
      "After cache clear, decisions that were made on a sheet can't be rendered any more."
    })
public final class CacheCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "size|clear", description = "What to do.")
  private String action = "size";

  /** The command in its surroundings, before anything was parsed. */
  public CacheCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    AnalysisStore store = new Workshop(surroundings).store();
    try {
      switch (action) {
        case "size" -> print("%.1f MB of stored analyses%n", store.size());
        case "clear" -> print("%.1f MB removed%n", store.clear());
        default -> throw new UnsealException(ErrorCode.USAGE, "cache knows size and clear");
      }
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE, "the cache can't be used: " + e.getMessage(), e);
    }
    return 0;
  }

  private void print(String text, long bytes) {
    surroundings.out().printf(Locale.ROOT, text, bytes / 1e6);
    surroundings.out().flush();
  }
}
