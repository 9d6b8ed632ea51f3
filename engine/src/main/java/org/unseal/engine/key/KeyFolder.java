package org.unseal.engine.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** A folder of small files that say whom to trust: only its owner may have written into it. */
record KeyFolder(Path path, PartialFiles partials) {
  /** Longer than any of them is. */
  private static final int LONGEST = 16 << 10;

  Path file(String name) {
    return path.resolve(name);
  }

  boolean has(String name) {
    requireOwn();
    return Files.exists(file(name));
  }

  /** A file's bytes; empty where there is no such file. */
  Optional<byte[]> read(String name) {
    requireOwn();
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new UnsealException(ErrorCode.KEY_DAMAGED, file + " is no file; move it away");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(LONGEST)); // what is longer is refused by who knows it
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.KEY_DAMAGED, "can't read " + file, e);
    }
  }

  /** Names of files, in order. */
  List<String> names(String prefix, String suffix) {
    requireOwn();
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.KEY_DAMAGED, "can't list " + path, e);
    }
  }

  /**
   * Writes a file that is there as a whole or not at all, and on the disk when this returns.
   *
   * @param replace an existing one may be replaced
   * @throws UnsealException with {@code OUTPUT_EXISTS} where it may not
   */
  void write(String name, byte[] bytes, boolean replace) {
    Path file = file(name);
    try {
      PrivateFiles.createFolders(path);
    } catch (IOException e) {
      throw OutputFile.writing(path, e);
    }
    requireOwn();
    try (OutputFile output = new OutputFile(file, replace, true, partials)) {
      try (FileChannel channel = FileChannel.open(output.path(), StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      } catch (IOException e) {
        throw OutputFile.writing(file, e);
      }
      output.complete();
    }
  }

  private void requireOwn() {
    try {
      if (Files.isDirectory(path) && !PrivateFiles.isOwn(path)) {
        throw new UnsealException(
            ErrorCode.KEYS_EXPOSED,
            "others may write into "
                + path
                + ", so the keys in it may be theirs; look at them, then make it yours alone");
      }
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.KEYS_EXPOSED, "can't tell whose " + path + " is", e);
    }
  }
}
