package org.unseal.engine.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.release.PlanDocument;

/**
 * What a new version shows otherwise than what is out, by plans and manifests alone. Areas are
 * counted in whole pixels.
 *
 * @param alreadyPublic what was shown and is not any more
 * @param changes in words, for the list of changes; what a person makes of them is theirs to say
 */
public record VersionDifference(List<AlreadyPublic> alreadyPublic, List<String> changes) {
  private static final int MOST_BOXES = 16;

  public VersionDifference {
    alreadyPublic = List.copyOf(alreadyPublic);
    changes = List.copyOf(changes);
  }

  /** A release or publication on the disk, and what to call it: {@code v1}. */
  public record Source(String name, Path folder) {}

  /**
   * Compares.
   *
   * @param before the version that is superseded; empty for a first one
   * @param earlier whatever else was given away before
   * @param now finished releases of the new version's clips and calls, called {@code c1} and so on
   */
  public static VersionDifference of(
      Optional<Source> before, List<Source> earlier, List<Source> now) {
    List<ShownRelease> fresh = load(now);
    List<ShownRelease> previous = load(before.stream().toList());
    List<AlreadyPublic> found = new ArrayList<>();
    List<ShownRelease> all = new ArrayList<>(previous);
    all.addAll(load(earlier));
    for (ShownRelease old : all) {
      new Comparison(old, fresh, found, new ArrayList<>()).compare();
    }
    List<String> changes = new ArrayList<>();
    for (ShownRelease old : previous) {
      new Comparison(old, fresh, new ArrayList<>(), changes).compare();
    }
    if (before.isPresent()) {
      fresh.stream()
          .filter(one -> previous.stream().noneMatch(old -> common(old, one)))
          .forEach(one -> changes.add(one.name() + " is new"));
    }
    return new VersionDifference(found, changes);
  }

  private static boolean common(ShownRelease old, ShownRelease one) {
    if (!old.seal().equals(one.seal())) {
      return false;
    }
    return old.plan().isEmpty()
        || old.shown().orElse(List.of()).stream()
            .anyMatch(
                span ->
                    one.shown().orElse(List.of()).stream()
                        .anyMatch(
                            other ->
                                span.start() < other.endExclusive()
                                    && other.start() < span.endExclusive()));
  }

  private static List<ShownRelease> load(List<Source> sources) {
    List<ShownRelease> all = new ArrayList<>();
    sources.forEach(source -> all.addAll(ShownRelease.all(source.folder(), source.name())));
    return all;
  }

  /**
   * What became of logs, exports and documents, in words.
   *
   * @param before files of the version that is superseded
   * @param now files of the new one
   */
  public static List<String> files(List<PublishedFile> before, List<PublishedFile> now) {
    Map<String, Digest> old = digests(before);
    Map<String, Digest> fresh = digests(now);
    List<String> changes = new ArrayList<>();
    for (String name : new TreeSet<>(union(old, fresh))) {
      Optional<Digest> was = Optional.ofNullable(old.get(name));
      Optional<Digest> is = Optional.ofNullable(fresh.get(name));
      if (was.isEmpty()) {
        changes.add(name + " is new");
      } else if (is.isEmpty()) {
        changes.add(name + " is gone");
      } else if (!was.equals(is)) {
        changes.add(name + " is another");
      }
    }
    return changes;
  }

