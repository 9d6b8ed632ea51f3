package org.unseal.engine.flash;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * Looks through a released clip for flashes. What was found is kept beside the case's other derived
 * files under the digest of the clip, so that a clip that stays the same is looked through once.
 */
public final class FlashStep {
  /** Of the measure; what another one found is looked for again. */
  private static final int METHOD = 1;

  private static final String SCHEMA = "unseal/flashes";
  private static final int AHEAD = 64;
  private static final int LONGEST = 1 << 12;

  private final FootageLibrary library;
  private final PicturePass pictures;
  private final PartialFiles partials;

  /** With these. */
  public FlashStep(FootageLibrary library, PicturePass pictures, PartialFiles partials) {
    this.library = requireNonNull(library, "library");
    this.pictures = requireNonNull(pictures, "pictures");
    this.partials = requireNonNull(partials, "partials");
  }

  /**
   * Whether a clip flashes more than three times in some second; empty where it has not the frames
   * that it should have, so that nobody can say.
   *
   * @param times when each of its frames is shown, in microseconds
   * @param kept folder of what was found before; made where it is missing
   */
  public Optional<Boolean> run(
      Path media, List<Long> times, Path kept, int threads, Progress progress) {
    try {
      Path file = kept.resolve(Digests.ofFile(media, Progress.SILENT) + ".json");
      Optional<Boolean> known = known(file);
      if (known.isPresent()) {
        return known;
      }
      Optional<Boolean> found = look(media, times, threads, progress);
      if (found.isPresent()) {
        keep(file, found.get());
      }
      return found;
    } catch (IOException e) {
      throw OutputFile.writing(kept, e);
    }
  }

  private Optional<Boolean> look(Path media, List<Long> times, int threads, Progress progress) {
    try (Footage footage = library.open(media, 1)) {
      CellGrid grid = CellGrid.of(footage.facts().size());
      FlashMeter meter = new FlashMeter(grid);
      int[] seen = {0};
      progress.stage(Progress.Stage.FLASHES, times.size());
      pictures.read(
          footage,
          new PicturePass.Wish((_, _) -> true, threads, AHEAD),
          grid::of,
          (int frame, Optional<int[]> cells) -> {
            if (frame < times.size()) {
              // A picture that can't be judged stays what the one before was.
              cells.ifPresent(luminance -> meter.take(times.get(frame), luminance));
            }
            seen[0] = Math.max(seen[0], frame + 1);
          },
          progress);
      return seen[0] == times.size() ? Optional.of(meter.found().isPresent()) : Optional.empty();
    }
  }

  private static Optional<Boolean> known(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      return Optional.empty();
    }
    try {
      ObjectReader found = ObjectReader.of(JsonReader.read(Files.readAllBytes(file)), "flashes");
      found.requireSchema(SCHEMA, METHOD);
      found.requireOnly(Set.of("schema", "version", "flashes"));
      return Optional.of(found.flag("flashes"));
    } catch (MalformedJsonException _) {
      return Optional.empty(); // derived, so it is made again
    }
  }

  private void keep(Path file, boolean flashes) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (OutputFile output = new OutputFile(file, true, true, partials)) {
      Files.write(
          output.path(),
          CanonicalJson.bytes(
              new ObjectWriter()
                  .put("schema", SCHEMA)
                  .put("version", METHOD)
                  .put("flashes", flashes)
                  .end()));
      output.complete();
    }
  }
}
