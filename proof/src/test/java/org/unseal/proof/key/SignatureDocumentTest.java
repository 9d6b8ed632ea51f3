package org.unseal.proof.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.proof.Vectors;
import org.unseal.proof.json.MalformedJsonException;

class SignatureDocumentTest {
  private static final DocumentType SEAL = new DocumentType("seal");
  private static final SignerKey KEY =
      SignerKey.ofHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  private static final byte[] SECRET =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  @Test
  void theFileIsTheOneThatTheFormatsPageSays() throws IOException, MalformedJsonException {
    byte[] file = Vectors.read("signature.json");
    byte[] document = Vectors.read("document.json");
    try (SigningKey key = SigningKey.of(SECRET, KEY)) {
      assertThat(key.sign(SEAL, document).bytes()).isEqualTo(file);
    }
    SignatureDocument read = SignatureDocument.read(file);
    assertThat(read.check(SEAL, document)).isEqualTo(SignatureCheck.VALID);
    assertThat(read.signer()).isEqualTo(KEY);
    assertThat(read.bytes()).isEqualTo(file);
  }

  @Test
  void anotherDocumentIsNotSigned() {
    byte[] document = "{\"a\":1}".getBytes(UTF_8);
    SignatureDocument signature = sign(document);
    assertThat(signature.check(SEAL, document)).isEqualTo(SignatureCheck.VALID);
    for (int bit = 0; bit < 8 * document.length; bit++) {
      byte[] changed = document.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(signature.check(SEAL, changed)).as("bit " + bit).isEqualTo(SignatureCheck.BAD);
    }
    assertThat(signature.check(SEAL, "{\"a\":1}\n".getBytes(UTF_8))).isEqualTo(SignatureCheck.BAD);
    assertThat(signature.check(SEAL, new byte[0])).isEqualTo(SignatureCheck.BAD);
  }

  @Test
  void aSignatureOfOneKindIsNotGoodForAnother() throws MalformedJsonException {
    byte[] document = "{}".getBytes(UTF_8);
    SignatureDocument signature = sign(document);
    DocumentType release = new DocumentType("release");
    assertThat(signature.check(release, document)).isEqualTo(SignatureCheck.OTHER_TYPE);
    assertThat(changed(signature, "\"seal\"", "\"release\"").check(release, document))
        .isEqualTo(SignatureCheck.BAD);
  }

  @Test
  void anotherKeyDidNotSignIt() throws MalformedJsonException {
    byte[] document = "{}".getBytes(UTF_8);
    SignatureDocument signature = sign(document);
    SignatureDocument other =
        changed(signature, signature.signer().hex(), SigningKey.create().signer().hex());
    assertThat(other.check(SEAL, document)).isEqualTo(SignatureCheck.BAD);
  }

  @Test
  void everyDigitOfTheSignatureCounts() throws MalformedJsonException {
    byte[] document = "{}".getBytes(UTF_8);
    SignatureDocument signature = sign(document);
    String file = new String(signature.bytes(), UTF_8);
    int from = file.indexOf("\"signature\":\"") + "\"signature\":\"".length();
    for (int at = from; at < from + 128; at++) {
      char digit = file.charAt(at) == '0' ? '1' : '0';
      String other = file.substring(0, at) + digit + file.substring(at + 1);
      assertThat(SignatureDocument.read(other.getBytes(UTF_8)).check(SEAL, document))
          .as("digit " + (at - from))
          .isEqualTo(SignatureCheck.BAD);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1|\"version\":2|version",
        "\"version\":1|\"version\":1,\"when\":1|not known",
        "\"version\":1|\"version\":1,\"version\":1|twice",
        "\"type\":\"seal\"|\"type\":\"Seal\"|type",
        "\"type\":\"seal\"|\"type\":\"seal\\n\"|type",
        "\"type\":\"seal\",|''|no type",
        "\"type\":\"seal\"|\"type\":1|type",
        "unseal/signature|unseal/seal|schema",
        "\"signature\":\"|\"signature\":\"00|signature",
        "\"signature\":\"e9|\"signature\":\"E9|signature",
        "\"publicKey\":\"d75a|\"publicKey\":\"d7|publicKey",
      })
  void whatIsNotExactlyASignatureFileIsRefused(String from, String to, String reason)
      throws IOException {
    String file = new String(Vectors.read("signature.json"), UTF_8);
    String other = file.replace(from, to);
    assertThat(other).isNotEqualTo(file);
    assertThatThrownBy(() -> SignatureDocument.read(other.getBytes(UTF_8)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aKeyWithWhichAnythingIsSignedIsRefused() throws IOException {
    String file = new String(Vectors.read("signature.json"), UTF_8);
    for (String key : new String[] {"00".repeat(32), "01" + "00".repeat(31)}) {
      byte[] forged = file.replace(KEY.hex(), key).getBytes(UTF_8);
      assertThatThrownBy(() -> SignatureDocument.read(forged))
          .isInstanceOf(MalformedJsonException.class)
          .hasMessageContaining("safely");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "null", "1", "{\"schema\":1}", "\u0000"})
  void anyOtherTextIsRefused(String text) {
    assertThatThrownBy(() -> SignatureDocument.read(text.getBytes(UTF_8)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void aLongFileIsRefusedUnread() {
    assertThatThrownBy(() -> SignatureDocument.read(new byte[SignatureDocument.LONGEST + 1]))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("longer");
  }

  @Test
  void everyCutOffFileIsRefused() throws IOException {
    byte[] file = Vectors.read("signature.json");
    for (int length = 0; length < file.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(file, length);
      assertThatThrownBy(() -> SignatureDocument.read(cut))
          .isInstanceOf(MalformedJsonException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Seal", "1seal", "seal\n", "a b", "aaaaaaaaaabbbbbbbbbbccccccccccddd"})
  void aKindOfDocumentHasAPlainName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new DocumentType(name));
  }

  @Test
  void aClosedKeySignsNothing() {
    SigningKey key = SigningKey.create();
    key.close();
    key.close();
    assertThatIllegalStateException().isThrownBy(() -> key.sign(SEAL, new byte[0]));
  }

  @Test
  void twoNewKeysAreTwoKeys() {
    assertThat(SigningKey.create().signer()).isNotEqualTo(SigningKey.create().signer());
  }

  @Test
  void halvesOfTwoKeysAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of(SECRET, SigningKey.create().signer()));
  }

  private static SignatureDocument sign(byte[] document) {
    try (SigningKey key = SigningKey.of(SECRET, KEY)) {
      return key.sign(SEAL, document);
    }
  }

  private static SignatureDocument changed(SignatureDocument signature, String from, String to)
      throws MalformedJsonException {
    String file = new String(signature.bytes(), UTF_8).replace(from, to);
    return SignatureDocument.read(file.getBytes(UTF_8));
  }
}
