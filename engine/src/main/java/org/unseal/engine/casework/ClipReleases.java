package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.clip.ReleaseClipStep;
import org.unseal.engine.clip.ReleaseClipStep.ReleasedClip;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.Progress;
import org.unseal.engine.release.AbsentRun;
import org.unseal.engine.release.ReleaseOptions;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.sound.CallSpans;
import org.unseal.engine.sound.CaseMutes;
import org.unseal.engine.sound.ReleaseCallStep;
import org.unseal.engine.transcript.Transcript;
import org.unseal.engine.transcript.TranscriptStep;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.release.Entry.Absence;

/**
 * Releases clips and calls of a case, each into a folder of its own that anyone can check. What the
 * scope keeps back is said with its ground.
 */
public final class ClipReleases {
  private static final long SECOND = 1_000_000;
  private static final String OTHER = "another clip of the same recording";

  private final ReleaseClipStep clips;
  private final ReleaseCallStep calls;
  private final String tool;

  /**
   * With these steps.
   *
   * @param tool name and version of this program
   */
  public ClipReleases(ReleaseClipStep clips, ReleaseCallStep calls, String tool) {
    this.clips = requireNonNull(clips, "clips");
    this.calls = requireNonNull(calls, "calls");
    this.tool = requireNonNull(tool, "tool");
  }

  /** Says on what ground frames are kept back, in one line for anyone to read. */
  @FunctionalInterface
  public interface Grounds {
    /** The ground of a stretch of an item. */
    String of(Scope.ItemScope item, Scope.Stretch stretch);
  }

  /**
   * Releases a clip.
   *
   * @param created {@code 2026-03-09T14:02:11Z}
   * @param unreviewed why it is published though nobody looked at some still picture
   */
  public ReleasedClip clip(
      CaseFile file,
      CaseClip clip,
      KeptScope scope,
      Grounds grounds,
      Optional<String> unreviewed,
      String created,
      Path target,
      int threads,
      Progress progress) {
    IntakeFolders folders = new IntakeFolders(file.folders());
    Path pictures = folders.pictures(clip.recording().sha256());
    Path timeline = file.folders().derived().resolve("timeline.json");
    return clips.run(
        new ReleaseClipStep.Request(
            clip.recording().original(),
            clip.folder(),
            clip.document(),
            clip.analysis(),
            clip.decisions(),
            target,
            new ReleaseOptions(
                clip.recording().seal(),
                folders.seed(clip.recording().sha256()),
                Optional.of(pictures).filter(Files::exists),
                Optional.of("by " + clip.clip().clauses().getFirst()),
                unreviewed,
                false,
                Optional.of(
                    file.read(
                        reading ->
                            CaseCatalogue.forRelease(
                                reading, file.facts(), clip.clip().item(), tool, created))),
                Optional.of(timeline).filter(Files::exists),
                absent(clip.clip(), scope, grounds),
                threads,
                file.key(),
                file.key())),
        progress);
  }

  /** What of the clip's recording it does not show, and why. */
  private static List<AbsentRun> absent(Clip clip, KeptScope scope, Grounds grounds) {
    List<AbsentRun> absent = new ArrayList<>();
    Scope.ItemScope item =
        scope
            .item(clip.item())
            .orElseThrow(() -> new IllegalStateException("a clip of nothing that the scope has"));
    for (Scope.Stretch stretch : item.stretches()) {
      if (!stretch.fate().published()) {
        absent.add(new AbsentRun(stretch.frames(), Absence.WITHHELD, grounds.of(item, stretch)));
      }
    }
    for (Clip other : scope.clips()) {
      if (other.item().equals(clip.item()) && !other.id().equals(clip.id())) {
        absent.add(new AbsentRun(other.frames(), Absence.TRIM, OTHER));
      }
    }
    absent.sort(java.util.Comparator.comparingInt(run -> run.frames().start()));
    return absent;
  }

  /** Releases a dispatch recording. */
  public ReleaseCallStep.Released call(
      CaseFile file,
      Scope.ItemScope item,
      Grounds grounds,
      String created,
      Path target,
      Progress progress) {
    IntakeFolders folders = new IntakeFolders(file.folders());
    Item known =
        file.record(RecordKind.ITEM, item.item())
            .map(Item::read)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING, "the case has no item " + item.item()));
    List<CallSpans.Kept> kept = new ArrayList<>();
    for (Scope.Stretch stretch : item.stretches()) {
      if (!stretch.fate().published()) {
        FrameSpan seconds = stretch.frames();
        kept.add(
            new CallSpans.Kept(
                seconds.start() * SECOND,
                seconds.endExclusive() * SECOND,
                Absence.WITHHELD,
                grounds.of(item, stretch)));
      }
    }
    return calls.run(
        new ReleaseCallStep.Request(
            folders.original(known.sha256()),
            folders.seal(known.sha256()),
            folders.seed(known.sha256()),
            file.read(reading -> CaseMutes.of(reading, item.item())),
            kept,
            transcript(file, item.item()),
            Optional.of(
                file.read(
                    reading ->
                        CaseCatalogue.forRelease(
                            reading, file.facts(), item.item(), tool, created))),
            target,
            file.key()),
        progress);
  }

  /** The last transcript of a recording. */
  private static Optional<Transcript> transcript(CaseFile file, String item) {
    return new TranscriptStep(file)
        .list().stream()
            .filter(kept -> kept.item().equals(item))
            .reduce((_, later) -> later)
            .map(TranscriptStep.Kept::transcript);
  }
}
