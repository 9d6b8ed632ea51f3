package org.unseal.campus.measure;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.Mask;
import org.unseal.campus.truth.TruthReader;
import org.unseal.campus.truth.VisibleFace;
import org.unseal.engine.port.CoverPlan;
import org.unseal.engine.port.CoverSource;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.track.Segment;

/**
 * Measures what a plan shows of one person who is cleared and of everybody else. A face-frame is
 * one as {@link LeakMeasure} counts it, and somebody else's is exposed as a leak is there. The
 * cleared person's counts as visible where no more than a tenth of what is seen of the face is
 * masked, which is stricter than not hidden.
 */
public final class ExposureMeasure {
  /** Frames on both sides in which somebody else's head zone still counts as theirs. */
  private static final int LINGER = 2;

  private ExposureMeasure() {}

  /** One face in one frame. */
  public record Face(int frame, String person) {}

  /**
   * What was found.
   *
   * @param own the cleared person's, but for those that overlap what covers somebody else
   * @param apart the cleared person's, but for those where heads themselves overlap: also the ones
   *     that are covered because both are in one shape
   * @param others face-frames of everybody else
   * @param exposed of those, which can be seen
   */
  public record Exposure(Seen own, Seen apart, int others, List<Face> exposed) {
    public Exposure {
      requireNonNull(own, "own");
      requireNonNull(apart, "apart");
      exposed = List.copyOf(exposed);
    }
  }

  /**
   * Face-frames of the cleared person.
   *
   * @param frames in which there is one, in order
   * @param shown those in which it can be seen
   */
  public record Seen(List<Integer> frames, List<Integer> shown) {
    public Seen {
      frames = List.copyOf(frames);
      shown = List.copyOf(shown);
    }

    /** How many there are. */
    public int faces() {
      return frames.size();
    }

    /** How many can be seen. */
    public int visible() {
      return shown.size();
    }
  }

  /**
   * Compares a plan with the truth, frame by frame.
   *
   * @param covering segments that nobody cleared
   */
  public static Exposure measure(
      Path truth, CoverPlan plan, List<Segment> covering, String cleared) {
    Count count = new Count(covering, cleared);
    try (TruthReader reader = new TruthReader(truth);
        CoverSource covers = plan.read()) {
      PictureSize size = reader.header().size();
      Deque<FrameTruth> around = new ArrayDeque<>();
      Deque<FrameTruth> ahead = new ArrayDeque<>();
      for (Optional<FrameTruth> next = reader.next();
          next.isPresent() || !ahead.isEmpty();
          next = next.isPresent() ? reader.next() : next) {
        next.ifPresent(ahead::add);
        next.ifPresent(around::add);
        if (ahead.size() > LINGER || next.isEmpty()) {
          FrameTruth now = ahead.remove();
          while (around.getFirst().frame() < now.frame() - LINGER) {
            around.removeFirst();
          }
          count.add(now, List.copyOf(around), covers.coverOf(now.frame()), size);
        }
      }
    }
    return new Exposure(
        new Seen(count.own, count.shown),
        new Seen(count.apart, count.shownApart),
        count.others,
        count.exposed);
  }

  private static final class Count {
    private final List<Segment> covering;
    private final String cleared;
    private final List<Integer> own = new ArrayList<>();
    private final List<Integer> apart = new ArrayList<>();
    private int others;
    private final List<Face> exposed = new ArrayList<>();
    private final List<Integer> shown = new ArrayList<>();
    private final List<Integer> shownApart = new ArrayList<>();

    Count(List<Segment> covering, String cleared) {
      this.covering = List.copyOf(covering);
      this.cleared = cleared;
    }

    void add(FrameTruth now, List<FrameTruth> around, FrameCover cover, PictureSize size) {
      List<FrameTruth.Layer> layers = now.layers();
      for (int i = 0; i < layers.size(); i++) {
        if (layers.get(i) instanceof FrameTruth.Someone someone
            && LeakMeasure.isFaceFrame(someone)) {
          Mask face =
              VisibleFace.find(layers, i, size)
                  .orElseThrow(() -> new IllegalStateException("a visible face without pixels"));
          int pixels = face.count(VisibleFace.FACE);
          int masked = masked(face, cover);
          if (someone.id().equals(cleared)) {
            own(now, around, face.box(), 10L * masked <= pixels);
          } else {
            others++;
            if (10L * masked < 9L * pixels) {
              exposed.add(new Face(now.frame(), someone.id()));
            }
          }
        }
      }
    }

    private void own(FrameTruth now, List<FrameTruth> around, Box face, boolean visible) {
      if (!overlapsAnother(face, around, cleared)) {
        apart.add(now.frame());
        if (visible) {
          shownApart.add(now.frame());
        }
        if (!coveredForAnother(face, now)) {
          own.add(now.frame());
          if (visible) {
            shown.add(now.frame());
          }
        }
      }
    }

    /** Something that nobody cleared covers it, and somebody else's head is in that. */
    private boolean coveredForAnother(Box face, FrameTruth now) {
      return covering.stream()
          .filter(segment -> segment.frames().contains(now.frame()))
          .filter(
              segment -> segment.trail().coversAt(now.frame()).stream().anyMatch(face::overlaps))
          .map(segment -> segment.trail().extentAt(now.frame()))
          .anyMatch(
              extent ->
                  now.people()
                      .filter(other -> !other.id().equals(cleared))
                      .anyMatch(other -> other.head().box().filter(extent::overlaps).isPresent()));
    }
  }

  private static boolean overlapsAnother(Box face, List<FrameTruth> around, String cleared) {
    return around.stream()
        .flatMap(FrameTruth::people)
        .filter(other -> !other.id().equals(cleared))
        .anyMatch(other -> headZone(other).filter(face::overlaps).isPresent());
  }

  /** A head with half a head on every side: a good quarter of somebody's height. */
  private static Optional<Box> headZone(FrameTruth.Someone someone) {
    Outline head = someone.head();
    int half = (int) Math.ceil(head.height() / 2);
    return head.box().map(box -> box.grow(half, half));
  }

  private static int masked(Mask face, FrameCover cover) {
    return switch (cover) {
      case FrameCover.Nothing _ -> 0;
      case FrameCover.Whole _ -> face.count(VisibleFace.FACE);
      case FrameCover.Boxes boxes -> masked(face, boxes.boxes());
    };
  }

  private static int masked(Mask face, List<Box> boxes) {
    int masked = 0;
    List<Box> near = boxes.stream().filter(face.box()::overlaps).toList();
    for (int y = face.box().top(); y < face.box().bottom(); y++) {
      for (int x = face.box().left(); x < face.box().right(); x++) {
        if (face.at(x, y) == VisibleFace.FACE && inAny(near, x, y)) {
          masked++;
        }
      }
    }
    return masked;
  }

  private static boolean inAny(List<Box> boxes, int x, int y) {
    for (Box box : boxes) {
      if (x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom()) {
        return true;
      }
    }
    return false;
  }
}
