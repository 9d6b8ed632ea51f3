package org.unseal.engine.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.engine.port.DocumentPages;
import org.unseal.engine.text.SafeText;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Octets;

/**
 * Reads the pages that another process drew of a file that may have taken it over: nothing is
 * believed that isn't looked at.
 */
final class PageFolder {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int MOST_PICTURES = 64 << 20;
  private static final int MOST_TEXT = 4 * 2 * DocumentPages.MOST_CHARACTERS;

  private PageFolder() {}

  static List<Page> read(Path folder) throws IOException {
    List<Page> pages = new ArrayList<>();
    int left = MOST_PICTURES;
    for (int number = 1; number <= DocumentPages.MOST_PAGES; number++) {
      Path picture = folder.resolve("page-" + number + ".png");
      if (!Files.exists(picture, LinkOption.NOFOLLOW_LINKS)) {
        break;
      }
      byte[] png = bytes(picture, left);
      left -= png.length;
      requirePicture(png);
      String text =
          new String(
              bytes(folder.resolve("page-" + number + ".txt"), MOST_TEXT), StandardCharsets.UTF_8);
      String unseen =
          new String(
              bytes(folder.resolve("page-" + number + ".unseen"), 10), StandardCharsets.US_ASCII);
      if (!unseen.matches("[0-9]{1,7}")) {
        throw untrue();
      }
      pages.add(new Page(Octets.of(png), plain(text), Integer.parseInt(unseen)));
    }
    if (pages.isEmpty()) {
      throw untrue();
    }
    return pages;
  }

  /** Lines that end, without what a terminal obeys or what turns writing around. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    SafeText.lines(text).lines().map(String::stripTrailing).forEach(line -> line(plain, line));
    return plain.toString().strip() + "\n";
  }

  private static void line(StringBuilder plain, String line) {
    line.codePoints()
        .filter(point -> point != 0xFFFD && Character.getType(point) != Character.PRIVATE_USE)
        .forEach(plain::appendCodePoint);
    plain.append('\n');
  }

  private static void requirePicture(byte[] png) {
    if (png.length < 33 || !Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) {
      throw untrue();
    }
    long width = number(png, 16);
    long height = number(png, 20);
    if (width < 1 || height < 1 || width * height > DocumentPages.MOST_PIXELS * 11 / 10) {
      throw untrue();
    }
  }

  private static long number(byte[] bytes, int at) {
    long number = 0;
    for (int i = at; i < at + 4; i++) {
      number = number << 8 | (bytes[i] & 0xFF);
    }
    return Math.min(number, 1 << 24);
  }

  private static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw untrue();
      }
      return bytes;
    }
  }

  private static UnsealException untrue() {
    return new UnsealException(
        ErrorCode.PAGES_UNREADABLE, "what came of drawing the document can't be true");
  }
}
