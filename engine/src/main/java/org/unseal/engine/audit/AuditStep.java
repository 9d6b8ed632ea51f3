package org.unseal.engine.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;

/** Audits one finished file. Changes nothing. */
public final class AuditStep {
  private static final int TENTHS = 10;

  /**
   * An audit may take half of redacting's own time. So much of that is for what can be left out;
   * the rest is for what can't: opening the detector, judging movement, reading the file.
   */
  private static final int PACED_TENTHS = 4;

  private final FootageLibrary library;
  private final PictureAuditor auditor;
  private final RecallCheck recall;
  private final LongSupplier nanoClock;

  /**
   * Wires the step.
   *
   * @param writers encode the private copies by which it is found out how much an audit finds
   * @param partials is told of these copies
   * @param nanoClock for the limit of time, in nanoseconds from any start
   */
  public AuditStep(
      FootageLibrary library,
      PictureAuditor auditor,
      Supplier<RecordingWriter> writers,
      PartialFiles partials,
      LongSupplier nanoClock) {
    this.library = library;
    this.auditor = auditor;
    this.recall = new RecallCheck(library, auditor, writers, partials);
    this.nanoClock = nanoClock;
  }

  /**
   * The detector that looks: one that had no part in the analysis, or else one that looked at
   * backdrops alone.
   *
   * @return empty where there is no other than the one that looked at what moves
   */
  public Optional<DetectorIdentity> other(List<DetectorIdentity> madeWith) {
    List<DetectorIdentity> here = auditor.detectors();
    return here.stream()
        .filter(detector -> !madeWith.contains(detector))
        .findFirst()
        .or(
            () ->
                here.stream()
                    .filter(detector -> madeWith.isEmpty() || !madeWith.getFirst().equals(detector))
                    .findFirst());
  }

  /** Name of a model to fetch where there is no other detector. */
  public static String toFetch(List<DetectorIdentity> madeWith) {
    return !madeWith.isEmpty() && madeWith.getFirst().name().equals("ultraface")
        ? "centerface"
        : "ultraface";
  }

  /**
   * What to audit.
   *
   * @param finished the file
   * @param original the recording, where it is at hand; stays the caller's
   * @param mode not {@code OFF}
   * @param crops a folder for small pictures of what is found, which show people; empty for the
   *     analysis' own
   */
  public record Request(
      AuditSubject subject,
      Path finished,
      Optional<Footage> original,
      AuditMode mode,
      Optional<Path> crops,
      int threads) {}

  /** Audits. */
  public Audit run(Request request, Progress progress) {
    AuditSubject subject = request.subject();
    AuditMode mode = request.mode();
    long limit =
        mode == AuditMode.FULL
            ? Long.MAX_VALUE
            : TimeUnit.MILLISECONDS.toNanos(Math.max(0, subject.redactMilliseconds()))
                / TENTHS
                * PACED_TENTHS;
    long begun = nanoClock.getAsLong();
    List<String> notChecked = new ArrayList<>();
    Optional<DetectorIdentity> detector = other(subject.madeWith());
    if (detector.isEmpty()) {
      notChecked.add(
          "faces, because no second face model is here; run: unseal models fetch "
              + toFetch(subject.madeWith()));
    }
    List<AuditFinding> findings = new ArrayList<>(Residue.of(subject, request.finished()));
    PictureAuditor.Setup setup =
        new PictureAuditor.Setup(detector, subject.fill(), request.threads());
    progress.stage(Progress.Stage.AUDIT, subject.frames());
    try (Footage footage = library.open(request.finished(), request.threads())) {
      Sample sample = sample(mode, subject, footage);
      Looking looking = look(subject, footage, sample, setup, share(limit, 5), progress);
      findings.addAll(counted(subject, looking));
      long took = nanoClock.getAsLong() - begun;
      long left = limit == Long.MAX_VALUE ? limit : limit - took;
      Optional<Recall> recall =
          recalled(
              request, footage, sample, looking, setup, took, left, findings, notChecked, progress);
      List<AuditFinding> seen = new ArrayList<>(Grouping.of(looking.sightings()));
      seen.sort(Comparator.comparingInt(finding -> finding.frames().start()));
      findings.addAll(seen);
      crops(request).ifPresent(folder -> Crops.write(footage, findings, folder, progress));
      return new Audit(
          mode,
          detector,
          subject.plan().isPresent(),
          looking.looked(sample),
          looking.subtracted(),
          findings,
          new Audit.Figures(
              subject.covered().meanMillionths(),
              subject.covered().mostMillionths(),
              subject.covered().framesWhole(),
              looking.besidePermille()),
          recall,
          notChecked);
    }
  }

  /** In the cache they go with the analysis; a new audit of the same plan replaces them. */
  private static Optional<Path> crops(Request request) {
    AuditSubject subject = request.subject();
    return request
        .crops()
        .or(
            () ->
                subject
                    .stored()
                    .map(stored -> stored.folder().resolve("audit-" + subject.planDigest())));
  }

  private static long share(long limit, int tenths) {
    return limit == Long.MAX_VALUE ? limit : limit / 10 * tenths;
  }

