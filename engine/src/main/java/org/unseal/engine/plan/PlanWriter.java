package org.unseal.engine.plan;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.FastGzip;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.json.Json;
import org.unseal.engine.json.Shapes;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import tools.jackson.core.JsonGenerator;

/** Writes a plan frame by frame; runs of equal frames become one line. */
final class PlanWriter implements AutoCloseable {
  static final String SCHEMA = "unseal.plan";
  static final int VERSION = 1;

  private final Path file;
  private final long pixels;
  private final MessageDigest digest = Digests.sha256();
  private final OutputStream lines;
  private FrameCover running = new FrameCover.Nothing();
  private int runStart;
  private int frames;
  private long runArea;
  private long areaSum;
  private long mostArea;

  PlanWriter(Path file, PictureSize size, MaskGrid grid) throws IOException {
    this.file = file;
    this.pixels = size.pixels();
    this.lines =
        new DigestOutputStream(
            new BufferedOutputStream(
                new FastGzip(Files.newOutputStream(PrivateFiles.createFile(file))), 1 << 16),
            digest);
    line(
        json -> {
          json.writeStringProperty("schema", SCHEMA);
          json.writeNumberProperty("version", VERSION);
          json.writeNumberProperty("width", size.width());
          json.writeNumberProperty("height", size.height());
          json.writeNumberProperty("gridColumns", grid.columns());
          json.writeNumberProperty("gridRows", grid.rows());
        });
  }

  /** The next frame's cover. */
  void add(FrameCover cover) throws IOException {
    if (frames == 0 || !cover.equals(running)) {
      flushRun();
      running = cover;
      runStart = frames;
      runArea =
          switch (cover) {
            case FrameCover.Nothing _ -> 0;
            case FrameCover.Boxes boxes -> CoverUnion.area(boxes.boxes());
            case FrameCover.Whole _ -> pixels;
          };
    }
    areaSum += runArea;
    mostArea = Math.max(mostArea, runArea);
    frames++;
  }

  Plan finish() throws IOException {
    flushRun();
    line(json -> json.writeNumberProperty("end", frames));
    lines.close();
    long mean = frames == 0 ? 0 : Math.round(1e6 * areaSum / pixels / frames);
    return new Plan(
        file,
        Digests.hex(digest.digest()),
        frames,
        (int) mean,
        (int) (mostArea * 1_000_000 / pixels));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void flushRun() throws IOException {
    if (frames == runStart) {
      return;
    }
    line(
        json -> {
          json.writeNumberProperty("frames", frames - runStart);
          switch (running) {
            case FrameCover.Nothing _ -> {}
            case FrameCover.Whole whole -> json.writeStringProperty("whole", whole.reason().name());
            case FrameCover.Boxes boxes -> Shapes.boxes(json, "boxes", boxes.boxes());
          }
        });
  }

  private void line(Consumer<JsonGenerator> body) throws IOException {
    Json.write(
        Json.compact(lines),
        json -> {
          json.writeStartObject();
          body.accept(json);
          json.writeEndObject();
        });
    lines.write('\n');
  }
}
