package org.unseal.vision.models;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Where the shelf's files lie. What is in it is its owner's alone and appears whole. */
final class ShelfFolder {
  private static final String SCRATCH = ".fetch-";

  /** What is older was left behind by a run that was killed: no fetch takes that long. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;

  ShelfFolder(Path folder) {
    this.folder = folder;
  }

  Path fileOf(ModelCard card) {
    return folder.resolve(card.sha256() + ".onnx");
  }

  Path cardOf(ModelCard card) {
    return folder.resolve(card.sha256() + ".properties");
  }

  /** Cards of models that their owner added, ordered by name. */
  List<ModelCard> ownCards() {
    List<ModelCard> cards = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.properties")) {
      for (Path file : files) {
        cards.add(ModelCard.parse(new String(read(file), StandardCharsets.UTF_8), file.toString()));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE, "the model folder " + folder + " can't be read", e);
    }
    cards.sort(Comparator.comparing(ModelCard::name).thenComparing(ModelCard::sha256));
    return cards;
  }

  static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Archives.readAtMost(in, ModelCard.MOST_BYTES);
    }
  }

  /** Writes a file on the shelf, whole or not at all. */
  Path keep(Path file, byte[] content) {
    write(file, content);
    return file;
  }

  static void write(Path file, byte[] content) {
    Path folder = requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      PrivateFiles.createFolders(folder);
      try {
        PrivateFiles.createFile(part);
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          folder + " can't be written to; free space there or change its permissions",
          e);
    }
  }

  /** A new folder to fetch into; removes what killed runs left behind. */
  Scratch scratch() {
    try {
      PrivateFiles.createFolders(folder);
      removeAbandoned();
      return new Scratch(PrivateFiles.createFolders(folder.resolve(SCRATCH + UUID.randomUUID())));
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          folder + " can't be written to; free space there or change its permissions",
          e);
    }
  }

  private void removeAbandoned() throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(
            folder,
            path -> {
              String name = String.valueOf(path.getFileName());
              return (name.startsWith(SCRATCH) || name.endsWith(".part")) && older(path, limit);
            })) {
      for (Path each : old) {
        new Scratch(each).close();
      }
    }
  }

  private static boolean older(Path path, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(limit);
    } catch (NoSuchFileException e) {
      return false; // another fetch is done with it just now
    }
  }

  private static void removeTree(Path root) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(root)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw new IOException("changed while it was removed: " + root, e);
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }

  /** A folder that is gone when it is closed. */
  record Scratch(Path path) implements AutoCloseable {
    @Override
    public void close() {
      try {
        removeTree(path);
      } catch (IOException e) {
        // Left for the next fetch to remove: what was fetched is kept or refused all the same.
        return;
      }
    }
  }
}
