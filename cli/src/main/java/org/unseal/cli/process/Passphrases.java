package org.unseal.cli.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.key.KeyName;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.Passphrase;

/**
 * Where passphrases come from: the file that an option names, else {@code UNSEAL_PASSPHRASE_NAME},
 * else {@code UNSEAL_PASSPHRASE}, else whoever sits at the terminal. They are given away and never
 * kept, and no message repeats one.
 */
public final class Passphrases {
  private static final String VARIABLE = "UNSEAL_PASSPHRASE";
  private static final int LONGEST = 4096;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Map<String, String> environment;
  private final Optional<Prompt> prompt;

  /**
   * From these places.
   *
   * @param environment as of {@link System#getenv()}
   * @param prompt empty where nobody can be asked
   */
  public Passphrases(Map<String, String> environment, Optional<Prompt> prompt) {
    this.environment = Map.copyOf(environment);
    this.prompt = requireNonNull(prompt, "prompt");
  }

  /** Only from files. */
  public static Passphrases fromFilesOnly() {
    return new Passphrases(Map.of(), Optional.empty());
  }

  /** Somebody who can be asked without others reading along. */
  @FunctionalInterface
  public interface Prompt {
    /** What was typed, for the caller to erase; empty where nobody answers. */
    Optional<char[]> ask(String question);
  }

  /**
   * The passphrase of a key that is there, for the caller to close.
   *
   * @param file of the option {@code --passphrase-file}
   * @throws UnsealException {@code PASSPHRASE_MISSING} where there is none and nobody to ask
   */
  public Passphrase toUnlock(KeyName name, Optional<Path> file) {
    return given(name, file).orElseGet(() -> ask("Passphrase of key " + name, name));
  }

  /**
   * A passphrase for a new key, for the caller to close; asked for twice, because it isn't shown.
   *
   * @throws UnsealException also {@code PASSPHRASE_REJECTED}
   */
  public Passphrase forNew(KeyName name, Optional<Path> file) {
    Passphrase passphrase = given(name, file).orElseGet(() -> askTwice(name));
    if (!passphrase.longEnough()) {
      passphrase.close();
      throw rejected(
          "a passphrase for a new key has %d characters or more; choose a longer one"
              .formatted(Passphrase.SHORTEST));
    }
    return passphrase;
  }

  private Passphrase askTwice(KeyName name) {
    Passphrase first = ask("New passphrase for key " + name, name);
    try (Passphrase second = ask("The same again", name)) {
      if (!first.same(second)) {
        first.close();
        throw rejected("these were two passphrases; try again");
      }
      return first;
    }
  }

  private Optional<Passphrase> given(KeyName name, Optional<Path> file) {
    if (file.isPresent()) {
      return Optional.of(read(file.get()));
    }
    return variable(VARIABLE + "_" + name.inCapitals())
        .or(() -> variable(VARIABLE))
        .map(value -> Passphrase.of(value.toCharArray()));
  }

  private Optional<String> variable(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  private Passphrase ask(String question, KeyName name) {
    char[] typed = prompt.flatMap(asked -> asked.ask(question)).orElseThrow(() -> missing(name));
    try {
      return Passphrase.of(typed);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private static UnsealException missing(KeyName name) {
    return new UnsealException(
        ErrorCode.PASSPHRASE_MISSING,
        ("the passphrase of key %s is needed; where there is no terminal to ask on, give"
                + " --passphrase-file FILE, or set %s or %s_%s")
            .formatted(name, VARIABLE, VARIABLE, name.inCapitals()));
  }

  /** The one line of a file, be it a pipe. */
  private static Passphrase read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING,
          "can't read the passphrase file " + file + "; name another, or leave the option out",
          e);
    }
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return line(text, file);
    } catch (CharacterCodingException e) {
      throw notALine(file);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Passphrase line(CharBuffer text, Path file) {
    char[] characters = new char[text.remaining()];
    text.get(characters);
    int from = characters.length > 0 && characters[0] == BYTE_ORDER_MARK ? 1 : 0;
    int to = characters.length;
    if (to > from && characters[to - 1] == '\n') {
      to--;
      to -= to > from && characters[to - 1] == '\r' ? 1 : 0;
    }
    char[] line = Arrays.copyOfRange(characters, from, to);
    try {
      if (line.length == 0 || line.length >= LONGEST || hasLineEnd(line)) {
        throw notALine(file);
      }
      return Passphrase.of(line);
    } finally {
      Arrays.fill(line, '\0');
      Arrays.fill(characters, '\0');
      Arrays.fill(text.array(), '\0');
    }
  }

  private static boolean hasLineEnd(char[] line) {
    for (char character : line) {
      if (character == '\n' || character == '\r') {
        return true;
      }
    }
    return false;
  }

  private static UnsealException notALine(Path file) {
    return rejected(file + " is no passphrase file: that has one line of text and nothing else");
  }

  private static UnsealException rejected(String message) {
    return new UnsealException(ErrorCode.PASSPHRASE_REJECTED, message);
  }
}
