package org.unseal.engine.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.ReleasedPictures.Fate;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.verify.PlacedFrames;

/**
 * What a release of one recording shows of it.
 *
 * @param name for people: {@code v1 c2}
 * @param plan what is covered; empty where it has no pictures
 * @param shown frames, in order; empty where nobody can say which
 * @param sound leaves that are heard, by track and number: whether as recorded
 */
record ShownRelease(
    String name,
    Digest seal,
    Optional<PlanDocument> plan,
    Optional<List<FrameSpan>> shown,
    SortedMap<String, Heard> sound) {
  private static final TrackId PICTURES = TrackId.parse("v0");

  /** A leaf of sound that is heard; muted where something takes the place of some of it. */
  record Heard(LeafTime when, boolean muted) {}

  ShownRelease {
    requireNonNull(name, "name");
    requireNonNull(seal, "seal");
    requireNonNull(plan, "plan");
    requireNonNull(shown, "shown");
    sound = new TreeMap<>(sound);
  }

  /**
   * What lies in a folder: one release, or all of a publication.
   *
   * @param name of the whole, for people
   * @throws UnsealException {@code RELEASE_MISSING} where there is none that can be read
   */
  static List<ShownRelease> all(Path folder, String name) {
    if (!Files.exists(folder.resolve(Publication.NAME))) {
      return List.of(one(folder, name));
    }
    Publication publication;
    try {
      publication =
          Publication.read(PublicRoot.read(folder.resolve(Publication.NAME), Publication.LONGEST));
    } catch (IOException | MalformedJsonException e) {
      throw unreadable(folder, e);
    }
    List<Nested> nested = new ArrayList<>();
    publication.clips().stream().map(PublishedClip::release).forEach(nested::add);
    publication.calls().stream().map(PublishedCall::release).forEach(nested::add);
    List<ShownRelease> all = new ArrayList<>();
    for (Nested release : nested) {
      all.add(one(folder.resolve(release.folder()), (name + " " + release.id()).strip()));
    }
    return all;
  }

  private static UnsealException unreadable(Path folder, Exception e) {
    return new UnsealException(
        ErrorCode.RELEASE_MISSING, "there is no release in " + folder + " that can be read", e);
  }

  private static ShownRelease one(Path folder, String name) {
    try {
      Release release =
          Release.read(PublicRoot.read(folder.resolve(Release.NAME), Release.LONGEST));
      boolean pictures = release.media().stream().anyMatch(item -> item.of().equals(PICTURES));
      Optional<PlanDocument> plan =
          pictures
              ? Optional.of(
                  PlanDocument.read(
                      PublicRoot.read(folder.resolve(release.plan()), PlanDocument.LONGEST)))
              : Optional.empty();
      return new ShownRelease(
          name,
          release.seal().digest(),
          plan,
          plan.isEmpty() ? Optional.of(List.of()) : shown(release, plan.get()),
          sound(release));
    } catch (IOException | MalformedJsonException e) {
      throw unreadable(folder, e);
    }
  }

  private static Optional<List<FrameSpan>> shown(Release release, PlanDocument plan) {
    return PlacedFrames.of(release, plan, PICTURES).map(ShownRelease::spans);
  }

  private static List<FrameSpan> spans(PlacedFrames placed) {
    List<FrameSpan> spans = new ArrayList<>();
    int start = -1;
    for (int frame = 0; frame <= placed.frames(); frame++) {
      boolean in = frame < placed.frames() && placed.fate(frame) != Fate.ABSENT;
      if (in && start < 0) {
        start = frame;
      } else if (!in && start >= 0) {
        spans.add(new FrameSpan(start, frame));
        start = -1;
      }
    }
    return spans;
  }

  private static SortedMap<String, Heard> sound(Release release) {
    SortedMap<String, Heard> sound = new TreeMap<>();
    for (ReleaseTrack track : release.tracks()) {
      if (track.track().kind() == TrackId.Kind.AUDIO) {
        for (Entry entry : track.entries()) {
          if (entry instanceof Entry.Shown shown) {
            boolean muted = entry instanceof Entry.Render render && render.ground().isPresent();
            sound.put(
                "%s/%012d".formatted(track.track(), entry.leaf()), new Heard(shown.time(), muted));
          }
        }
      }
    }
    return sound;
  }

  /** Places where anything about the frames may change, ascending; from the first to the end. */
  List<Integer> borders() {
    List<Integer> borders = new ArrayList<>();
    int at = 0;
    for (PlanDocument.Run run : plan.map(PlanDocument::runs).orElse(List.of())) {
      borders.add(at);
      at += run.frames();
    }
    borders.add(at);
    for (FrameSpan span : shown.orElse(List.of())) {
      borders.add(span.start());
      borders.add(span.endExclusive());
    }
    return borders;
  }

  /** Whether it shows a frame. */
  boolean shows(int frame) {
    return shown.orElse(List.of()).stream().anyMatch(span -> span.contains(frame));
  }

  /** Walks over a plan's runs, forward only. */
  final class Covers {
    private final List<PlanDocument.Run> runs = plan.map(PlanDocument::runs).orElse(List.of());
    private int run;
    private int begins;

    /** What is covered in a frame at or behind the one asked before. */
    List<Box> at(int frame) {
      while (run < runs.size() && begins + runs.get(run).frames() <= frame) {
        begins += runs.get(run).frames();
        run++;
      }
      if (run == runs.size()) {
        return List.of();
      }
      PlanDocument of = plan.orElseThrow();
      return switch (runs.get(run).cover()) {
        case FrameCover.Nothing _ -> List.of();
        case FrameCover.Boxes boxes -> boxes.boxes();
        case FrameCover.Whole _ -> List.of(new Box(0, 0, of.width(), of.height()));
      };
    }
  }
}
