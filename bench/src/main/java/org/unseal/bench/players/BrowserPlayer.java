package org.unseal.bench.players;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.model.picture.Box;
import tools.jackson.core.JsonGenerator;

/** Plays in a headless browser, through a page that does as it is told. */
final class BrowserPlayer implements Player {
  /** A hung browser is told from a slow one after this long; nothing is decided by it otherwise. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Browser browser;
  private final Path program;
  private final Path folder;
  private final String version;
  private final PageServer server = new PageServer();
  private Optional<BrowserProcess> process = Optional.empty();
  private int jobs;

  /**
   * Starts nothing yet.
   *
   * @param folder for profiles, which are removed again
   */
  BrowserPlayer(Browser browser, Path program, Path folder) {
    this.browser = browser;
    this.program = program;
    this.folder = folder;
    this.version = BrowserProcess.version(program, folder).orElse(browser.title());
  }

  @Override
  public String name() {
    return version;
  }

  @Override
  public boolean maySkip() {
    return true;
  }

  @Override
  public Playing open(Showing showing) {
    if (process.isEmpty()) {
      process =
          Optional.of(
              BrowserProcess.start(
                  folder, profile -> browser.command(program, profile, server.page())));
    }
    server.show(showing.file());
    Answer loaded =
        ask(
            "load",
            json -> {
              json.writeStringProperty("src", "film/" + jobs);
              json.writeNumberProperty("width", TestPicture.SIZE.width());
              json.writeNumberProperty("height", TestPicture.SIZE.height());
              json.writeArrayPropertyStart("spots");
              for (Box spot : showing.picture().spots()) {
                json.writeStartArray();
                json.writeNumber(spot.left()).writeNumber(spot.top());
                json.writeNumber(spot.right()).writeNumber(spot.bottom());
                json.writeEndArray();
              }
              json.writeEndArray();
            });
    return new Page(showing, loaded.trouble());
  }

  private Answer ask(String deed, Consumer<JsonGenerator> more) {
    jobs++;
    ByteArrayOutputStream question = new ByteArrayOutputStream();
    try {
      Json.write(
          Json.compact(question),
          json -> {
            json.writeStartObject();
            json.writeNumberProperty("job", jobs);
            json.writeStringProperty("deed", deed);
            more.accept(json);
            json.writeEndObject();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return read(server.ask(question.toString(StandardCharsets.UTF_8), PATIENCE));
    } catch (PlayerGone gone) {
      stop(); // the next file gets a new one
      throw new PlayerGone(browser.title() + ": " + gone.getMessage());
    }
  }

  private static Answer read(String text) {
    Fields answer = Json.read(text, "the page's answer");
    List<Look> looks = new ArrayList<>();
    for (Fields values : answer.list("looks")) {
      int[] numbers = values.integers();
      looks.add(
          new Look(OptionalLong.of(numbers[0]), Arrays.copyOfRange(numbers, 1, numbers.length)));
    }
    String trouble = answer.text("trouble");
    return new Answer(looks, trouble.isEmpty() ? Optional.empty() : Optional.of(trouble));
  }

  private void stop() {
    process.ifPresent(BrowserProcess::close);
    process = Optional.empty();
  }

  @Override
  public void close() {
    stop();
    server.close();
  }

  private final class Page implements Playing {
    private final Showing showing;
    private final Optional<String> refused;

    Page(Showing showing, Optional<String> refused) {
      this.showing = showing;
      this.refused = refused;
    }

    @Override
    public Answer play() {
      return refused.map(Answer::trouble).orElseGet(() -> ask("play", _ -> {}));
    }

    @Override
    public Answer seek(int frame) {
      return refused
          .map(Answer::trouble)
          .orElseGet(
              () ->
                  ask(
                      "seek",
                      json -> json.writeNumberProperty("seconds", showing.during(frame) / 1e6)));
    }

    @Override
    public Optional<Answer> again() {
      return refused.isPresent() ? Optional.empty() : Optional.of(ask("again", _ -> {}));
    }
  }
}
