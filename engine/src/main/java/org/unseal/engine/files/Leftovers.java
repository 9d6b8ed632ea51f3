package org.unseal.engine.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names half-made files and folders, and removes those of runs that died where nobody could clear
 * up after them. Their names say which process made them; those of one that lives on this machine
 * are left alone, so a case is worked on from one machine at a time.
 */
public final class Leftovers {
  private static final Pattern NAME =
      Pattern.compile(
          "\\.unseal-(?:[a-z0-9]+-)?([0-9]{1,11})-[0-9a-f]+\\.partial"
              + "|\\..*\\.([0-9]{1,11})\\.partial");

  private Leftovers() {}

  /**
   * A name for something half-made, that nothing else ever has.
   *
   * @param kind what it becomes: lower-case letters and digits
   */
  public static String name(String kind) {
    return ".unseal-%s-%d-%s.partial"
        .formatted(kind, ProcessHandle.current().pid(), Long.toHexString(System.nanoTime()));
  }

  /**
   * Removes them from a folder, which need not be there. Links are neither followed nor left.
   *
   * @param deeper so many levels of folders in it, too
   */
  public static void sweep(Path folder, int deeper) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path path : inside) {
        if (dead(String.valueOf(path.getFileName()))) {
          remove(path);
        } else if (deeper > 0) {
          sweep(path, deeper - 1);
        }
      }
    } catch (IOException e) {
      return; // they do no harm, and the next run tries again
    }
  }

  /** Removes a file, or a folder with all that is in it; links are not followed. */
  public static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
        for (Path each : inside) {
          remove(each);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /** Whether it is such a name, and its maker is gone. */
  private static boolean dead(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return ProcessHandle.of(Long.parseLong(matcher.group(group))).isEmpty();
      }
    }
    return false;
  }
}
