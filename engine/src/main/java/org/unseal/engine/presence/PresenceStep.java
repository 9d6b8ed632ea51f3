package org.unseal.engine.presence;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.presence.PresenceLedger.Lane;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.proof.release.PlanDocument;

/**
 * Says of every frame of a clip where each person is whom somebody cleared in its recording. By the
 * segments that are theirs, be they shown or not; by the masks of the plan, whatever they are for;
 * and, where they are not seen, by what people confirmed.
 */
public final class PresenceStep {

  /**
   * Who is cleared somewhere in a recording, by what people decided.
   *
   * @param decisions before anything of it was taken back for want of a confirmation
   */
  public static NavigableSet<String> cleared(Decisions decisions) {
    NavigableSet<String> people = new TreeSet<>();
    decisions.segments().values().stream()
        .filter(SegmentDecision::clear)
        .flatMap(decision -> decision.person().stream())
        .forEach(people::add);
    return people;
  }

  /**
   * The ledger of one clip.
   *
   * @param people their labels
   * @param decisions of the analysis, as they take effect
   * @param plan of the clip
   * @param confirmations of the case, in order
   */
  public PresenceLedger run(
      Clip clip,
      NavigableSet<String> people,
      StoredAnalysis analysis,
      Decisions decisions,
      PlanDocument plan,
      List<Confirmation> confirmations,
      Optional<FrameTimes> times) {
    if (plan.frames() < clip.frames().endExclusive()) {
      throw new IllegalArgumentException("the plan ends before the clip does");
    }
    List<Watch> watches = new ArrayList<>();
    for (String person : people) {
      Predicate<Confirmation> own =
          one -> one.person().equals(person) && one.item().equals(clip.item());
      watches.add(new Watch(person, confirmations.stream().filter(own).toList()));
    }
    Cursor cursor = new Cursor(clip, watches, decisions, plan);
    int frames = analysis.read(cursor::stretch).frames();
    if (frames < clip.frames().endExclusive()) {
      throw new IllegalArgumentException("the analysis ends before the clip does");
    }
    return new PresenceLedger(clip, times, watches.stream().map(Watch::lane).toList());
  }

  /** One person on the way through the clip. */
  private static final class Watch {
    private final String person;
    private final List<Confirmation> said;
    private final RunBuilder runs = new RunBuilder();
    private final List<Confirmation> contradicted = new ArrayList<>();

    Watch(String person, List<Confirmation> said) {
      this.person = person;
      this.said = said.reversed();
    }

    Optional<Confirmation> saidOf(int frame) {
      return said.stream().filter(one -> one.frames().contains(frame)).findFirst();
    }

    Lane lane() {
      return new Lane(person, runs.build(), contradicted);
    }
  }

  /** A segment that is somebody's, and of what kind its track is. */
  private record Own(Track track, Segment segment) {
    boolean guessed(int frame) {
      return segment.bridged().stream().anyMatch(span -> span.contains(frame));
    }

    Optional<HeadPlace> head(int frame, PictureSize size) {
      return HeadPlace.of(track.kind(), segment.trail(), frame, size);
    }
  }

  private static final class Cursor {
    private final Clip clip;
    private final List<Watch> watches;
    private final Decisions decisions;
    private final PlanDocument plan;
    private final PictureSize size;
    private final Iterator<PlanDocument.Run> covers;
    private final List<StoredBackdrop> stills = new ArrayList<>();
    private FrameCover cover = new FrameCover.Whole(WholeReason.STREAM_DAMAGED);
    private int left;

    Cursor(Clip clip, List<Watch> watches, Decisions decisions, PlanDocument plan) {
      this.clip = requireNonNull(clip, "clip");
      this.watches = watches;
      this.decisions = decisions;
      this.plan = plan;
      this.size = new PictureSize(plan.width(), plan.height());
      this.covers = plan.runs().iterator();
    }

    void stretch(StoredStretch stretch) {
      FrameSpan frames = stretch.stretch().frames();
      stills.addAll(stretch.backdrops());
      boolean shown = KnownMasks.overlap(frames, clip.frames());
      List<List<Own>> own = new ArrayList<>();
      for (Watch watch : watches) {
        own.add(shown ? own(stretch, watch.person) : List.of());
      }
      List<Segment> cleared = shown ? cleared(stretch) : List.of();
      KnownMasks masks = new KnownMasks(stretch, stills, decisions, plan, clip.frames());
      for (int frame = frames.start(); frame < frames.endExclusive(); frame++) {
        advance();
        for (int i = 0; clip.frames().contains(frame) && i < watches.size(); i++) {
          judge(watches.get(i), own.get(i), cleared, masks, frame);
        }
      }
      stills.removeIf(still -> still.frames().endExclusive() <= frames.endExclusive());
    }

