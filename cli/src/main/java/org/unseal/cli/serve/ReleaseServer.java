package org.unseal.cli.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Gives out a release's files to browsers on this machine until it is closed. Whoever asks under
 * another name than this machine's own is turned away: a page from elsewhere whose name was made to
 * lead here could read the answers. Any thread.
 */
public final class ReleaseServer implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  /**
   * For every page that lies in a release, whoever wrote it. What a page allows itself is less: it
   * says so itself.
   */
  private static final String POLICY =
      "default-src 'self' data: blob: 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'; object-src 'none'";

  private final PublicFiles files;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> hosts;

  private ReleaseServer(PublicFiles files, HttpServer server) {
    this.files = files;
    this.server = server;
    int port = server.getAddress().getPort();
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  /**
   * A server that answers already.
   *
   * @param port 0 for any that is free
   * @throws UnsealException {@code USAGE} where the port is taken
   */
  static ReleaseServer start(PublicFiles files, int port) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (BindException e) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "port %d can't be had; leave --port out for a free one".formatted(port),
          e);
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.TOOL_MISSING, "this machine lets nobody listen", e);
    }
    ReleaseServer made = new ReleaseServer(files, server);
    server.setExecutor(made.threads);
    server.createContext("/", made::answer);
    server.start();
    return made;
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
  }

  boolean listensToThisMachineOnly() {
    return server.getAddress().getAddress().isLoopbackAddress();
  }

  /** Where it is. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Content-Security-Policy", POLICY);
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
      headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
      headers.set("Cache-Control", "no-cache");
      List<String> asked = exchange.getRequestHeaders().getOrDefault("Host", List.of());
      if (asked.size() != 1 || !hosts.contains(asked.getFirst())) {
        say(exchange, 421, "this is the machine that you sit at; ask for it by its own name");
        return;
      }
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        headers.set("Allow", "GET, HEAD");
        say(exchange, 405, "files can be read here, no more");
        return;
      }
      switch (files.find(path(exchange))) {
        case PublicFiles.Found.Regular(Path file) -> give(exchange, file);
        case PublicFiles.Found.Elsewhere(String address) -> {
          headers.set("Location", address);
          say(exchange, 302, address);
        }
        case PublicFiles.Found.Nothing() -> say(exchange, 404, "there is nothing of this name");
      }
    }
  }

  private static String path(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    return path == null ? "" : path;
  }

  private static void give(HttpExchange exchange, Path file) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      long size = channel.size();
      String tag =
          "\"%x-%x\"".formatted(size, Files.getLastModifiedTime(file).toInstant().toEpochMilli());
      headers.set("ETag", tag);
      headers.set("Accept-Ranges", "bytes");
      if (header(exchange, "If-None-Match").filter(tags -> known(tags, tag)).isPresent()) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      boolean same = header(exchange, "If-Range").map(tag::equals).orElse(true);
      Optional<String> range = same ? header(exchange, "Range") : Optional.empty();
      switch (ByteRange.of(range, size)) {
        case ByteRange.Asked.Nothing() -> {
          headers.set("Content-Range", "bytes */" + size);
          say(exchange, 416, "there are no such bytes");
        }
        case ByteRange.Asked.Whole() -> send(exchange, 200, file, channel, 0, size);
        case ByteRange.Asked.Part(ByteRange part) -> {
          headers.set("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), size));
          send(exchange, 206, file, channel, part.first(), part.length());
        }
      }
    }
  }

  private static boolean known(String tags, String tag) {
    for (String one : tags.split(",", -1)) {
      String bare = one.strip();
      if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void send(
      HttpExchange exchange,
      int code,
      Path file,
      SeekableByteChannel channel,
      long from,
      long length)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", ContentTypes.of("" + file.getFileName()));
    if (exchange.getRequestMethod().equals("HEAD") || length == 0) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      exchange.sendResponseHeaders(code, -1);
      return;
    }
    exchange.sendResponseHeaders(code, length);
    channel.position(from);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    long left = length;
    OutputStream out = exchange.getResponseBody();
    while (left > 0) {
      bytes.clear().limit((int) Math.min(CHUNK, left));
      int count = channel.read(bytes);
      if (count < 0) {
        throw new IOException("the file became shorter");
      }
      out.write(bytes.array(), 0, count);
      left -= count;
    }
  }

  private static void say(HttpExchange exchange, int code, String words) throws IOException {
    byte[] body = (words + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(code, -1);
      return;
    }
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }
}
