package org.unseal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.unseal.campus.CampusScenes;
import org.unseal.campus.draw.FramePainter;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.picture.BlockDraw;
import org.unseal.proof.picture.BlockMeans;
import org.unseal.proof.picture.OpenedBlock;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.picture.TileCheck;
import org.unseal.proof.picture.TileGrid;
import org.unseal.proof.picture.TileMeans;
import org.unseal.proof.seal.TrackId;

/**
 * Whether the picture check finds a person who was painted out, in or elsewhere for two seconds,
 * and never accuses an honest rendering: {@code FOLDER SEED CASES}. Prints a line per case, with
 * the largest difference as a share of what is let pass; the recordings are made in the folder and
 * removed.
 */
public final class PictureTampering {
  private static final int RATE = 15;
  private static final int WINDOW = 60;
  private static final int FROM = 17;
  private static final int END = FROM + 2 * RATE;
  private static final int TALL = 32;

  /** Grey levels by which a pixel differs from what is behind. */
  private static final int CLEAR = 10;

  /** Share of the square of their height that somebody's outline fills, halved. */
  private static final double HALF_OF_SOMEBODY = 0.1;

  private static final TrackId TRACK = new TrackId(TrackId.Kind.VIDEO, 0);

  /** What was done to the person. */
  private enum Deed {
    OUT,
    IN,
    ELSEWHERE
  }

  private final Path folder;
  private final Random random;

