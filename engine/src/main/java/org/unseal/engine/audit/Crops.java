package org.unseal.engine.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.engine.crop.CropEncoder;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;

/**
 * Small pictures of what was found, one for each finding that has a place, numbered as the findings
 * are, from 1. They show people: whoever owns the folder owns them, and nobody else may read them.
 * No state.
 */
final class Crops {
  /** Nobody looks at more. */
  static final int MOST = 200;

  private static final String NAME = "finding-";

  private static final byte[] NONE = {};

  private Crops() {}

  /** Where something was seen. */
  record Of(int frame, Box box) {}

  /**
   * Writes them; those of an earlier audit in the same folder are removed.
   *
   * @param known those that are there already; only for others is the file decoded once more
   */
  static void write(
      Footage finished,
      List<AuditFinding> findings,
      Map<Of, byte[]> known,
      Path folder,
      Progress progress) {
    try {
      PrivateFiles.createFolders(folder);
      try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, NAME + "*.jpg")) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
      Map<Integer, List<Integer>> wanted = new TreeMap<>();
      for (int i = 0; i < Math.min(MOST, findings.size()); i++) {
        Optional<AuditFinding.Place> place = findings.get(i).place();
        byte[] made =
            place.map(at -> known.getOrDefault(new Of(at.frame(), at.best()), NONE)).orElse(NONE);
        if (made.length > 0) {
          Files.write(file(folder, i), made);
        } else if (place.isPresent()) {
          wanted.computeIfAbsent(place.get().frame(), _ -> new ArrayList<>()).add(i);
        }
      }
      decode(finished, findings, wanted, folder, progress);
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }

  private static Path file(Path folder, int number) throws IOException {
    return PrivateFiles.createFile(folder.resolve("%s%03d.jpg".formatted(NAME, number + 1)));
  }

  private static void decode(
      Footage finished,
      List<AuditFinding> findings,
      Map<Integer, List<Integer>> wanted,
      Path folder,
      Progress progress)
      throws IOException {
    int left = wanted.size();
    try (FrameStream stream = finished.frames();
        CropEncoder encoder = new CropEncoder()) {
      for (Optional<DecodedFrame> next = left > 0 ? stream.next() : Optional.empty();
          next.isPresent();
          next = left > 0 ? stream.next() : Optional.empty()) {
        try (DecodedFrame frame = next.get()) {
          progress.done(frame.index());
          List<Integer> here = wanted.getOrDefault(frame.index(), List.of());
          left -= here.isEmpty() ? 0 : 1;
          for (int number : here) {
            Box box = findings.get(number).place().orElseThrow().best();
            Optional<Box> crop = Regions.around(box).clip(finished.facts().size());
            if (crop.isPresent() && frame.picture().isPresent()) {
              Files.write(file(folder, number), encoder.encode(frame.picture().get(), crop.get()));
            }
          }
        }
      }
    }
  }
}
