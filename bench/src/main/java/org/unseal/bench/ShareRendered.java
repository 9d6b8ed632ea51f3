package org.unseal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.Progress;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.render.LibavRenderer;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;

/**
 * Renders a clip with a mask in one of so many stretches of frames, gate included, and prints how
 * long that took, in seconds, and how many GOPs passed. Opening counts; starting a JVM does not.
 */
public final class ShareRendered {
  private ShareRendered() {}

  /**
   * Measures.
   *
   * @param arguments the clip; the file to make, which is replaced; frames in a stretch; one of how
   *     many stretches has a mask; {@code FAST} or {@code FULL}
   */
  public static void main(String[] arguments) throws java.io.IOException {
    Path output = Path.of(arguments[1]);
    int stretch = Integer.parseInt(arguments[2]);
    int oneOf = Integer.parseInt(arguments[3]);
    Files.deleteIfExists(output);
    Files.createFile(output);
    long begun = System.nanoTime();
    try (LibavFootage footage =
        new LibavFootageLibrary()
            .open(Path.of(arguments[0]), Runtime.getRuntime().availableProcessors())) {
      Rendition made =
          new LibavRenderer()
              .render(
                  footage,
                  new Stretches(
                      footage.facts().codedPictures(), footage.facts().size(), stretch, oneOf),
                  new RenderSettings(
                      0,
                      false,
                      Runtime.getRuntime().availableProcessors(),
                      "",
                      Mode.SMART,
                      Gate.valueOf(arguments[4])),
                  output,
                  Progress.SILENT);
      System.out.printf(
          Locale.ROOT,
          "%.2f %d of %d GOPs passed%n",
          (System.nanoTime() - begun) / 1e9,
          made.passage().gopsPassed(),
          made.passage().gops());
    }
  }

  /** A quarter of the picture in every so manieth stretch, from the first on. */
  private record Stretches(int frames, PictureSize size, int length, int oneOf)
      implements CoverPlan {
    @Override
    public CoverSource read() {
      Box mask =
          new Box(
              size.width() / 4 / 16 * 16,
              size.height() / 4 / 16 * 16,
              size.width() * 3 / 4 / 16 * 16,
              size.height() * 3 / 4 / 16 * 16);
      return new CoverSource() {
        @Override
        public FrameCover coverOf(int frame) {
          return frame / length % oneOf == 0
              ? new FrameCover.Boxes(List.of(mask))
              : new FrameCover.Nothing();
        }

        @Override
        public void requireUnchanged() {
          // nothing is read
        }

        @Override
        public void close() {
          // nothing is held
        }
      };
    }
  }
}
