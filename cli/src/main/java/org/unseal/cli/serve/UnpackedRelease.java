package org.unseal.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.engine.zip.MalformedZipException;
import org.unseal.engine.zip.ZipIndex;
import org.unseal.engine.zip.ZipIndex.Member;
import org.unseal.engine.zip.ZipLimits;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.release.ReleaseFile;

/**
 * The files of an archived release in a folder of the machine's own for what is short-lived; gone
 * when this is closed. An archive with a name that a release can't have, or anything odd, is
 * refused whole.
 */
final class UnpackedRelease implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final Path folder;
  private final PartialFiles partials;

  private UnpackedRelease(Path folder, PartialFiles partials) {
    this.folder = folder;
    this.partials = partials;
  }

  /** Whether a file begins as an archive does. */
  static boolean isArchive(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ZipIndex.begins(in.readNBytes(4));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Unpacks it.
   *
   * @throws UnsealException {@code RELEASE_MISSING} where it is no archive of a release
   */
  static UnpackedRelease of(Path archive, PartialFiles partials, Progress progress) {
    Path folder;
    try {
      folder = Files.createTempDirectory("unseal-release");
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE, "nothing can be unpacked on this machine", e);
    }
    partials.begun(folder);
    UnpackedRelease unpacked = new UnpackedRelease(folder, partials);
    try {
      unpacked.fill(archive, progress);
      return unpacked;
    } catch (MalformedZipException e) {
      unpacked.close();
      throw new UnsealException(
          ErrorCode.RELEASE_MISSING,
          "%s can't be unpacked: %s; download it again".formatted(archive, e.getMessage()),
          e);
    } catch (UnreadableArchive e) {
      unpacked.close();
      throw unreadable(archive, e);
    } catch (IOException e) {
      unpacked.close();
      throw OutputFile.writing(folder, e);
    } catch (RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private static UnsealException unreadable(Path archive, IOException e) {
    return new UnsealException(
        ErrorCode.INPUT_UNREADABLE,
        archive + " can't be read; copy it to another disk, or download it again",
        e);
  }

  /** The disk that has the archive failed, and not the one that it is unpacked to. */
  private static final class UnreadableArchive extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableArchive(IOException cause) {
      super(cause);
    }
  }

  /** Reads from the archive. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (MalformedZipException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableArchive(e);
    }
  }

  private void fill(Path archive, Progress progress) throws IOException {
    try (FileChannel channel = read(() -> FileChannel.open(archive, StandardOpenOption.READ))) {
      ZipIndex index = read(() -> ZipIndex.read(channel, ZipLimits.USUAL));
      long all = index.members().stream().mapToLong(Member::size).sum();
      progress.stage(Progress.Stage.UNPACK, Math.max(1, all));
      long done = 0;
      for (Member member : index.members()) {
        String name = new String(member.name(), StandardCharsets.UTF_8);
        if (!member.oddities().isEmpty() || !ReleaseFile.safe(name)) {
          throw new UnsealException(
              ErrorCode.RELEASE_MISSING, archive + " holds something that no release has");
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = read(() -> index.open(member));
            OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
          byte[] bytes = new byte[CHUNK];
          for (int count = read(() -> in.read(bytes));
              count >= 0;
              count = read(() -> in.read(bytes))) {
            out.write(bytes, 0, count);
            done += count;
            progress.done(done);
          }
        }
      }
    }
  }

  /** Where it is. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      Leftovers.remove(folder);
      partials.ended(folder);
    } catch (IOException e) {
      // stays on the list of partial files, so that the launcher tries again
      return;
    }
  }
}
