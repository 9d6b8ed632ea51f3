package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.unseal.cli.process.Surroundings;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.MalformedJsonException;

/**
 * Types command lines and keeps what they print. All of it goes into a file; whoever watches sees
 * the first lines of each. One thread.
 */
final class Typist implements AutoCloseable {
  private static final int SHOWN = 8;
  private static final String PROMPT = "$ ./unseal ";

  private final BiFunction<String[], Surroundings, Integer> runner;
  private final Surroundings surroundings;
  private final PrintStream watched;
  private final String purpose;
  private final Writer walk;
  private String last = "";

  /**
   * Begins the file, which must not exist.
   *
   * @param runner runs one command line in the surroundings given and gives its exit code
   * @param surroundings whose keys and passphrases are used; its {@code out} is who watches
   * @param purpose of all that is done in a case, as if the environment said it
   */
  Typist(
      BiFunction<String[], Surroundings, Integer> runner,
      Surroundings surroundings,
      Path walk,
      String purpose) {
    this.purpose = requireNonNull(purpose, "purpose");
    this.runner = requireNonNull(runner, "runner");
    this.surroundings = requireNonNull(surroundings, "surroundings");
    watched = surroundings.out();
    try {
      this.walk =
          new BufferedWriter(
              Files.newBufferedWriter(walk, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a part of the story. */
  void part(String title, String why) {
    tell("");
    tell("== " + title);
    tell(why);
  }

  /** A line for whoever watches. */
  void tell(String line) {
    watched.println(line);
    watched.flush();
    keep(line);
  }

  /** Types a command that has to end well. */
  void type(String... arguments) {
    type(List.of(0), arguments);
  }

  /** Types a command that may end with one of these exit codes; returns which. */
  int type(List<Integer> expected, String... arguments) {
    tell(PROMPT + line(arguments));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int code;
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      code = runner.apply(purposeful(arguments), printingTo(out));
    }
    last = printed.toString(StandardCharsets.UTF_8);
    show(last.lines().toList());
    require(expected.contains(code), code, arguments);
    return code;
  }

  /** Asks for the one line of JSON that a command ends with, without showing it. */
  JsonValue ask(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int code;
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      code = runner.apply(purposeful(all), printingTo(out));
    }
    require(code <= 1, code, arguments);
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    try {
      return JsonReader.read(lines.getLast().getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJsonException e) {
      throw new UnsealException(ErrorCode.INTERNAL, "a command's JSON can't be read", e);
    }
  }

  /** What the last command that was typed printed. */
  String last() {
    return last;
  }

  /** Who acts does it for the purpose, which is not typed again and again. */
  private String[] purposeful(String... arguments) {
    if (!Arrays.asList(arguments).contains("--as")) {
      return arguments;
    }
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--purpose");
    all.add(purpose);
    return all.toArray(String[]::new);
  }

  private Surroundings printingTo(PrintStream out) {
    return new Surroundings(
        out,
        surroundings.err(),
        surroundings.terminal(),
        surroundings.cancellation(),
        surroundings.scratch(),
        surroundings.folders(),
        surroundings.passphrases());
  }

  private void require(boolean good, int code, String... arguments) {
    if (!good) {
      throw new UnsealException(
          ErrorCode.INTERNAL,
          "the demonstration stopped: unseal %s ended with %d; the walk so far is in its folder"
              .formatted(arguments[0], code));
    }
  }

  private void show(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (i < SHOWN || lines.size() == SHOWN + 1) {
        watched.println("  " + lines.get(i));
      }
      keep("  " + lines.get(i));
    }
    if (lines.size() > SHOWN + 1) {
      watched.println("  ... and " + (lines.size() - SHOWN) + " lines more, in walk.txt");
    }
    watched.flush();
  }

  private void keep(String line) {
    try {
      walk.write(line.stripTrailing() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String... arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      words.add(
          argument.matches("[A-Za-z0-9@%+=:,./_#-]+")
              ? argument
              : "'" + argument.replace("'", "'\\''") + "'");
    }
    return String.join(" ", words);
  }

  @Override
  public void close() {
    try {
      walk.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
