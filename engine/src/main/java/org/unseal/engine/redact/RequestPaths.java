package org.unseal.engine.redact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.files.OutputFile;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Refuses paths that can't work, or would cost the original, before any work is done. */
final class RequestPaths {
  private RequestPaths() {}

  static void check(RedactRequest request) {
    Path input = request.input();
    if (!Files.exists(input)) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, input + " does not exist");
    }
    if (Files.isDirectory(input)) {
      throw new UnsealException(
          ErrorCode.INPUT_IS_DIRECTORY, input + " is a folder; name the recordings in it");
    }
    if (!Files.isRegularFile(input)) {
      // a pipe or a device: it can't be read twice, and may never end
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, input + " is not a file; store the recording in one");
    }
    if (!Files.isReadable(input)) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, input + " can't be read; check its permissions");
    }
    List<Path> written = new ArrayList<>();
    written.add(request.output());
    request.report().ifPresent(written::add);
    request.sheet().ifPresent(written::add);
    for (int i = 0; i < written.size(); i++) {
      Path file = written.get(i);
      if (same(input, file)) {
        throw new UnsealException(
            ErrorCode.OUTPUT_IS_INPUT,
            file + " is the recording itself; originals are never changed");
      }
      for (Path other : written.subList(0, i)) {
        if (same(other, file)) {
          throw new UnsealException(
              ErrorCode.USAGE, file + " is named twice; output, report and sheet need a file each");
        }
      }
      OutputFile.check(file, request.force());
    }
  }

  /** The same file under whatever names: links, case, dots. */
  private static boolean same(Path one, Path other) {
    try {
      if (Files.exists(one) && Files.exists(other)) {
        return Files.isSameFile(one, other);
      }
      return resolved(one).equals(resolved(other));
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, one + " and " + other + " can't be told apart", e);
    }
  }

  /** Where a file that may not be there yet would lie. */
  private static Path resolved(Path file) throws IOException {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    Path name = whole.getFileName();
    return folder == null || name == null || !Files.isDirectory(folder)
        ? whole
        : folder.toRealPath().resolve(name);
  }
}
