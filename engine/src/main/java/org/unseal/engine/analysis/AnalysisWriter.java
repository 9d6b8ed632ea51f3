package org.unseal.engine.analysis;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Consumer;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.FastGzip;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.json.Json;
import org.unseal.engine.json.Shapes;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.Finding;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;
import tools.jackson.core.JsonGenerator;

/**
 * Writes an analysis as it is made: one JSON value a line, compressed, beside the stills of its
 * backdrops. Its digest is the SHA-256 of the lines before compression.
 */
final class AnalysisWriter implements AnalysisSink, AutoCloseable {
  private final Path folder;
  private final MessageDigest digest = Digests.sha256();
  private final OutputStream lines;
  private final StretchOrder order = new StretchOrder();
  private boolean ended;

  AnalysisWriter(Path folder, AnalysisKey key) throws IOException {
    this.folder = folder;
    this.lines =
        new DigestOutputStream(
            new BufferedOutputStream(
                new FastGzip(
                    java.nio.file.Files.newOutputStream(
                        PrivateFiles.createFile(folder.resolve(AnalysisFiles.LINES)))),
                1 << 16),
            digest);
    line(
        json -> {
          json.writeStringProperty("schema", AnalysisFiles.SCHEMA);
          json.writeNumberProperty("version", AnalysisFiles.VERSION);
          json.writeStringProperty("input", key.inputSha256());
          json.writeStringProperty("policy", key.policy().name());
          json.writeStringProperty("analyst", key.analyst());
          json.writeStringProperty("tool", key.tool());
          json.writeArrayPropertyStart("detectors");
          for (DetectorIdentity detector : key.detectors()) {
            json.writeStartObject();
            json.writeStringProperty("name", detector.name());
            json.writeStringProperty("sha256", detector.modelSha256());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** The digest, once everything is written. */
  String digest() {
    if (!ended) {
      throw new IllegalStateException("the analysis has no end yet");
    }
    return Digests.hex(digest.digest());
  }

  @Override
  public void stretch(StretchAnalysis analysis) {
    order.take(analysis);
    line(
        json -> {
          json.writeNumberProperty("stretch", analysis.stretch().number());
          Shapes.span(json, "frames", analysis.stretch().frames());
          json.writeBooleanProperty("stationary", analysis.stretch().stationary());
          json.writeStringProperty("policy", analysis.stretch().policy().name());
          json.writeNumberProperty("tracks", analysis.tracks().size());
          json.writeArrayPropertyStart("wholes");
          for (WholeCover whole : analysis.wholes()) {
            json.writeStartObject();
            Shapes.span(json, "frames", whole.frames());
            json.writeStringProperty("reason", whole.reason().name());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("backdrops");
          for (Backdrop backdrop : analysis.backdrops()) {
            json.writeStartObject();
            json.writeNumberProperty("number", backdrop.number());
            Shapes.span(json, "frames", backdrop.frames());
            json.writeNumberProperty("width", backdrop.size().width());
            json.writeNumberProperty("height", backdrop.size().height());
            json.writeStringProperty("sha256", still(backdrop));
            Shapes.boxes(json, "unsure", backdrop.unsure());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
    for (Track track : analysis.tracks()) {
      line(json -> track(json, track));
    }
  }

  @Override
  public void end(int frames, List<Finding> findings) {
    order.end(frames);
    line(
        json -> {
          json.writeNumberProperty("end", frames);
          json.writeArrayPropertyStart("findings");
          for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("code", finding.code());
            Shapes.span(json, "frames", finding.frames());
            json.writeStringProperty("message", finding.message());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
    ended = true;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private String still(Backdrop backdrop) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update(backdrop.rgb().duplicate().rewind());
    Path file = folder.resolve(AnalysisFiles.still(backdrop.number()));
    // As it is: compressing photographs without loss takes long and halves them at best.
    try (FileChannel channel =
        FileChannel.open(PrivateFiles.createFile(file), StandardOpenOption.WRITE)) {
      ByteBuffer rgb = backdrop.rgb().duplicate().rewind();
      while (rgb.hasRemaining()) {
        channel.write(rgb);
      }
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
    return Digests.hex(sha256.digest());
  }

  private static void track(JsonGenerator json, Track track) {
    json.writeNumberProperty("track", track.id());
    json.writeStringProperty("kind", track.kind().name());
    json.writeArrayPropertyStart("segments");
    for (Segment segment : track.segments()) {
      json.writeStartObject();
      json.writeStringProperty("id", segment.id().toString());
      json.writeArrayPropertyStart("risks");
      segment.risks().forEach(risk -> json.writeString(risk.name()));
      json.writeEndArray();
      json.writeNumberProperty("confidence", segment.confidencePermille());
      json.writeArrayPropertyStart("bridged");
      segment.bridged().forEach(span -> Shapes.span(json, span));
      json.writeEndArray();
      json.writeNumberProperty("start", segment.frames().start());
      // per frame: the extent's four edges, then those of every box that covers it
      json.writeArrayPropertyStart("trail");
      for (int frame = segment.frames().start(); frame < segment.frames().endExclusive(); frame++) {
        json.writeStartArray();
        Shapes.edges(json, segment.trail().extentAt(frame));
        for (Box box : segment.trail().coversAt(frame)) {
          Shapes.edges(json, box);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void line(Consumer<JsonGenerator> body) {
    try {
      Json.write(
          Json.compact(lines),
          json -> {
            json.writeStartObject();
            body.accept(json);
            json.writeEndObject();
          });
      lines.write('\n');
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }
}
