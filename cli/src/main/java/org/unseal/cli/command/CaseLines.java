package org.unseal.cli.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/** How commands on a case end: with the head of its log, or with one line of JSON. */
public final class CaseLines {
  private CaseLines() {}

  /** For the person to write down or to send away. */
  public static void head(PrintStream out, Head head) {
    out.println("custody head  " + head);
  }

  /** A number of things; the noun takes an s where they are many. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A line of JSON about a command that changed the case, to be added to. */
  public static ObjectWriter line(String command, Head head) {
    return new ObjectWriter().put("command", command).put(Head.FIELD, head.json());
  }

  /** Prints a line of JSON. */
  public static void print(PrintStream out, JsonObject line) {
    out.println(new String(CanonicalJson.bytes(line), StandardCharsets.UTF_8));
  }
}
