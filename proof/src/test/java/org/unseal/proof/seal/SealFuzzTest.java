package org.unseal.proof.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.PictureSeal;

/** Seals and picture seals that somebody has meddled with: read rightly, or refused. */
final class SealFuzzTest {
  private static final int CASES = 10_000;
  private static final Digest DIGEST = Digest.ofHex("5a".repeat(32));
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "-",
          "9999999999999999",
          "1e9",
          "0.5",
          "null",
          "true",
          "\\u0000",
          "\\ud800",
          "\"root\":",
          "\"tracks\":[",
          "v0",
          "a99",
          "[[[[[[[[",
          "\u00e9");

  private static byte[] seal() {
    return new Seal(
            "unseal",
            "2026-05-06T14:17:00Z",
            DIGEST,
            DIGEST,
            Seal.CameraSignature.NONE,
            List.of(
                new Seal.Track("v0", "h264", 7, DIGEST), new Seal.Track("a0", "aac", 3, DIGEST)))
        .bytes();
  }

  private static byte[] pictures() {
    return new PictureSeal(
            "unseal",
            "2026-05-06T14:17:00Z",
            DIGEST,
            List.of(new PictureSeal.Track("v0", DIGEST), new PictureSeal.Track("v1", DIGEST)))
        .bytes();
  }

  private static byte[] mutated(byte[] document, Random random) {
    byte[] bytes = document.clone();
    for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> bytes = join(bytes, at, "", 1 + random.nextInt(40));
        case 3 -> bytes = join(bytes, at, PIECES.get(random.nextInt(PIECES.size())), 0);
        default -> {
          int end = Math.min(bytes.length, at + random.nextInt(80));
          String part = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
          bytes = join(bytes, random.nextInt(bytes.length), part, 0);
        }
      }
    }
    return bytes;
  }

  private static byte[] join(byte[] bytes, int at, String piece, int leftOut) {
    byte[] middle = piece.getBytes(StandardCharsets.UTF_8);
    int rest = Math.min(bytes.length, at + leftOut);
    byte[] joined = Arrays.copyOf(bytes, at + middle.length + bytes.length - rest);
    System.arraycopy(middle, 0, joined, at, middle.length);
    System.arraycopy(bytes, rest, joined, at + middle.length, bytes.length - rest);
    return joined;
  }

  @Test
  void sealIsReadAsItSaysOrRefused() {
    int read = 0;
    for (int seed = 0; seed < CASES; seed++) {
      byte[] document = mutated(seal(), new Random(seed));
      try {
        Seal seal = Seal.read(document);
        read++;
        assertThat(Seal.read(seal.bytes())).as("seed %d", seed).isEqualTo(seal);
        assertThat(seal.tracks()).hasSizeBetween(1, 64);
      } catch (MalformedJsonException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank().hasSizeLessThan(200);
      }
    }
    assertThat(read).isBetween(1, CASES / 2);
  }

  @Test
  void pictureSealIsReadAsItSaysOrRefused() {
    int read = 0;
    for (int seed = 0; seed < CASES; seed++) {
      byte[] document = mutated(pictures(), new Random(seed));
      try {
        PictureSeal seal = PictureSeal.read(document);
        read++;
        assertThat(PictureSeal.read(seal.bytes())).as("seed %d", seed).isEqualTo(seal);
        assertThat(seal.tracks()).hasSizeBetween(1, 64);
      } catch (MalformedJsonException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank().hasSizeLessThan(200);
      }
    }
    assertThat(read).isBetween(1, CASES / 2);
  }
}
