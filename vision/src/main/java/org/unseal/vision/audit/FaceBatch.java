package org.unseal.vision.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.unseal.engine.port.PictureAuditor.FrameSight;
import org.unseal.engine.port.PictureAuditor.Orders;
import org.unseal.engine.port.PictureAuditor.Region;
import org.unseal.engine.port.PictureAuditor.SeenFace;
import org.unseal.engine.port.PictureAuditor.Sights;
import org.unseal.model.picture.Box;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.detect.FaceDetector.Face;
import org.unseal.vision.face.FaceLook;
import org.unseal.vision.parallel.Workers;

/**
 * Some frames that follow one another, in whose parts faces are looked for in the order of their
 * rank until the time for them is over. So a detector that is too slow for all of them sees the
 * same share of every batch. One thread; the searches run on the workers.
 */
final class FaceBatch {
  /** Bytes of pictures that may wait. */
  private static final long MOST_BYTES = 32L << 20;

  /** What is covered by half is no face that anybody could know. */
  private static final int MOSTLY = 500;

  private final Optional<FaceDetector> detector;
  private final Orders orders;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Future<?>> searches = new ArrayList<>();
  private long bytes;

  FaceBatch(Optional<FaceDetector> detector, Orders orders) {
    this.detector = detector;
    this.orders = orders;
  }

  /**
   * A frame that waits.
   *
   * @param picture what of it is searched; empty where nothing is
   */
  record Waiting(
      int frame,
      List<Region> regions,
      CoverMap cover,
      List<Integer> light,
      Optional<HeldPicture> picture) {}

  void add(Waiting waiting) {
    frames.add(new Frame(waiting));
    bytes += waiting.picture().map(HeldPicture::bytes).orElse(0L);
  }

  /** Whether it is time to search. */
  boolean full() {
    return bytes >= MOST_BYTES || (!frames.isEmpty() && last() - first() >= orders.batch());
  }

  private int first() {
    return frames.getFirst().waiting.frame();
  }

  private int last() {
    return frames.getLast().waiting.frame();
  }

  /** Begins to search. */
  void begin(Workers workers) {
    if (frames.isEmpty() || detector.isEmpty()) {
      return;
    }
    int last = last();
    BooleanSupplier over = () -> orders.over(last);
    List<Search> wanted = new ArrayList<>();
    for (Frame frame : frames) {
      for (int place = 0; place < frame.waiting.regions().size(); place++) {
        wanted.add(new Search(frame, place, frame.waiting.regions().get(place).rank()));
      }
    }
    wanted.sort(Comparator.comparingInt(Search::rank));
    for (Search search : wanted) {
      searches.add(
          workers.begin(
              () -> {
                search.frame().search(search.place(), detector.get(), over);
                return search.place();
              }));
    }
  }

  /** Waits for the searches and tells what was seen, frames in order. */
  void tell(Sights sights) {
    searches.forEach(Workers::await);
    for (Frame frame : frames) {
      FrameSight sight = frame.sight();
      if (sight.faces().stream().anyMatch(face -> face.coveredPermille() < MOSTLY)) {
        frame.waiting.picture().ifPresent(held -> sights.shown(sight.frame(), held, held.part()));
      }
      sights.seen(sight);
    }
  }

  private record Search(Frame frame, int place, int rank) {}

  /** One frame and what was found in its parts. */
  private static final class Frame {
    private final Waiting waiting;
    private final List<Optional<List<SeenFace>>> found;

    Frame(Waiting waiting) {
      this.waiting = waiting;
      this.found =
          new ArrayList<>(
              java.util.Collections.nCopies(waiting.regions().size(), Optional.empty()));
    }

    /** Each place is searched once, by one thread. */
    void search(int place, FaceDetector detector, BooleanSupplier over) {
      HeldPicture picture = waiting.picture().orElseThrow();
      if (over.getAsBoolean()) {
        return;
      }
      Box region = picture.inPart(waiting.regions().get(place).box());
      double least = detector.stillThreshold();
      List<Face> faces =
          whole(place)
              ? new FaceLook(detector).at(picture, least, over)
              : detector.find(picture, region, 100, least, over);
      if (over.getAsBoolean()) {
        return; // nobody knows what was not looked at any more
      }
      List<SeenFace> seen = new ArrayList<>();
      for (Face face : faces) {
        picture
            .inPicture(face.box())
            .clip(waiting.cover().size())
            .ifPresent(
                box ->
                    seen.add(
                        new SeenFace(
                            box, face.scorePermille(), waiting.cover().coveredPermille(box))));
      }
      synchronized (this) {
        found.set(place, Optional.of(seen));
      }
    }

    private boolean whole(int place) {
      return waiting.regions().get(place).box().equals(waiting.cover().size().box());
    }

    synchronized FrameSight sight() {
      List<SeenFace> faces = new ArrayList<>();
      Boolean[] searched = new Boolean[found.size()];
      boolean all = false;
      for (int place = 0; place < searched.length; place++) {
        searched[place] = found.get(place).isPresent();
        all |= whole(place) && searched[place];
      }
      for (int place = 0; place < searched.length; place++) {
        if (!all || whole(place)) {
          found.get(place).ifPresent(faces::addAll);
        }
        searched[place] |= all;
      }
      return new FrameSight(
          waiting.frame(),
          waiting.cover().missing(),
          faces,
          waiting.light(),
          Arrays.asList(searched));
    }
  }
}
