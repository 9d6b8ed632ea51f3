package org.unseal.engine.port;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;

/**
 * Looks at the pictures of a finished file for people who should not be seen in it. It is told what
 * is covered, and takes nothing for covered that does not show the fill.
 */
public interface PictureAuditor {
  /** The face detectors that are here, the user's own choice first. */
  List<DetectorIdentity> detectors();

  /**
   * Passes over the file once, from the first frame to the last.
   *
   * @param orders asked once for every frame, in order, on this thread
   * @param sights told on this thread: of faces a batch at a time, of movement at the end of each
   *     stretch
   */
  void look(Footage finished, Setup setup, Orders orders, Sights sights, Progress progress);

  /**
   * How to look.
   *
   * @param detector one of {@link #detectors}; without one no faces are looked for
   * @param fill the colour of masks, 0xRRGGBB
   * @param threads how many it may use
   */
  record Setup(Optional<DetectorIdentity> detector, int fill, int threads) {}

  /** Says what is to be looked at, and for how long. */
  @FunctionalInterface
  interface Orders {
    /**
     * What to look at in a frame; nothing where empty.
     *
     * @param ticks presentation time since the first frame, in the file's time base
     */
    Optional<Order> at(int frame, long ticks);

    /**
     * Whether there is no more time to look for faces in frames up to this one: a search that is
     * under way is given up. Asked now and then, from any thread.
     */
    default boolean over(int frame) {
      return false;
    }

    /** Whether to go no further, although there are more frames. */
    default boolean ended() {
      return false;
    }

    /** How many frames are collected at most before faces are looked for in them, by rank. */
    default int batch() {
      return Integer.MAX_VALUE;
    }
  }

  /**
   * A part of a picture.
   *
   * @param rank of those that were collected the least are searched first, so that it is the others
   *     that are left out where time is short
   */
  record Region(Box box, int rank) {}

  /**
   * What to look at in one frame.
   *
   * @param stretch number of the stretch with one view; frames of one come together
   * @param movement whether to compare it with what stands still in the stretch
   * @param regions where to look for faces; inside the picture. Where all of it was searched, what
   *     was seen in smaller parts does not count besides
   * @param cover what is covered according to the plan; empty where no plan is left, then whatever
   *     shows the fill is taken for covered
   */
  record Order(int stretch, boolean movement, List<Region> regions, Optional<FrameCover> cover) {
    public Order {
      regions = List.copyOf(regions);
    }
  }

  /** Is told what was seen. */
  interface Sights {
    /** Of a frame that was to be looked at. */
    void seen(FrameSight sight);

    /**
     * What a frame that has faces outside masks shows around them, before it is told of. Good until
     * this returns.
     *
     * @param part the picture, or a part of it
     * @param at where that part's corner lies in the picture
     */
    default void shown(int frame, PictureView part, Box at) {}

    /** Something moves, and no mask begins where its head would be. */
    void moved(int frame, Box box);

    /**
     * A stretch's movement was judged.
     *
     * @param judged frames that could be compared with what stands still
     * @param wanted frames in which movement was to be looked for
     */
    void stretch(int stretch, int judged, int wanted);

    /** A frame that can't be looked at, because it is damaged. Asked for or not. */
    void damaged(int frame);
  }

  /**
   * What was seen in a frame.
   *
   * @param missing masks of the plan that the picture does not show
   * @param light mean luminance of what is not covered, 0 to 255, for each region of the order; -1
   *     where everything is covered
   * @param searched for each region of the order whether there was time to search it
   */
  record FrameSight(
      int frame,
      List<Box> missing,
      List<SeenFace> faces,
      List<Integer> light,
      List<Boolean> searched) {
    public FrameSight {
      searched = List.copyOf(searched);
      missing = List.copyOf(missing);
      faces = List.copyOf(faces);
      light = List.copyOf(light);
    }
  }

  /**
   * Something that looks like a face.
   *
   * @param box inside the picture
   * @param coveredPermille share of it that is under a mask, 0 to 1000
   */
  record SeenFace(Box box, int scorePermille, int coveredPermille) {}
}
