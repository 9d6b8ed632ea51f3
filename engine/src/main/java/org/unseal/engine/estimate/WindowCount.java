package org.unseal.engine.estimate;

import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.decisions.Clearance;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;

/**
 * What an analysis of a window found. Segments at its very beginning were cut by the window and not
 * by what happened, so they are counted apart.
 *
 * @param micros how long the window truly is
 * @param exposed what of it is behind its beginning
 * @param begun segments of what moves that begin behind its beginning
 * @param risky those of them that nobody may clear without comparing pictures
 * @param there segments of what moves that are there at its beginning
 * @param faces that were found in still pictures, however often they are seen
 * @param stills still pictures
 * @param views stretches with one view each
 */
record WindowCount(
    long micros, long exposed, int begun, int risky, int there, int faces, int stills, int views) {
  /** As long as it takes to see that something moves. */
  private static final long BEGINNING = 500_000;

  /**
   * Counts.
   *
   * @param micros how long the window is
   */
  static WindowCount of(StoredAnalysis analysis, long micros) {
    int frames = analysis.read(_ -> {}).frames();
    long beginning = Math.min(BEGINNING, micros / 2);
    int first = Math.toIntExact(Math.ceilDiv(beginning * frames, Math.max(1, micros)));
    int[] found = new int[6];
    analysis.read(
        stretch -> {
          found[5]++;
          found[4] += stretch.backdrops().size();
          for (Track track : stretch.tracks()) {
            if (track.kind() == TrackKind.STILL_FACE) {
              found[3]++;
              continue;
            }
            for (Segment segment : track.segments()) {
              if (segment.frames().start() < first) {
                found[2]++;
              } else {
                found[0]++;
                found[1] += confirmed(track, segment) ? 1 : 0;
              }
            }
          }
        });
    return new WindowCount(
        micros, micros - beginning, found[0], found[1], found[2], found[3], found[4], found[5]);
  }

  private static boolean confirmed(Track track, Segment segment) {
    return !Clearance.risks(track, segment).isEmpty();
  }
}
