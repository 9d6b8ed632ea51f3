package org.unseal.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.vision.detect.Detectors;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.models.ModelShelf;

/**
 * Counts faces of a real recording that are still found after redaction: {@code ORIGINAL REDACTED
 * [EVERY]}, where every so many frames are looked at. Found before: CenterFace at 0.2 and YuNet at
 * 0.3 agree; without YuNet, CenterFace alone, and the result says so.
 */
public final class SampleFaces {
  private static final double CENTERFACE = 0.2;
  private static final double YUNET = 0.3;
  private static final int EVERY = 5;

  private final FaceComparison comparison;
  private final PrintStream out;
  private int frames;
  private int before;
  private int still;

  private SampleFaces(FaceComparison comparison, PrintStream out) {
    this.comparison = comparison;
    this.out = out;
  }

  /** Ends with 0 where no face is still found, with 1 where one is or the frames don't match. */
  public static void main(String[] arguments) {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println("usage: SampleFaces ORIGINAL REDACTED [EVERY]");
      System.exit(2);
    }
    int every = arguments.length > 2 ? Integer.parseInt(arguments[2]) : EVERY;
    UserFolders folders = UserFolders.ofThisUser();
    ModelShelf shelf = new ModelShelf(folders);
    Detectors detectors = new Detectors(shelf, folders);
    int threads = Runtime.getRuntime().availableProcessors();
    boolean clean;
    try (FaceDetector centerFace = detectors.open("centerface", threads);
        OptionalDetector yuNet = OptionalDetector.open(shelf, detectors, "yunet", threads)) {
      FaceComparison comparison =
          new FaceComparison(centerFace, CENTERFACE, yuNet.detector(), YUNET);
      if (yuNet.detector().isEmpty()) {
        System.out.println("YuNet is not on the shelf: faces that CenterFace alone finds count");
      }
      clean =
          new SampleFaces(comparison, System.out)
              .run(Path.of(arguments[0]), Path.of(arguments[1]), every, threads);
    }
    System.out.flush();
    System.exit(clean ? 0 : 1);
  }

  private boolean run(Path original, Path redacted, int every, int threads) {
    LibavFootageLibrary library = new LibavFootageLibrary();
    boolean paired;
    try (Footage was = library.open(original, threads);
        Footage is = library.open(redacted, threads);
        FrameStream wasFrames = was.frames();
        FrameStream isFrames = is.frames()) {
      paired = pairs(wasFrames, isFrames, every);
    }
    out.printf(
        "%d frames looked at: %d faces found before, %d still found%s%n",
        frames, before, still, paired ? "" : "; the two have different numbers of frames");
    return paired && still == 0;
  }

  /** Walks both side by side; says whether they have the same number of frames. */
  private boolean pairs(FrameStream wasFrames, FrameStream isFrames, int every) {
    for (int index = 0; ; index++) {
      Optional<DecodedFrame> was = wasFrames.next();
      Optional<DecodedFrame> is = isFrames.next();
      try {
        if (was.isEmpty() || is.isEmpty()) {
          return was.isEmpty() && is.isEmpty();
        }
        if (index % every == 0) {
          look(was.get(), is.get());
        }
      } finally {
        was.ifPresent(DecodedFrame::close);
        is.ifPresent(DecodedFrame::close);
      }
    }
  }

  private void look(DecodedFrame was, DecodedFrame is) {
    if (was.picture().isEmpty() || is.picture().isEmpty()) {
      return;
    }
    frames++;
    for (FaceComparison.Verdict face :
        comparison.compare(was.picture().get(), is.picture().get())) {
      before++;
      if (face.stillFound()) {
        still++;
        out.printf(
            "frame %d: still found at %d,%d, %d px wide%n",
            was.index(), face.face().left(), face.face().top(), face.face().width());
      }
    }
  }

  /** A detector that need not be there. */
  private record OptionalDetector(Optional<FaceDetector> detector) implements AutoCloseable {
    static OptionalDetector open(ModelShelf shelf, Detectors detectors, String name, int threads) {
      return new OptionalDetector(
          shelf.holds(name) ? Optional.of(detectors.open(name, threads)) : Optional.empty());
    }

    @Override
    public void close() {
      detector.ifPresent(FaceDetector::close);
    }
  }
}
