package org.unseal.bench.players;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** FFmpeg's command line: whatever it complains of counts. */
final class FfmpegPlayer implements Player {
  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;
  private final String name;

  /**
   * Looks for it.
   *
   * @param folder for what it writes
   * @throws PlayerGone where it is not installed
   */
  FfmpegPlayer(Path folder) {
    this.folder = folder;
    String said =
        new String(run(List.of("ffmpeg", "-version"), true).output, StandardCharsets.UTF_8);
    this.name = said.lines().findFirst().orElse("").replaceAll("(?i)version (\\S+) .*", "$1");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean maySkip() {
    return false;
  }

  @Override
  public Playing open(Showing showing) {
    return new Film(showing);
  }

  @Override
  public void close() {}

  /** What a program wrote to its two outputs. */
  private static final class Said {
    private final byte[] output;
    private final String complaint;

    Said(byte[] output, String complaint) {
      this.output = output;
      this.complaint = complaint;
    }

    Optional<String> trouble() {
      return complaint.lines().findFirst();
    }
  }

  private Said run(List<String> command, boolean quiet) {
    try {
      Path output = Files.createTempFile(folder, "ffmpeg", "");
      Path errors = Files.createTempFile(folder, "ffmpeg", "");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new PlayerGone(command.getFirst() + " did not end");
        }
        String complaint = quiet ? "" : Files.readString(errors).strip();
        if (process.exitValue() != 0 && complaint.isEmpty()) {
          complaint = command.getFirst() + " ended with " + process.exitValue();
        }
        return new Said(Files.readAllBytes(output), complaint);
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new PlayerGone(command.getFirst() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlayerGone("interrupted");
    }
  }

  private final class Film implements Playing {
    private final Showing showing;

    Film(Showing showing) {
      this.showing = showing;
    }

    @Override
    public Answer play() {
      Said pictures = decode(List.of("-i", file()), List.of("-fps_mode", "passthrough"));
      Said times =
          run(
              List.of(
                  "ffprobe",
                  "-v",
                  "error",
                  "-select_streams",
                  "v:0",
                  "-show_entries",
                  "frame=pts_time",
                  "-of",
                  "csv=p=0",
                  file()),
              false);
      List<Long> micros =
          new String(times.output, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank()) // side data makes empty ones
              .map(line -> Math.round(Double.parseDouble(line.replace(",", "")) * 1e6))
              .toList();
      List<Look> looks = looks(pictures.output, micros);
      Optional<String> trouble =
          Stream.of(pictures.trouble(), times.trouble()).flatMap(Optional::stream).findFirst();
      if (trouble.isEmpty() && micros.size() != looks.size()) {
        trouble = Optional.of(looks.size() + " pictures, " + micros.size() + " times");
      }
      return new Answer(looks, trouble);
    }

    @Override
    public Answer seek(int frame) {
      // The first picture at or behind the time is shown.
      String time =
          "%d.%06d".formatted(showing.micros(frame) / 1_000_000, showing.micros(frame) % 1_000_000);
      Said said = decode(List.of("-ss", time, "-i", file()), List.of("-frames:v", "1"));
      return new Answer(looks(said.output, List.of()), said.trouble());
    }

    @Override
    public Optional<Answer> again() {
      return Optional.empty();
    }

    private String file() {
      return "file:" + showing.file();
    }

    private Said decode(List<String> input, List<String> more) {
      List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error"));
      command.addAll(input);
      command.addAll(List.of("-map", "0:v:0"));
      command.addAll(more);
      command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "rgb24", "-"));
      return run(command, false);
    }

    private List<Look> looks(byte[] pixels, List<Long> micros) {
      int size = RawPicture.BYTES;
      List<Look> looks = new ArrayList<>();
      for (int i = 0; (i + 1) * size <= pixels.length; i++) {
        OptionalLong time =
            i < micros.size() ? OptionalLong.of(micros.get(i)) : OptionalLong.empty();
        looks.add(RawPicture.look(pixels, i * size, time, showing.picture().spots()));
      }
      return looks;
    }
  }
}