  private static List<String> union(Map<String, Digest> one, Map<String, Digest> other) {
    List<String> names = new ArrayList<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  private static Map<String, Digest> digests(List<PublishedFile> files) {
    Map<String, Digest> digests = new TreeMap<>();
    for (PublishedFile file : files) {
      switch (file.what()) {
        case LOG, EXPORT, DOCUMENT -> digests.put(file.file().name(), file.file().sha256());
        case PAGE, MEDIA, APPROVAL -> {} // they follow from others
      }
    }
    return digests;
  }

  /** One earlier release against all of the new version. */
  private static final class Comparison {
    private final ShownRelease old;
    private final List<ShownRelease> fresh;
    private final List<AlreadyPublic> found;
    private final List<String> changes;

    Comparison(
        ShownRelease old,
        List<ShownRelease> fresh,
        List<AlreadyPublic> found,
        List<String> changes) {
      this.old = old;
      this.fresh = fresh.stream().filter(one -> one.seal().equals(old.seal())).toList();
      this.found = found;
      this.changes = changes;
    }

    void compare() {
      if (old.shown().isEmpty()) {
        found.add(
            new AlreadyPublic.Unknown(old.name(), "its frames are not those of the recording"));
      } else if (fresh.stream().anyMatch(one -> one.shown().isEmpty())) {
        found.add(
            new AlreadyPublic.Unknown(old.name(), "the new frames are not those of the recording"));
      } else if (fresh.stream().anyMatch(one -> !sameSize(one))) {
        found.add(new AlreadyPublic.Unknown(old.name(), "the picture has another size now"));
      } else {
        pictures();
      }
      sound();
    }

    private boolean sameSize(ShownRelease one) {
      if (one.plan().isEmpty() || old.plan().isEmpty()) {
        return true;
      }
      PlanDocument mine = old.plan().get();
      PlanDocument other = one.plan().get();
      return mine.width() == other.width()
          && mine.height() == other.height()
          && mine.frames() == other.frames();
    }

    private void pictures() {
      TreeSet<Integer> borders = new TreeSet<>(old.borders());
      fresh.forEach(one -> borders.addAll(one.borders()));
      Stretch covered = new Stretch();
      Stretch opened = new Stretch();
      int withheld = -1;
      ShownRelease.Covers before = old.new Covers();
      Map<String, ShownRelease.Covers> after = new TreeMap<>();
      List<Integer> list = List.copyOf(borders);
      for (int i = 0; i + 1 < list.size(); i++) {
        int from = list.get(i);
        int end = list.get(i + 1);
        boolean shown = old.shows(from);
        Optional<ShownRelease> clip = fresh.stream().filter(one -> one.shows(from)).findFirst();
        if (shown && clip.isEmpty() && withheld < 0) {
          withheld = from;
        } else if ((!shown || clip.isPresent()) && withheld >= 0) {
          gone(new FrameSpan(withheld, from));
          withheld = -1;
        }
        if (!shown || clip.isEmpty()) {
          flush(covered, opened);
          continue;
        }
        List<Box> was = before.at(from);
        List<Box> is =
            after.computeIfAbsent(clip.get().name(), _ -> clip.get().new Covers()).at(from);
        add(covered, clip.get().name(), from, end, Regions.minus(is, was), true);
        add(opened, clip.get().name(), from, end, Regions.minus(was, is), false);
      }
      flush(covered, opened);
      if (withheld >= 0) {
        gone(new FrameSpan(withheld, list.getLast()));
      }
    }

    private void gone(FrameSpan frames) {
      found.add(new AlreadyPublic.Withheld(old.name(), frames));
      changes.add(
          "frames %d to %d of %s are withheld now"
              .formatted(frames.start(), frames.endExclusive() - 1, old.name()));
    }

    /** Frames one after the other in which something differs in the same way. */
    private static final class Stretch {
      private String clip = "";
      private int from;
      private int end;
      private long largest;
      private final List<Box> boxes = new ArrayList<>();

      boolean open() {
        return end > from;
      }
    }

    private void add(
        Stretch stretch, String clip, int from, int end, List<Box> boxes, boolean more) {
      if (stretch.open() && (boxes.isEmpty() || !stretch.clip.equals(clip))) {
        flush(stretch, more);
      }
      if (boxes.isEmpty()) {
        return;
      }
      if (!stretch.open()) {
        stretch.clip = clip;
        stretch.from = from;
      }
      stretch.end = end;
      stretch.largest = Math.max(stretch.largest, Regions.area(boxes));
      boxes.stream().filter(box -> !stretch.boxes.contains(box)).forEach(stretch.boxes::add);
      if (stretch.boxes.size() > MOST_BOXES) {
        Box around = stretch.boxes.stream().reduce(Box::join).orElseThrow();
        stretch.boxes.clear();
        stretch.boxes.add(around);
      }
    }

    private void flush(Stretch covered, Stretch opened) {
      flush(covered, true);
      flush(opened, false);
    }

    private void flush(Stretch stretch, boolean more) {
      if (!stretch.open()) {
        return;
      }
      FrameSpan frames = new FrameSpan(stretch.from, stretch.end);
      if (more) {
        found.add(
            new AlreadyPublic.Covered(
                old.name(), stretch.clip, frames, stretch.boxes, stretch.largest));
      }
      changes.add(
          "%s: %s is covered in frames %d to %d, up to %d pixels"
              .formatted(
                  stretch.clip,
                  more ? "more" : "less",
                  frames.start(),
                  frames.endExclusive() - 1,
                  stretch.largest));
      stretch.from = 0;
      stretch.end = 0;
      stretch.largest = 0;
      stretch.boxes.clear();
    }

    private void sound() {
      Optional<String> clip = Optional.empty();
      long begins = 0;
      long ends = -1;
      for (Map.Entry<String, ShownRelease.Heard> leaf : old.sound().entrySet()) {
        List<ShownRelease> heard =
            fresh.stream().filter(one -> one.sound().containsKey(leaf.getKey())).toList();
        boolean silenced =
            !leaf.getValue().muted()
                && !heard.isEmpty()
                && heard.stream().allMatch(one -> muted(one, leaf.getKey()));
        if (!heard.isEmpty() && !silenced) {
          continue;
        }
        Optional<String> in = heard.stream().map(ShownRelease::name).findFirst();
        if (ends >= begins && in.equals(clip) && leaf.getValue().when().begins() <= ends) {
          ends = leaf.getValue().when().ends();
          continue;
        }
        sound(clip, begins, ends);
        clip = in;
        begins = leaf.getValue().when().begins();
        ends = leaf.getValue().when().ends();
      }
      sound(clip, begins, ends);
    }

    private static boolean muted(ShownRelease release, String leaf) {
      return Optional.ofNullable(release.sound().get(leaf))
          .map(ShownRelease.Heard::muted)
          .orElse(true);
    }

    private void sound(Optional<String> clip, long begins, long ends) {
      if (ends > begins) {
        AlreadyPublic.Sound gone = new AlreadyPublic.Sound(old.name(), clip, begins, ends);
        found.add(gone);
        changes.add(gone.words());
      }
    }
  }
}
