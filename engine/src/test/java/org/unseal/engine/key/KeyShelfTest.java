package org.unseal.engine.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;

class KeyShelfTest {
  private static final KeyName DESK = new KeyName("records-desk");
  private static final DocumentType SEAL = new DocumentType("seal");

  @TempDir Path home;
  private UserFolders folders = new UserFolders(Path.of("cache"), Path.of("settings"));
  private KeyShelf shelf = new KeyShelf(folders, PartialFiles.FORGOTTEN, 1000);

  @BeforeEach
  void inAnEmptyHome() {
    folders = new UserFolders(home.resolve("cache"), home.resolve("settings"));
    shelf = new KeyShelf(folders, PartialFiles.FORGOTTEN, 1000);
  }

  @Test
  void aKeyThatWasMadeCanBeUnlockedAndSigns() {
    SignerKey signer = make(DESK);
    byte[] document = "{}".getBytes(UTF_8);
    try (SigningKey key = shelf.unlock(DESK, passphrase("correct horse"))) {
      assertThat(key.signer()).isEqualTo(signer).isEqualTo(shelf.signer(DESK));
      assertThat(key.sign(SEAL, document).check(SEAL, document)).isEqualTo(SignatureCheck.VALID);
    }
    assertThat(shelf.list()).extracting(KeyShelf.Entry::name).containsExactly(DESK);
  }

  @Test
  void anotherPassphraseIsSaidToBeWrong() {
    make(DESK);
    assertFails(() -> shelf.unlock(DESK, passphrase("correct house")), ErrorCode.PASSPHRASE_WRONG);
  }

  @Test
  void aKeyThatIsNotThereIsMissing() {
    assertFails(() -> shelf.signer(DESK), ErrorCode.KEY_MISSING);
    assertFails(() -> shelf.unlock(DESK, passphrase("correct horse")), ErrorCode.KEY_MISSING);
    assertThat(shelf.list()).isEmpty();
    assertThat(shelf.has(DESK)).isFalse();
    assertThat(home).as("looking makes nothing").isEmptyDirectory();
  }

  @Test
  void aKeyIsNeverReplaced() throws IOException {
    make(DESK);
    byte[] before = Files.readAllBytes(shelf.file(DESK));
    assertFails(() -> make(DESK), ErrorCode.KEY_EXISTS);
    assertThat(shelf.file(DESK)).hasBinaryContent(before);

    Path other = Files.writeString(shelf.file(KeyName.OWN), "not a key");
    assertFails(() -> make(KeyName.OWN), ErrorCode.KEY_EXISTS);
    assertThat(other).hasContent("not a key");
  }

  @Test
  void aDamagedKeyIsListedAndSaidToBeDamaged() throws IOException {
    make(DESK);
    make(KeyName.OWN);
    String file = Files.readString(shelf.file(DESK));
    Files.writeString(shelf.file(DESK), file.substring(0, file.length() / 2));
    assertThat(shelf.list())
        .satisfiesExactly(
            own -> assertThat(own.signer()).isPresent(),
            desk -> {
              assertThat(desk.name()).isEqualTo(DESK);
              assertThat(desk.signer()).isEmpty();
            });
    assertFails(() -> shelf.signer(DESK), ErrorCode.KEY_DAMAGED);
    assertFails(() -> shelf.unlock(DESK, passphrase("correct horse")), ErrorCode.KEY_DAMAGED);
  }

  @Test
  void whatIsNoFileOrTooLongIsDamaged() throws IOException {
    make(KeyName.OWN);
    Files.createDirectory(shelf.file(DESK));
    assertFails(() -> shelf.signer(DESK), ErrorCode.KEY_DAMAGED);
    KeyName large = new KeyName("large");
    Files.write(shelf.file(large), new byte[1 << 20]);
    assertFails(() -> shelf.signer(large), ErrorCode.KEY_DAMAGED);
  }

  @Test
  void aShortPassphraseMakesNoKey() {
    assertFails(() -> shelf.create(DESK, passphrase("1234567")), ErrorCode.PASSPHRASE_REJECTED);
    assertThat(shelf.has(DESK)).isFalse();
  }

  @Test
  void keysAreTheirOwnersAlone() throws IOException {
    assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));
    make(DESK);
    assertThat(mode(shelf.file(DESK))).isEqualTo("rw-------");
    assertThat(mode(folders.settings().resolve("keys"))).isEqualTo("rwx------");
  }

  @Test
  void keysInAFolderThatOthersWriteToAreNotTrusted() throws IOException {
    assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));
    make(DESK);
    Files.setPosixFilePermissions(
        folders.settings().resolve("keys"), PosixFilePermissions.fromString("rwxrwx---"));
    assertFails(() -> shelf.signer(DESK), ErrorCode.KEYS_EXPOSED);
    assertFails(shelf::list, ErrorCode.KEYS_EXPOSED);
    assertFails(() -> make(KeyName.OWN), ErrorCode.KEYS_EXPOSED);
  }

  @Test
  void nothingHalfMadeIsLeft() throws IOException {
    make(DESK);
    try (Stream<Path> files = Files.list(folders.settings().resolve("keys"))) {
      assertThat(files).containsExactly(shelf.file(DESK));
    }
  }

  @Test
  void emptyingTheCacheLeavesKeys() throws IOException {
    make(DESK);
    new AnalysisStore(folders.cache().resolve("analyses"), PartialFiles.FORGOTTEN).clear();
    assertThat(shelf.has(DESK)).isTrue();
    assertThat(shelf.file(DESK).startsWith(folders.cache())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Own", "a b", "../own", "a/b", "a.b", "\u00e4", "own\n"})
  void aNameCannotLeadElsewhere(String name) {
    assertFails(() -> new KeyName(name), ErrorCode.USAGE);
    assertFails(() -> new KeyName("a".repeat(41)), ErrorCode.USAGE);
  }

  private SignerKey make(KeyName name) {
    try (SigningKey key = shelf.create(name, passphrase("correct horse"))) {
      return key.signer();
    }
  }

  private static Passphrase passphrase(String text) {
    return Passphrase.of(text.toCharArray());
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void assertFails(ThrowingCallable action, ErrorCode code) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            UnsealException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e).hasMessageNotContaining("horse");
            });
  }
}
