package org.unseal.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.publication.VersionId;

/** What comes back over a socket. */
class ReleaseServerTest {
  private static final String DIGITS = "0123456789";

  @TempDir private Path folder;
  private Optional<ReleaseServer> server = Optional.empty();
  private int port;

  @BeforeEach
  void start() throws IOException {
    Path root = Files.createDirectory(folder.resolve("public"));
    Path version = Files.createDirectories(root.resolve("v2/clips/c1"));
    Files.writeString(root.resolve("head.json"), "{}");
    Files.writeString(root.resolve("private.txt"), "secret");
    Files.writeString(root.resolve("v2.zip"), "PK");
    Files.writeString(folder.resolve("outside.txt"), "secret");
    Files.writeString(root.resolve("v2/index.html"), "<p>page</p>");
    Files.writeString(root.resolve("v2/.hidden"), "secret");
    Files.writeString(root.resolve("v2/empty.json"), "");
    for (String name : new String[] {"a.mp4", "a.wav", "a.vtt", "a.svg", "a.js", "a.unknown"}) {
      Files.writeString(version.resolve(name), DIGITS);
    }
    Files.createSymbolicLink(version.resolve("link.txt"), folder.resolve("outside.txt"));
    Files.createSymbolicLink(root.resolve("v2/out"), folder);
    ReleaseServer started =
        ReleaseServer.start(
            new PublicFiles(Map.of(new VersionId(2), root.resolve("v2")), Optional.of(root)), 0);
    server = Optional.of(started);
    port = started.port();
  }

  @AfterEach
  void stop() {
    server.ifPresent(ReleaseServer::close);
  }

  private Sent get(String path, String... more) throws IOException {
    return ask("GET", path, more);
  }

  private Sent ask(String method, String path, String... more) throws IOException {
    String[] lines = new String[more.length + 2];
    lines[0] = method + " " + path + " HTTP/1.1";
    lines[1] = "Host: 127.0.0.1:" + port;
    System.arraycopy(more, 0, lines, 2, more.length);
    return Sent.request(port, lines);
  }