  private PictureTampering(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** Runs the cases. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: PictureTampering FOLDER SEED CASES");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long seed = Long.parseLong(arguments[1]);
    int cases = Integer.parseInt(arguments[2]);
    int found = 0;
    int accused = 0;
    for (int i = 0; i < cases; i++) {
      Outcome outcome = new PictureTampering(folder, seed * 10_000 + i).run(i);
      found += outcome.tampered() > 1_000 ? 1 : 0;
      accused += outcome.honest() > 1_000 ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "%3d  %-9s crf %d  person %3d px  honest %3d %%  tampered %4d %%%n",
          i,
          outcome.deed(),
          outcome.quality(),
          outcome.height(),
          outcome.honest() / 10,
          outcome.tampered() / 10);
    }
    System.out.printf("found %d of %d, accused %d of %d%n", found, cases, accused, cases);
    System.exit(0);
  }

  private record Outcome(Deed deed, int quality, int height, int honest, int tampered) {}

  /** A window of one scene, with a person and without. */
  private record Pair(List<byte[]> with, List<byte[]> without, List<Box> places, int height) {
    Pair smaller(int scale, PictureSize size) {
      return new Pair(
          with.stream().map(frame -> average(frame, size, scale)).toList(),
          without.stream().map(frame -> average(frame, size, scale)).toList(),
          places.stream()
              .map(
                  place ->
                      new Box(
                          place.left() / scale,
                          place.top() / scale,
                          Math.ceilDiv(place.right(), scale),
                          Math.ceilDiv(place.bottom(), scale)))
              .toList(),
          height / scale);
    }
  }

  private static PictureSize smaller(PictureSize size, int scale) {
    return new PictureSize(size.width() / scale, size.height() / scale);
  }

  private static RecordingFormat recorder(RecordingFormat format, PictureSize size) {
    return new RecordingFormat(
        format.container(),
        format.codec(),
        format.pixelFormat(),
        size,
        format.base(),
        format.gop(),
        format.options());
  }

  /** A camera farther away sees the same smaller. */
  private static byte[] average(byte[] frame, PictureSize size, int scale) {
    byte[] out = new byte[frame.length / (scale * scale)];
    int from = 0;
    int to = 0;
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 0 : 1;
      int width = size.width() >> half;
      int height = size.height() >> half;
      for (int y = 0; y + scale <= height; y += scale) {
        for (int x = 0; x + scale <= width; x += scale) {
          int sum = 0;
          for (int i = 0; i < scale * scale; i++) {
            sum += frame[from + (y + i / scale) * width + x + i % scale] & 0xFF;
          }
          out[to++] = (byte) (sum / (scale * scale));
        }
      }
      from += width * height;
    }
    return out;
  }

  private Outcome run(int number) throws IOException {
    Deed deed = Deed.values()[number % Deed.values().length];
    int quality = 14 + random.nextInt(17);
    Scene scene = CampusScenes.bench(random.nextInt(1_000_000), 1, 30);
    Camera camera = scene.cameras().getFirst();
    Pair large = pair(scene, camera, camera.viewpoint().size());
    int scale = 1 << random.nextInt(3);
    while (large.height() / scale < TALL) {
      scale /= 2;
    }
    Pair pair = large.smaller(scale, camera.viewpoint().size());
    PictureSize size = smaller(camera.viewpoint().size(), scale);
    RecordingFormat recorder = recorder(camera.format(), size);
    List<byte[]> with = coded(pair.with(), recorder);
    List<byte[]> without = coded(pair.without(), recorder);
    List<byte[]> original = deed == Deed.IN ? without : with;
    List<byte[]> forged = new ArrayList<>();
    int dx = (random.nextBoolean() ? 1 : -1) * (60 + random.nextInt(120)) / scale;
    for (int i = 0; i < WINDOW; i++) {
      byte[] frame = original.get(i).clone();
      if (i >= FROM && i < END) {
        Box place = pair.places().get(i);
        Box grown = place.grow(6, 6).snapOutward(2, 2);
        switch (deed) {
          case IN -> paste(with.get(i), frame, size, grown, 0);
          case OUT -> paste(without.get(i), frame, size, grown, 0);
          case ELSEWHERE -> {
            paste(without.get(i), frame, size, grown, 0);
            pasteDifferent(with.get(i), without.get(i), frame, size, place.snapOutward(2, 2), dx);
          }
        }
      }
      forged.add(frame);
    }
    RecordingFormat rendering =
        new RecordingFormat(
            "mp4",
            "libx264",
            "yuv420p",
            size,
            new TimeBase(1, RATE),
            30,
            "framerate=15;preset=superfast;crf="
                + quality
                + ";x264-params=mbtree=1:rc-lookahead=10:weightp=0:bframes=0:ref=1:scenecut=0");
    TileGrid grid = new TileGrid(size);
    int honest = score(original, grid, rendering, false);
    int tampered = score(original, forged, grid, rendering, true);
    return new Outcome(deed, quality, pair.height(), honest, tampered);
  }

  private int score(List<byte[]> original, TileGrid grid, RecordingFormat format, boolean drawn)
      throws IOException {
    return score(original, original, grid, format, drawn);
  }

  /** The largest difference of what is let pass, in all blocks or in those that are drawn. */
  private int score(
      List<byte[]> original,
      List<byte[]> released,
      TileGrid grid,
      RecordingFormat format,
      boolean drawn)
      throws IOException {
    Path file = write(released, format);
    List<byte[]> shown = read(file, grid.size());
    Digest media = Digest.ofHex(Digests.ofFile(file, Progress.SILENT));
    Files.delete(file);
    BlockDraw draw = new BlockDraw(new AllRendered(), grid);
    BitSet blocks = drawn ? draw.drawn(TRACK, List.of(media)) : draw.all();
    int worst = 0;
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      List<TileMeans> means = new ArrayList<>();
      int end = Math.min(WINDOW, (block + 1) * BlockMeans.FRAMES);
      for (int frame = block * BlockMeans.FRAMES; frame < end; frame++) {
        means.add(means(original.get(frame), grid));
      }
      OpenedBlock opened = new OpenedBlock(block, draw.tiles(block), new BlockMeans(means));
      for (int frame = opened.firstFrame(); frame < end; frame++) {
        Optional<TileCheck.Difference> difference =
            TileCheck.worst(opened, frame, opened.tiles(), means(shown.get(frame), grid));
        worst = Math.max(worst, difference.map(TileCheck.Difference::ofLimit).orElse(0));
      }
    }
    return worst;
  }

  private record AllRendered() implements ReleasedPictures {
    @Override
    public int frames() {
      return WINDOW;
    }

    @Override
    public Fate fate(int frame) {
      return Fate.RENDER;
    }

    @Override
    public long time(int frame) {
      return frame * 1_000_000L / RATE;
    }

    @Override
    public int media(int frame) {
      return 0;
    }

    @Override
    public FrameCover cover(int frame) {
      return new FrameCover.Nothing();
    }
  }

  private Pair pair(Scene scene, Camera camera, PictureSize size) {
    while (true) {
      int first = RATE * (2 + random.nextInt(50));
      List<FrameTruth> truths = new ArrayList<>();
      List<byte[]> with = paint(scene, camera, first, truths);
      List<Person> people = new ArrayList<>(scene.people());
      Collections.shuffle(people, random);
      for (Person person : people) {
        if (!isThere(person, truths, size)) {
          continue;
        }
        List<Person> others = new ArrayList<>(scene.people());
        others.remove(person);
        Scene less =
            new Scene(
                scene.name(),
                scene.seed(),
                scene.start(),
                scene.end(),
                scene.cameras(),
                others,
                scene.vehicles(),
                scene.happenings());
        List<byte[]> without = paint(less, camera, first, new ArrayList<>());
        List<Box> places = new ArrayList<>();
        int height = Integer.MAX_VALUE;
        for (int i = 0; i < WINDOW; i++) {
          Optional<Box> place = difference(with.get(i), without.get(i), size);
          places.add(place.orElse(new Box(0, 0, 2, 2)));
          if (i >= FROM && i < END) {
            Box body = body(person, truths.get(i), size).orElseThrow();
            height = Math.min(height, visible(with.get(i), without.get(i), size, body));
          }
        }
        if (height >= TALL) {
          return new Pair(with, without, places, height);
        }
      }
    }
  }

  /** In the picture, tall enough, through the two seconds. */
  private static boolean isThere(Person person, List<FrameTruth> truths, PictureSize size) {
    for (int i = FROM; i < END; i++) {
      boolean there =
          body(person, truths.get(i), size).filter(box -> box.height() >= TALL).isPresent();
      if (!there) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Box> body(Person person, FrameTruth truth, PictureSize size) {
    return truth
        .people()
        .filter(someone -> someone.id().equals(person.id()))
        .flatMap(someone -> someone.body().stream())
        .flatMap(outline -> outline.box().stream())
        .reduce(Box::join)
        .flatMap(box -> box.clip(size));
  }

  /**
   * How tall that of a person is which is to be seen: 0 where it is less than half of somebody, or
   * where most of it looks like what is behind.
   */
  private static int visible(byte[] with, byte[] without, PictureSize size, Box body) {
    int pixels = 0;
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (int y = body.top(); y < body.bottom(); y++) {
      for (int x = body.left(); x < body.right(); x++) {
        int at = y * size.width() + x;
        if (Math.abs((with[at] & 0xFF) - (without[at] & 0xFF)) > CLEAR) {
          pixels++;
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    int height = Math.max(0, bottom - top);
    return pixels >= HALF_OF_SOMEBODY * height * height ? height : 0;
  }

  private static List<byte[]> paint(
      Scene scene, Camera camera, int first, List<FrameTruth> truths) {
    FramePainter painter = new FramePainter(scene, camera);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < WINDOW; i++) {
      long ticks = (first + i) * 6_000L;
      truths.add(painter.paint(first + i, ticks, scene.start() + (first + i) * 1_000_000L / RATE));
      frames.add(painter.i420().clone());
    }
    return frames;
  }

  /** Around the pixels of luminance that differ clearly. */
  private static Optional<Box> difference(byte[] one, byte[] other, PictureSize size) {
    Optional<Box> all = Optional.empty();
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int at = y * size.width() + x;
        if (Math.abs((one[at] & 0xFF) - (other[at] & 0xFF)) > CLEAR) {
          Box pixel = Box.ofSize(x, y, 1, 1);
          all = Optional.of(all.map(box -> box.join(pixel)).orElse(pixel));
        }
      }
    }
    return all;
  }

  /** Copies a place of all planes, moved to the right. */
  private static void paste(byte[] from, byte[] to, PictureSize size, Box place, int dx) {
    forPixels(size, place, dx, (source, target) -> to[target] = from[source]);
  }

  /** Copies what differs from a third picture. */
  private static void pasteDifferent(
      byte[] from, byte[] unlike, byte[] to, PictureSize size, Box place, int dx) {
    forPixels(
        size,
        place,
        dx / 2 * 2,
        (source, target) -> {
          if (Math.abs((from[source] & 0xFF) - (unlike[source] & 0xFF)) > 8) {
            to[target] = from[source];
          }
        });
  }

  @FunctionalInterface
  private interface PixelPair {
    void take(int source, int target);
  }

  private static void forPixels(PictureSize size, Box place, int dx, PixelPair taker) {
    Optional<Box> inside = place.clip(size);
    if (inside.isEmpty()) {
      return;
    }
    int offset = 0;
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 0 : 1;
      int width = (size.width() + half) >> half;
      int height = (size.height() + half) >> half;
      for (int y = inside.get().top() >> half; y < inside.get().bottom() >> half; y++) {
        for (int x = inside.get().left() >> half; x < inside.get().right() >> half; x++) {
          int moved = x + (dx >> half);
          if (moved >= 0 && moved < width && y < height) {
            taker.take(offset + y * width + x, offset + y * width + moved);
          }
        }
      }
      offset += width * height;
    }
  }

  /** What a recorder made of drawn pictures. */
  private List<byte[]> coded(List<byte[]> frames, RecordingFormat format) throws IOException {
    Path file = write(frames, format);
    List<byte[]> coded = read(file, format.size());
    Files.delete(file);
    return coded;
  }

  private Path write(List<byte[]> frames, RecordingFormat format) {
    Path file = folder.resolve("case-" + Long.toHexString(random.nextLong()) + ".mp4");
    long step = format.base().denominator() / RATE;
    try (RecordingWriter.Sink sink = new LibavRecordingWriter().open(file, format)) {
      ByteBuffer picture = ByteBuffer.allocateDirect(frames.getFirst().length);
      for (int i = 0; i < frames.size(); i++) {
        sink.write(i * step, picture.clear().put(frames.get(i)).flip());
      }
    }
    return file;
  }

  private static List<byte[]> read(Path file, PictureSize size) {
    List<byte[]> frames = new ArrayList<>();
    try (Footage footage = new LibavFootageLibrary().open(file, 1);
        FrameStream stream = footage.frames()) {
      for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (DecodedFrame frame = next.get()) {
          frames.add(copy(frame.picture().orElseThrow(), size));
        }
      }
    }
    return frames;
  }

  private static byte[] copy(PictureView view, PictureSize size) {
    byte[] copy = new byte[(int) size.pixels() * 3 / 2];
    int offset = 0;
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 0 : 1;
      int width = size.width() >> half;
      for (int y = 0; y < size.height() >> half; y++) {
        view.plane(plane).get(y * view.stride(plane), copy, offset, width);
        offset += width;
      }
    }
    return copy;
  }

  private static TileMeans means(byte[] i420, TileGrid grid) {
    int luma = (int) grid.size().pixels();
    ByteBuffer all = ByteBuffer.wrap(i420);
    return TileMeans.of(
        grid,
        new TileMeans.Planes() {
          @Override
          public ByteBuffer plane(int plane) {
            return plane == 0
                ? all.slice(0, luma)
                : all.slice(luma + (plane - 1) * luma / 4, luma / 4);
          }

          @Override
          public int stride(int plane) {
            return plane == 0 ? grid.size().width() : grid.size().width() / 2;
          }
        });
  }
}
