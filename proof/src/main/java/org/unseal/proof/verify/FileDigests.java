package org.unseal.proof.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.ReleaseFile;

/** Takes the SHA-256 of files, one after the other, on whatever thread it runs. */
final class FileDigests {
  private static final int PIECE = 1 << 17;

  private final ReleaseFolder folder;
  private final LongConsumer read;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** What a file digests to; empty where it can't be read. */
  record Result(ReleaseFile file, Optional<Digest> digest) {}

  /**
   * @param read is told of bytes as they are read
   */
  FileDigests(ReleaseFolder folder, LongConsumer read) {
    this.folder = folder;
    this.read = read;
  }

  /** No more is of interest. */
  void stop() {
    stopped.set(true);
  }

  List<Result> of(List<ReleaseFile> files) {
    List<Result> results = new ArrayList<>();
    long longest = files.stream().mapToLong(ReleaseFile::bytes).max().orElse(0);
    byte[] piece = new byte[Math.clamp(longest, 1, PIECE)];
    for (ReleaseFile file : files) {
      Optional<Digest> digest;
      try {
        digest = Optional.of(digest(file.name(), piece));
      } catch (IOException e) {
        digest = Optional.empty();
      }
      results.add(new Result(file, digest));
    }
    return results;
  }

  private Digest digest(String name, byte[] piece) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (FileChannel channel = folder.open(name)) {
      ByteBuffer buffer = ByteBuffer.wrap(piece);
      int length;
      while ((length = channel.read(buffer.clear())) >= 0) {
        if (stopped.get()) {
          throw new CancellationException();
        }
        sha256.update(piece, 0, length);
        read.accept(length);
      }
    }
    return Digest.end(sha256);
  }
}
