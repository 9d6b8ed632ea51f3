package org.unseal.campus.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.Mask;
import org.unseal.campus.truth.TruthHeader;
import org.unseal.campus.truth.TruthReader;
import org.unseal.campus.truth.VisibleFace;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;

/**
 * Measures a redacted recording of a synthetic scene. A face-frame is a drawn face at least 14 px
 * high, at least half of it inside the picture and unhidden, turned no further than 75 degrees. It
 * is left visible where less than 90 % of its visible pixels are fill in the decoded output.
 */
public final class LeakMeasure {
  private static final double LEAST_HEIGHT = 14;
  private static final int MOST_YAW = 75;

  /** Levels that compression may move the fill. */
  private static final int TOLERANCE = 12;

  private LeakMeasure() {}

  /**
   * Compares frame by frame; frame numbers of output and truth are the same.
   *
   * @param redacted the output, opened; it stays open
   * @param fill the colour of masks, 0xRRGGBB
   */
  public static LeakReport measure(Path truth, Footage redacted, int fill, Progress progress) {
    return measure(truth, redacted, Optional.empty(), fill, progress);
  }

  /**
   * The same, which does not take for cover what had the colour of the fill before: dark doors and
   * windows, where the fill is black. It bears on the figures of over-redaction alone.
   *
   * @param original what was redacted, opened; it stays open
   */
  public static LeakReport measure(
      Path truth, Footage redacted, Optional<Footage> original, int fill, Progress progress) {
    try (TruthReader reader = new TruthReader(truth);
        FrameCursor before = new FrameCursor(original.map(Footage::frames));
        FrameCursor after = new FrameCursor(Optional.of(redacted.frames()))) {
      TruthHeader header = reader.header();
      PictureSize size = header.size();
      if (!redacted.facts().size().equals(size)) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            "the output's pictures are not as large as the truth's: measure it against the truth of"
                + " its own input");
      }
      progress.stage(Progress.Stage.MEASURE, redacted.facts().codedPictures());
      LeakTally tally = new LeakTally();
      Surplus surplus = Surplus.of(truth, size);
      FillColour.Pixels pixels = new FillColour.Pixels(size.width(), size.height());
      FillColour.Pixels untouched = new FillColour.Pixels(size.width(), size.height());
      int frames = 0;
      int missing = 0;
      for (Optional<FrameTruth> next = reader.next(); next.isPresent(); next = reader.next()) {
        FrameTruth there = next.get();
        Optional<PictureView> picture = after.picture(there.frame());
        if (picture.isPresent()) {
          FillColour colour = new FillColour(fill, picture.get().fullRange(), TOLERANCE);
          pixels.read(picture.get());
          Optional<PictureView> source = before.picture(there.frame());
          source.ifPresent(untouched::read);
          faces(there, size, tally, pixels, colour);
          surplus.add(there, pixels, source.map(s -> untouched), colour);
        } else {
          missing++;
        }
        frames++;
        progress.done(frames);
      }
      return new LeakReport(
          header.scene(),
          header.seed(),
          header.camera(),
          frames,
          missing,
          tally.moving(),
          tally.still(),
          tally.people(),
          tally.groups(),
          tally.worst(),
          surplus.report());
    }
  }

  /** Whether a face has to be hidden. */
  static boolean isFaceFrame(FrameTruth.Someone someone) {
    return someone.faceHeight() >= LEAST_HEIGHT
        && Math.abs(someone.yaw()) <= MOST_YAW
        && 2 * someone.visiblePixels() >= someone.facePixels()
        && someone.visiblePixels() > 0;
  }

  private static void faces(
      FrameTruth truth,
      PictureSize size,
      LeakTally tally,
      FillColour.Pixels pixels,
      FillColour fill) {
    List<FrameTruth.Layer> layers = truth.layers();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof FrameTruth.Someone someone && isFaceFrame(someone)) {
        Mask face =
            VisibleFace.find(layers, i, size)
                .orElseThrow(() -> new IllegalStateException("a visible face without pixels"));
        tally.add(truth.frame(), someone, leaks(face, pixels, fill));
      }
    }
  }

  private static boolean leaks(Mask face, FillColour.Pixels pixels, FillColour fill) {
    int visible = 0;
    int hidden = 0;
    for (int y = face.box().top(); y < face.box().bottom(); y++) {
      for (int x = face.box().left(); x < face.box().right(); x++) {
        if (face.at(x, y) == VisibleFace.FACE) {
          visible++;
          if (pixels.isFill(fill, x, y)) {
            hidden++;
          }
        }
      }
    }
    return 10L * hidden < 9L * visible;
  }

  /** Gives the pictures of a stream by their number, in order. */
  private static final class FrameCursor implements AutoCloseable {
    private final Optional<FrameStream> stream;
    private Optional<DecodedFrame> current = Optional.empty();

    FrameCursor(Optional<FrameStream> stream) {
      this.stream = stream;
    }

    /** Valid until the next call. */
    Optional<PictureView> picture(int frame) {
      if (stream.isEmpty()) {
        return Optional.empty();
      }
      while (current.isEmpty() || current.get().index() < frame) {
        current.ifPresent(DecodedFrame::close);
        current = stream.get().next();
        if (current.isEmpty()) {
          return Optional.empty();
        }
      }
      return current.get().index() == frame ? current.get().picture() : Optional.empty();
    }

    @Override
    public void close() {
      current.ifPresent(DecodedFrame::close);
      stream.ifPresent(FrameStream::close);
    }
  }
}
