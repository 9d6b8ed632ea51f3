package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

class OnnxGraphTest {
  /** A message with fields of numbers below 16 and values below 128 bytes, so all lengths are 1. */
  private static byte[] message(Object... numbersAndValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < numbersAndValues.length; i += 2) {
      int number = (int) numbersAndValues[i];
      switch (numbersAndValues[i + 1]) {
        case Integer varint -> {
          out.write(number << 3);
          out.write(varint);
        }
        case String text -> {
          out.write(number << 3 | 2);
          out.write(text.length());
          out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        default -> {
          byte[] value = (byte[]) numbersAndValues[i + 1];
          out.write(number << 3 | 2);
          out.write(value.length);
          out.writeBytes(value);
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] value(String name, byte[]... dimensions) {
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    for (byte[] dimension : dimensions) {
      shape.writeBytes(message(1, dimension));
    }
    byte[] tensor = message(1, 1, 2, shape.toByteArray());
    return message(1, name, 2, message(1, tensor));
  }

  private static byte[] fixed(int length) {
    return message(1, length);
  }

  private static byte[] free(String name) {
    return message(2, name);
  }

  private static byte[] model(byte[] graph) {
    return message(1, 4, 7, graph, 8, message(1, ""));
  }

  private static final byte[] PICTURE = value("in", fixed(10), fixed(3), fixed(32), fixed(32));
  private static final byte[] WEIGHT = value("w", fixed(3));
  private static final byte[] TENSOR = message(1, 3, 8, "w");

  @Test
  void weightsAreDroppedFromTheInputs() {
    byte[] before = model(message(2, "graph", 5, TENSOR, 11, PICTURE, 11, WEIGHT, 12, PICTURE));
    byte[] after = model(message(2, "graph", 5, TENSOR, 11, PICTURE, 12, PICTURE));
    assertThat(OnnxGraph.prepare(before, false)).isEqualTo(after);
  }

  @Test
  void allButTheChannelsOfAPictureAreMadeFree() {
    byte[] before = model(message(2, "graph", 11, PICTURE, 12, WEIGHT));
    byte[] picture = value("in", free("free0_1"), fixed(3), free("free0_3"), free("free0_4"));
    assertThat(OnnxGraph.prepare(before, true))
        .isEqualTo(model(message(2, "graph", 11, picture, 12, WEIGHT)));
  }

  @Test
  void aModelWithNothingToChangeStaysAsItIs() {
    byte[] before = model(message(2, "graph", 11, PICTURE, 12, PICTURE));
    assertThat(OnnxGraph.prepare(before, false)).isEqualTo(before);
  }

  @Test
  void aModelThatReadsOtherFilesIsRejected() {
    byte[] external = message(1, 3, 8, "w", 14, 1);
    byte[] model = model(message(5, external, 11, PICTURE));
    assertThatThrownBy(() -> OnnxGraph.prepare(model, false))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("other files");
  }

  @Test
  void brokenBytesAreRejectedAndNothingWorse() {
    byte[] whole = model(message(2, "graph", 5, TENSOR, 11, PICTURE, 11, WEIGHT, 12, PICTURE));
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        OnnxGraph.prepare(broken, true);
      } catch (UnsealException e) {
        assertThat(e.code()).as("seed %d, case %d", seed, i).isEqualTo(ErrorCode.MODEL_REJECTED);
      }
    }
  }
}
