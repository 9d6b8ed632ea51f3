package org.unseal.campus.truth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.scene.Role;
import org.unseal.campus.scene.SkinTone;
import org.unseal.campus.scene.Stance;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link TruthWriter} wrote, a frame at a time. One thread. */
public final class TruthReader implements AutoCloseable {
  private final ObjectMapper mapper = JsonMapper.shared();
  private final BufferedReader lines;
  private final TruthHeader header;

  public TruthReader(Path file) {
    try {
      InputStream bytes = Files.newInputStream(file);
      lines =
          new BufferedReader(
              new InputStreamReader(
                  file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes,
                  StandardCharsets.UTF_8),
              1 << 16);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "can't read the ground truth " + file, e);
    }
    header = header(line().orElseThrow(() -> malformed("it is empty")));
  }

  public TruthHeader header() {
    return header;
  }

  /** The next frame; empty at the end. */
  public Optional<FrameTruth> next() {
    return line().map(TruthReader::frame);
  }

  /** Passes over a frame without looking at it; false at the end. */
  public boolean skip() {
    try {
      return lines.readLine() != null;
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, "can't read the ground truth", e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, "can't close the ground truth", e);
    }
  }

  private Optional<JsonNode> line() {
    try {
      String line = lines.readLine();
      return line == null ? Optional.empty() : Optional.of(mapper.readTree(line));
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, "can't read the ground truth", e);
    } catch (JacksonException e) {
      throw malformed("a line is not JSON");
    }
  }

  private static UnsealException malformed(String what) {
    return new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED, "the ground truth can't be used: " + what);
  }

  private static TruthHeader header(JsonNode node) {
    String schema = node.path("schema").asString("");
    int version = node.path("version").asInt(0);
    if (!schema.equals(TruthHeader.SCHEMA) || version != TruthHeader.VERSION) {
      throw malformed("it needs schema " + TruthHeader.SCHEMA + " version " + TruthHeader.VERSION);
    }
    return new TruthHeader(
        node.path("scene").asString(""),
        node.path("seed").asLong(),
        node.path("camera").asString(""),
        new PictureSize(node.path("width").asInt(), node.path("height").asInt()),
        new TimeBase(node.path("tick_numerator").asInt(), node.path("tick_denominator").asInt()));
  }

  private static FrameTruth frame(JsonNode node) {
    List<String> events = new ArrayList<>();
    node.path("events").forEach(e -> events.add(e.asString("")));
    List<FrameTruth.Layer> layers = new ArrayList<>();
    node.path("layers").forEach(l -> layers.add(layer(l)));
    return new FrameTruth(
        node.path("frame").asInt(),
        node.path("ticks").asLong(),
        node.path("time").asLong(),
        node.path("clock").asString(""),
        events,
        layers);
  }

  private static FrameTruth.Layer layer(JsonNode node) {
    String kind = node.path("kind").asString("");
    if (!kind.equals("person")) {
      return new FrameTruth.Thing(
          value(FrameTruth.Kind.class, kind),
          node.path("name").asString(""),
          outlines(node.path("outlines")));
    }
    return new FrameTruth.Someone(
        node.path("id").asString(""),
        value(Role.class, node.path("role").asString("")),
        value(SkinTone.class, node.path("skin").asString("")),
        value(Stance.Gait.class, node.path("pose").asString("")),
        node.path("yaw").asInt(),
        value(FrameTruth.Light.class, node.path("light").asString("")),
        node.path("still").asBoolean(),
        node.path("face_pixels").asInt(),
        node.path("visible_pixels").asInt(),
        maybe(node.path("face")),
        outline(node.path("head")),
        outlines(node.path("body")),
        outlines(node.path("front")),
        maybe(node.path("shadow")));
  }

  private static <E extends Enum<E>> E value(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw malformed("it has a word that this version doesn't know");
    }
  }

  private static Optional<Outline> maybe(JsonNode node) {
    return node.isArray() ? Optional.of(outline(node)) : Optional.empty();
  }

  private static List<Outline> outlines(JsonNode node) {
    List<Outline> outlines = new ArrayList<>();
    node.forEach(o -> outlines.add(outline(o)));
    return outlines;
  }

  private static Outline outline(JsonNode node) {
    int[] points = new int[node.size()];
    if (points.length < 6 || points.length % 2 != 0) {
      throw malformed("an outline has fewer than three corners");
    }
    for (int i = 0; i < points.length; i++) {
      points[i] = node.get(i).asInt() + (i < 2 ? 0 : points[i - 2]);
    }
    return Outline.ofUnits(points);
  }
}