  private static Sample sample(AuditMode mode, AuditSubject subject, Footage footage) {
    Sampler sampler = new Sampler(mode, footage.facts().size(), subject.decisions());
    subject.tracks().read(sampler::stretch);
    return sampler.sample();
  }

  private static List<AuditFinding> counted(AuditSubject subject, Looking looking) {
    List<AuditFinding> findings = new ArrayList<>();
    if (looking.ticks().size() != subject.frames()) {
      findings.add(
          AuditFinding.ofFile(
              AuditCode.FRAMES_DIFFER,
              subject.frames(),
              "the file has "
                  + looking.ticks().size()
                  + " frames, the recording "
                  + subject.frames()));
    }
    looking.damaged().stream()
        .forEach(
            frame ->
                findings.add(
                    new AuditFinding(
                        AuditCode.PICTURE_DAMAGED,
                        new FrameSpan(frame, frame + 1),
                        Optional.empty(),
                        1,
                        AuditCode.PICTURE_DAMAGED.sentence())));
    return findings;
  }

  /** How much such a look finds, and when the recording's frames are, which takes the recording. */
  private Optional<Recall> recalled(
      Request request,
      Footage footage,
      Sample sample,
      Looking looking,
      PictureAuditor.Setup setup,
      long took,
      long left,
      List<AuditFinding> findings,
      List<String> notChecked,
      Progress progress) {
    AuditSubject subject = request.subject();
    Optional<String> obstacle = obstacle(request, left);
    if (obstacle.isPresent()) {
      notChecked.add("when frames are shown, because " + obstacle.get());
      notChecked.add("how much such an audit finds, because " + obstacle.get());
      return Optional.empty();
    }
    List<PlannedFrame> frames =
        sample.frames().stream()
            .filter(frame -> looking.frames().contains(frame.frame()))
            .filter(frame -> request.mode() != AuditMode.FULL || frame.sampled())
            .toList();
    RecallDraw draw = new RecallDraw(sample.tracks(), frames);
    List<RecallDraw.Drawn> drawn =
        draw.draw(
            subject.planDigest(), looking.light(), affordable(left, took, looking.looked(sample)));
    Set<Integer> tracks = drawn.stream().map(RecallDraw.Drawn::track).collect(Collectors.toSet());
    List<PlannedFrame> copied =
        frames.stream().filter(frame -> frame.movement() || frame.showsAny(tracks)).toList();
    RecallCheck.Outcome outcome =
        recall.run(
            new RecallCheck.Order(
                subject,
                subject.stored().orElseThrow(),
                subject.grid().orElseThrow(),
                setup,
                copied,
                drawn,
                looking.sightings(),
                draw.candidates(),
                request.mode() == AuditMode.FULL,
                pacing(left, copied.size())),
            request.original().orElseThrow(),
            progress);
    findings.addAll(
        Parity.compare(
                looking.ticks(),
                footage.facts().timeBase(),
                outcome.ticks(),
                request.original().get().facts().timeBase())
            .filter(finding -> findings.stream().noneMatch(f -> f.code() == finding.code()))
            .stream()
            .toList());
    if (outcome.recall().isEmpty()) {
      notChecked.add(
          drawn.isEmpty()
              ? "how much such an audit finds, because there is no covered track to try it on"
              : "how much such an audit finds, because there was no time, or others hide them all");
    }
    return outcome.recall();
  }

  /** Looks that there is time for, by what those before took; half of the time goes elsewhere. */
  private static int affordable(long left, long took, Audit.Looked looked) {
    long looks = 1L + looked.regions() + looked.whole();
    return left == Long.MAX_VALUE
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, left / 2 / Math.max(1, took / looks));
  }

  private static Optional<String> obstacle(Request request, long left) {
    AuditSubject subject = request.subject();
    if (request.original().isEmpty()) {
      return Optional.of("the recording was not given (--original FILE)");
    }
    if (subject.stored().isEmpty() || subject.grid().isEmpty()) {
      return Optional.of("the analysis is no longer in the cache");
    }
    if (left <= 0) {
      return Optional.of("there was no time left");
    }
    PictureSize size = request.original().get().facts().size();
    return size.width() % 2 + size.height() % 2 > 0
        ? Optional.of("pictures of an odd size can't be copied as they were encoded")
        : Optional.empty();
  }

  private Pacing pacing(long limit, int looks) {
    return limit == Long.MAX_VALUE ? Pacing.none() : new Pacing(limit, looks, nanoClock);
  }

  private Looking look(
      AuditSubject subject,
      Footage footage,
      Sample sample,
      PictureAuditor.Setup setup,
      long limit,
      Progress progress) {
    Optional<CoverSource> plan = subject.plan().map(known -> known.read());
    try {
      Looking looking =
          new Looking(
              sample.frames(),
              plan,
              subject.decisions().dismissals(),
              pacing(limit, sample.frames().size()));
      auditor.look(footage, setup, looking, looking, progress);
      plan.ifPresent(CoverSource::requireUnchanged);
      return looking;
    } finally {
      plan.ifPresent(CoverSource::close);
    }
  }
}