  @Test
  void filesComeWithTheirTypesAndBrowsersMayNotGuess() throws IOException {
    for (var type :
        Map.of(
                "clips/c1/a.mp4", "video/mp4",
                "clips/c1/a.wav", "audio/wav",
                "clips/c1/a.vtt", "text/vtt; charset=utf-8",
                "clips/c1/a.svg", "image/svg+xml",
                "clips/c1/a.js", "text/javascript; charset=utf-8",
                "clips/c1/a.unknown", "application/octet-stream",
                "index.html", "text/html; charset=utf-8")
            .entrySet()) {
      Sent answer = get("/v2/" + type.getKey());
      assertThat(answer.code()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).contains(type.getValue());
      assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.header("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'self'", "default-src 'self'");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void pageIsFoundByShorterAddresses() throws IOException {
    assertThat(get("/").header("Location")).contains("/v2/index.html");
    assertThat(get("/v2").header("Location")).contains("/v2/");
    assertThat(get("/v2/").text()).isEqualTo("<p>page</p>");
    assertThat(get("/v2/index.html?x=1").text()).isEqualTo("<p>page</p>");
    assertThat(get("/head.json").text()).isEqualTo("{}");
    assertThat(get("/v2.zip").header("Content-Type")).contains("application/zip");
  }

  @Test
  void partsOfFilesAreGivenAsAskedFor() throws IOException {
    assertPart("bytes=2-4", "234", "bytes 2-4/10");
    assertPart("bytes=7-", "789", "bytes 7-9/10");
    assertPart("bytes=-3", "789", "bytes 7-9/10");
    assertPart("bytes=-30", DIGITS, "bytes 0-9/10");
    assertPart("bytes=8-999999999999", "89", "bytes 8-9/10");
    for (String nothing :
        new String[] {
          "bytes=10-",
          "bytes=10-12",
          "bytes=4-2",
          "bytes=-0",
          "bytes=x-2",
          "bytes=-",
          "bytes=",
          "bytes=99999999999999999999-",
          "bytes=--2",
          "bytes=2"
        }) {
      Sent answer = get("/v2/clips/c1/a.mp4", "Range: " + nothing);
      assertThat(answer.code()).as(nothing).isEqualTo(416);
      assertThat(answer.header("Content-Range")).contains("bytes */10");
    }
    for (String whole : new String[] {"bytes=0-1,4-5", "lines=1-2", "bytes"}) {
      Sent answer = get("/v2/clips/c1/a.mp4", "Range: " + whole);
      assertThat(answer.code()).as(whole).isEqualTo(200);
      assertThat(answer.text()).isEqualTo(DIGITS);
    }
    assertThat(get("/v2/empty.json", "Range: bytes=0-").code()).isEqualTo(416);
    assertThat(get("/v2/empty.json").code()).isEqualTo(200);
  }

  private void assertPart(String range, String bytes, String said) throws IOException {
    Sent answer = get("/v2/clips/c1/a.mp4", "Range: " + range);
    assertThat(answer.code()).as(range).isEqualTo(206);
    assertThat(answer.text()).isEqualTo(bytes);
    assertThat(answer.header("Content-Range")).contains(said);
    assertThat(answer.header("Content-Length")).contains("" + bytes.length());
    Sent head = ask("HEAD", "/v2/clips/c1/a.mp4", "Range: " + range);
    assertThat(head.code()).isEqualTo(206);
    assertThat(head.header("Content-Length")).contains("" + bytes.length());
    assertThat(head.text()).isEmpty();
  }

  @Test
  void fileThatDidNotChangeIsNotSentAgain() throws IOException {
    String tag = get("/v2/clips/c1/a.mp4").header("ETag").orElseThrow();
    assertThat(get("/v2/clips/c1/a.mp4", "If-None-Match: \"x\", W/" + tag).code()).isEqualTo(304);
    assertThat(get("/v2/clips/c1/a.mp4", "If-None-Match: \"x\"").code()).isEqualTo(200);
    assertThat(get("/v2/clips/c1/a.mp4", "Range: bytes=2-3", "If-Range: " + tag).code())
        .isEqualTo(206);
    assertThat(get("/v2/clips/c1/a.mp4", "Range: bytes=2-3", "If-Range: \"x\"").text())
        .isEqualTo(DIGITS);
    Files.writeString(folder.resolve("public/v2/clips/c1/a.mp4"), DIGITS + DIGITS);
    assertThat(get("/v2/clips/c1/a.mp4", "If-None-Match: " + tag).code()).isEqualTo(200);
  }

  @Test
  void nothingElseOfTheMachineIsGivenOut() throws IOException {
    for (String path :
        new String[] {
          "/private.txt",
          "/outside.txt",
          "/v2/../private.txt",
          "/v2/%2e%2e/private.txt",
          "/v2/..%2fprivate.txt",
          "/%2e%2e/outside.txt",
          "/v2/%2E%2E/%2E%2E/outside.txt",
          "/v2//../../outside.txt",
          "/v2/clips/c1/link.txt",
          "/v2/out/outside.txt",
          "/v2/.hidden",
          "/v2/%2ehidden",
          "/v2/index.html%00.mp4",
          "/v2/index%2ehtml",
          "/v2\\..\\private.txt",
          "/v2/..\\private.txt",
          "/v3/index.html",
          "/v2/clips",
          "/v2/clips/",
          "/v2/clips/c1",
          "/V2/index.html",
          "/v2/index.html/",
          "/v2/./index.html",
          "//v2/index.html",
          "/public/v2/index.html",
          "/" + "a/".repeat(3000),
          "/v2/" + "a".repeat(5000),
          "*",
          "/v02/",
          "/v2/INDEX.HTML"
        }) {
      Sent answer = get(path);
      assertThat(answer.code()).as(path).isIn(0, 400, 404);
      assertThat(answer.text()).as(path).doesNotContain("secret").doesNotContain(folder.toString());
    }
    assertThat(get("http://example.org/v2/index.html").text()).doesNotContain("secret");
  }

  @Test
  void pageFromElsewhereWhoseNameLeadsHereReadsNothing() throws IOException {
    String line = "GET /v2/index.html HTTP/1.1";
    for (String host :
        new String[] {
          "Host: elsewhere.example", "Host: elsewhere.example:" + port, "Host: 127.0.0.1",
          "Host: 127.0.0.1:1", "Host: localhost", "Host: 127.0.0.1:" + port + ".elsewhere.example",
          "Host: ", "Host: [::1]:" + port, "X-None: 1"
        }) {
      Sent answer = Sent.request(port, line, host);
      assertThat(answer.code()).as(host).isIn(400, 421);
      assertThat(answer.text()).doesNotContain("page");
    }
    Sent twice = Sent.request(port, line, "Host: 127.0.0.1:" + port, "Host: elsewhere.example");
    assertThat(twice.text()).doesNotContain("<p>");
    assertThat(Sent.request(port, line, "Host: localhost:" + port).code()).isEqualTo(200);
  }

  @Test
  void filesAreReadAndNothingElse() throws IOException {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "x"}) {
      Sent answer = ask(method, "/v2/index.html", "Content-Length: 0");
      assertThat(answer.code()).as(method).isIn(400, 405);
      assertThat(answer.text()).doesNotContain("<p>");
    }
    assertThat(ask("POST", "/v2/index.html", "Content-Length: 0").header("Allow"))
        .contains("GET, HEAD");
    Sent head = ask("HEAD", "/v2/index.html");
    assertThat(head.header("Content-Length")).contains("11");
    assertThat(head.text()).isEmpty();
    assertThat(ask("HEAD", "/v2/none.html").text()).isEmpty();
  }

  @Test
  void nobodyOnAnotherMachineIsAnswered() {
    assertThat(server.map(ReleaseServer::listensToThisMachineOnly)).contains(true);
  }

  @Test
  void portThatIsTakenIsSaid() {
    assertThatThrownBy(() -> ReleaseServer.start(new PublicFiles(Map.of(), Optional.empty()), port))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("can't be had");
  }

  @Test
  void badRequestsLeaveItStanding() throws IOException {
    for (String line :
        new String[] {"", "GET", "GET /v2/", "\0\0\0", "GET / HTTP/9.9", "GET /%zz HTTP/1.1"}) {
      Sent.request(port, line, "Host: 127.0.0.1:" + port);
    }
    assertThat(get("/v2/index.html").code()).isEqualTo(200);
  }
}
