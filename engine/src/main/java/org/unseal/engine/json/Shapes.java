package org.unseal.engine.json;

import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import tools.jackson.core.JsonGenerator;

/** How boxes and spans stand in every document; {@link Fields} reads them back. */
public final class Shapes {
  private Shapes() {}

  /** A field {@code [start, endExclusive]}. */
  public static void span(JsonGenerator json, String name, FrameSpan span) {
    json.writeName(name);
    span(json, span);
  }

  /** An element {@code [start, endExclusive]}. */
  public static void span(JsonGenerator json, FrameSpan span) {
    json.writeStartArray();
    json.writeNumber(span.start());
    json.writeNumber(span.endExclusive());
    json.writeEndArray();
  }

  /** A field with a list of boxes. */
  public static void boxes(JsonGenerator json, String name, List<Box> boxes) {
    json.writeArrayPropertyStart(name);
    boxes.forEach(box -> box(json, box));
    json.writeEndArray();
  }

  /** An element {@code [left, top, right, bottom]}. */
  public static void box(JsonGenerator json, Box box) {
    json.writeStartArray();
    edges(json, box);
    json.writeEndArray();
  }

  /** Left, top, right and bottom, into the array that is open. */
  public static void edges(JsonGenerator json, Box box) {
    json.writeNumber(box.left());
    json.writeNumber(box.top());
    json.writeNumber(box.right());
    json.writeNumber(box.bottom());
  }
}
