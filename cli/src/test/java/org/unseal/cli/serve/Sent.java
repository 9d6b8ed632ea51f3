package org.unseal.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request as it goes over the wire, byte by byte, and what came back. */
record Sent(int code, List<String> headers, String text) {
  private static final int PATIENCE = 20_000;

  /** Asks on the loopback address; the server must end the connection after it. */
  static Sent request(int port, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      socket.setSoTimeout(PATIENCE);
      socket
          .getOutputStream()
          .write(
              (String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
      byte[] all = socket.getInputStream().readAllBytes();
      String text = new String(all, ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        return new Sent(0, List.of(), text);
      }
      List<String> head = text.substring(0, end).lines().toList();
      return new Sent(
          Integer.parseInt(head.getFirst().split(" ", -1)[1]),
          head.subList(1, head.size()),
          text.substring(end + 4));
    }
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }
}
