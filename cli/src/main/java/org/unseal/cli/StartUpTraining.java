package org.unseal.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/**
 * What the launcher runs once after a build while the JVM takes notes for its start-up cache: the
 * help, a real {@code redact} of a small drawn recording, and its seal. Prints nothing. Whether it
 * succeeds decides only how fast the next start is.
 */
final class StartUpTraining {
  private static final PictureSize SIZE = new PictureSize(320, 240);
  private static final int FRAMES = 90;

  private StartUpTraining() {}

  /**
   * Trains.
   *
   * @param arguments a folder for its files, which it leaves behind, and the policy to use
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    String policy = arguments[1];
    Path clip = folder.resolve("clip.mp4");
    Surroundings silent =
        new Surroundings(
            silence(),
            silence(),
            true,
            new Cancellation(),
            new Scratch(Optional.empty()),
            UserFolders.ofThisUser());
    draw(clip);
    run(silent, "--help");
    run(silent, "redact", "--help");
    List<String> redact = new ArrayList<>(List.of("redact", clip.toString()));
    redact.addAll(List.of("-o", folder.resolve("covered.mp4").toString()));
    redact.addAll(List.of("--policy", policy, "--json"));
    redact.addAll(List.of("--report", folder.resolve("report.json").toString()));
    redact.addAll(List.of("--sheet", folder.resolve("sheet.html").toString()));
    run(silent, redact.toArray(String[]::new));
    run(silent, "seal", clip.toString(), "--no-pictures");
  }

  private static void run(Surroundings surroundings, String... arguments) {
    Main.run(arguments, surroundings, Main.commands());
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  /** A chequered ground over which a bright upright block walks. */
  private static void draw(Path file) {
    RecordingFormat format =
        new RecordingFormat("mp4", "libx264", "yuv420p", SIZE, new TimeBase(1, 15), 30, "crf=20");
    ByteBuffer picture = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3 / 2);
    try (RecordingWriter.Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        picture.clear();
        for (int y = 0; y < SIZE.height(); y++) {
          for (int x = 0; x < SIZE.width(); x++) {
            boolean walker = y > 100 && y < 172 && x > 3 * frame && x < 3 * frame + 24;
            picture.put((byte) (walker ? 210 : 90 + 30 * ((x / 16 + y / 16) % 2)));
          }
        }
        while (picture.hasRemaining()) {
          picture.put((byte) 128);
        }
        sink.write(frame, picture.rewind());
      }
    }
  }
}
