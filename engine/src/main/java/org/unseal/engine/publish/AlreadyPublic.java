package org.unseal.engine.publish;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/**
 * Something that an earlier version or release showed and the new one does not: whoever has both
 * sees it still, and sees where to look.
 */
public sealed interface AlreadyPublic {
  /** As it is called in lists and by other programs. */
  String CODE = "ALREADY_PUBLIC";

  /** Where it was shown: {@code v1 c2}. */
  String earlier();

  /** What it is, for a person. */
  String words();

  /**
   * All of it for a page that everybody reads: of what is covered now it says in which clip and how
   * much, once, and not in which frame and where, which would lead there.
   */
  static List<String> told(List<AlreadyPublic> all) {
    Map<List<String>, List<Covered>> covered = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (AlreadyPublic one : all) {
      if (one instanceof Covered more) {
        covered
            .computeIfAbsent(List.of(more.earlier(), more.clip()), _ -> new ArrayList<>())
            .add(more);
      } else {
        others.add(one.words());
      }
    }
    List<String> told = new ArrayList<>();
    covered.values().forEach(stretches -> told.add(Covered.told(stretches)));
    told.addAll(others);
    return told;
  }

  /**
   * Pictures of which more is covered now.
   *
   * @param clip of the new version
   * @param boxes that are covered now and were shown; one around all of them where they are many
   * @param largest most pixels of it in one frame
   */
  record Covered(String earlier, String clip, FrameSpan frames, List<Box> boxes, long largest)
      implements AlreadyPublic {
    public Covered {
      requireNonNull(frames, "frames");
      boxes = List.copyOf(boxes);
    }

    private static String told(List<Covered> stretches) {
      return "%s showed in %s of frames what %s covers now, at most %d pixels of a picture"
          .formatted(
              stretches.getFirst().earlier(),
              stretches.size() == 1 ? "one stretch" : stretches.size() + " stretches",
              stretches.getFirst().clip(),
              stretches.stream().mapToLong(Covered::largest).max().orElseThrow());
    }

    @Override
    public String words() {
      return "%s showed in frames %d to %d what %s covers: up to %d pixels, %s"
          .formatted(
              earlier,
              frames.start(),
              frames.endExclusive() - 1,
              clip,
              largest,
              String.join(
                  ", ",
                  boxes.stream()
                      .map(
                          box ->
                              "%d,%d to %d,%d"
                                  .formatted(box.left(), box.top(), box.right(), box.bottom()))
                      .toList()));
    }
  }

  /** Frames that are not shown any more. */
  record Withheld(String earlier, FrameSpan frames) implements AlreadyPublic {
    public Withheld {
      requireNonNull(frames, "frames");
    }

    @Override
    public String words() {
      return "%s showed frames %d to %d, which are withheld now"
          .formatted(earlier, frames.start(), frames.endExclusive() - 1);
    }
  }

  /**
   * Sound that is silenced or gone now, to about a second.
   *
   * @param clip of the new version; empty where it is gone
   * @param begins microseconds from the recording's start
   */
  record Sound(String earlier, Optional<String> clip, long begins, long ends)
      implements AlreadyPublic {
    public Sound {
      requireNonNull(clip, "clip");
    }

    @Override
    public String words() {
      return "%s had sound from %d.%03d s to %d.%03d s of the recording that is %s now"
          .formatted(
              earlier,
              begins / 1_000_000,
              begins / 1000 % 1000,
              ends / 1_000_000,
              ends / 1000 % 1000,
              clip.map(name -> "silenced in " + name).orElse("not published"));
    }
  }

  /** What can't be compared frame by frame, so that a person has to. */
  record Unknown(String earlier, String why) implements AlreadyPublic {
    @Override
    public String words() {
      return "%s can't be compared: %s".formatted(earlier, why);
    }
  }
}
