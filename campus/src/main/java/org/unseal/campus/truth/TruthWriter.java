package org.unseal.campus.truth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.unseal.campus.geometry.Outline;
import org.unseal.model.code.Codes;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes truth as JSON lines: a header, then a line per frame. Outlines are arrays x, y, dx, dy,
 * dx, dy in eighths of a pixel: the first corner, then each corner against the one before. A file
 * name that ends in {@code .gz} is compressed. One thread.
 */
public final class TruthWriter implements AutoCloseable {
  private final JsonFactory factory =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
  private final Writer writer;
  private boolean closed;

  /** Makes a new file, which must not exist. */
  public TruthWriter(Path file, TruthHeader header) {
    try {
      OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
      writer =
          new BufferedWriter(
              new OutputStreamWriter(
                  file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, 1 << 16) : bytes,
                  StandardCharsets.UTF_8),
              1 << 16);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          "can't write the ground truth to " + file + ": choose another folder",
          e);
    }
    line(json -> header(json, header));
  }

  /** Adds the next frame. */
  public void write(FrameTruth truth) {
    line(json -> frame(json, truth));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        writer.close();
      } catch (IOException e) {
        throw full(e);
      }
    }
  }

  private interface Line {
    void write(JsonGenerator json);
  }

  private void line(Line line) {
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), writer)) {
      line.write(json);
    } catch (UncheckedIOException e) {
      throw full(e);
    }
    try {
      writer.write('\n');
    } catch (IOException e) {
      throw full(e);
    }
  }

  private static UnsealException full(Exception cause) {
    return new UnsealException(
        ErrorCode.DISK_FULL, "can't write the ground truth: free some disk space", cause);
  }

  private static void header(JsonGenerator json, TruthHeader header) {
    json.writeStartObject();
    json.writeStringProperty("schema", TruthHeader.SCHEMA);
    json.writeNumberProperty("version", TruthHeader.VERSION);
    json.writeStringProperty("scene", header.scene());
    json.writeNumberProperty("seed", header.seed());
    json.writeStringProperty("camera", header.camera());
    json.writeNumberProperty("width", header.size().width());
    json.writeNumberProperty("height", header.size().height());
    json.writeNumberProperty("tick_numerator", header.base().numerator());
    json.writeNumberProperty("tick_denominator", header.base().denominator());
    json.writeNumberProperty("units_per_pixel", Outline.UNITS);
    json.writeEndObject();
  }

  private static void frame(JsonGenerator json, FrameTruth truth) {
    json.writeStartObject();
    json.writeNumberProperty("frame", truth.frame());
    json.writeNumberProperty("ticks", truth.ticks());
    json.writeNumberProperty("time", truth.time());
    json.writeStringProperty("clock", truth.clock());
    json.writeArrayPropertyStart("events");
    truth.events().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("layers");
    for (FrameTruth.Layer layer : truth.layers()) {
      json.writeStartObject();
      switch (layer) {
        case FrameTruth.Someone someone -> person(json, someone);
        case FrameTruth.Thing thing -> {
          json.writeStringProperty("kind", name(thing.kind()));
          json.writeStringProperty("name", thing.name());
          outlines(json, "outlines", thing.outlines());
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void person(JsonGenerator json, FrameTruth.Someone person) {
    json.writeStringProperty("kind", "person");
    json.writeStringProperty("id", person.id());
    json.writeStringProperty("role", name(person.role()));
    json.writeStringProperty("skin", name(person.skin()));
    json.writeStringProperty("skin_group", name(person.skin().group()));
    json.writeStringProperty("pose", name(person.pose()));
    json.writeNumberProperty("yaw", person.yaw());
    json.writeStringProperty("light", name(person.light()));
    json.writeBooleanProperty("still", person.still());
    json.writeNumberProperty("face_pixels", person.facePixels());
    json.writeNumberProperty("visible_pixels", person.visiblePixels());
    outline(json, "face", person.face());
    outline(json, "head", Optional.of(person.head()));
    outlines(json, "body", person.body());
    outlines(json, "front", person.front());
    outline(json, "shadow", person.shadow());
  }

  private static void outline(JsonGenerator json, String name, Optional<Outline> outline) {
    if (outline.isPresent()) {
      json.writeName(name);
      corners(json, outline.get());
    }
  }

  private static void outlines(JsonGenerator json, String name, List<Outline> outlines) {
    json.writeArrayPropertyStart(name);
    outlines.forEach(o -> corners(json, o));
    json.writeEndArray();
  }

  private static void corners(JsonGenerator json, Outline outline) {
    json.writeStartArray();
    int x = 0;
    int y = 0;
    for (int i = 0; i < outline.corners(); i++) {
      json.writeNumber(outline.x(i) - x);
      json.writeNumber(outline.y(i) - y);
      x = outline.x(i);
      y = outline.y(i);
    }
    json.writeEndArray();
  }

  static String name(Enum<?> value) {
    return Codes.of(value);
  }
}
