package org.unseal.bench.players;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.engine.port.RecordingWriter.Sink;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.render.LibavRenderer;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

/** Draws recordings and renders them as the product does. Files are left in the folder. */
final class VariantFiles {
  private static final int TICK_MICROS = 10_000;
  private static final int THREADS = 2;

  private final Path folder;
  private final String name;
  private int made;

  /** Files are called after the name, and numbered. */
  VariantFiles(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** A rendition, and how it came about. */
  record Rendered(Showing showing, Rendition rendition) {}

  /** Draws the recording of a variant. */
  Path record(Variant variant) {
    Path file = folder.resolve(name + "-source-" + ++made);
    String keyframes = "scenecut=0:keyint=" + variant.gop() + ":min-keyint=" + variant.gop();
    RecordingFormat format =
        new RecordingFormat(
            variant.container(),
            "libx264",
            variant.fullRange() ? "yuvj420p" : "yuv420p",
            TestPicture.SIZE,
            new TimeBase(1, 100),
            variant.gop(),
            "crf=23;" + variant.more() + ";x264-params=" + keyframes + ":" + variant.x264());
    try (Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int frame = 0; frame < variant.recorded(); frame++) {
        // a frame that is not to be shown has a number that none has
        int number = frame - variant.before() & TestPicture.LARGEST;
        sink.write(variant.recordedTicks(frame), TestPicture.draw(number));
      }
    }
    return file;
  }

  /**
   * Draws and renders.
   *
   * @throws IllegalStateException where GOPs pass that should not, or the other way round
   */
  Rendered render(Variant variant) {
    Path source = record(variant);
    Path output = folder.resolve(name + "-rendition-" + made + ".mp4");
    try (LibavFootage footage = new LibavFootageLibrary().open(source, THREADS)) {
      RenderSettings whole =
          new RenderSettings(TestPicture.FILL, variant.sound(), THREADS, "", Mode.SMART, Gate.FULL);
      FrameSpan shown = new FrameSpan(variant.before(), variant.before() + variant.frames());
      Rendition rendition =
          new LibavRenderer()
              .render(
                  footage,
                  new Plan(variant),
                  variant.cut() ? whole.showing(shown) : whole,
                  output,
                  Progress.SILENT);
      require(variant, rendition);
      return new Rendered(showing(variant, rendition, output), rendition);
    }
  }

  private static void require(Variant variant, Rendition rendition) {
    String reason = rendition.passage().wholeBecause().map(r -> r.code()).orElse("");
    if (!reason.equals(variant.wholeBecause().orElse(""))) {
      throw new IllegalStateException(variant.title() + " was rendered whole: " + reason);
    }
    if (!rendition.findings().isEmpty() || rendition.frames() != variant.frames()) {
      throw new IllegalStateException(variant.title() + ": " + rendition);
    }
  }

  private static Showing showing(Variant variant, Rendition rendition, Path file) {
    List<Long> micros = new ArrayList<>();
    BitSet masked = new BitSet();
    BitSet seams = new BitSet();
    for (int frame = 0; frame < variant.frames(); frame++) {
      micros.add(variant.ticks(frame) * TICK_MICROS);
      masked.set(frame, variant.masked(frame));
    }
    // No GOP overlaps another in time, so a part begins with the same frame in both orders.
    List<Part> parts = rendition.passage().parts();
    for (int i = 1; i < parts.size(); i++) {
      seams.set(parts.get(i).first(), parts.get(i).passed() != parts.get(i - 1).passed());
    }
    return new Showing(file, new TestPicture(variant.fullRange()), micros, masked, seams);
  }

  /** The masks of a variant. */
  private record Plan(Variant variant) implements CoverPlan {
    @Override
    public int frames() {
      return variant.recorded();
    }

    @Override
    public CoverSource read() {
      return new CoverSource() {
        @Override
        public FrameCover coverOf(int frame) {
          return variant.masked(frame - variant.before())
              ? new FrameCover.Boxes(List.of(TestPicture.MASK))
              : new FrameCover.Nothing();
        }

        @Override
        public void requireUnchanged() {}

        @Override
        public void close() {}
      };
    }
  }
}
