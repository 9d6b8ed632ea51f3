package org.unseal.engine.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.engine.port.Progress;
import org.unseal.model.recording.FrameSpan;

/** Audits one finished file. Changes nothing. */
public final class AuditStep {
  private final FootageLibrary library;
  private final PictureAuditor auditor;
  private final LongSupplier nanoClock;

  /**
   * Wires the step.
   *
   * @param nanoClock for the limit of time, in nanoseconds from any start
   */
  public AuditStep(FootageLibrary library, PictureAuditor auditor, LongSupplier nanoClock) {
    this.library = library;
    this.auditor = auditor;
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
    int threads = request.threads();
    long limit =
        mode == AuditMode.FULL
            ? Long.MAX_VALUE
            : TimeUnit.MILLISECONDS.toNanos(Math.max(0, subject.redactMilliseconds())) / 2;
    List<String> notChecked = new ArrayList<>();
    List<AuditFinding> findings = new ArrayList<>();
    Optional<DetectorIdentity> detector = other(subject.madeWith());
    if (detector.isEmpty()) {
      notChecked.add(
          "faces, because no second face model is here; run: unseal models fetch "
              + toFetch(subject.madeWith()));
    }
    progress.stage(Progress.Stage.AUDIT, subject.frames());
    try (Footage footage = library.open(request.finished(), threads)) {
      Sampler sampler = new Sampler(mode, footage.facts().size(), subject.decisions());
      subject.tracks().read(sampler::stretch);
      Sample sample = sampler.sample();
      Looking looking = look(subject, footage, sample, detector, limit, threads, progress);
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
      List<AuditFinding> seen = new ArrayList<>(Grouping.of(looking.sightings()));
      seen.sort(Comparator.comparingInt(finding -> finding.frames().start()));
      findings.addAll(seen);
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
          Optional.empty(),
          notChecked);
    }
  }

  private Looking look(
      AuditSubject subject,
      Footage footage,
      Sample sample,
      Optional<DetectorIdentity> detector,
      long limit,
      int threads,
      Progress progress) {
    Optional<CoverSource> plan = subject.plan().map(known -> known.read());
    try {
      Looking looking =
          new Looking(
              sample.frames(),
              plan,
              subject.decisions().dismissals(),
              limit == Long.MAX_VALUE
                  ? Pacing.none()
                  : new Pacing(limit, sample.frames().size(), nanoClock));
      auditor.look(
          footage,
          new PictureAuditor.Setup(detector, subject.fill(), threads),
          looking,
          looking,
          progress);
      plan.ifPresent(CoverSource::requireUnchanged);
      return looking;
    } finally {
      plan.ifPresent(CoverSource::close);
    }
  }
}
