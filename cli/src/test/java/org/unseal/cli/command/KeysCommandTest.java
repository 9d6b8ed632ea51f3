package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.cli.TypedCommands;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;

class KeysCommandTest {
  private static final String SECRET = "correct horse";

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private TypedCommands typed = new TypedCommands(Path.of(""), environment);

  @BeforeEach
  void sitDown() {
    typed = new TypedCommands(folder, environment);
  }

  private int run(String... arguments) {
    int code = typed.run(s -> new KeysCommand(s, TypedCommands.FEW), arguments);
    assertThat(typed.err() + typed.out()).doesNotContain(SECRET);
    return code;
  }

  private Path passphraseFile() throws IOException {
    return Files.writeString(folder.resolve("passphrase"), SECRET + "\n");
  }

  private void assertOneLine(String saying) {
    assertThat(typed.err()).startsWith("unseal: ").contains(saying);
    assertThat(typed.err().strip()).doesNotContain("\n");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void aNewKeyIsShownWithoutItsPassphrase() throws IOException {
    assertThat(run("keys", "new", "--passphrase-file", passphraseFile().toString())).isZero();
    String made = typed.out();
    SignerKey key = typed.shelf().signer(KeyName.OWN);
    assertThat(made)
        .contains("key own", key.fingerprint().words(), key.fingerprint().hex(), key.hex());
    assertThat(run("keys", "show")).isZero();
    assertThat(made).startsWith(typed.out());
    assertThat(typed.out().lines()).hasSize(4);
  }

  @Test
  void whatShowPrintsAsJsonIsWhatAnotherPersonPins() throws IOException, MalformedJsonException {
    environment.put("UNSEAL_PASSPHRASE_DESK", SECRET);
    assertThat(run("keys", "new", "desk")).isZero();
    assertThat(run("keys", "show", "desk", "--json")).isZero();
    Path published = Files.writeString(folder.resolve("our-key.json"), typed.out());
    SignerKey key = PublishedKey.read(Files.readAllBytes(published)).signer();
    assertThat(key).isEqualTo(typed.shelf().signer(new KeyName("desk")));

    assertThat(run("keys", "pin", published.toString(), "--label", "City of Example")).isZero();
    assertThat(typed.out()).contains("pinned as City of Example", key.fingerprint().words());
    assertThat(run("keys", "list", "--json")).isZero();
    Fields list = Json.read(typed.out(), "the list");
    assertThat(list.list("own"))
        .singleElement()
        .satisfies(
            own -> {
              assertThat(own.text("name")).isEqualTo("desk");
              assertThat(own.text("publicKey")).isEqualTo(key.hex());
            });
    assertThat(list.list("pinned"))
        .singleElement()
        .satisfies(
            pin -> {
              assertThat(pin.text("label")).isEqualTo("City of Example");
              assertThat(pin.text("words")).isEqualTo(key.fingerprint().words());
            });
    assertThat(run("keys")).isZero();
    assertThat(typed.out().lines())
        .satisfiesExactly(
            own -> assertThat(own).contains("desk", key.fingerprint().words()),
            pin -> assertThat(pin).endsWith("City of Example"));
  }

  @Test
  void aKeyMayBePinnedByItsDigits() throws IOException {
    String hex = SigningKey.create().signer().hex();
    assertThat(run("keys", "pin", hex.toUpperCase(java.util.Locale.ROOT))).isZero();
    String pinned = typed.out();
    Path file = Files.writeString(folder.resolve("key.txt"), " " + hex + "\r\n");
    assertThat(run("keys", "pin", file.toString())).isZero();
    assertThat(typed.out()).isEqualTo(pinned);
  }

  @Test
  void withoutAPassphraseItIsFourAndOneLine() {
    assertThat(run("keys", "new")).isEqualTo(4);
    assertOneLine("--passphrase-file");
    assertThat(typed.err()).contains("UNSEAL_PASSPHRASE_OWN");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aKeyThatIsMissingIsFour() {
    assertThat(run("keys", "show")).isEqualTo(4);
    assertOneLine("unseal keys new own");
  }

  @Test
  void aKeyThatIsThereIsNotMadeAgain() throws IOException {
    environment.put("UNSEAL_PASSPHRASE", SECRET);
    assertThat(run("keys", "new")).isZero();
    byte[] before = Files.readAllBytes(typed.shelf().file(KeyName.OWN));
    assertThat(run("keys", "new")).isEqualTo(2);
    assertOneLine("never replaced");
    assertThat(typed.shelf().file(KeyName.OWN)).hasBinaryContent(before);
  }

  @Test
  void aDamagedKeyIsToldAndNotHidden() throws IOException {
    environment.put("UNSEAL_PASSPHRASE", SECRET);
    assertThat(run("keys", "new")).isZero();
    Files.writeString(typed.shelf().file(KeyName.OWN), "{}");
    assertThat(run("keys", "list")).isEqualTo(1);
    assertThat(typed.out()).contains("own", "DAMAGED");
    assertThat(run("keys", "list", "--json")).isEqualTo(1);
    assertThat(Json.read(typed.out(), "the list").list("own").getFirst().flag("damaged")).isTrue();
    assertThat(run("keys", "show")).isEqualTo(4);
    assertOneLine("damaged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys nothing|list, new, show and pin",
        "keys new Own|lower-case",
        "keys new ../own|lower-case",
        "keys new a b|one name",
        "keys list a|takes no name",
        "keys pin|64 digits",
        "keys pin no-such-file|64 digits",
        "keys pin 0000000000000000000000000000000000000000000000000000000000000000|no public key",
        "keys show --label x|keys pin",
        "keys show --passphrase-file x|keys new",
      })
  void aRequestThatIsWrongIsTwoAndOneLine(String line, String saying) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertOneLine(saying);
  }

  @Test
  void aFileThatIsNoPublicKeyIsNotPinned() throws IOException {
    environment.put("UNSEAL_PASSPHRASE", SECRET);
    assertThat(run("keys", "new")).isZero();
    assertThat(run("keys", "pin", typed.shelf().file(KeyName.OWN).toString())).isEqualTo(2);
    assertOneLine("keys show --json");
    Path large = Files.write(folder.resolve("large"), new byte[1 << 20]);
    assertThat(run("keys", "pin", large.toString())).isEqualTo(2);
    assertThat(run("keys", "pin", SigningKey.create().signer().hex(), "--label", "a\nb"))
        .isEqualTo(2);
    assertThat(run("keys", "list")).isZero();
    assertThat(typed.out()).doesNotContain("pinned");
  }

  @Test
  void noKeysAreNoError() {
    assertThat(run("keys", "list")).isZero();
    assertThat(typed.out()).contains("no keys yet");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTraceShowsNoPassphraseEither() throws IOException {
    environment.put("UNSEAL_PASSPHRASE", SECRET);
    assertThat(run("keys", "new")).isZero();
    assertThat(run("keys", "new", "--verbose")).isEqualTo(2);
    assertThat(typed.err()).contains("at org.unseal");
  }

  @Test
  void theFirstSignatureMakesTheUsersOwnKeyAndTheNextUsesIt() {
    environment.put("UNSEAL_PASSPHRASE", SECRET);
    byte[] document = "{}".getBytes(UTF_8);
    DocumentType type = new DocumentType("seal");
    KeyShelf shelf = typed.shelf();
    Surroundings first = typed.surroundings();
    try (SigningKey key = new OwnKeys(first, shelf).toSign(KeyName.OWN, Optional.empty())) {
      assertThat(key.sign(type, document).check(type, document)).isEqualTo(SignatureCheck.VALID);
      assertThat(typed.err()).contains(key.signer().fingerprint().words());
      try (SigningKey again =
          new OwnKeys(typed.surroundings(), shelf).toSign(KeyName.OWN, Optional.empty())) {
        assertThat(again.signer()).isEqualTo(key.signer());
        assertThat(typed.err()).isEmpty();
      }
    }
    environment.put("UNSEAL_PASSPHRASE", "another one");
    assertFails(KeyName.OWN, ErrorCode.PASSPHRASE_WRONG);
  }

  @Test
  void noOtherKeyIsMadeUnasked() {
    environment.put("UNSEAL_PASSPHRASE", SECRET);
    assertFails(new KeyName("desk"), ErrorCode.KEY_MISSING);
    environment.clear();
    assertFails(KeyName.OWN, ErrorCode.PASSPHRASE_MISSING);
    assertThat(folder).isEmptyDirectory();
  }

  private void assertFails(KeyName name, ErrorCode code) {
    OwnKeys keys = new OwnKeys(typed.surroundings(), typed.shelf());
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                UnsealException.class, () -> keys.toSign(name, Optional.empty())))
        .extracting(UnsealException::code)
        .isEqualTo(code);
  }
}
