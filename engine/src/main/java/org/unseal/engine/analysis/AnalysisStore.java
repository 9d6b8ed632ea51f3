package org.unseal.engine.analysis;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.model.failure.UnsealException;

/**
 * The folder of stored analyses, one folder each by key, readable by their owner alone. Several
 * processes may use it at once; the first one to finish an analysis keeps its own.
 */
public final class AnalysisStore {
  private static final int SEAL_BYTES = 128;

  private final Path root;
  private final PartialFiles partials;

  public AnalysisStore(Path root, PartialFiles partials) {
    this.root = root;
    this.partials = partials;
  }

  /**
   * The analysis with this key, if it is complete, unchanged, made with that key, and nobody else
   * could have put it there.
   */
  public Optional<StoredAnalysis> find(String key) {
    if (!key.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Path folder = root.resolve(key);
    Path seal = folder.resolve(AnalysisFiles.SEAL);
    try {
      if (!Files.isRegularFile(seal)
          || Files.size(seal) > SEAL_BYTES
          || !PrivateFiles.isOwn(root)) {
        return Optional.empty();
      }
      String digest = Files.readString(seal).strip();
      StoredAnalysis stored = new StoredAnalysis(folder, key, digest);
      return digest.equals(digestOf(folder)) && stored.madeWith().digest().equals(key)
          ? Optional.of(stored)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (UnsealException e) {
      // another version's, or nothing that this program wrote
      return Optional.empty();
    }
  }

  /** Removes what runs left behind that were killed. */
  public void sweep() {
    Leftovers.sweep(root, 0);
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
      if (Files.isDirectory(root) && !PrivateFiles.isOwn(root)) {
        delete(root); // others could write there, so nobody knows what it holds
      }
      PrivateFiles.createFolders(root);
      Path draft = root.resolve(Leftovers.name("draft"));
      partials.begun(draft);
      try {
        PrivateFiles.createFolders(draft);
        return new Draft(key, draft, new AnalysisWriter(draft, key));
      } catch (IOException e) {
        discard(draft);
        throw e;
      }
    } catch (IOException e) {
      throw OutputFile.writing(root, e);
    }
  }

  private void discard(Path draft) {
    try {
      if (Files.exists(draft)) {
        delete(draft);
      }
      partials.ended(draft);
    } catch (IOException e) {
      // stays on the list of partial files, so that the launcher tries again
      return;
    }
  }

  private static String digestOf(Path folder) throws IOException {
    try (AnalysisLines lines = new AnalysisLines(folder)) {
      return lines.digest();
    }
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
      try {
        String digest = writer.digest();
        writer.close();
        Files.writeString(
            PrivateFiles.createFile(folder.resolve(AnalysisFiles.SEAL)), digest + "\n");
        return place(digest);
      } catch (IOException e) {
        throw OutputFile.writing(root, e);
      } finally {
        close();
      }
    }

    /**
     * Gives the draft its name, unless another process was first: then that one's counts. Whoever
     * reads it holds it to its digest.
     */
    private StoredAnalysis place(String digest) throws IOException {
      Path target = root.resolve(key.digest());
      Optional<StoredAnalysis> first = find(key.digest());
      if (first.isPresent()) {
        return first.get();
      }
      if (Files.exists(target)) {
        delete(target);
      }
      try {
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        open = false;
        partials.ended(folder);
      } catch (FileSystemException e) {
        // made in the moment since: a folder that is not empty is never moved over
        return find(key.digest()).orElseThrow(() -> e);
      }
      return new StoredAnalysis(target, key.digest(), digest);
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        try {
          writer.close();
        } catch (IOException e) {
          // a full disk, and what was written is thrown away in any case
          discard(folder);
          return;
        }
        discard(folder);
      }
    }
  }
}
