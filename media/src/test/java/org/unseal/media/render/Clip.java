package org.unseal.media.render;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.engine.port.RecordingWriter.Sink;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.TimeBase;
import org.unseal.testkit.engine.FunctionPlan;

/** Small recordings whose frames carry their number, and what comes of rendering them. */
final class Clip {
  static final IntFunction<FrameCover> NOTHING = frame -> new FrameCover.Nothing();
  static final int FILL = 0x204060;

  private static final int BITS = 10;
  private static final int CELL = 8;
  private static final int NUMBER_TOP = 8;

  private Clip() {}

  /** Fills the box with noise of a seed, and nothing else. */
  record Secret(Box box, long seed) {}

  static RecordingFormat format(
      String container, String codec, String pixels, PictureSize size, int rate, String options) {
    return new RecordingFormat(container, codec, pixels, size, new TimeBase(1, rate), 12, options);
  }

  /** Writes frames at these ticks, each with its number drawn in it. */
  static Path write(Path file, RecordingFormat format, List<Long> ticks, Optional<Secret> secret) {
    try (Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int i = 0; i < ticks.size(); i++) {
        sink.write(ticks.get(i), picture(format.size(), i, secret));
      }
    }
    return file;
  }

  static Path write(Path file, RecordingFormat format, int frames) {
    return write(file, format, steady(frames, 1), Optional.empty());
  }

  static List<Long> steady(int frames, long step) {
    List<Long> ticks = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A ramp that moves, with the number as a row of light and dark squares. */
  static ByteBuffer picture(PictureSize size, int number, Optional<Secret> secret) {
    int width = size.width();
    int height = size.height();
    int chromaWidth = Math.ceilDiv(width, 2);
    int chromaHeight = Math.ceilDiv(height, 2);
    ByteBuffer i420 = ByteBuffer.allocate(width * height + 2 * chromaWidth * chromaHeight);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        i420.put(y * width + x, (byte) (60 + (x + y + 2 * number) % 100));
      }
    }
    for (int i = width * height; i < i420.capacity(); i++) {
      i420.put(i, (byte) 128);
    }
    for (int bit = 0; bit < BITS; bit++) {
      int level = (number >> bit & 1) == 1 ? 220 : 30;
      for (int y = NUMBER_TOP; y < NUMBER_TOP + CELL; y++) {
        for (int x = bit * CELL; x < (bit + 1) * CELL; x++) {
          i420.put(y * width + x, (byte) level);
        }
      }
    }
    secret.ifPresent(s -> hide(i420, size, s, number));
    return i420;
  }

  private static void hide(ByteBuffer i420, PictureSize size, Secret secret, int number) {
    java.util.Random random = new java.util.Random(secret.seed() * 31 + number);
    Box box = secret.box();
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        i420.put(y * size.width() + x, (byte) (16 + random.nextInt(220)));
      }
    }
    int chromaWidth = Math.ceilDiv(size.width(), 2);
    int chromaHeight = Math.ceilDiv(size.height(), 2);
    for (int plane = 0; plane < 2; plane++) {
      int start = size.width() * size.height() + plane * chromaWidth * chromaHeight;
      for (int y = box.top() / 2; y < Math.ceilDiv(box.bottom(), 2); y++) {
        for (int x = box.left() / 2; x < Math.ceilDiv(box.right(), 2); x++) {
          i420.put(start + y * chromaWidth + x, (byte) (16 + random.nextInt(220)));
        }
      }
    }
  }

  /** The number drawn in a decoded picture. */
  static int number(PictureView view) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int at = (NUMBER_TOP + CELL / 2) * view.stride(0) + bit * CELL + CELL / 2;
      number |= (view.plane(0).get(at) & 0xFF) > 125 ? 1 << bit : 0;
    }
    return number;
  }

  static Rendition render(Path input, Path output, IntFunction<FrameCover> covers) {
    return render(
        input, output, covers, new RenderSettings(FILL, false, 2, "", Mode.FULL, Gate.FAST));
  }

  static Rendition render(
      Path input, Path output, IntFunction<FrameCover> covers, RenderSettings settings) {
    return render(input, output, covers, settings, Progress.SILENT);
  }

  static Rendition render(
      Path input,
      Path output,
      IntFunction<FrameCover> covers,
      RenderSettings settings,
      Progress progress) {
    try (LibavFootage footage = new LibavFootageLibrary().open(input, settings.threads())) {
      return new LibavRenderer()
          .render(
              footage,
              new FunctionPlan(footage.facts().codedPictures(), covers),
              settings,
              output,
              progress);
    }
  }

  /** What a file shows: numbers and times of its frames. */
  static List<Seen> seen(Path file) {
    List<Seen> all = new ArrayList<>();
    forEach(file, (frame, view) -> all.add(new Seen(number(view), frame.ticks())));
    return all;
  }

  /** A frame's number and time. */
  record Seen(int number, long ticks) {}

  /** Called with every frame of a file that has a picture. */
  interface Looker {
    void look(DecodedFrame frame, PictureView view);
  }

  static void forEach(Path file, Looker looker) {
    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1);
        FrameStream frames = footage.frames()) {
      for (Optional<DecodedFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
        try (DecodedFrame frame = next.get()) {
          looker.look(frame, frame.picture().orElseThrow());
        }
      }
    }
  }
}
