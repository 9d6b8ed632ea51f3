package org.unseal.engine.roster;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Searches what is about to leave for names that the public may not read: whole names in any order,
 * and parts of at least four letters, without regard to capitals and accents, across the escapes of
 * JSON, HTML and addresses, across markup and line breaks, in names of files and in archives. What
 * it finds it tells without repeating a name. Immutable.
 *
 * <p>It finds text. A name that is a picture, is spoken, or is compressed inside of a picture or a
 * recording is nothing that it can see.
 */
public final class NamesWithheld {
  /** Findings that are told of one file and one person. */
  private static final int MOST_PLACES = 20;

  private static final int MOST_FOUND = 2000;
  private static final int PIECE = 1 << 20;

  /** What may lie before a name in the piece in which it ends, as the tag that it breaks. */
  private static final int OVERLAP = 1 << 14;

  private static final int MOST_ENTRIES = 100_000;
  private static final long MOST_UNPACKED = 1L << 30;

  private final NameNeedles needles;

  private NamesWithheld(NameNeedles needles) {
    this.needles = needles;
  }

  /** Of everybody whose name is withheld, also of those who were on the roster once. */
  public static NamesWithheld of(Roster roster) {
    return new NamesWithheld(new NameNeedles(roster));
  }

  /**
   * A place where a name stands, or one that could not be searched.
   *
   * @param file relative to the folder, with slashes; {@code file 3}, in the order of their names,
   *     where its own name gives somebody away
   * @param place within it, for a person
   * @param subject the label of whose name it is; empty where it could not be searched
   */
  public record Found(String file, String place, String subject) {
    public Found {
      requireNonNull(file, "file");
      requireNonNull(place, "place");
      requireNonNull(subject, "subject");
    }

    /** In words, without the name. */
    public String sentence() {
      return subject.isEmpty()
          ? "%s: %s".formatted(file, place)
          : "%s, %s: a name of %s, which the public may not read".formatted(file, place, subject);
    }
  }

  /** Searches a text that is not in a file yet, such as an event's. */
  public List<Found> inText(String what, String text) {
    Search search = new Search(what);
    search.piece(text.getBytes(StandardCharsets.UTF_8), true);
    return search.found();
  }

  /** Searches what a file is to hold: text, or else every byte of it. */
  public List<Found> inBytes(String what, byte[] bytes) {
    Search search = new Search(what);
    try {
      search.stream(new ByteArrayInputStream(bytes), "");
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can't be read", e);
    }
    return search.found();
  }

