package org.unseal.vision.track;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.Blob;

/**
 * Follows blobs through the frames of a stretch. Every blob of every frame ends up in at least one
 * course: a blob that fits nobody begins a new one, and a blob into which several run belongs to
 * all of them. So a wrong match costs clarity, never cover. One thread; frames in order.
 */
public final class MoverTracker {
  /** Sightings of one who came up just now. */
  private static final int YOUNG = 10;

  /** Share of somebody's height that the knees are above the ground. */
  private static final double KNEES = 0.3;

  /** Taller than this share of somebody, it may be somebody further away. */
  private static final double FLAT = 0.24;

  private final int longestGap;
  private final Optional<PersonScale> scale;
  private final boolean legs;
  private final List<Course> live = new ArrayList<>();
  private final List<Course> ended = new ArrayList<>();
  private int courses;

  /**
   * @param longestGap frames after which who was not seen is given up; 3 seconds or more
   * @param scale how tall people are, where that is known
   */
  public MoverTracker(int longestGap, Optional<PersonScale> scale) {
    this(longestGap, scale, true);
  }

  /**
   * @param longestGap frames after which who was not seen is given up; 3 seconds or more
   * @param scale how tall people are, where that is known
   * @param legs whether all of somebody stands out, so that what is lowest of them are the feet
   */
  public MoverTracker(int longestGap, Optional<PersonScale> scale, boolean legs) {
    this.longestGap = longestGap;
    this.scale = scale;
    this.legs = legs;
  }

  /** The next frame's blobs. */
  public void step(int frame, List<Blob> blobs) {
    live.removeIf(
        course -> {
          boolean gone = frame - course.lastSeen() > (course.speck() ? 5 : longestGap);
          if (gone) {
            ended.add(course);
          }
          return gone;
        });
    List<Blob> figures = new ArrayList<>();
    List<Blob> specks = new ArrayList<>();
    for (Blob blob : Crowns.joined(blobs, scale)) {
      (tooSmallForAnyone(blob) ? specks : figures).add(blob);
    }
    List<Course> movers = live.stream().filter(course -> !course.speck()).toList();
    step(frame, movers, figures);
    doubt(frame);
    List<Blob> loose = new ArrayList<>();
    for (Blob speck : specks) {
      if (!glimpsed(frame, movers, speck)) {
        loose.add(speck);
      }
    }
    step(frame, live.stream().filter(Course::speck).toList(), loose);
  }

  /** Two who are near while one of them is partly hidden may change shapes unseen. */
  private void doubt(int frame) {
    List<Course> seen =
        live.stream()
            .filter(course -> !course.speck() && course.established())
            .filter(course -> course.lastSeen() == frame)
            .toList();
    for (int a = 0; a < seen.size(); a++) {
      for (int b = a + 1; b < seen.size(); b++) {
        Course one = seen.get(a);
        Course other = seen.get(b);
        if ((one.partly() || other.partly()) && reach(one).overlaps(reach(other))) {
          one.doubt();
          other.doubt();
        }
      }
    }
  }

  /** Where all of somebody may be of whom this was seen. */
  private Box reach(Course course) {
    Box box = course.sightings().getLast().shape().box();
    double height = scale.flatMap(s -> s.heightAt(box.bottom())).orElse(course.height());
    int spare = (int) Math.ceil(Math.max(0, 0.5 * height - box.width()) / 2) + 1;
    return box.grow(spare, 1);
  }

  /** Too small to be a head of anybody whose feet are at the same place or nearer. */
  private boolean tooSmallForAnyone(Blob blob) {
    double height = scale.flatMap(s -> s.heightAt(blob.box().bottom())).orElse(0.0);
    return blob.area() < Math.max(5, 0.012 * height * height);
  }

  /** Whether it is all that is seen of somebody. */
  private static boolean glimpsed(int frame, List<Course> movers, Blob speck) {
    for (Course course : movers) {
      if (course.lastSeen() < frame && course.predict(frame).grow(1, 1).contains(speck.box())) {
        course.glimpse(frame, speck);
        return true;
      }
    }
    return false;
  }

  private void step(int frame, List<Course> before, List<Blob> blobs) {
    Box[] predicted = new Box[before.size()];
    for (int c = 0; c < predicted.length; c++) {
      predicted[c] = before.get(c).predict(frame);
    }
    int[] group = groups(frame, before, predicted, blobs);
    for (int g = 0; g < group.length; g++) {
      if (group[g] == g) {
        List<Course> members = new ArrayList<>();
        List<Box> expected = new ArrayList<>();
        List<Blob> seen = new ArrayList<>();
        for (int i = g; i < group.length; i++) {
          if (group[i] == g) {
            if (i < before.size()) {
              members.add(before.get(i));
              expected.add(predicted[i]);
            } else {
              seen.add(blobs.get(i - before.size()));
            }
          }
        }
        match(frame, members, expected, seen);
      }
    }
  }

