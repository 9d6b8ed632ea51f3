package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;

/**
 * The folder of originals: every file under its own SHA-256, read-only. A file is there as a whole
 * and on the disk, or it is not there. One thread.
 */
final class OriginalsShelf implements AutoCloseable {
  private static final int CHUNK = 1 << 20;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final CaseFolders folders;
  private final Path folder;
  private final PartialFiles partials;

  /** The second digest is taken beside the first: it is the slower one. */
  private final ExecutorService aside =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("second-digest").factory());

  private final byte[][] chunks = new byte[2][CHUNK];

  OriginalsShelf(CaseFolders folders, PartialFiles partials) {
    this.folders = requireNonNull(folders, "folders");
    this.folder = folders.originals();
    this.partials = requireNonNull(partials, "partials");
  }

  /** What can't be read of the file that is to be taken in; not what can't be written. */
  static final class SourceException extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;

    SourceException(IOException cause) {
      super(cause);
    }
  }

  /**
   * Copies what a stream gives, digests it on the way and puts it on the shelf, where the same may
   * lie already. It is not read back here: nothing may be recorded of it before {@link
   * #requireKept}, or a seal that was made of the copy and bears its digest.
   *
   * @throws SourceException where the stream fails; nothing is left behind then
   */
  TwoDigests put(InputStream in, Progress progress, long before) throws SourceException {
    try {
      PrivateFiles.createFolders(folder);
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
    Path copy =
        folder.resolve(
            ".unseal-%d-%s.partial"
                .formatted(ProcessHandle.current().pid(), Long.toHexString(System.nanoTime())));
    partials.begun(copy);
    try {
      TwoDigests digests = copy(in, copy, progress, before);
      keep(copy, digests.sha256());
      return digests;
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    } finally {
      drop(copy);
    }
  }

  private void drop(Path copy) {
    try {
      Files.deleteIfExists(copy);
      partials.ended(copy);
    } catch (IOException e) {
      // stays on the list of partial files, so that the launcher tries again
      return;
    }
  }

  private TwoDigests copy(InputStream in, Path copy, Progress progress, long before)
      throws IOException, SourceException {
    PrivateFiles.createFile(copy);
    MessageDigest sha256 = Digest.sha256();
    MessageDigest sha512 = TwoDigests.second();
    long bytes = 0;
    try (FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      Future<?> second = aside.submit(() -> {});
      for (int turn = 0; ; turn ^= 1) {
        byte[] chunk = chunks[turn];
        int count = read(in, chunk);
        await(second); // the other chunk's; this one's was awaited before it was filled
        if (count == 0) {
          break;
        }
        second = aside.submit(() -> sha512.update(chunk, 0, count));
        sha256.update(chunk, 0, count);
        ByteBuffer left = ByteBuffer.wrap(chunk, 0, count);
        while (left.hasRemaining()) {
          out.write(left);
        }
        bytes += count;
        progress.done(before + bytes);
      }
      out.force(true);
    }
    return new TwoDigests(Digest.end(sha256), HexFormat.of().formatHex(sha512.digest()), bytes);
  }

  private static int read(InputStream in, byte[] chunk) throws SourceException {
    try {
      return in.readNBytes(chunk, 0, chunk.length);
    } catch (IOException e) {
      throw new SourceException(e);
    }
  }

  private static void await(Future<?> second) {
    try {
      second.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while copying", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Reads the copy back: it is what was read, or the disk is not to be trusted. */
  void requireKept(Digest expected) {
    Path place = folders.original(expected);
    try {
      if (digest(place).equals(expected)) {
        return;
      }
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
    throw new UnsealException(
        ErrorCode.DIGEST_MISMATCH,
        place
            + " reads back as something else than was written; nothing was recorded of it. Try"
            + " another disk");
  }

  private Digest digest(Path file) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    ByteBuffer chunk = ByteBuffer.wrap(chunks[0]);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      while (channel.read(chunk.clear()) >= 0) {
        sha256.update(chunk.flip());
      }
    }
    return Digest.end(sha256);
  }

  private void keep(Path copy, Digest sha256) throws IOException {
    Path place = folders.original(sha256);
    PrivateFiles.createFolders(requireNonNull(place.getParent()));
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      if (digest(place).equals(sha256)) {
        return;
      }
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          place
              + " is not what was taken in under this digest any more; run custody check, then move"
              + " it away and take the file in again");
    }
    if (POSIX) {
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--------"));
    } else if (!copy.toFile().setReadOnly()) {
      throw new IOException("the copy can't be made read-only");
    }
    Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
    sync(requireNonNull(place.getParent()));
  }

  /** The name, too, is to be there after a power cut; not every system lets a folder be synced. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() {
    aside.shutdownNow();
  }
}
