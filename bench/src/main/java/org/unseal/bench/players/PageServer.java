package org.unseal.bench.players;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the page, the file that is to be played, and the conversation with the page: it asks for
 * what to do next and posts what came of it. Reachable from this machine alone. Close ends it.
 */
final class PageServer implements AutoCloseable {
  /** What is said of a page that is silent. */
  static final String NO_ANSWER = "no answer";

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 16 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> questions = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);
  private final AtomicReference<Path> film = new AtomicReference<>(Path.of(""));

  PageServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    on("/player.html", exchange -> resource(exchange, "player.html", "text/html"));
    on("/player.js", exchange -> resource(exchange, "player.js", "text/javascript"));
    on("/film", this::film);
    on("/next", this::next);
    on("/answer", this::answer);
    server.start();
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  /** Where the page is. */
  String page() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/player.html";
  }

  /** What {@code /film} and anything below it is from now on. */
  void show(Path file) {
    film.set(file);
  }

  /**
   * Asks the page.
   *
   * @param question JSON
   * @return what it posted
   * @throws PlayerGone where nothing came in time
   */
  String ask(String question, Duration patience) {
    questions.clear();
    answers.clear();
    try {
      questions.put(question);
      String answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answer == null) {
        throw new PlayerGone(NO_ANSWER + " within " + patience.toSeconds() + " s to " + question);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlayerGone("interrupted");
    }
  }

  private static void resource(HttpExchange exchange, String name, String type) throws IOException {
    try (InputStream in = PageServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      send(exchange, 200, type, in.readAllBytes());
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      String question = questions.poll(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (question == null) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        send(exchange, 200, "application/json", question.getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_ANSWER);
    exchange.sendResponseHeaders(204, -1);
    answers.offer(new String(body, StandardCharsets.UTF_8));
  }

  /** As players want it: with ranges, so that they can seek. */
  private void film(HttpExchange exchange) throws IOException {
    try (FileChannel channel = FileChannel.open(film.get())) {
      long size = channel.size();
      long from = 0;
      long end = size;
      String asked = exchange.getRequestHeaders().getFirst("Range");
      Matcher range = RANGE.matcher(asked == null ? "" : asked);
      boolean part = range.matches();
      if (part) {
        from = Long.parseLong(range.group(1));
        end = range.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(range.group(2)) + 1);
      }
      exchange.getResponseHeaders().set("Content-Type", "video/mp4");
      exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
      if (from >= end) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + size);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      if (part) {
        String sent = "bytes " + from + "-" + (end - 1) + "/" + size;
        exchange.getResponseHeaders().set("Content-Range", sent);
      }
      exchange.sendResponseHeaders(part ? 206 : 200, end - from);
      copy(channel, from, end, exchange.getResponseBody());
    }
  }

  private static void copy(FileChannel channel, long from, long end, OutputStream out)
      throws IOException {
    channel.position(from);
    InputStream in = Channels.newInputStream(channel);
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long left = end - from;
    while (left > 0) {
      int got = in.read(buffer.array(), 0, (int) Math.min(buffer.capacity(), left));
      if (got < 0) {
        throw new IOException("the file was cut");
      }
      out.write(buffer.array(), 0, got); // throws where the player has seen enough
      left -= got;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
