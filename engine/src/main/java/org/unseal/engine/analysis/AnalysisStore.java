package org.unseal.engine.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;

/**
 * The folder of stored analyses, one folder each by key, readable by their owner alone. Several
 * processes may use it at once; the first one to finish an analysis keeps its own.
 */
public final class AnalysisStore {
  private final Path root;
  private final PartialFiles partials;

  public AnalysisStore(Path root, PartialFiles partials) {
    this.root = root;
    this.partials = partials;
  }

  /** The analysis with this key, if it is complete and unchanged. */
  public Optional<StoredAnalysis> find(String key) {
    Path folder = root.resolve(key);
    Path seal = folder.resolve(AnalysisFiles.SEAL);
    if (!key.matches("[0-9a-f]{64}") || !Files.isRegularFile(seal)) {
      return Optional.empty();
    }
    try {
      String digest = Files.readString(seal).strip();
      return digest.equals(digestOf(folder))
          ? Optional.of(new StoredAnalysis(folder, key, digest))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes everything; gives the bytes that were freed. */
  public long clear() throws IOException {
    return Files.exists(root) ? delete(root) : 0;
  }

  /** Bytes in use. */
  public long size() throws IOException {
    if (!Files.exists(root)) {
      return 0;
    }
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  Draft begin(AnalysisKey key) {
    try {
      PrivateFiles.createFolders(root);
      Path draft =
          root.resolve(
              "draft-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()));
      partials.begun(draft);
      PrivateFiles.createFolders(draft);
      return new Draft(key, draft, new AnalysisWriter(draft, key));
    } catch (IOException e) {
      throw OutputFile.writing(root, e);
    }
  }

  private static String digestOf(Path folder) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in =
        new DigestInputStream(
            new GZIPInputStream(Files.newInputStream(folder.resolve(AnalysisFiles.LINES)), 1 << 16),
            digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return Digests.hex(digest.digest());
  }

  private static long delete(Path folder) throws IOException {
    long[] bytes = new long[1];
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            bytes[0] += attributes.size();
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0];
  }

  /** An analysis that is being made. Closing it before {@link #complete} removes it. */
  final class Draft implements AutoCloseable {
    private final AnalysisKey key;
    private final Path folder;
    private final AnalysisWriter writer;
    private boolean open = true;

    private Draft(AnalysisKey key, Path folder, AnalysisWriter writer) {
      this.key = key;
      this.folder = folder;
      this.writer = writer;
    }

    AnalysisWriter writer() {
      return writer;
    }

    StoredAnalysis complete() {
      String digest = writer.digest();
      Path target = root.resolve(key.digest());
      try {
        writer.close();
        Files.writeString(
            PrivateFiles.createFile(folder.resolve(AnalysisFiles.SEAL)), digest + "\n");
        if (Files.exists(target) && find(key.digest()).isEmpty()) {
          delete(target);
        }
        if (!Files.exists(target)) {
          Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
          open = false;
          partials.ended(folder);
        }
        return new StoredAnalysis(target, key.digest(), digest);
      } catch (IOException e) {
        throw OutputFile.writing(root, e);
      } finally {
        close();
      }
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        try {
          writer.close();
          delete(folder);
          partials.ended(folder);
        } catch (IOException e) {
          // stays on the list of partial files, so that the launcher tries again
          return;
        }
      }
    }
  }
}
