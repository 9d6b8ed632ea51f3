package org.unseal.vision.detect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * Edits an ONNX model's graph without its schema, in protobuf's wire format: a message is a list of
 * fields, each a varint key (number * 8 + type) and a value; type 2 is a length and so many bytes.
 * The numbers are those of onnx.proto.
 */
final class OnnxGraph {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_DATA_LOCATION = 14;
  private static final int VALUE_NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_SHAPE = 2;
  private static final int SHAPE_DIMENSION = 1;
  private static final int DIMENSION_NAME = 2;
  private static final int LENGTH_DELIMITED = 2;

  private OnnxGraph() {}

  /**
   * Makes a model quicker, and able to take pictures of any size where asked.
   *
   * <p>Older exports list every weight among the graph's inputs too. Then the runtime must expect
   * them to be overridden, folds nothing, warns of each, and takes twice as long (measured with
   * CenterFace): so inputs that are weights are dropped.
   *
   * @param freeShape make dimensions 0, 2 and 3 of the four-dimensional inputs and outputs free
   */
  static byte[] prepare(byte[] model, boolean freeShape) {
    try {
      Set<String> weights = new HashSet<>();
      for (Field field : fields(only(model, MODEL_GRAPH))) {
        if (field.number == GRAPH_INITIALIZER && field.type == LENGTH_DELIMITED) {
          weights.add(weightName(field.value()));
        }
      }
      return replace(model, MODEL_GRAPH, graph -> prepareGraph(graph, weights, freeShape));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED, "this is not an ONNX model: its structure is broken", e);
    }
  }

  private static String weightName(byte[] tensor) {
    String name = "";
    for (Field field : fields(tensor)) {
      if (field.number == TENSOR_NAME && field.type == LENGTH_DELIMITED) {
        name = new String(field.value(), StandardCharsets.UTF_8);
      }
      if (field.number == TENSOR_DATA_LOCATION) {
        // Such a model names other files to be read along; a shelf keeps one file, with one digest.
        throw new UnsealException(
            ErrorCode.MODEL_REJECTED,
            "this ONNX model keeps weights in other files; export it as a single file");
      }
    }
    return name;
  }

  private static byte[] prepareGraph(byte[] graph, Set<String> weights, boolean freeShape) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(graph.length);
    int dimension = 0;
    for (Field field : fields(graph)) {
      boolean input = field.number == GRAPH_INPUT;
      if (!input && field.number != GRAPH_OUTPUT) {
        out.write(graph, field.start, field.end - field.start);
        continue;
      }
      byte[] value = field.value();
      if (input && weights.contains(text(value, VALUE_NAME))) {
        continue;
      }
      String prefix = "free" + dimension++ + "_";
      write(out, field.number, freeShape ? free(value, prefix) : value);
    }
    return out.toByteArray();
  }

  /** Frees dimensions 0, 2 and 3 of a four-dimensional value; returns others as they are. */
  private static byte[] free(byte[] value, String prefix) {
    return replace(
        value,
        VALUE_TYPE,
        type ->
            replace(
                type,
                TYPE_TENSOR,
                tensor -> replace(tensor, TENSOR_SHAPE, shape -> freeShape(shape, prefix))));
  }

  private static byte[] freeShape(byte[] shape, String prefix) {
    List<Field> fields = fields(shape);
    if (fields.stream().filter(field -> field.number == SHAPE_DIMENSION).count() != 4) {
      return shape;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int place = 0;
    for (Field field : fields) {
      boolean isDimension = field.number == SHAPE_DIMENSION;
      if (isDimension && place++ != 1) {
        ByteArrayOutputStream dimension = new ByteArrayOutputStream();
        write(dimension, DIMENSION_NAME, (prefix + place).getBytes(StandardCharsets.US_ASCII));
        write(out, SHAPE_DIMENSION, dimension.toByteArray());
      } else {
        out.write(shape, field.start, field.end - field.start);
      }
    }
    return out.toByteArray();
  }

  private interface Edit {
    byte[] of(byte[] value);
  }

  /** Copies a message, with the values of one field edited. */
  private static byte[] replace(byte[] message, int number, Edit edit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length);
    for (Field field : fields(message)) {
      if (field.number == number && field.type == LENGTH_DELIMITED) {
        write(out, number, edit.of(field.value()));
      } else {
        out.write(message, field.start, field.end - field.start);
      }
    }
    return out.toByteArray();
  }

  private static byte[] only(byte[] message, int number) {
    for (Field field : fields(message)) {
      if (field.number == number && field.type == LENGTH_DELIMITED) {
        return field.value();
      }
    }
    throw new IllegalArgumentException("no field " + number);
  }

  private static String text(byte[] message, int number) {
    return new String(only(message, number), StandardCharsets.UTF_8);
  }

  private static void write(ByteArrayOutputStream out, int number, byte[] value) {
    writeVarint(out, number * 8L + LENGTH_DELIMITED);
    writeVarint(out, value.length);
    out.write(value, 0, value.length);
  }

  private static void writeVarint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest > 0x7f) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static List<Field> fields(byte[] message) {
    List<Field> fields = new ArrayList<>();
    Reader reader = new Reader(message);
    while (reader.at < message.length) {
      int start = reader.at;
      long key = reader.varint();
      int valueStart;
      switch ((int) (key & 7)) {
        case 0 -> {
          valueStart = reader.at;
          reader.varint();
        }
        case 1 -> valueStart = reader.skip(8);
        case LENGTH_DELIMITED -> valueStart = reader.skip(reader.varint());
        case 5 -> valueStart = reader.skip(4);
        default -> throw new IllegalArgumentException("wire type " + (key & 7));
      }
      fields.add(new Field(message, key, start, valueStart, reader.at));
    }
    return fields;
  }

  private static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    long varint() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        byte next = bytes[at++];
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("varint too long");
    }

    /** Steps over so many bytes and returns where they begin. */
    int skip(long length) {
      int from = at;
      if (length < 0 || length > bytes.length - at) {
        throw new IndexOutOfBoundsException("a field reaches beyond the end");
      }
      at += (int) length;
      return from;
    }
  }

  /** One field of a message: its bytes from {@code start}, its value from {@code valueStart}. */
  private static final class Field {
    private final byte[] message;
    private final int number;
    private final int type;
    private final int start;
    private final int valueStart;
    private final int end;

    Field(byte[] message, long key, int start, int valueStart, int end) {
      this.message = message;
      this.number = Math.toIntExact(key >>> 3);
      this.type = (int) (key & 7);
      this.start = start;
      this.valueStart = valueStart;
      this.end = end;
    }

    byte[] value() {
      return Arrays.copyOfRange(message, valueStart, end);
    }
  }
}
