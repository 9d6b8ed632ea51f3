package org.unseal.engine.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.model.track.WholeCover;

/**
 * An analysis on disk, read stretch by stretch, so that memory stays bounded.
 *
 * @param key the {@link AnalysisKey#digest}
 * @param digest SHA-256 of its lines
 */
public record StoredAnalysis(Path folder, String key, String digest) {
  private static final int EDGES = 4;

  /** What it depends on, as its first line says. */
  public AnalysisKey madeWith() {
    try (BufferedReader lines = open()) {
      Fields head = next(lines);
      head.requireSchema(AnalysisFiles.SCHEMA, AnalysisFiles.VERSION);
      return new AnalysisKey(
          head.text("input"),
          head.oneOf("policy", Policy.class),
          head.list("detectors").stream()
              .map(one -> new DetectorIdentity(one.text("name"), one.text("sha256")))
              .toList(),
          head.text("analyst"),
          head.text("tool"));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads all of it from the start, in order. */
  public Summary read(Visitor visitor) {
    try (BufferedReader lines = open()) {
      next(lines).requireSchema(AnalysisFiles.SCHEMA, AnalysisFiles.VERSION);
      Fields line = next(lines);
      while (line.has("stretch")) {
        visitor.stretch(stretch(line, lines));
        line = next(lines);
      }
      List<Finding> findings = new ArrayList<>();
      for (Fields finding : line.list("findings")) {
        findings.add(
            new Finding(
                finding.text("code"), span(finding.child("frames")), finding.text("message")));
      }
      return new Summary(line.integer("end"), findings);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private BufferedReader open() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(folder.resolve(AnalysisFiles.LINES)), 1 << 16),
            StandardCharsets.UTF_8),
        1 << 16);
  }

  private static UnsealException unreadable(IOException e) {
    return new UnsealException(
        ErrorCode.ANALYSIS_MISSING, "the stored analysis can't be read; redact again", e);
  }

  /** The pixels of a backdrop, three bytes each, row by row. */
  public byte[] still(StoredBackdrop backdrop) {
    Path file = folder.resolve(AnalysisFiles.still(backdrop.number()));
    int length = Math.toIntExact(backdrop.size().pixels() * 3);
    try (InputStream in = new InflaterInputStream(Files.newInputStream(file))) {
      byte[] rgb = in.readNBytes(length);
      if (rgb.length != length) {
        throw new IOException("short still");
      }
      return rgb;
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.ANALYSIS_MISSING,
          "a backdrop of the stored analysis can't be read; analyse again",
          e);
    }
  }

  private static StoredStretch stretch(Fields head, BufferedReader lines) throws IOException {
    Stretch stretch =
        new Stretch(
            head.integer("stretch"),
            span(head.child("frames")),
            head.flag("stationary"),
            head.oneOf("policy", Policy.class));
    List<WholeCover> wholes = new ArrayList<>();
    for (Fields whole : head.list("wholes")) {
      wholes.add(
          new WholeCover(span(whole.child("frames")), whole.oneOf("reason", WholeReason.class)));
    }
    List<StoredBackdrop> backdrops = new ArrayList<>();
    for (Fields backdrop : head.list("backdrops")) {
      backdrops.add(
          new StoredBackdrop(
              backdrop.integer("number"),
              span(backdrop.child("frames")),
              new PictureSize(backdrop.integer("width"), backdrop.integer("height")),
              backdrop.text("sha256"),
              backdrop.list("unsure").stream().map(Fields::box).toList()));
    }
    int count = head.integer("tracks");
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tracks.add(track(next(lines)));
    }
    return new StoredStretch(stretch, tracks, wholes, backdrops);
  }

  private static Track track(Fields line) {
    List<Segment> segments = new ArrayList<>();
    for (Fields segment : line.list("segments")) {
      Set<Risk> risks = EnumSet.noneOf(Risk.class);
      segment.list("risks").forEach(risk -> risks.add(risk.oneOf(Risk.class)));
      segments.add(
          new Segment(
              SegmentId.parse(segment.text("id")),
              risks,
              trail(segment),
              segment.list("bridged").stream().map(StoredAnalysis::span).toList(),
              segment.integer("confidence")));
    }
    return new Track(line.integer("track"), line.oneOf("kind", TrackKind.class), segments);
  }

  private static Trail trail(Fields segment) {
    Trail.Builder trail = new Trail.Builder(segment.integer("start"));
    for (Fields frame : segment.list("trail")) {
      List<Fields> numbers = frame.elements();
      List<Box> boxes = new ArrayList<>(numbers.size() / EDGES);
      for (int at = 0; at < numbers.size(); at += EDGES) {
        boxes.add(
            new Box(
                numbers.get(at).integer(),
                numbers.get(at + 1).integer(),
                numbers.get(at + 2).integer(),
                numbers.get(at + 3).integer()));
      }
      trail.add(boxes.getFirst(), boxes.subList(1, boxes.size()));
    }
    return trail.build();
  }

  private static FrameSpan span(Fields pair) {
    List<Fields> ends = pair.elements();
    return new FrameSpan(ends.get(0).integer(), ends.get(1).integer());
  }

  private static Fields next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the analysis ends early");
    }
    return Json.read(line, "the stored analysis");
  }

  /** Takes stretches in order. */
  @FunctionalInterface
  public interface Visitor {
    void stretch(StoredStretch stretch);
  }

  /** What the end of an analysis says. */
  public record Summary(int frames, List<Finding> findings) {
    public Summary {
      findings = List.copyOf(findings);
    }
  }

  /** One stretch, as stored. */
  public record StoredStretch(
      Stretch stretch,
      List<Track> tracks,
      List<WholeCover> wholes,
      List<StoredBackdrop> backdrops) {
    public StoredStretch {
      tracks = List.copyOf(tracks);
      wholes = List.copyOf(wholes);
      backdrops = List.copyOf(backdrops);
    }
  }

  /** A backdrop without its pixels, which {@link StoredAnalysis#still} reads. */
  public record StoredBackdrop(
      int number, FrameSpan frames, PictureSize size, String sha256, List<Box> unsure) {
    public StoredBackdrop {
      unsure = List.copyOf(unsure);
    }
  }
}
