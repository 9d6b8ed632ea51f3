package org.unseal.bench.players;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** GStreamer, by its Python binding: a small script does what it is told. */
final class GstreamerPlayer implements Player {
  private static final String PROBE =
      """
      import sys
      import gi
      gi.require_version("Gst", "1.0")
      gi.require_version("GstApp", "1.0")
      from gi.repository import Gst, GstApp
      Gst.init(None)
      if Gst.ElementFactory.find(sys.argv[1]):
          print(Gst.version_string())
      """;

  private final Path script;
  private final String decoder;
  private final String python;
  private final String name;
  private Optional<Process> process = Optional.empty();

  /**
   * Looks for it.
   *
   * @param folder for the script
   * @param decoder the element that is to decode
   * @throws PlayerGone where it, the decoder, Python or the binding is not installed
   */
  GstreamerPlayer(Path folder, String decoder) {
    this.decoder = decoder;
    this.script = folder.resolve("gstreamer.py");
    try (InputStream in = GstreamerPlayer.class.getResourceAsStream("gstreamer.py")) {
      if (in == null) {
        throw new IllegalStateException("gstreamer.py is missing from the class path");
      }
      Files.write(script, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path candidate : Programs.named("python3").toList()) {
      Optional<String> version = version(candidate);
      if (version.isPresent()) {
        this.python = candidate.toString();
        this.name = version.get() + ", " + decoder;
        return;
      }
    }
    throw new PlayerGone("GStreamer, its Python binding or " + decoder + " is not installed");
  }

  private Optional<String> version(Path python) {
    try {
      Process asked = launch(List.of(python.toString(), "-c", PROBE, decoder));
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(said.strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Process launch(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GST_PLUGIN_FEATURE_RANK", decoder + ":MAX");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
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
    close();
    try {
      Process started = launch(List.of(python, script.toString(), showing.file().toString()));
      process = Optional.of(started);
      return new Film(showing, started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.ifPresent(
        p -> {
          p.destroyForcibly();
          p.onExit().join();
        });
    process = Optional.empty();
  }

  private static final class Film implements Playing {
    private final Showing showing;
    private final Process process;
    private final DataInputStream answers;

    Film(Showing showing, Process process) {
      this.showing = showing;
      this.process = process;
      this.answers = new DataInputStream(process.getInputStream());
    }

    @Override
    public Answer play() {
      return ask("play");
    }

    @Override
    public Answer seek(int frame) {
      // Where it shifts a track's times, as it does with B-frames, it passes over the frame that a
      // time in between belongs to, whoever made the file.
      return ask("seek " + showing.micros(frame) * 1_000);
    }

    @Override
    public Optional<Answer> again() {
      return Optional.empty();
    }

    private Answer ask(String question) {
      try {
        process.outputWriter().write(question + "\n");
        process.outputWriter().flush();
        List<Look> looks = new ArrayList<>();
        while (true) {
          long nanos = answers.readLong();
          byte[] bytes = answers.readNBytes(answers.readInt());
          if (nanos < 0) {
            String trouble = new String(bytes, StandardCharsets.UTF_8);
            return new Answer(looks, trouble.isEmpty() ? Optional.empty() : Optional.of(trouble));
          }
          if (bytes.length != RawPicture.BYTES) {
            throw new PlayerGone("GStreamer shows pictures of another size");
          }
          looks.add(
              RawPicture.look(bytes, 0, OptionalLong.of(nanos / 1_000), showing.picture().spots()));
        }
      } catch (IOException e) {
        throw new PlayerGone("GStreamer stopped: " + e.getMessage());
      }
    }
  }
}
