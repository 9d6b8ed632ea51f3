package org.unseal.engine.sheet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.crop.CropEncoder;
import org.unseal.engine.decisions.Borders;
import org.unseal.engine.decisions.Borders.Border;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;

/**
 * Writes the pictures at a segment's borders for somebody who confirms who it is: the last before
 * it and its own first, its own last and the first after it. They show people, so they are their
 * owner's alone.
 */
public final class BorderPicturesStep {
  private final PartialFiles partials;

  /** Tells of the files while they are written. */
  public BorderPicturesStep(PartialFiles partials) {
    this.partials = requireNonNull(partials, "partials");
  }

  private record Wanted(String name, int frame, Box extent) {}

  /**
   * Writes them; what is there by the same names is replaced.
   *
   * @param item whose recording it is; the files' names begin with it
   * @param folder is made where it is missing
   * @return the files, in the order of time
   * @throws UnsealException {@code UNKNOWN_SEGMENT}
   */
  public List<Path> run(
      Footage footage,
      StoredAnalysis analysis,
      String item,
      SegmentId segment,
      Path folder,
      Progress progress) {
    List<Wanted> wanted = wanted(analysis, segment);
    if (wanted.isEmpty()) {
      throw new UnsealException(
          ErrorCode.UNKNOWN_SEGMENT,
          "the analysis has no segment " + segment + "; decide --list shows which there are");
    }
    progress.stage(Progress.Stage.SHEET, wanted.getLast().frame() + 1L);
    List<Path> written = new ArrayList<>();
    try (FrameStream frames = footage.frames();
        CropEncoder encoder = new CropEncoder()) {
      PrivateFiles.createFolders(folder);
      int next = 0;
      Optional<DecodedFrame> decoded = frames.next();
      while (decoded.isPresent() && next < wanted.size()) {
        try (DecodedFrame frame = decoded.get()) {
          progress.done(frame.index());
          while (next < wanted.size() && wanted.get(next).frame() <= frame.index()) {
            Wanted one = wanted.get(next++);
            Optional<PictureView> picture =
                one.frame() == frame.index() ? frame.picture() : Optional.empty();
            Optional<Box> crop = SheetIndex.around(one.extent(), footage.facts().size());
            if (picture.isPresent() && crop.isPresent()) {
              Path file = folder.resolve("%s-%s-%s.jpg".formatted(item, segment, one.name()));
              write(file, encoder.encode(picture.get(), crop.get()));
              written.add(file);
            }
          }
        }
        decoded = frames.next();
      }
      decoded.ifPresent(DecodedFrame::close);
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
    return written;
  }

  private void write(Path file, byte[] jpeg) throws IOException {
    try (OutputFile output = new OutputFile(file, true, true, partials)) {
      Files.write(output.path(), jpeg);
      output.complete();
    }
  }

  /** In the order of frames. */
  private static List<Wanted> wanted(StoredAnalysis analysis, SegmentId id) {
    List<Wanted> wanted = new ArrayList<>();
    analysis.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            for (Segment segment : track.segments()) {
              if (segment.id().equals(id)) {
                Borders.before(track, segment).ifPresent(of -> add(wanted, "1-before", of));
                add(wanted, "2-first", Borders.first(segment));
                add(wanted, "3-last", Borders.last(segment));
                Borders.after(track, segment).ifPresent(of -> add(wanted, "4-after", of));
              }
            }
          }
        });
    return wanted;
  }

  private static void add(List<Wanted> wanted, String name, Border border) {
    wanted.add(new Wanted(name, border.frame(), border.extent()));
  }
}
