package org.unseal.engine.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.engine.casefile.CaseFolders;

/** Removes half-made files of runs that died where nobody could clear up after them. */
final class Leftovers {
  private static final Pattern PARTIAL =
      Pattern.compile("\\.(?:unseal-([0-9]+)-[0-9a-f]+|.*\\.([0-9]+))\\.partial");

  private Leftovers() {}

  static void sweep(CaseFolders folders) {
    sweep(folders.originals(), 0);
    sweep(folders.root().resolve("seals"), 1);
  }

  private static void sweep(Path folder, int deeper) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path path : inside) {
        if (dead(String.valueOf(path.getFileName()))) {
          Files.deleteIfExists(path);
        } else if (deeper > 0) {
          sweep(path, deeper - 1);
        }
      }
    } catch (IOException e) {
      return; // they do no harm, and the next run tries again
    }
  }

  /** Whether it is such a file, and its maker is gone. */
  private static boolean dead(String name) {
    Matcher matcher = PARTIAL.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    String pid = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return pid.length() < 12 && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }
}
