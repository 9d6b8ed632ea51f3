package org.unseal.cli.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.Amounts;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.event.Shown;
import org.unseal.engine.intake.Item;
import org.unseal.engine.scope.KeptScope;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.time.Range;

/**
 * Frames of published clips as people name them: {@code c1}, {@code c1:620..655} (frames of the
 * recording, the last not included), {@code i1@10.7s..12s} (all that is shown then). Reads each
 * recording's times once. One thread.
 */
final class ClipPlace {
  private static final Pattern CLIP =
      Pattern.compile("(c[1-9][0-9]{0,3})(?::([0-9]{1,9})\\.\\.([0-9]{1,9}))?");
  private static final Pattern TIMES = Pattern.compile("(i[1-9][0-9]{0,8})@(.+)");

  private final Surroundings surroundings;
  private final CaseOptions options;
  private final CaseFile file;
  private final KeptScope scope;
  private final Map<String, FrameTimes> times = new HashMap<>();

  ClipPlace(Surroundings surroundings, CaseOptions options, CaseFile file) {
    this.surroundings = surroundings;
    this.options = options;
    this.file = file;
    scope = file.<KeptScope>read(KeptScope::of);
  }

  Shown shown(String typed) {
    Matcher clip = CLIP.matcher(typed);
    if (clip.matches()) {
      Clip named = scope.clip(clip.group(1));
      FrameSpan frames =
          clip.group(2) == null
              ? named.frames()
              : span(Integer.parseInt(clip.group(2)), Integer.parseInt(clip.group(3)));
      return times(named.item()).of(named, frames);
    }
    Matcher at = TIMES.matcher(typed);
    if (!at.matches()) {
      throw new UnsealException(
          ErrorCode.USAGE, typed + " names no frames; type c1, c1:620..655 or i1@10.7s..12s");
    }
    Range range = Amounts.range(at.group(2));
    FrameSpan frames = times(at.group(1)).shown(range.low(), range.high());
    List<Clip> clips =
        scope.clips().stream().filter(one -> one.item().equals(at.group(1))).toList();
    Clip holding =
        clips.stream()
            .filter(
                one ->
                    one.frames().start() <= frames.start()
                        && one.frames().endExclusive() >= frames.endExclusive())
            .findFirst()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.USAGE,
                        "no clip that is published has all of the frames %d..%d of %s: what is not published shows nothing to anybody"
                            .formatted(frames.start(), frames.endExclusive(), at.group(1))));
    return times(at.group(1)).of(holding, frames);
  }

  static FrameSpan span(int from, int to) {
    if (to <= from) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "frames %d..%d are none; the second is not included".formatted(from, to));
    }
    return new FrameSpan(from, to);
  }

  private FrameTimes times(String id) {
    return times.computeIfAbsent(id, this::read);
  }

  private FrameTimes read(String id) {
    Item item =
        file.record(RecordKind.ITEM, id)
            .map(Item::read)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING, "the case has no recording " + id));
    try (ConsoleProgress progress = surroundings.progress(options.quiet())) {
      return FrameTimes.read(
          new LibavCodedLibrary(), file.folders().original(item.sha256()), progress);
    }
  }
}
