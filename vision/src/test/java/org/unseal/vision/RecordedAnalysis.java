package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Finding;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;
import org.unseal.testkit.footage.ScriptedFootage;

/** Keeps an analysis and answers questions about it. */
final class RecordedAnalysis implements AnalysisSink {
  final List<StretchAnalysis> stretches = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  int frames = -1;

  static RecordedAnalysis of(
      ScriptedFootage footage, Policy policy, int threads, DetectorSource... detectors) {
    RecordedAnalysis analysis = new RecordedAnalysis();
    new MotionAnalyst(List.of(detectors))
        .analyze(footage, policy, threads, analysis, Progress.SILENT);
    return analysis;
  }

  @Override
  public void stretch(StretchAnalysis stretch) {
    stretches.add(stretch);
  }

  @Override
  public void end(int count, List<Finding> noted) {
    frames = count;
    findings.addAll(noted);
  }

  List<Track> tracks() {
    return stretches.stream().flatMap(stretch -> stretch.tracks().stream()).toList();
  }

  List<WholeCover> wholes() {
    return stretches.stream().flatMap(stretch -> stretch.wholes().stream()).toList();
  }

  boolean whole(int frame, WholeReason reason) {
    return wholes().stream()
        .anyMatch(whole -> whole.reason() == reason && whole.frames().contains(frame));
  }

  /** What one track covers in a frame. */
  static List<Box> covers(Track track, int frame) {
    List<Box> covers = new ArrayList<>();
    for (Segment segment : track.segments()) {
      if (segment.frames().contains(frame)) {
        covers.addAll(segment.trail().coversAt(frame));
      }
    }
    return covers;
  }

  /** Share of a box that is covered in a frame, in percent. */
  int covered(int frame, Box box) {
    List<Box> covers = new ArrayList<>();
    tracks().forEach(track -> covers.addAll(covers(track, frame)));
    return share(covers, box);
  }

  static int share(List<Box> covers, Box box) {
    int inside = 0;
    int all = 0;
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        Box pixel = new Box(x, y, x + 1, y + 1);
        if (pixel.clip(Yard.SIZE).isPresent()) {
          all++;
          inside += covers.stream().anyMatch(cover -> cover.contains(pixel)) ? 1 : 0;
        }
      }
    }
    return all == 0 ? 100 : inside * 100 / all;
  }

  /** The facts without the pictures, to compare two analyses. */
  String facts() {
    StringBuilder text = new StringBuilder();
    for (StretchAnalysis stretch : stretches) {
      text.append(stretch.stretch()).append(stretch.wholes());
      for (Track track : stretch.tracks()) {
        text.append(track.id()).append(track.kind());
        for (Segment segment : track.segments()) {
          text.append(segment.id()).append(segment.risks()).append(segment.bridged());
          for (int f = segment.frames().start(); f < segment.frames().endExclusive(); f++) {
            text.append(segment.trail().extentAt(f)).append(segment.trail().coversAt(f));
          }
        }
      }
      stretch
          .backdrops()
          .forEach(still -> text.append(still.unsure()).append(still.rgb().hashCode()));
    }
    return text.append(frames).append(findings).toString();
  }
}
