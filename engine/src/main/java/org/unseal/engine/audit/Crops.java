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
  private static final int MOST = 200;

  private static final String NAME = "finding-";

  private Crops() {}

  /** Writes them; those of an earlier audit in the same folder are removed. */
  static void write(Footage finished, List<AuditFinding> findings, Path folder, Progress progress) {
    try {
      PrivateFiles.createFolders(folder);
      try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, NAME + "*.jpg")) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
      Map<Integer, List<Integer>> wanted = new TreeMap<>();
      for (int i = 0; i < Math.min(MOST, findings.size()); i++) {
        int number = i;
        findings
            .get(i)
            .place()
            .ifPresent(
                place -> wanted.computeIfAbsent(place.frame(), _ -> new ArrayList<>()).add(number));
      }
      write(finished, findings, wanted, folder, progress);
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }

  private static void write(
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
              Path file = folder.resolve("%s%03d.jpg".formatted(NAME, number + 1));
              Files.write(
                  PrivateFiles.createFile(file), encoder.encode(frame.picture().get(), crop.get()));
            }
          }
        }
      }
    }
  }
}
