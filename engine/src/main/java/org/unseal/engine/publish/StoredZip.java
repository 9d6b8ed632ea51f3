package org.unseal.engine.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A folder in one ZIP file, nothing of it packed: a browser can read a part of it where it lies. In
 * order of the names and with the same time everywhere, so that the same folder gives the same
 * bytes.
 */
final class StoredZip {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final String name;

  /**
   * Of this folder.
   *
   * @param name under which it unpacks
   */
  StoredZip(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Writes it; what a stopped run left of one is replaced. */
  void write(Path target, PartialFiles partials) {
    try (OutputFile file = new OutputFile(target, true, false, partials)) {
      try (ZipOutputStream zip =
          new ZipOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file.path()), BUFFER))) {
        zip.setMethod(ZipOutputStream.STORED);
        for (String each : names()) {
          add(zip, each);
        }
      } catch (IOException e) {
        throw OutputFile.writing(target, e);
      }
      file.complete();
    }
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
          names.add(folder.relativize(each).toString().replace('\\', '/'));
        } else if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          throw new UnsealException(
              ErrorCode.INPUT_UNREADABLE, folder + " has something that is no plain file");
        }
      }
    }
    names.sort(null);
    return names;
  }

  /** Its length and check sum stand before it, so it is read twice. */
  private void add(ZipOutputStream zip, String each) throws IOException {
    Path file = folder.resolve(each);
    CRC32 sum = new CRC32();
    long[] length = {0};
    read(
        file,
        (bytes, count) -> {
          sum.update(bytes, 0, count);
          length[0] += count;
        });
    ZipEntry entry = new ZipEntry(name + "/" + each);
    entry.setTimeLocal(ALWAYS);
    entry.setSize(length[0]);
    entry.setCompressedSize(length[0]);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    read(file, (bytes, count) -> ((OutputStream) zip).write(bytes, 0, count));
    zip.closeEntry();
  }

  private interface Taker {
    void take(byte[] bytes, int count) throws IOException;
  }

  private static void read(Path file, Taker taker) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        taker.take(buffer, count);
      }
    }
  }
}
