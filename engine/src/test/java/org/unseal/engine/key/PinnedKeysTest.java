package org.unseal.engine.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.key.TypedFingerprint;

class PinnedKeysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @TempDir Path home;
  private PinnedKeys pins = pins(Path.of("home"));
  private final SignerKey agency = SigningKey.create().signer();
  private final SignerKey stranger = SigningKey.create().signer();

  @BeforeEach
  void inAnEmptyHome() {
    pins = pins(home);
  }

  private static PinnedKeys pins(Path home) {
    return new PinnedKeys(
        new UserFolders(home.resolve("cache"), home.resolve("settings")), PartialFiles.FORGOTTEN);
  }

  private Path file(SignerKey key) {
    return home.resolve("settings/pins").resolve(key.fingerprint().hex() + ".json");
  }

  @Test
  void whatWasPinnedIsFoundAndNothingElse() {
    Pin pin = new Pin(agency, "City of Example, “records” \\ desk", DAY);
    pins.pin(pin);
    assertThat(pins(home).all()).containsExactly(pin);
    assertThat(pins.find(agency)).contains(pin);
    assertThat(pins.find(stranger)).isEmpty();
    assertThat(pins.find(typed(agency.fingerprint().words()))).containsExactly(pin);
    assertThat(pins.find(typed(agency.fingerprint().hex()))).containsExactly(pin);
    assertThat(pins.find(typed(stranger.fingerprint().words()))).isEmpty();
  }

  @Test
  void lookingPinsNothing() {
    assertThat(pins.find(agency)).isEmpty();
    assertThat(pins.all()).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void pinningAgainChangesTheLabel() {
    pins.pin(new Pin(agency, "city", DAY));
    pins.pin(new Pin(agency, "County of Example", DAY.plusDays(1)));
    assertThat(pins.all()).containsExactly(new Pin(agency, "County of Example", DAY.plusDays(1)));
  }

  @Test
  void aPinUnderAnotherKeysNameIsNotBelieved() throws IOException {
    pins.pin(new Pin(agency, "city", DAY));
    Files.copy(file(agency), file(stranger));
    assertDamaged(() -> pins.find(stranger));
    assertDamaged(() -> pins.all());
    assertThat(pins.find(agency)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "{\"schema\":\"unseal/pin\",\"version\":1}"})
  void aDamagedPinIsSaidToBeDamaged(String content) throws IOException {
    pins.pin(new Pin(agency, "city", DAY));
    Files.writeString(file(agency), content);
    assertDamaged(() -> pins.find(agency));
  }

  @Test
  void pinsAreTheirOwnersAlone() throws IOException {
    assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));
    pins.pin(new Pin(agency, "city", DAY));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(agency))))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(
        home.resolve("settings/pins"), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> pins.find(agency))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEYS_EXPOSED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u001b[31m", "\u202eabc", "\ud800", "\u2028"})
  void aLabelIsOneHarmlessLine(String label) {
    assertThatThrownBy(() -> new Pin(agency, label, DAY)).isInstanceOf(UnsealException.class);
    assertThatThrownBy(() -> new Pin(agency, "a".repeat(201), DAY))
        .isInstanceOf(UnsealException.class);
  }

  private static TypedFingerprint typed(String text) {
    return TypedFingerprint.parse(text).orElseThrow();
  }

  private static void assertDamaged(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_DAMAGED));
  }
}
