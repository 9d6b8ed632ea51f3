package org.unseal.proof.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.proof.Vectors;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;

class LockedKeyTest {
  private static final int FEW = 1000;
  private static final DocumentType SEAL = new DocumentType("seal");

  @Test
  void theKeyComesBackWithThePassphraseAndNoOther() throws MalformedJsonException {
    byte[] document = "{}".getBytes(UTF_8);
    byte[] file;
    SignatureDocument signature;
    try (SigningKey key = SigningKey.create()) {
      signature = key.sign(SEAL, document);
      file = LockedKey.lock(key, passphrase("correct horse"), FEW).bytes();
    }
    LockedKey locked = LockedKey.read(file);
    assertThat(locked.signer()).isEqualTo(signature.signer());
    assertThat(locked.bytes()).isEqualTo(file);
    assertThat(locked.unlock(passphrase("correct horse")))
        .hasValueSatisfying(key -> assertThat(key.sign(SEAL, document)).isEqualTo(signature));
    assertThat(locked.unlock(passphrase("correct horsf"))).isEmpty();
    assertThat(locked.unlock(passphrase(""))).isEmpty();
  }

  @Test
  void anotherProgramsFileUnlocks() throws IOException, MalformedJsonException {
    LockedKey locked = LockedKey.read(Vectors.read("key.json"));
    assertThat(locked.bytes()).isEqualTo(Vectors.read("key.json"));
    assertThat(locked.unlock(passphrase("caf\u00e9 on the quay")))
        .hasValueSatisfying(
            key ->
                assertThat(HexFormat.of().formatHex(key.secret()))
                    .startsWith("9d61b19d")
                    .endsWith("ae7f60"));
  }

  @Test
  void aPassphraseIsTheSameFromEveryKeyboard() throws IOException, MalformedJsonException {
    LockedKey locked = LockedKey.read(Vectors.read("key.json"));
    assertThat(locked.unlock(passphrase("cafe\u0301 on the quay"))).isPresent();
    assertThat(locked.unlock(passphrase("cafe on the quay"))).isEmpty();
  }

  @Test
  void theSameKeyIsNeverLockedTheSameWayTwice() {
    try (SigningKey key = SigningKey.create()) {
      String first = file(key);
      String second = file(key);
      for (String field : new String[] {"salt", "nonce", "ciphertext"}) {
        assertThat(value(first, field)).isNotEqualTo(value(second, field));
      }
    }
  }

  @Test
  void whateverIsDamagedIsSaidToBeDamaged() throws IOException {
    byte[] file = Vectors.read("key.json");
    for (int i = 0; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] = (byte) (damaged[i] == '1' ? '2' : '1');
      assertThatThrownBy(() -> LockedKey.read(damaged))
          .as("byte %d", i)
          .isInstanceOf(MalformedJsonException.class);
      byte[] cut = java.util.Arrays.copyOf(file, i);
      assertThatThrownBy(() -> LockedKey.read(cut)).isInstanceOf(MalformedJsonException.class);
    }
  }

  /** Somebody who can write the file can't make it say another key, or weaken it. */
  @ParameterizedTest
  @CsvSource({
    "publicKey,3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29",
    "salt,ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
    "nonce,ff65666768696a6b6c6d6e6f",
    "iterations,1001"
  })
  void whatIsChangedOnPurposeDoesNotUnlock(String field, String value)
      throws IOException, MalformedJsonException {
    String file = new String(Vectors.read("key.json"), UTF_8);
    String changed = file.replace(value(file, field), value);
    assertThat(changed).isNotEqualTo(file);
    LockedKey locked = LockedKey.read(withChecksum(changed).getBytes(UTF_8));
    assertThat(locked.unlock(passphrase("caf\u00e9 on the quay"))).isEmpty();
  }

  @Test
  void halvesOfTwoKeysDoNotUnlock() throws IOException, MalformedJsonException {
    String file = // locked by another program, with the public key of another private one
        new String(Vectors.read("key.json"), UTF_8)
            .replace(
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29")
            .replace("79d5e4e204a91f00aed3ee5954d904ac", "20fe9213bb0bfec8886c471c8e94a7fd");
    LockedKey locked = LockedKey.read(withChecksum(file).getBytes(UTF_8));
    assertThatThrownBy(() -> locked.unlock(passphrase("caf\u00e9 on the quay")))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("publicKey");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "999", "5000001", "2147483648", "9007199254740991"})
  void aCountThatIsNoneOrWouldTakeForEverIsRefused(String iterations) throws IOException {
    String file = new String(Vectors.read("key.json"), UTF_8);
    String changed = file.replace("\"iterations\":1000", "\"iterations\":" + iterations);
    assertThatThrownBy(() -> LockedKey.read(withChecksum(changed).getBytes(UTF_8)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("iterations");
  }

  @ParameterizedTest
  @CsvSource({
    "PBKDF2-HMAC-SHA256,PBKDF2-HMAC-SHA1",
    "AES-256-GCM,none",
    "unseal/key,unseal/keys",
    "00010203,000102",
    "\"version\":1,\"version\":2"
  })
  void anotherFormatIsRefused(String from, String to) throws IOException {
    String file = new String(Vectors.read("key.json"), UTF_8);
    String changed = file.replace(from, to);
    assertThat(changed).isNotEqualTo(file);
    assertThatThrownBy(() -> LockedKey.read(withChecksum(changed).getBytes(UTF_8)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void aShortPassphraseOrAStrangeCountLocksNothing() {
    try (SigningKey key = SigningKey.create()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LockedKey.lock(key, passphrase("1234567"), FEW));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LockedKey.lock(key, passphrase("12345678"), 5_000_001));
    }
  }

  @Test
  void noTextShowsASecret() {
    try (SigningKey key = SigningKey.create();
        Passphrase passphrase = passphrase("correct horse")) {
      String secret = HexFormat.of().formatHex(key.secret());
      String shown = key + " " + passphrase + " " + LockedKey.lock(key, passphrase, FEW);
      assertThat(shown).doesNotContain(secret).doesNotContain("horse");
      assertThat(file(key)).doesNotContain(secret);
    }
  }

  @Test
  void closingErases() {
    SigningKey key = SigningKey.create();
    byte[] secret = key.secret();
    key.close();
    assertThat(secret).containsOnly(0);
    Passphrase passphrase = passphrase("correct horse");
    passphrase.close();
    assertThat(passphrase.characters()).containsOnly('\0');
  }

  @Test
  void aNewKeyIsLockedAtLeast600000Times() {
    assertThat(LockedKey.ITERATIONS).isBetween(600_000, LockedKey.MOST_ITERATIONS);
  }

  private static Passphrase passphrase(String text) {
    return Passphrase.of(text.toCharArray());
  }

  private static String file(SigningKey key) {
    return new String(LockedKey.lock(key, passphrase("correct horse"), FEW).bytes(), UTF_8);
  }

  private static String value(String file, String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\":\"?([0-9a-f]+)").matcher(file);
    assertThat(matcher.find()).isTrue();
    return String.valueOf(matcher.group(1));
  }

  /** As one who means harm would put it right. */
  private static String withChecksum(String file) {
    String body = file.replaceFirst("\"checksum\":\"[0-9a-f]*\",", "");
    var sha256 = Digest.sha256();
    sha256.update(body.getBytes(UTF_8));
    return body.replaceFirst("\\{", "{\"checksum\":\"" + Digest.end(sha256).hex() + "\",");
  }
}
