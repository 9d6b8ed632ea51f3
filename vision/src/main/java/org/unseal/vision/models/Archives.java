package org.unseal.vision.models;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Takes one member out of a package, without unpacking anything to the disk. */
final class Archives {
  private static final int TAR_BLOCK = 512;

  private Archives() {}

  /**
   * Reads a member of a zip (so of a wheel) or of a gzipped tar.
   *
   * @param most bytes that it may have; a longer member is refused
   * @return empty where it is neither or there is no such member
   */
  static Optional<byte[]> member(byte[] archive, String path, long most) throws IOException {
    if (startsWith(archive, 'P', 'K')) {
      return zipMember(archive, path, most);
    }
    if (startsWith(archive, 0x1f, 0x8b)) {
      return tarMember(archive, path, most);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  private static Optional<byte[]> zipMember(byte[] archive, String path, long most)
      throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(path)) {
          return Optional.of(readAtMost(zip, most));
        }
      }
    }
    return Optional.empty();
  }

  /** Walks a tar's headers: name in bytes 0-99, size in octal in 124-135, padded to blocks. */
  private static Optional<byte[]> tarMember(byte[] archive, String path, long most)
      throws IOException {
    try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      byte[] header = tar.readNBytes(TAR_BLOCK);
      while (header.length == TAR_BLOCK && header[0] != 0) {
        long size = octal(header, 124, 12);
        if (text(header, 0, 100).equals(path)) {
          if (size > most) {
            throw new IOException("longer than expected: " + path);
          }
          byte[] content = tar.readNBytes((int) size);
          if (content.length < size) {
            throw new EOFException("cut off: " + path);
          }
          return Optional.of(content);
        }
        tar.skipNBytes(Math.ceilDiv(size, (long) TAR_BLOCK) * TAR_BLOCK);
        header = tar.readNBytes(TAR_BLOCK);
      }
    }
    return Optional.empty();
  }

  private static String text(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int start, int length) throws IOException {
    String digits = text(header, start, length).strip();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new IOException("not a tar header");
    }
    return Long.parseLong(digits, 8);
  }

  /** Reads to the end, and refuses more than so many bytes before they fill the memory. */
  static byte[] readAtMost(InputStream in, long most) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > most) {
      throw new IOException("longer than expected: more than " + most + " bytes");
    }
    return bytes;
  }
}
