package org.unseal.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

final class DigestAsideTest {
  @TempDir Path folder;

  @Test
  void itIsTheDigestOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    try (DigestAside digest = new DigestAside(file, Progress.SILENT)) {
      assertThat(digest.await()).isEqualTo(Digests.ofText("abc"));
    }
  }

  @Test
  void whatReadingThrewReachesWhoeverWaits() {
    try (DigestAside digest = new DigestAside(folder.resolve("missing"), Progress.SILENT)) {
      assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(digest::await);
    }
  }

  @Test
  void aStopReachesWhoeverWaits() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    try (DigestAside digest = new DigestAside(file, new Stopping())) {
      assertThatExceptionOfType(UnsealException.class)
          .isThrownBy(digest::await)
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
  }

  @Test
  void closingEndsTheThreadThoughTheFileWasNotReadToItsEnd() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    Waiting progress = new Waiting();
    try (DigestAside _ = new DigestAside(file, progress)) {
      progress.reached.await();
    }
    Thread reader = progress.reader.get();
    assertThat(reader).isNotNull();
    assertThat(reader.isAlive()).isFalse();
  }

  /** Stops at once. */
  private static final class Stopping implements Progress {
    @Override
    public void stage(Stage stage, long units) {}

    @Override
    public void done(long units) {
      throw new UnsealException(ErrorCode.CANCELLED, "stopped");
    }
  }

  /** Holds the reading thread up until that is interrupted. */
  private static final class Waiting implements Progress {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final AtomicReference<Thread> reader = new AtomicReference<>();

    @Override
    public void stage(Stage stage, long units) {}

    @Override
    public void done(long units) {
      reader.set(Thread.currentThread());
      reached.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
