package org.unseal.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.key.KeyName;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.Passphrase;

class PassphrasesTest {
  private static final KeyName DESK = new KeyName("records-desk");
  private static final Optional<Path> NO_FILE = Optional.empty();

  @TempDir Path folder;

  /** Somebody who types these lines and then leaves. */
  private static final class Typist implements Passphrases.Prompt {
    private final Deque<char[]> lines = new ArrayDeque<>();
    private final List<char[]> given = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();

    Typist(String... lines) {
      for (String line : lines) {
        this.lines.add(line.toCharArray());
      }
    }

    @Override
    public Optional<char[]> ask(String question) {
      questions.add(question);
      Optional<char[]> line = Optional.ofNullable(lines.poll());
      line.ifPresent(given::add);
      return line;
    }
  }

  private static Passphrases typed(Typist typist) {
    return new Passphrases(Map.of(), Optional.of(typist));
  }

  private static Passphrases environment(Map<String, String> environment) {
    return new Passphrases(environment, Optional.of(new Typist("typed, not taken")));
  }

  private Path file(String content) throws IOException {
    return Files.write(folder.resolve("passphrase"), content.getBytes(UTF_8));
  }

  @Test
  void theFileComesBeforeTheEnvironmentAndThatBeforeThePerson() throws IOException {
    Map<String, String> both =
        Map.of("UNSEAL_PASSPHRASE", "for all", "UNSEAL_PASSPHRASE_RECORDS_DESK", "for this one");
    assertSame(
        environment(both).toUnlock(DESK, Optional.of(file("from the file\n"))), "from the file");
    assertSame(environment(both).toUnlock(DESK, NO_FILE), "for this one");
    assertSame(environment(both).toUnlock(KeyName.OWN, NO_FILE), "for all");
    assertSame(typed(new Typist("by hand")).toUnlock(DESK, NO_FILE), "by hand");
    assertSame(
        environment(Map.of("UNSEAL_PASSPHRASE_RECORDS_DESK", "", "UNSEAL_PASSPHRASE", "for all"))
            .toUnlock(DESK, NO_FILE),
        "for all");
  }

  @Test
  void withoutAnyItIsMissingAndTheLineSaysWhatToDo() {
    for (Passphrases nobody :
        List.of(Passphrases.fromFilesOnly(), typed(new Typist()), environment(Map.of("A", "b")))) {
      assertFails(
          () -> {
            nobody.toUnlock(DESK, NO_FILE);
            nobody.toUnlock(DESK, NO_FILE); // the typist has left by now
          },
          ErrorCode.PASSPHRASE_MISSING,
          "--passphrase-file");
    }
    assertFails(
        () -> Passphrases.fromFilesOnly().forNew(DESK, NO_FILE),
        ErrorCode.PASSPHRASE_MISSING,
        "UNSEAL_PASSPHRASE_RECORDS_DESK");
  }

  @Test
  void aNewOneIsTypedTwiceTheSame() {
    Typist typist = new Typist("correct horse", "correct horse");
    assertSame(typed(typist).forNew(DESK, NO_FILE), "correct horse");
    assertThat(typist.questions).hasSize(2).first().asString().contains("records-desk");
    assertFails(
        () -> typed(new Typist("correct horse", "correct house")).forNew(DESK, NO_FILE),
        ErrorCode.PASSPHRASE_REJECTED,
        "two passphrases");
    assertFails(
        () -> typed(new Typist("correct horse")).forNew(DESK, NO_FILE),
        ErrorCode.PASSPHRASE_MISSING,
        "passphrase");
  }

  @Test
  void whatWasTypedIsErased() {
    Typist typist = new Typist("correct horse", "correct horse");
    typed(typist).forNew(DESK, NO_FILE).close();
    assertThat(typist.given).hasSize(2).allSatisfy(line -> assertThat(line).containsOnly('\0'));
  }

  @Test
  void aNewOneMayNotBeShort() throws IOException {
    Optional<Path> file = Optional.of(file("1234567\n"));
    assertFails(
        () -> Passphrases.fromFilesOnly().forNew(DESK, file),
        ErrorCode.PASSPHRASE_REJECTED,
        "8 characters");
    assertSame(Passphrases.fromFilesOnly().toUnlock(DESK, file), "1234567");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words ", "two words \n", "two words \r\n", "\uFEFFtwo words \r\n"})
  void aFileHasOneLineWhoseEndDoesNotCount(String content) throws IOException {
    assertSame(
        Passphrases.fromFilesOnly().toUnlock(DESK, Optional.of(file(content))), "two words ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "one\ntwo", "one\rtwo", "one\n\n"})
  void aFileOfOtherShapeIsRefused(String content) throws IOException {
    Optional<Path> file = Optional.of(file(content));
    assertFails(
        () -> Passphrases.fromFilesOnly().toUnlock(DESK, file),
        ErrorCode.PASSPHRASE_REJECTED,
        "one line");
  }

  @Test
  void aFileThatIsNoTextOrTooLongOrNotThereIsRefused() throws IOException {
    Optional<Path> file = Optional.of(folder.resolve("file"));
    assertFails(
        () -> Passphrases.fromFilesOnly().toUnlock(DESK, file),
        ErrorCode.INPUT_MISSING,
        "can't read");
    Files.write(file.get(), new byte[] {(byte) 0xFF, 'a'});
    assertFails(
        () -> Passphrases.fromFilesOnly().toUnlock(DESK, file),
        ErrorCode.PASSPHRASE_REJECTED,
        "one line");
    Files.write(file.get(), "a".repeat(5000).getBytes(UTF_8));
    assertFails(
        () -> Passphrases.fromFilesOnly().toUnlock(DESK, file),
        ErrorCode.PASSPHRASE_REJECTED,
        "one line");
  }

  private static void assertSame(Passphrase passphrase, String expected) {
    try (passphrase;
        Passphrase other = Passphrase.of(expected.toCharArray())) {
      assertThat(passphrase.same(other)).as(expected).isTrue();
    }
  }

  private static void assertFails(ThrowingCallable action, ErrorCode code, String saying) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            UnsealException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e)
                  .hasMessageContaining(saying)
                  .hasMessageNotContainingAny("horse", "house", "1234567", "two\n");
            });
  }
}
