package org.unseal.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.clock.ClockClip;
import org.unseal.campus.clock.ClockClip.Backdrop;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.ClockStyle;
import org.unseal.campus.scene.ClockStyle.Look;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.engine.port.ClockWatcher;
import org.unseal.engine.port.ClockWatcher.Run;
import org.unseal.engine.port.ClockWatcher.Sight;
import org.unseal.engine.port.ClockWatcher.Tick;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;
import org.unseal.vision.clock.BurnedInClocks;

/**
 * Ticks of burned-in clocks in drawn recordings, against their exact truth: all fonts, sizes, looks
 * and places with all recorders and backdrops, mixed so that each meets each other's.
 */
public final class ClockTicks {
  private static final long START = CameraClock.ANCHOR + 8_200_123_457L;
  private static final int[] HEIGHTS = {8, 10, 12, 14, 18, 24};
  private static final int LEAST_HEIGHT = 10;

  private ClockTicks() {}

  /** How a recorder works. */
  private record Recorder(String codec, int fps, boolean variable, int quality) {
    RecordingFormat format(PictureSize size) {
      return codec.equals("mjpeg")
          ? new RecordingFormat(
              "avi",
              codec,
              "yuvj420p",
              size,
              new TimeBase(1, fps),
              1,
              "framerate=%d;qmin=%d;qmax=%d".formatted(fps, quality, quality + 4))
          : new RecordingFormat(
              "mp4",
              codec,
              "yuv420p",
              size,
              new TimeBase(1, 90_000),
              2 * fps,
              "preset=veryfast;crf=" + quality);
    }

    String words() {
      return "%s, %d fps%s, %d".formatted(codec, fps, variable ? " variable" : "", quality);
    }
  }

  private static final List<Recorder> RECORDERS =
      List.of(
          new Recorder("libx264", 15, false, 28),
          new Recorder("libx264", 12, true, 34),
          new Recorder("mjpeg", 7, false, 8),
          new Recorder("libx264", 30, false, 38),
          new Recorder("libx264", 1, false, 24),
          new Recorder("libx264", 25, false, 18),
          new Recorder("mjpeg", 5, false, 20));

  /** A sum over recordings. */
  private static final class Sum {
    private int clips;
    private int ticks;
    private int found;
    private int wrong;

    void add(int ofTicks, int right, int outside) {
      clips++;
      ticks += ofTicks;
      found += right;
      wrong += outside;
    }

    String words() {
      return "%d clips, %d of %d ticks found (%.1f %%), %d reported outside their bracket"
          .formatted(clips, found, ticks, 100.0 * found / Math.max(1, ticks), wrong);
    }
  }

  /** Arguments: a folder for the recordings, and how many. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int count = Integer.parseInt(arguments[1]);
    Sum large = new Sum();
    Sum hard = new Sum();
    Sum small = new Sum();
    for (int i = 0; i < count; i++) {
      int height = HEIGHTS[i % HEIGHTS.length];
      Recorder recorder = RECORDERS.get(i % RECORDERS.size());
      ClockStyle style =
          new ClockStyle(
              pick(ClockStyle.Font.values(), i / 2),
              height,
              pick(Look.values(), i / 3),
              pick(ClockStyle.Corner.values(), i / 2));
      Backdrop backdrop = pick(Backdrop.values(), i / 5);
      CameraClock clock =
          new CameraClock(
              i * 7_919L * 1_013 % 5_000_000,
              (i % 5 - 2) * 40L,
              pick(CameraClock.Format.values(), i / 4),
              style);
      ClockClip clip = clip(recorder, height, 40 + (i % 3) * 15, backdrop, clock, i);
      Path file =
          folder.resolve("clock-" + i + (recorder.codec().equals("mjpeg") ? ".avi" : ".mp4"));
      if (!Files.exists(file)) {
        clip.record(new LibavRecordingWriter(), file);
      }
      List<Tick> ticks = ticks(file);
      int right =
          (int)
              ticks.stream()
                  .filter(
                      tick ->
                          clip.ticks().stream()
                              .anyMatch(
                                  truth ->
                                      tick.low() < truth.media() && truth.media() <= tick.high()))
                  .count();
      int all = clip.ticks().size();
      boolean seeThrough = style.look() == Look.GHOSTLY && backdrop == Backdrop.MOVING;
      (height < LEAST_HEIGHT ? small : seeThrough ? hard : large)
          .add(all, right, ticks.size() - right);
      out.printf(
          "%3d  %3d of %3d, %d wrong  %s %d px %s, %s behind, %s, %s%n",
          i,
          right,
          all,
          ticks.size() - right,
          style.font(),
          height,
          style.look(),
          backdrop,
          recorder.words(),
          clock.format());
    }
    out.println("10 px or taller: " + large.words());
    out.println("the same, letters alone and see-through before things that move: " + hard.words());
    out.println("8 px: " + small.words());
  }

  private static <T> T pick(T[] all, int number) {
    List<T> list = List.of(all);
    return list.get(number % list.size());
  }

  private static ClockClip clip(
      Recorder recorder, int height, int seconds, Backdrop backdrop, CameraClock clock, int seed) {
    PictureSize size = new PictureSize(height > 16 ? 640 : 400, 200);
    RecordingFormat format = recorder.format(size);
    return new ClockClip(
        new FrameTimes(format.base(), recorder.fps(), 1, recorder.variable()),
        START,
        seconds * 1_000_000L,
        List.of(new ClockClip.Shown(0, clock)),
        backdrop,
        ClockClip.Extra.NONE,
        format,
        seed);
  }

  private static List<Tick> ticks(Path file) {
    ClockWatcher watcher = new BurnedInClocks();
    List<Tick> ticks = new ArrayList<>();
    try (Footage footage = new LibavFootageLibrary().open(file, 2)) {
      Optional<Sight> sight = watcher.find(footage, 0, Optional.empty(), Progress.SILENT);
      if (sight.isPresent()) {
        for (Run run :
            watcher.follow(footage, sight.get(), Optional.empty(), Progress.SILENT).runs()) {
          ticks.addAll(run.ticks());
        }
      }
    }
    return ticks;
  }
}
