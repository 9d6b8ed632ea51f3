package org.unseal.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FileNameTest {
  private static String of(String text) {
    return FileName.ofBytes(text.getBytes(StandardCharsets.UTF_8)).text();
  }

  /** What a reader of the page would write: the bytes that a text stands for. */
  private static byte[] back(String text) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character != '\\') {
        bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
      } else if (text.charAt(i) == '\\') {
        bytes.write('\\');
        i++;
      } else {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void readableNamesStandForThemselves() {
    assertThat(of("Übersicht ch01 (2).avi")).isEqualTo("Übersicht ch01 (2).avi");
  }

  @Test
  void whatATerminalObeysIsWrittenAsBytes() {
    assertThat(of("a\nb\u001b[31m\u202ec\\")).isEqualTo("a\\x0ab\\x1b[31m\\xe2\\x80\\xaec\\\\");
  }

  @Test
  void bytesThatAreNoUtf8AreKept() {
    assertThat(FileName.ofBytes(new byte[] {'a', (byte) 0xFF, (byte) 0xC3, 'b'}).text())
        .isEqualTo("a\\xff\\xc3b");
  }

  @Test
  void everyNameCanBeTakenBackToItsBytes() {
    long seed = 20261128;
    Random random = new Random(seed);
    for (int round = 0; round < 5000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      String text = FileName.ofBytes(bytes).text();
      assertThat(back(text)).as("seed %d, round %d", seed, round).isEqualTo(bytes);
    }
  }

  @Test
  void pathKeepsTheNamesThatWereGivenAndNoFoldersAbove() {
    assertThat(FileName.of(Path.of("export", "cam 1", "a%20b.mp4")).text())
        .isEqualTo("export/cam 1/a%20b.mp4");
    assertThat(FileName.of(Path.of("a/b/c.mp4")).last().text()).isEqualTo("c.mp4");
  }

  @Test
  void nameDoesNotGetIntoMessagesByAccident() {
    assertThat("" + FileName.of(Path.of("secret.mp4"))).doesNotContain("secret");
  }
}
