package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.text.SafeText;

/**
 * Whatever is typed, and whatever stands in a file that somebody sent: no terminal obeys what the
 * program answers.
 */
final class HostileTerminalTest {
  private static final List<String> TEXTS =
      List.of(
          "\u001B[31mred\u001B]0;title\u0007\u001B]8;;example.org\u001B\\x",
          "\u009B31mred\u0090x\u009C",
          "nul\u0000x\b\b\u007F",
          "exe.\u202Efdp",
          "\u2066a\u2069\u061C\u200F",
          "\uFEFFa\u200Bb",
          "a\u2028b\u2029c\u0085d\u000Be\u000Cf\rg\nh",
          "\uD800a\uDC00",
          "tag\uDB40\uDC41s",
          "plain <b>&amp;</b> =1+1");

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());
  private String last = "";

  @BeforeEach
  void officeOpens() {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", "correct horse"));
    assertThat(init("case", "Larkspur")).as(typed.err()).isZero();
  }

  private int init(String name, String title) {
    return looked(
        typed.run(
            s -> new InitCommand(s, TypedCommands.FEW),
            "init",
            folder.resolve(name).toString(),
            "--title",
            title,
            "--agency",
            title,
            "--zone",
            "America/New_York",
            "--as",
            "dana",
            "--name",
            title));
  }

  private int run(String... words) {
    String[] line = words.clone();
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i].equals("CASE") ? folder.resolve("case").toString() : line[i];
    }
    return looked(typed.run(line));
  }

  private int looked(int code) {
    last = typed.out() + typed.err();
    assertThat(
            last.codePoints()
                .filter(point -> point != '\n' && SafeText.unfit(point))
                .mapToObj("U+%04X"::formatted))
        .as(last)
        .isEmpty();
    assertThat(code).as("no internal error: %s", last).isBetween(0, 4);
    return code;
  }

  @Test
  void noTerminalObeysWhatIsTyped() {
    for (String text : TEXTS) {
      init("other", text);
      run(text);
      run("--" + text);
      run("status", text);
      run("status", "CASE", "--" + text);
      run("verify", text);
      run("people", "add", "CASE", text, "--role", text, "--as", "dana");
      run("roster", "add", "CASE", "calder", "--name", text, "--category", text, "--as", "dana");
      run(
          "roster",
          "add",
          "CASE",
          "calder",
          "--name",
          text,
          "--category",
          "officer",
          "--as",
          "dana");
      run("source", "CASE", "cam-lot", "--label", text, "--promised-by", text, "--as", "dana");
      said(text);
      run(
          "event", "add", "CASE", "--kind", "stated", "--by", text, "--when", text, "--where", text,
          "--text", text, "--as", "dana");
      run("ground", "set", "CASE", "--default", "--code", text, "--reason", text, "--as", "dana");
      run(
          "ground",
          "set",
          "CASE",
          "--default",
          "--code",
          "FL-119.071-3-A",
          "--reason",
          text,
          "--as",
          "dana",
          "--purpose",
          text);
      run("when", "CASE", text);
      run("order", "check", text, "--on", text);
    }
    for (String command : List.of("roster", "statement", "event", "ground", "people")) {
      assertThat(run(command, "list", "CASE")).as(last).isZero();
    }
    assertThat(last).isNotBlank();
    assertThat(run("status", "CASE")).as(last).isZero();
    assertThat(run("custody", "log", "CASE")).as(last).isZero();
  }

  private void said(String text) {
    run(
        "statement",
        "add",
        "CASE",
        "--side",
        "office",
        "--by",
        text,
        "--date",
        "2025-05-15",
        "--source",
        text,
        "--text",
        text,
        "--as",
        "dana");
  }

  @Test
  void whatIsHarmlessIsKeptAndSaidAgain() {
    said(TEXTS.getLast());

    assertThat(run("statement", "list", "CASE")).isZero();
    assertThat(last).contains(TEXTS.getLast());
  }

  @Test
  void noTerminalObeysWhatAFileSays() throws IOException {
    for (String text : TEXTS) {
      for (String yaml :
          List.of(
              "schema: " + text,
              text + ": 1",
              "schema: unseal.order\nversion: 1\nrulings:\n  - {id: o1, kind: \"" + text + "\"}",
              "schema: unseal.order\nversion: 1\nrulings: " + text,
              "schema: !!java.lang.Runtime [" + text + "]",
              "a: &x [" + text + "]\nb: *x")) {
        Path file = folder.resolve("order.yaml");
        Files.write(file, yaml.getBytes(UTF_8));
        assertThat(run("order", "check", file.toString())).as(last).isNotZero();
        assertThat(run("order", "add", "CASE", file.toString(), "--as", "dana")).isNotZero();
      }
      Path table = folder.resolve("spoken.csv");
      Files.write(table, ("start,end,speaker," + text + "\n1,2,a,b\n").getBytes(UTF_8));
      run("transcript", "import", "CASE", "i1", table.toString(), "--as", "dana");
    }
  }
}
