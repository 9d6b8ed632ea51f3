package org.unseal.testkit.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unseal.engine.port.AnalysisSink.Backdrop;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
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

/** Short ways to write down what an analyst finds. */
public final class Findings {
  private Findings() {}

  /** A segment that moves by so many pixels a frame; covered as a whole. */
  public static Segment segment(
      int track, int number, FrameSpan frames, Box from, int dx, int dy, Risk... risks) {
    Trail.Builder trail = new Trail.Builder(frames.start());
    for (int i = 0; i < frames.length(); i++) {
      Box extent = from.move(i * dx, i * dy);
      trail.add(extent, List.of(extent));
    }
    return new Segment(new SegmentId(track, number), Set.of(risks), trail.build(), List.of(), 700);
  }

  /** A track of these segments, which carry its number. */
  public static Track track(TrackKind kind, Segment... segments) {
    return new Track(segments[0].id().track(), kind, List.of(segments));
  }

  /** A stretch of a stationary camera. */
  public static StretchAnalysis stretch(
      int number,
      FrameSpan frames,
      List<Track> tracks,
      List<WholeCover> wholes,
      List<Backdrop> backdrops) {
    return new StretchAnalysis(
        new Stretch(number, frames, true, Policy.HEADS), tracks, wholes, backdrops);
  }

  /** A backdrop of one grey. */
  public static Backdrop backdrop(int number, FrameSpan frames, PictureSize size, Box... unsure) {
    ByteBuffer rgb = ByteBuffer.allocate((int) size.pixels() * 3);
    while (rgb.hasRemaining()) {
      rgb.put((byte) 120);
    }
    return new Backdrop(number, frames, size, rgb.flip(), List.of(unsure));
  }

  /** One stretch with one moving track, one still face and one backdrop, {@code frames} long. */
  public static List<StretchAnalysis> simple(PictureSize size, int frames) {
    FrameSpan all = new FrameSpan(0, frames);
    List<Track> tracks = new ArrayList<>();
    tracks.add(
        track(
            TrackKind.MOVER,
            segment(1, 1, new FrameSpan(0, frames / 2), new Box(2, 2, 10, 18), 1, 0, Risk.APPEARS),
            segment(
                1,
                2,
                new FrameSpan(frames / 2, frames),
                new Box(2 + frames / 2, 2, 10 + frames / 2, 18),
                0,
                0,
                Risk.CROSSING)));
    tracks.add(track(TrackKind.STILL_FACE, segment(2, 1, all, new Box(30, 8, 36, 16), 0, 0)));
    return List.of(
        stretch(1, all, tracks, List.of(), List.of(backdrop(1, all, size, new Box(4, 20, 9, 30)))));
  }
}