  /**
   * Searches every file of a folder and below, and their names.
   *
   * @return in the order of the files' names; empty is what a release needs
   */
  public List<Found> inFolder(Path folder) throws IOException {
    List<Found> found = new ArrayList<>();
    if (needles.none()) {
      return found;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(path -> !path.equals(folder)).sorted().toList();
    }
    for (int i = 0; i < files.size() && found.size() < MOST_FOUND; i++) {
      Path file = files.get(i);
      String name = folder.relativize(file).toString().replace('\\', '/');
      List<Found> own = inText("file " + (i + 1), name);
      Search search = new Search(own.isEmpty() ? name : "file " + (i + 1));
      own.stream().map(Found::subject).distinct().forEach(id -> search.told(id, "its name"));
      if (Files.isSymbolicLink(file)) {
        search.told("", "a link, which was not followed and must not leave");
      } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        search.file(file);
      }
      found.addAll(search.found());
    }
    return found;
  }

  /** One file's search. */
  private final class Search {
    private final String file;
    private final List<Found> found = new ArrayList<>();
    private final Set<Found> seen = new LinkedHashSet<>();

    Search(String file) {
      this.file = file;
    }

    List<Found> found() {
      return found;
    }

    void told(String subject, String place) {
      Found one = new Found(file, place, subject);
      long places = found.stream().filter(other -> other.subject().equals(subject)).count();
      if (places < MOST_PLACES && seen.add(one)) {
        found.add(one);
      }
    }

    void file(Path path) throws IOException {
      byte[] head;
      try (InputStream in = Files.newInputStream(path)) {
        head = in.readNBytes(4);
      }
      try (InputStream in = Files.newInputStream(path)) {
        stream(in, "");
      }
      boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K';
      boolean gzip = head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
      if (zip || gzip) {
        try (InputStream in = Files.newInputStream(path)) {
          if (zip) {
            zip(in);
          } else {
            Bounded unpacked = new Bounded(new GZIPInputStream(in), MOST_UNPACKED);
            stream(unpacked, "unpacked, ");
            unpacked.requireEnd();
          }
        } catch (ZipException | java.io.EOFException | TooLargeException e) {
          told("", "an archive that could not be searched whole");
        }
      }
    }

    private void zip(InputStream in) throws IOException {
      long left = MOST_UNPACKED;
      try (ZipInputStream entries = new ZipInputStream(in)) {
        int number = 0;
        for (ZipEntry entry = entries.getNextEntry();
            entry != null;
            entry = entries.getNextEntry()) {
          number++;
          if (number > MOST_ENTRIES) {
            throw new TooLargeException();
          }
          String place = "entry " + number + ", ";
          inText("", entry.getName()).forEach(one -> told(one.subject(), place + "its name"));
          Bounded unpacked = new Bounded(entries, left);
          stream(unpacked, place);
          unpacked.requireEnd();
          left = unpacked.left;
        }
      }
    }

    /** Piece by piece; each begins with the end of the one before. */
    private void stream(InputStream in, String where) throws IOException {
      byte[] piece = new byte[OVERLAP + PIECE];
      int kept = 0;
      long start = 0;
      long lines = 1;
      Coding coding = Coding.TEXT;
      boolean first = true;
      while (true) {
        int read = in.readNBytes(piece, kept, PIECE);
        int count = kept + read;
        if (first) {
          coding = Coding.of(piece, count);
        }
        if (read > 0 || first) {
          search(piece, count, coding, where, start, lines);
        }
        first = false;
        if (read < PIECE) {
          return;
        }
        int keep = OVERLAP;
        for (int i = 0; i < count - keep; i++) {
          lines += piece[i] == '\n' ? 1 : 0;
        }
        System.arraycopy(piece, count - keep, piece, 0, keep);
        start += count - keep;
        kept = keep;
      }
    }

    void piece(byte[] bytes, boolean text) {
      search(bytes, bytes.length, text ? Coding.TEXT : Coding.BYTES, "", 0, 1);
    }

    private void search(
        byte[] piece, int count, Coding coding, String where, long start, long lines) {
      SeenText raw =
          switch (coding) {
            case TEXT, BYTES -> SeenText.ofBytes(piece, count);
            case UTF16_BE -> SeenText.ofUtf16(piece, count, false);
            case UTF16_LE -> SeenText.ofUtf16(piece, count, true);
          };
      int shortest = coding == Coding.BYTES ? NameNeedles.SHORTEST_IN_BYTES : 1;
      List<SeenText> views = new ArrayList<>(List.of(raw));
      if (coding != Coding.BYTES) {
        SeenText plain = raw.unescaped();
        views.add(plain);
        views.add(plain.withoutTags(false));
        views.add(plain.withoutTags(true));
        views.add(plain.withoutTags(false).joined());
        views.add(raw.joined());
      }
      for (SeenText view : views) {
        needles.in(
            view,
            shortest,
            (subject, at) -> told(subject, where + place(piece, at, coding, start, lines)));
      }
    }

    private String place(byte[] piece, int at, Coding coding, long start, long lines) {
      if (coding != Coding.TEXT) {
        return "byte " + (start + at);
      }
      long line = lines;
      for (int i = 0; i < at; i++) {
        line += piece[i] == '\n' ? 1 : 0;
      }
      return "line " + line;
    }
  }

  /** How a file's bytes are read. */
  private enum Coding {
    TEXT,
    UTF16_BE,
    UTF16_LE,
    /** Anything else: media, pictures. */
    BYTES;

    static Coding of(byte[] head, int count) {
      if (count >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
        return UTF16_BE;
      }
      if (count >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
        return UTF16_LE;
      }
      for (int i = 0; i < Math.min(count, 1 << 14); i++) {
        if (head[i] == 0) {
          return BYTES;
        }
      }
      return TEXT;
    }
  }

  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** At most so many bytes of a stream that is another's to close. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(bytes, from, (int) Math.min(left, count));
      left -= Math.max(0, read);
      return read;
    }

    void requireEnd() throws IOException {
      if (left == 0 && in.read() >= 0) {
        throw new TooLargeException();
      }
    }
  }
}
