package org.unseal.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;

/**
 * What may not be said of an event, and what nobody has checked of it yet. The same rules hold when
 * it is recorded and when it is published, by the scope and the plans of that time.
 *
 * @param scope the clips that are published; empty where nobody fixed them
 */
public record EventRules(Optional<KeptScope> scope, Visibility visibility) {

  /** What is wrong, and what is not known; publishing needs both to be empty. */
  public record Objections(List<String> wrong, List<String> unchecked) {
    public Objections {
      wrong = List.copyOf(wrong);
      unchecked = List.copyOf(unchecked);
    }
  }

  /** All there is to say against an event. */
  public Objections against(CaseEvent event) {
    List<String> wrong = new ArrayList<>();
    List<String> unchecked = new ArrayList<>();
    switch (event.basis()) {
      case EventBasis.Observed observed -> {
        motive(event, true).ifPresent(wrong::add);
        observed.shown().forEach(shown -> frames(event, shown, true, wrong, unchecked));
      }
      case EventBasis.NotShown not -> {
        motive(event, true).ifPresent(wrong::add);
        not.at().forEach(shown -> frames(event, shown, false, wrong, unchecked));
      }
      case EventBasis.Recorded _ -> motive(event, false).ifPresent(wrong::add);
      case EventBasis.Stated _ -> {}
    }
    return new Objections(wrong, unchecked);
  }

  private static Optional<String> motive(CaseEvent event, boolean quotes) {
    return Motives.in(event.text(), quotes)
        .map(
            word ->
                ("\"%s\" says why it was done or what made it happen, and neither %s; say what is"
                        + " %s alone, and let who says why say it: --kind stated")
                    .formatted(
                        word,
                        quotes ? "frames show that" : "a record has that",
                        quotes ? "seen" : "recorded"));
  }

  private void frames(
      CaseEvent event, Shown shown, boolean persons, List<String> wrong, List<String> unchecked) {
    Optional<Clip> found =
        scope.stream()
            .flatMap(kept -> kept.clips().stream())
            .filter(clip -> clip.id().equals(shown.clip()))
            .findAny();
    if (found.isEmpty()) {
      wrong.add("the scope has no clip " + shown.clip());
      return;
    }
    Clip clip = found.get();
    if (!clip.item().equals(shown.item()) || !inside(clip, shown.frames())) {
      wrong.add("not all of its frames are in %s as the scope has it now".formatted(clip.id()));
      return;
    }
    FrameSpan frames = shown.frames();
    switch (visibility.picture(clip, frames)) {
      case VISIBLE -> {}
      case HIDDEN ->
          wrong.add("the whole picture is covered in frames of %s there".formatted(clip.id()));
      case NOT_CHECKED -> unchecked.add("what is covered of %s there".formatted(clip.id()));
    }
    if (!persons) {
      return;
    }
    for (String person : event.persons()) {
      switch (visibility.person(clip, frames, person)) {
        case VISIBLE -> {}
        case HIDDEN ->
            wrong.add(
                "%s is not to be seen in every one of these frames of %s"
                    .formatted(person, clip.id()));
        case NOT_CHECKED ->
            unchecked.add("whether %s is to be seen in %s there".formatted(person, clip.id()));
      }
    }
  }

  private static boolean inside(Clip clip, FrameSpan frames) {
    return frames.start() >= clip.frames().start()
        && frames.endExclusive() <= clip.frames().endExclusive();
  }

  static void requireInside(Clip clip, FrameSpan frames) {
    if (!inside(clip, frames)) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "%s has the frames %d..%d of its recording, and not all of these are among them: what is not published shows nothing to anybody"
              .formatted(clip.id(), clip.frames().start(), clip.frames().endExclusive()));
    }
  }
}
