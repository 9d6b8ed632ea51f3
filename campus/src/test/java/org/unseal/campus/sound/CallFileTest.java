package org.unseal.campus.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallFileTest {
  @TempDir private Path folder;

  /** The inverse, from the tables of G.711. */
  private static int decoded(byte code) {
    int bits = ~code & 0xFF;
    int size = (((bits & 0xF) << 3) + 0x84) << (bits >> 4 & 7);
    return (bits & 0x80) == 0 ? size - 0x84 : 0x84 - size;
  }

  @Test
  void everySampleComesBackWithinHalfAStepOfItsSegment() {
    for (int sample = -32_768; sample < 32_768; sample++) {
      int back = decoded(MuLaw.code((short) sample));
      int clipped = Math.clamp(sample, -32_635, 32_635);
      int step = Math.max(8, Integer.highestOneBit(Math.abs(clipped) + 0x84) >> 4);
      assertThat(Math.abs(back - clipped)).as("%d", sample).isLessThanOrEqualTo(step / 2 + 4);
    }
  }

  @Test
  void theHeadSaysWhatTheFileHolds() throws IOException {
    Path file = folder.resolve("a.wav");
    CallFile.write(file, new short[801], Optional.empty());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getInt(4)).isEqualTo(bytes.capacity() - 8);
    assertThat(bytes.getShort(20)).isEqualTo((short) 7);
    assertThat(bytes.getInt(24)).isEqualTo(8_000);
    assertThat(bytes.getInt(46)).as("samples").isEqualTo(801);
    assertThat(bytes.getInt(54)).as("data").isEqualTo(801);
    assertThat(bytes.capacity() % 2).isZero();
  }

  @Test
  void theOriginIsInSamplesSinceMidnight() throws IOException {
    Path file = folder.resolve("a.wav");
    LocalDateTime start = LocalDateTime.of(2025, 5, 6, 14, 20, 31);
    CallFile.write(file, new short[80], Optional.of(new CallFile.Origin("logger", start)));
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("bext") + 8;
    assertThat(text.substring(at + 320, at + 338)).isEqualTo("2025-05-0614:20:31");
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at + 338))
        .isEqualTo((14 * 3_600 + 20 * 60 + 31) * 8_000L);
  }
}
