package org.unseal.cli.command;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Opens recordings with libav, which is loaded aside: that takes as long as hashing a short
 * recording, which comes before. Thread-safe.
 */
final class LibraryAhead implements FootageLibrary {
  private final FutureTask<LibavFootageLibrary> loading =
      new FutureTask<>(LibavFootageLibrary::new);

  /** Begins to load. */
  LibraryAhead() {
    Thread.ofPlatform().daemon().name("load-ahead").start(loading);
  }

  /**
   * As {@link LibavFootageLibrary#open}.
   *
   * @throws UnsealException also {@code NATIVE_LIBRARY_MISSING}
   */
  @Override
  public Footage open(Path file, int threads) {
    try {
      return loading.get().open(file, threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped before anything was opened", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnsealException told) {
        throw told;
      }
      throw new UnsealException(
          ErrorCode.INTERNAL, "the video libraries could not be loaded; run it again", e);
    }
  }
}
