package org.unseal.engine.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.json.Fields;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
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

/** Turns lines of a stored analysis into values. */
final class AnalysisParser {
  private static final int EDGES = 4;

  private AnalysisParser() {}

  /** The first line. */
  static AnalysisKey key(Fields head) {
    head.requireSchema(AnalysisFiles.SCHEMA, AnalysisFiles.VERSION);
    return new AnalysisKey(
        head.text("input"),
        head.oneOf("policy", Policy.class),
        head.list("detectors").stream()
            .map(one -> new DetectorIdentity(one.text("name"), one.text("sha256")))
            .toList(),
        head.text("analyst"),
        head.text("tool"));
  }

  /** The last line. */
  static StoredAnalysis.Summary end(Fields line) {
    List<Finding> findings = new ArrayList<>();
    for (Fields finding : line.list("findings")) {
      findings.add(
          new Finding(
              finding.text("code"), span(finding.child("frames")), finding.text("message")));
    }
    return new StoredAnalysis.Summary(line.integer("end"), findings);
  }

  /** A stretch's line and those of its tracks, which follow. */
  static StoredStretch stretch(Fields head, AnalysisLines lines) throws IOException {
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
      tracks.add(track(lines.next()));
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
              segment.list("bridged").stream().map(AnalysisParser::span).toList(),
              segment.integer("confidence")));
    }
    return new Track(line.integer("track"), line.oneOf("kind", TrackKind.class), segments);
  }

  private static Trail trail(Fields segment) {
    Trail.Builder trail = new Trail.Builder(segment.integer("start"));
    for (Fields frame : segment.list("trail")) {
      int[] edges = frame.integers();
      List<Box> boxes = new ArrayList<>(edges.length / EDGES);
      for (int at = 0; at < edges.length; at += EDGES) {
        boxes.add(new Box(edges[at], edges[at + 1], edges[at + 2], edges[at + 3]));
      }
      trail.add(boxes.getFirst(), boxes.subList(1, boxes.size()));
    }
    return trail.build();
  }

  private static FrameSpan span(Fields pair) {
    List<Fields> ends = pair.elements();
    return new FrameSpan(ends.get(0).integer(), ends.get(1).integer());
  }
}
