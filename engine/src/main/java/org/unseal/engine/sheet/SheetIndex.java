package org.unseal.engine.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.decisions.Borders;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.WholeCover;

/**
 * What the sheet needs from the recording, found in one reading of the analysis: which crops of
 * which frames, the times of which frames, and the backdrops with the faces found in them.
 *
 * @param wanted crops in the order of segments, so that a segment's follow one another
 * @param spots crops of what was reported; on the shelf behind the others
 * @param timed frames whose time is shown
 */
record SheetIndex(
    List<WantedPicture> wanted,
    List<SpotPicture> spots,
    NavigableSet<Integer> timed,
    List<BackdropView> backdrops,
    List<WholeCover> wholes,
    PictureBudget budget) {
  /** More than that are for the list. */
  private static final int MOST_SPOTS = 100;

  /** One crop: which part of which frame, and what is followed in it. */
  record WantedPicture(SegmentId segment, Place place, int frame, Box crop, Box extent) {}

  /** A reported place: which part of its frame is shown, and where in that it is. */
  record SpotPicture(ReportedSpot spot, Box crop, Box extent) {}

  /** Where a picture stands that is shown with a segment. */
  enum Place {
    /** The last before it. */
    BEFORE,
    WITHIN,
    /** The first after it. */
    AFTER
  }

  /** A backdrop and the faces that detectors found in it. */
  record BackdropView(StoredBackdrop backdrop, List<StillFace> faces) {}

  /** A face in a backdrop. */
  record StillFace(SegmentId segment, Box box) {}

  static SheetIndex of(SheetSubject subject, PictureSize size, PictureBudget budget) {
    List<WantedPicture> wanted = new ArrayList<>();
    NavigableSet<Integer> timed = new TreeSet<>();
    List<BackdropView> backdrops = new ArrayList<>();
    List<WholeCover> wholes = new ArrayList<>();
    int segments = subject.segments();
    subject
        .analysis()
        .read(
            stretch -> {
              for (Track track : stretch.tracks()) {
                for (Segment segment : track.segments()) {
                  time(timed, segment.frames());
                  if (wanted.size() < budget.pictures()) {
                    border(wanted, segment, Place.BEFORE, Borders.before(track, segment), size);
                    want(wanted, segment, budget.share(segments, segment.frames().length()), size);
                    border(wanted, segment, Place.AFTER, Borders.after(track, segment), size);
                  }
                }
              }
              for (StoredBackdrop backdrop : stretch.backdrops()) {
                time(timed, backdrop.frames());
                backdrops.add(new BackdropView(backdrop, faces(stretch, backdrop)));
              }
              for (WholeCover whole : stretch.wholes()) {
                time(timed, whole.frames());
                wholes.add(whole);
              }
            });
    wanted.forEach(picture -> timed.add(picture.frame()));
    List<SpotPicture> spots =
        subject.reported().stream().limit(MOST_SPOTS).map(spot -> picture(spot, size)).toList();
    spots.forEach(spot -> timed.add(spot.spot().frame()));
    return new SheetIndex(wanted, spots, timed, backdrops, wholes, budget);
  }

  int pictures() {
    return wanted.size() + spots.size();
  }

  /** The frame of the picture with this number. */
  int frame(int number) {
    return spot(number)
        ? spots.get(number - wanted.size()).spot().frame()
        : wanted.get(number).frame();
  }

  /** The part of its frame that the picture with this number shows. */
  Box crop(int number) {
    return spot(number) ? spots.get(number - wanted.size()).crop() : wanted.get(number).crop();
  }

  /** Whether the picture with this number was reported: it is shown whatever else there is. */
  boolean spot(int number) {
    return number >= wanted.size();
  }

  /** Of a box that lies outside of the picture the whole picture is shown. */
  private static SpotPicture picture(ReportedSpot spot, PictureSize size) {
    Box extent = spot.box().flatMap(box -> box.clip(size)).orElse(size.box());
    return new SpotPicture(spot, around(extent, size).orElse(size.box()), extent);
  }

  private static void time(NavigableSet<Integer> timed, FrameSpan frames) {
    timed.add(frames.start());
    timed.add(frames.endExclusive() - 1);
  }

  private static void want(
      List<WantedPicture> wanted, Segment segment, int pictures, PictureSize size) {
    FrameSpan frames = segment.frames();
    for (int i = 0; i < pictures; i++) {
      int frame =
          pictures == 1
              ? frames.start() + frames.length() / 2
              : frames.start() + (int) ((long) i * (frames.length() - 1) / (pictures - 1));
      crop(wanted, segment, Place.WITHIN, frame, segment.trail().extentAt(frame), size);
    }
  }

  private static void border(
      List<WantedPicture> wanted,
      Segment segment,
      Place place,
      Optional<Borders.Border> border,
      PictureSize size) {
    border.ifPresent(one -> crop(wanted, segment, place, one.frame(), one.extent(), size));
  }

  private static void crop(
      List<WantedPicture> wanted,
      Segment segment,
      Place place,
      int frame,
      Box extent,
      PictureSize size) {
    // what lies wholly outside the picture has nothing to show
    around(extent, size)
        .ifPresent(crop -> wanted.add(new WantedPicture(segment.id(), place, frame, crop, extent)));
  }

  /** What is followed, and some of what is around it. */
  static Optional<Box> around(Box extent, PictureSize size) {
    int margin = Math.max(12, Math.max(extent.width(), extent.height()) * 2 / 5);
    return extent.grow(margin, margin).clip(size);
  }

  private static List<StillFace> faces(StoredStretch stretch, StoredBackdrop backdrop) {
    List<StillFace> faces = new ArrayList<>();
    for (Track track : stretch.tracks()) {
      if (track.kind() != TrackKind.STILL_FACE) {
        continue;
      }
      for (Segment segment : track.segments()) {
        int first = Math.max(segment.frames().start(), backdrop.frames().start());
        int end = Math.min(segment.frames().endExclusive(), backdrop.frames().endExclusive());
        if (first < end) {
          faces.add(new StillFace(segment.id(), segment.trail().extentAt(first)));
        }
      }
    }
    return faces;
  }
}
