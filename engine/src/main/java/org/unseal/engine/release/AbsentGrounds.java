package org.unseal.engine.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.release.Entry.Absence;

/** Why frames are not shown. What nobody gave a reason for is simply no part of the clip. */
record AbsentGrounds(List<AbsentRun> runs) {
  private static final String NO_PART = "not part of this clip";
  private static final int LONGEST = 400;

  AbsentGrounds {
    runs = List.copyOf(runs);
  }

  /** Why a leaf is not there. */
  record Reason(Absence is, String ground) {}

  /**
   * Refuses to show what is withheld.
   *
   * @throws UnsealException {@code USAGE}
   */
  void requireApartFrom(FrameSpan shown) {
    for (AbsentRun run : runs) {
      if (run.frames().overlaps(shown)) {
        throw new UnsealException(
            ErrorCode.USAGE,
            "frames "
                + run.frames().start()
                + ".."
                + run.frames().endExclusive()
                + " are not to be shown, and some of them are in the clip, "
                + shown.start()
                + ".."
                + shown.endExclusive());
      }
    }
  }

  /** Of frames that end up in one entry: what is withheld decides. */
  Reason of(FrameSpan frames) {
    return withheld(frames)
        .map(ground -> new Reason(Absence.WITHHELD, ground))
        .orElseGet(() -> new Reason(Absence.TRIM, grounds(frames, Absence.TRIM).orElse(NO_PART)));
  }

  /** On what grounds some of these frames are withheld, if any are. */
  Optional<String> withheld(FrameSpan frames) {
    return grounds(frames, Absence.WITHHELD);
  }

  private Optional<String> grounds(FrameSpan frames, Absence is) {
    List<String> all =
        runs.stream()
            .filter(run -> run.is() == is && run.frames().overlaps(frames))
            .map(AbsentRun::ground)
            .distinct()
            .toList();
    String joined = all.stream().collect(Collectors.joining("; "));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(joined.length() > LONGEST ? all.getFirst() : joined);
  }
}
