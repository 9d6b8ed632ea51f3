package org.unseal.proof.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerKeyTest {
  private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  @ParameterizedTest // RFC 8032 section 7.1, tests 1 to 3
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
        + "39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f"
        + "3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67"
        + "f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void theStandardsVectorsHold(String secret, String key, String message, String signature) {
    SignerKey signer = SignerKey.ofHex(key);
    byte[] bytes = hex(signature);
    assertThat(signer.signed(bytes, hex(message))).isTrue();
    assertThat(signer.signed(bytes, hex(message + "00"))).isFalse();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(signer.signed(changed, hex(message))).as("byte %d changed", i).isFalse();
    }
    assertThat(signer.hex()).isEqualTo(key);
    assertThat(SignerKey.of(signer.bytes())).isEqualTo(signer).hasSameHashCodeAs(signer);
    SigningKey.of(hex(secret), signer).close(); // refuses halves that don't belong together
  }

  @Test
  void whatIsNoSignatureIsNoCrash() {
    SignerKey signer = SigningKey.create().signer();
    for (int length : new int[] {0, 1, 63, 64, 65, 1000}) {
      assertThat(signer.signed(new byte[length], new byte[0])).isFalse();
      assertThat(signer.signed(filled(length, 0xFF), new byte[0])).isFalse();
    }
  }

  /** All eight, made here from one of order 8 by adding it to itself. */
  @Test
  void pointsOfSmallOrderAreRefused() {
    Point eighth = Point.decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    Set<String> seen = new TreeSet<>();
    Point point = Point.NEUTRAL;
    for (int i = 0; i < 8; i++) {
      String encoded = point.encode();
      seen.add(encoded);
      assertThatIllegalArgumentException()
          .as(encoded)
          .isThrownBy(() -> SignerKey.ofHex(encoded))
          .withMessageContaining("small order");
      point = point.plus(eighth);
    }
    assertThat(point).isEqualTo(Point.NEUTRAL);
    assertThat(seen).hasSize(8).contains("00".repeat(32), "01" + "00".repeat(31));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000080", // small, other sign
        "0100000000000000000000000000000000000000000000000000000000000080", // minus zero
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 0, written as p
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 1
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 3, a good point
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000", // not on the curve
        "D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F707511A",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f70751",
        ""
      })
  void otherBytesThatAreNoKeyAreRefused(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.ofHex(hex));
  }

  @Test
  void thePointThatIsWrittenAnotherWayIsGoodInTheOneWay() {
    assertThat(SignerKey.ofHex("03" + "00".repeat(31)).bytes()).startsWith(3);
  }

  @Test
  void aKeyHas32Bytes() {
    for (int length : new int[] {0, 31, 33, 44}) {
      assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.of(new byte[length]));
    }
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** A point of the curve, by the formulas of RFC 8032 section 5.1. */
  private record Point(BigInteger x, BigInteger y) {
    private static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE);
    private static final BigInteger D =
        BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(FIELD))
            .mod(FIELD);

    static Point decode(String hex) {
      byte[] little = hex(hex);
      BigInteger y = BigInteger.ZERO;
      for (int i = little.length - 1; i >= 0; i--) {
        y = y.shiftLeft(8).add(BigInteger.valueOf(little[i] & 0xFF));
      }
      BigInteger square = y.multiply(y).mod(FIELD);
      BigInteger xx =
          square
              .subtract(BigInteger.ONE)
              .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(FIELD))
              .mod(FIELD);
      BigInteger eighth = FIELD.subtract(BigInteger.valueOf(5)).shiftRight(3);
      BigInteger x = xx.modPow(eighth.add(BigInteger.ONE), FIELD);
      if (!x.multiply(x).mod(FIELD).equals(xx)) {
        BigInteger quarter = FIELD.subtract(BigInteger.ONE).shiftRight(2);
        x = x.multiply(BigInteger.TWO.modPow(quarter, FIELD)).mod(FIELD);
      }
      assertThat(x.multiply(x).mod(FIELD)).isEqualTo(xx);
      return new Point(x, y);
    }

    Point plus(Point other) {
      BigInteger both = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(FIELD);
      return new Point(
          x.multiply(other.y)
              .add(y.multiply(other.x))
              .multiply(BigInteger.ONE.add(both).modInverse(FIELD))
              .mod(FIELD),
          y.multiply(other.y)
              .add(x.multiply(other.x))
              .multiply(BigInteger.ONE.subtract(both).modInverse(FIELD))
              .mod(FIELD));
    }

    String encode() {
      BigInteger number = x.testBit(0) ? y.setBit(255) : y;
      byte[] little = new byte[32];
      for (int i = 0; i < little.length; i++) {
        little[i] = number.shiftRight(8 * i).byteValue();
      }
      return HexFormat.of().formatHex(little);
    }
  }
}
