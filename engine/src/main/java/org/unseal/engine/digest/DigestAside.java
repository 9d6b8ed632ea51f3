package org.unseal.engine.digest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * The SHA-256 of a file, taken on a thread of its own while its maker does something else with the
 * file. Close stops the thread and waits until it is gone.
 */
public final class DigestAside implements AutoCloseable {
  private final FutureTask<String> task;
  private final Thread thread;

  /**
   * Begins to read.
   *
   * @param progress is told how many bytes are done, on that thread
   */
  public DigestAside(Path file, Progress progress) {
    this.task = new FutureTask<>(() -> Digests.ofFile(file, progress));
    this.thread = Thread.ofPlatform().daemon().name("digest-aside").start(task);
  }

  /** Waits for the digest. Throws what reading the file or its progress threw. */
  public String await() throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while reading the file", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt(); // closes the channel that it reads, if it still does
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
