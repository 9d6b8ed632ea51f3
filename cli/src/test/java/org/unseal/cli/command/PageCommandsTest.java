package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.TypedCommands;
import org.unseal.cli.process.Surroundings;
import org.unseal.proof.digest.Digest;

/** The commands around the public page, typed. */
class PageCommandsTest {
  private static final String URL = "https://example.org/harbour/v2/";
  private static final Path RELEASE =
      Path.of("..", "docs", "formats", "vectors", "publication", "v2");

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  @BeforeEach
  void open() {
    typed = new TypedCommands(folder, Map.of());
  }

  @Test
  @Timeout(60)
  void releaseIsShownUntilSomebodyStopsIt() throws Exception {
    Surroundings surroundings = typed.surroundings();
    CompletableFuture<Integer> run =
        CompletableFuture.supplyAsync(
            () ->
                CommandLineRun.run(
                    new String[] {"open", RELEASE.toString(), "--no-browser", "--json"},
                    surroundings));
    Pattern address = Pattern.compile("\"address\":\"([^\"]+)\".*\"publication\":\"v2\"");
    Matcher found = address.matcher("");
    while (!found.find() && !run.isDone()) {
      Thread.onSpinWait();
      found = address.matcher(typed.out());
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI manifest = URI.create(found.group(1)).resolve("publication.json");
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(manifest).build(),
                      HttpResponse.BodyHandlers.ofByteArray())
                  .body())
          .isEqualTo(Files.readAllBytes(RELEASE.resolve("publication.json")));
    }
    surroundings.cancellation().ask();
    assertThat(run.get()).isEqualTo(130);
  }

  @Test
  void onlyPublishedReleasesAndPortsThatAreOnesAreOpened() {
    assertThat(typed.run("open", folder.toString(), "--no-browser")).isEqualTo(3);
    assertThat(typed.run("open", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(typed.run("open", RELEASE.toString(), "--port", "70000")).isEqualTo(2);
    assertThat(typed.run("open", RELEASE.toString(), "--port", "-1")).isEqualTo(2);
  }

  @Test
  void snippetIsClosedInAndSaysWhatItShows() {
    typed.done("embed", RELEASE.toString(), "--url", URL);
    assertThat(typed.out())
        .startsWith("<iframe src=\"" + URL + "index.html#embed\" title=\"Larkspur High School")
        .contains("sandbox=\"allow-scripts allow-same-origin allow-downloads\"")
        .contains("referrerpolicy=\"no-referrer\"", "loading=\"lazy\"", "version v2")
        .contains("<a href=\"" + URL + "index.html\" rel=\"noreferrer\">")
        .doesNotContain("<script", "onload", "allow-top-navigation", "allow-popups");
    typed.done("embed", RELEASE.toString(), "--url", "https://example.org", "--json");
    assertThat(typed.out()).contains("https://example.org/index.html#embed");
    typed.done("embed", RELEASE.toString(), "--url", URL + "index.es.html");
    assertThat(typed.out()).contains(URL + "index.es.html#embed");
  }

  @Test
  void addressesAndPlacesThatCanNotBeAreRefused() {
    for (String url :
        new String[] {
          "http://example.org/v2/",
          "javascript:alert(1)",
          "example.org",
          "https:" + "//user@example.org/",
          "https://example.org/?a=b",
          "https://example.org/#x",
          "https:///v2/",
          "https:" + "//a b/",
          "https://example.org/\" onload=\"x"
        }) {
      assertThat(typed.run("embed", RELEASE.toString(), "--url", url)).as(url).isEqualTo(2);
    }
    for (String[] place :
        new String[][] {
          {"--clip", "c7"}, {"--clip", "../c1"}, {"--start", "1"}, {"--clip", "c1", "--start", "x"},
        }) {
      String[] all = new String[place.length + 4];
      all[0] = "embed";
      all[1] = RELEASE.toString();
      all[2] = "--url";
      all[3] = URL;
      System.arraycopy(place, 0, all, 4, place.length);
      assertThat(typed.run(all)).as(String.join(" ", place)).isEqualTo(2);
    }
  }

  @Test
  void snippetBeginsWhereItIsAsked() throws IOException {
    Path harbour = folder.resolve("harbour");
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", "correct horse"));
    typed.key("dana", "correct horse");
    typed.done("init", harbour.toString(), "--title", "T", "--agency", "A", "--as", "dana");
    PublishedCase.publish(harbour, typed, "correct horse");
    String releases = harbour.resolve("releases").toString();
    typed.done("embed", releases, "--url", URL, "--clip", "c1", "--start", "7.25");
    assertThat(typed.out()).contains("index.html#embed&amp;t=c1:7.250\"");
    typed.done("embed", releases, "--url", URL, "--clip", "c1");
    assertThat(typed.out()).contains("#embed&amp;t=c1:0.000\"");
    assertThat(typed.run("embed", releases, "--url", URL, "--clip", "c1", "--start", "8"))
        .isEqualTo(2);
    assertThat(typed.err()).contains("c1 ends before that");
  }

  /** The page is there where the program was built with Node, and nowhere else. */
  @Test
  void checkingPageIsWrittenWithItsDigestOrSaidToBeMissing() throws IOException {
    Path file = folder.resolve("check.html");
    int code = typed.run("checker", file.toString());
    if (CheckerCommand.class.getResource("/org/unseal/page/check.html") == null) {
      assertThat(code).isEqualTo(4);
      assertThat(typed.err()).contains("built without Node");
      assertThat(file).doesNotExist();
    } else {
      assertThat(code).as(typed.err()).isZero();
      Digest digest = Digest.of(Digest.sha256().digest(Files.readAllBytes(file)));
      assertThat(typed.out()).isEqualTo(digest + "  " + file + System.lineSeparator());
      assertThat(typed.run("checker", file.toString())).isEqualTo(2);
      typed.done("checker", file.toString(), "--force", "--json");
      assertThat(typed.out()).contains(digest.hex());
    }
  }
}