  /** Everything that was followed, in order of first appearance; call once, at the end. */
  List<Course> finish() {
    ended.addAll(live);
    live.clear();
    ended.sort(Comparator.comparingInt(Course::number));
    return List.copyOf(ended);
  }

  /** Courses and blobs that may have to do with one another, as the lowest index of each group. */
  private static int[] groups(int frame, List<Course> courses, Box[] predicted, List<Blob> blobs) {
    int[] group = new int[courses.size() + blobs.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    for (int c = 0; c < courses.size(); c++) {
      int gate = courses.get(c).gate(frame);
      Box reach = predicted[c].grow(gate, gate);
      for (int b = 0; b < blobs.size(); b++) {
        if (reach.overlaps(blobs.get(b).box()) && plausible(courses.get(c), blobs.get(b), frame)) {
          unite(group, c, courses.size() + b);
        }
      }
    }
    for (int i = 0; i < group.length; i++) {
      group[i] = root(group, i);
    }
    return group;
  }

  /** Who was out of sight comes back about as large. */
  private static boolean plausible(Course course, Blob blob, int frame) {
    if (frame - course.lastSeen() <= 2) {
      return true;
    }
    double ratio = blob.box().height() / Math.max(1, course.height());
    return ratio > 0.5 && ratio < 2;
  }

  private static int root(int[] group, int i) {
    int at = i;
    while (group[at] != at) {
      at = group[at];
    }
    return at;
  }

  private static void unite(int[] group, int one, int other) {
    int a = root(group, one);
    int b = root(group, other);
    group[Math.max(a, b)] = Math.min(a, b);
  }

  private void match(int frame, List<Course> courses, List<Box> predicted, List<Blob> blobs) {
    if (blobs.isEmpty()) {
      courses.forEach(course -> course.coast(frame));
      return;
    }
    if (courses.isEmpty()) {
      blobs.forEach(blob -> begin(frame, blob));
      return;
    }
    int[] courseOf = new int[blobs.size()];
    int[] blobOf = new int[courses.size()];
    assign(frame, courses, predicted, blobs, courseOf, blobOf);
    @Nullable Blob[] shapes = new Blob[courses.size()];
    boolean[] shared = new boolean[courses.size()];
    for (int c = 0; c < blobOf.length; c++) {
      if (blobOf[c] >= 0) {
        shapes[c] = blobs.get(blobOf[c]);
      }
    }
    joinFragments(courses, predicted, blobs, courseOf, shapes);
    shareBlobs(frame, courses, predicted, blobOf, shapes, shared);
    for (int c = 0; c < courses.size(); c++) {
      Blob shape = shapes[c];
      if (shape == null) {
        courses.get(c).coast(frame);
      } else if (shared[c]) {
        courses.get(c).seeMerged(frame, shape);
      } else {
        courses.get(c).see(frame, shape);
      }
    }
    for (int b = 0; b < courseOf.length; b++) {
      if (courseOf[b] < 0) {
        begin(frame, blobs.get(b));
      }
    }
  }

  private void begin(int frame, Blob blob) {
    live.add(new Course(++courses, frame, blob, tooSmallForAnyone(blob)));
  }

  /** Pairs courses and blobs one to one, the likeliest first; -1 for who is left over. */
  private static void assign(
      int frame,
      List<Course> courses,
      List<Box> predicted,
      List<Blob> blobs,
      int[] courseOf,
      int[] blobOf) {
    java.util.Arrays.fill(courseOf, -1);
    java.util.Arrays.fill(blobOf, -1);
    while (true) {
      double best = Double.MAX_VALUE;
      int bestCourse = -1;
      int bestBlob = -1;
      for (int c = 0; c < blobOf.length; c++) {
        for (int b = 0; b < courseOf.length; b++) {
          if (blobOf[c] < 0 && courseOf[b] < 0) {
            double cost = cost(frame, courses.get(c), predicted.get(c), blobs.get(b));
            if (cost < best) {
              best = cost;
              bestCourse = c;
              bestBlob = b;
            }
          }
        }
      }
      if (bestCourse < 0) {
        return;
      }
      blobOf[bestCourse] = bestBlob;
      courseOf[bestBlob] = bestCourse;
    }
  }

  private static double cost(int frame, Course course, Box predicted, Blob blob) {
    Box box = blob.box();
    int gate = course.gate(frame);
    if (!predicted.grow(gate, gate).overlaps(box) || !plausible(course, blob, frame)) {
      return Double.MAX_VALUE;
    }
    double dx = Math.abs(box.left() + box.right() - predicted.left() - predicted.right()) / 2.0;
    double dy =
        Math.min(
            Math.abs(box.bottom() - predicted.bottom()), Math.abs(box.top() - predicted.top()));
    double size = Math.abs(Math.log((double) box.area() / predicted.area()));
    int unseen = frame - course.lastSeen() - 1;
    return (dx + dy) / course.height() + 0.3 * size + 0.1 * Math.min(unseen, 20);
  }

  /** A blob nobody took belongs to who it makes whole again. */
  private static void joinFragments(
      List<Course> courses,
      List<Box> predicted,
      List<Blob> blobs,
      int[] courseOf,
      @Nullable Blob[] shapes) {
    for (int b = 0; b < courseOf.length; b++) {
      if (courseOf[b] >= 0) {
        continue;
      }
      Blob blob = blobs.get(b);
      for (int c = 0; c < shapes.length; c++) {
        Blob shape = shapes[c];
        if (shape == null) {
          continue;
        }
        Box joined = shape.box().join(blob.box());
        boolean small = blob.area() * 8 < shape.area();
        boolean fits =
            joined.width() <= courses.get(c).width() * 1.25 + 2
                && joined.height() <= courses.get(c).height() * 1.15 + 2;
        boolean near = predicted.get(c).join(shape.box()).grow(2, 2).contains(blob.box());
        if (fits || (small && near)) {
          shapes[c] = shape.join(blob);
          courseOf[b] = c;
          break;
        }
      }
    }
  }

  /**
   * Who got no blob is merged into one that is too large for whoever has it. In one that is not, he
   * is hidden: for a while whoever has it counts as merged too, because parts of both may show.
   */
  private void shareBlobs(
      int frame,
      List<Course> courses,
      List<Box> predicted,
      int[] blobOf,
      @Nullable Blob[] shapes,
      boolean[] shared) {
    boolean[] taken = new boolean[shapes.length];
    for (int c = 0; c < shapes.length; c++) {
      Blob shape = shapes[c];
      taken[c] = shape != null && tooLargeForOne(shape, courses.get(c));
    }
    for (int c = 0; c < shapes.length; c++) {
      if (blobOf[c] >= 0) {
        continue;
      }
      int gate = courses.get(c).gate(frame);
      Box expected = predicted.get(c).grow(gate, gate);
      int best = -1;
      long most = 0;
      for (int other = 0; other < shapes.length; other++) {
        Blob shape = shapes[other];
        if (shape != null && blobOf[other] >= 0) {
          long common = expected.meet(shape.box()).map(Box::area).orElse(0L);
          if (common > most) {
            most = common;
            best = other;
          }
        }
      }
      if (best >= 0 && resumes(courses.get(c), courses.get(best), frame)) {
        courses.get(c).resume(courses.get(best));
        live.remove(courses.get(best));
        shapes[c] = shapes[best];
        shapes[best] = null;
        blobOf[c] = blobOf[best];
        blobOf[best] = -1;
        taken[c] = taken[best];
        shared[c] = shared[best];
        shared[best] = false;
      } else if (best >= 0 && !atTheFeetOf(requireNonNull(shapes[best]), courses.get(c))) {
        if (taken[best]) {
          shapes[c] = shapes[best];
          shared[c] = true;
          shared[best] = true;
        } else if (courses.get(c).established() && justHidden(courses.get(c), frame)) {
          shared[best] = true;
        }
      }
    }
  }

  /**
   * It was never seen but below the knees of whoever is seen there, a shadow or a bag that was put
   * down: it is nobody's head that was lost in that shape, and no two are taken for one.
   */
  private boolean atTheFeetOf(Blob shape, Course lost) {
    Box box = shape.box();
    double height = legs ? scale.flatMap(s -> s.heightAt(box.bottom())).orElse(0.0) : 0;
    boolean standing = height > 0 && box.height() > 0.5 * height;
    int knees = box.bottom() - (int) Math.floor(KNEES * height);
    return standing
        && lost.alwaysSmall(FLAT * height)
        && lost.sightings().getLast().shape().box().top() >= knees;
  }

  /** Somebody new, where somebody hidden is expected, is the hidden one. */
  private static boolean resumes(Course hidden, Course younger, int frame) {
    return hidden.established()
        && frame - hidden.lastSeen() > 3
        && younger.firstSeen() > hidden.lastSeen()
        && younger.sightings().size() <= YOUNG
        && younger.sightings().stream().noneMatch(Sighting::merged);
  }

  private boolean justHidden(Course course, int frame) {
    return (frame - course.lastSeen()) * 3 <= longestGap;
  }

  private boolean tooLargeForOne(Blob blob, Course course) {
    Box box = blob.box();
    Optional<Double> height = scale.flatMap(s -> s.heightAt(box.bottom()));
    boolean person =
        height.isPresent()
            && box.height() <= height.get() * 1.15 + 1
            && box.width() <= height.get() * 0.62 + 1;
    boolean asBefore =
        box.width() <= course.width() * 1.25 + 1 && box.height() <= course.height() * 1.15 + 1;
    return !person && !asBefore;
  }
}