    private void advance() {
      if (left == 0 && covers.hasNext()) {
        PlanDocument.Run run = covers.next();
        left = run.frames();
        cover = run.cover();
      }
      left--;
    }

    /** What is shown of anybody. */
    private List<Segment> cleared(StoredStretch stretch) {
      return stretch.tracks().stream()
          .flatMap(track -> track.segments().stream())
          .filter(segment -> KnownMasks.overlap(segment.frames(), clip.frames()))
          .filter(
              segment -> {
                SegmentDecision decision = decisions.segments().get(segment.id());
                return decision != null && decision.clear();
              })
          .toList();
    }

    private List<Own> own(StoredStretch stretch, String person) {
      List<Own> own = new ArrayList<>();
      for (Track track : stretch.tracks()) {
        for (Segment segment : track.segments()) {
          SegmentDecision decision = decisions.segments().get(segment.id());
          if (decision != null
              && decision.person().filter(person::equals).isPresent()
              && KnownMasks.overlap(segment.frames(), clip.frames())) {
            own.add(new Own(track, segment));
          }
        }
      }
      return own;
    }

    private void judge(
        Watch watch, List<Own> all, List<Segment> cleared, KnownMasks masks, int frame) {
      List<Own> here = all.stream().filter(own -> own.segment().frames().contains(frame)).toList();
      List<Own> sure = here.stream().filter(own -> !own.guessed(frame)).toList();
      Optional<HeadPlace> head =
          (sure.isEmpty() ? here : sure)
              .stream().flatMap(own -> own.head(frame, size).stream()).reduce(HeadPlace::with);
      boolean seen = !sure.isEmpty() && head.isPresent();
      Optional<Confirmation> said = watch.saidOf(frame);
      boolean out = said.filter(one -> one.where() == Whereabouts.OUT_OF_PICTURE).isPresent();
      if (head.filter(place -> place.covered(cover)).isPresent() && (seen || !out)) {
        covered(watch, head.get(), masks, frame, seen, said);
      } else if (seen) {
        watch.runs.add(frame, Whereabouts.VISIBLE, true);
        said.filter(one -> one.where() != Whereabouts.VISIBLE)
            .ifPresent(one -> contradict(watch, one));
      } else if (said.filter(one -> counts(one, cleared, frame)).isPresent()) {
        watch.runs.add(frame, said.get());
      } else {
        watch.runs.add(frame, Whereabouts.UNCONFIRMED, false);
      }
    }

    /** Nobody is seen in a frame with masks in which nobody is shown. */
    private boolean counts(Confirmation said, List<Segment> cleared, int frame) {
      return switch (said.where()) {
        case VISIBLE ->
            cover instanceof FrameCover.Nothing
                || cleared.stream().anyMatch(one -> one.frames().contains(frame));
        case BEHIND_SCENE, OUT_OF_PICTURE -> true;
        case COVERED, UNCONFIRMED -> false;
      };
    }

    private static void contradict(Watch watch, Confirmation said) {
      if (!watch.contradicted.contains(said)) {
        watch.contradicted.add(said);
      }
    }

    private void covered(
        Watch watch,
        HeadPlace head,
        KnownMasks masks,
        int frame,
        boolean seen,
        Optional<Confirmation> said) {
      NavigableSet<String> names = new TreeSet<>();
      NavigableSet<String> grounds = new TreeSet<>();
      boolean missing = false;
      switch (cover) {
        case FrameCover.Nothing _ -> throw new IllegalStateException("covered by nothing");
        case FrameCover.Whole(WholeReason reason) -> {
          names.add("whole picture");
          grounds.add("nobody could judge the picture: " + words(reason));
        }
        case FrameCover.Boxes boxes -> {
          List<KnownMasks.Mask> over = masks.over(head, frame);
          for (KnownMasks.Mask mask : over) {
            names.add(mask.name());
            missing |= mask.ground().isEmpty();
            if (!mask.ground().isEmpty()) {
              grounds.add(mask.ground());
            }
          }
          long unexplained =
              head.maskedBut(
                  boxes.boxes(), over.stream().flatMap(mask -> mask.boxes().stream()).toList());
          if (unexplained > 0) {
            names.add("a mask that nobody decided");
            missing = true;
          }
        }
      }
      Optional<Confirmation> ground =
          said.filter(one -> one.where() == Whereabouts.COVERED || !seen);
      if (ground.filter(one -> one.where() == Whereabouts.COVERED).isPresent()) {
        grounds.add(ground.get().what());
        missing = false;
      }
      if (seen) {
        said.filter(one -> one.where() != Whereabouts.COVERED && one.where() != Whereabouts.VISIBLE)
            .ifPresent(one -> contradict(watch, one));
      }
      watch.runs.add(frame, seen, names, grounds, missing, ground);
    }

    private static String words(WholeReason reason) {
      return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
