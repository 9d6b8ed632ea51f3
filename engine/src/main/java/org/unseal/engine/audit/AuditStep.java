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
import org.unseal.engine.plan.SkippingCovers;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;

/** Audits one finished file. Changes nothing. */
public final class AuditStep {
  private static final String TIMES = "when frames are shown, because ";
  private static final String RECALL = "how much such an audit finds, because ";
  private static final String NOT_GIVEN = "the recording was not given (--original FILE)";
  private static final String NO_TIME = "there was no time left";
  private static final int PERCENT = 100;

  /**
   * An audit may take half of redacting's own time. What is left of the half is for what can't be
   * broken off: judging the movement that was collected, and ending.
   */
  private static final int LIMIT = 44;

  /** Of the limit: until then the file is looked at, where recall can be measured after it. */
  private static final int FINISHED = 65;

  /** Of the limit: until then where all goes well, so that there is time for recall. */
  private static final int PACED = 45;

  /** Of the limit: for faces however slow the rest is. */
  private static final int FACES = 20;

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
                / PERCENT
                * LIMIT;
    long begun = nanoClock.getAsLong();
    List<String> notChecked = new ArrayList<>();
    Optional<DetectorIdentity> detector = other(subject.madeWith());
    if (detector.isEmpty()) {
      notChecked.add(
          "faces, because no second face model is here; run: unseal models fetch "
              + toFetch(subject.madeWith()));
    }
    List<AuditFinding> findings = new ArrayList<>(Residue.of(subject, request.finished()));
    Optional<Footage> original =
        request
            .original()
            .map(
                recording ->
                    subject.part().map(part -> RunOfFrames.of(recording, part)).orElse(recording));
    PictureAuditor.Setup setup =
        new PictureAuditor.Setup(detector, subject.fill(), request.threads());
    progress.stage(Progress.Stage.AUDIT, subject.frames());
    try (Footage file = library.open(request.finished(), request.threads())) {
      Footage footage = subject.part().map(part -> RunOfFrames.in(file, part.start())).orElse(file);
      Sample sample = sample(mode, subject, footage);
      Looking looking =
          look(
              subject,
              footage,
              sample,
              setup,
              pacing(
                  limit,
                  limit - (nanoClock.getAsLong() - begun),
                  obstacle(request).isEmpty(),
                  subject.shown()),
              from(subject.shown().start(), progress));
      findings.addAll(counted(subject, looking));
      List<AuditFinding> seen = new ArrayList<>(Grouping.of(looking.sightings()));
      seen.sort(Comparator.comparingInt(finding -> finding.frames().start()));
      findings.addAll(seen);
      crops(request)
          .ifPresent(
              folder ->
                  Crops.write(
                      footage,
                      findings,
                      looking.crops(),
                      folder,
                      from(subject.shown().start(), progress)));
      long took = nanoClock.getAsLong() - begun;
      long left = limit == Long.MAX_VALUE ? limit : limit - took;
      Optional<Recall> recall =
          compared(
              request,
              original,
              footage,
              sample,
              looking,
              setup,
              took,
              left,
              findings,
              notChecked,
              from(subject.shown().start(), progress));
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

  /** Frames are numbered as in the recording; what is done is counted from the first of them. */
  private static Progress from(int first, Progress progress) {
    return new Progress() {
      @Override
      public void stage(Stage stage, long units) {
        progress.stage(stage, units);
      }

      @Override
      public void done(long units) {
        progress.done(Math.max(0, units - first));
      }
    };
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

  private static Sample sample(AuditMode mode, AuditSubject subject, Footage footage) {
    Sampler sampler =
        new Sampler(mode, footage.facts().size(), subject.decisions(), subject.shown());
    subject.tracks().read(sampler::stretch);
    return sampler.sample();
  }

  private static List<AuditFinding> counted(AuditSubject subject, Looking looking) {
    List<AuditFinding> findings = new ArrayList<>();
    if (looking.ticks().size() != subject.frames()) {
      findings.add(
          AuditFinding.ofFile(
              AuditCode.FRAMES_DIFFER,
              subject.shown(),
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
  private Optional<Recall> compared(
      Request request,
      Optional<Footage> recording,
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
    if (recording.isEmpty()) {
      notChecked.add(TIMES + NOT_GIVEN);
      notChecked.add(RECALL + NOT_GIVEN);
      return Optional.empty();
    }
    Footage original = recording.get();
    int first = subject.shown().start();
    if (left <= 0) {
      notChecked.add(TIMES + NO_TIME);
      notChecked.add(RECALL + NO_TIME);
      return Optional.empty();
    }
    Optional<String> obstacle = obstacle(request);
    if (obstacle.isPresent()) {
      compare(looking, footage, original, findings, times(original, progress), first);
      notChecked.add(RECALL + obstacle.get());
      return Optional.empty();
    }
    List<PlannedFrame> frames =
        looking.frames().stream()
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
                left == Long.MAX_VALUE
                    ? Pacing.none()
                    : new Pacing(left, left, 0, subject.shown(), nanoClock)),
            original,
            progress);
    outcome
        .ticks()
        .ifPresentOrElse(
            ticks -> compare(looking, footage, original, findings, ticks, first),
            () -> notChecked.add(TIMES + NO_TIME));
    if (outcome.recall().isEmpty()) {
      notChecked.add(
          RECALL
              + (drawn.isEmpty()
                  ? "there is no covered track to try it on"
                  : "there was no time, or others hide them all"));
    }
    return outcome.recall();
  }

  /** Found last, so that pictures of findings keep their numbers. */
  private static void compare(
      Looking looking,
      Footage footage,
      Footage original,
      List<AuditFinding> findings,
      List<Long> ticks,
      int first) {
    Parity.compare(looking.ticks(), footage.facts().timeBase(), ticks, original.facts().timeBase())
        .filter(finding -> findings.stream().noneMatch(f -> f.code() == finding.code()))
        .map(finding -> finding.later(first))
        .ifPresent(findings::add);
  }

  /** When the recording's frames are shown, which takes decoding it. */
  private static List<Long> times(Footage original, Progress progress) {
    List<Long> ticks = new ArrayList<>();
    try (FrameStream stream = original.frames()) {
      for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (DecodedFrame frame = next.get()) {
          ticks.add(frame.ticks());
          progress.done(frame.index());
        }
      }
    }
    return ticks;
  }

  /** Looks that there is time for, by how many there were in the time before. */
  private static int affordable(long left, long took, Audit.Looked looked) {
    long looks = 1L + looked.regions() + looked.whole();
    return left == Long.MAX_VALUE
        ? Integer.MAX_VALUE
        : (int)
            Math.min(Integer.MAX_VALUE, looks * (left / 1_000_000) / Math.max(1, took / 1_000_000));
  }

  /** Why recall can't be measured, however much time there is. */
  private static Optional<String> obstacle(Request request) {
    AuditSubject subject = request.subject();
    if (request.original().isEmpty()) {
      return Optional.of(NOT_GIVEN);
    }
    if (subject.stored().isEmpty() || subject.grid().isEmpty()) {
      return Optional.of("the analysis is no longer in the cache");
    }
    PictureSize size = request.original().get().facts().size();
    return size.width() % 2 + size.height() % 2 > 0
        ? Optional.of("pictures of an odd size can't be copied as they were encoded")
        : Optional.empty();
  }

  /**
   * For looking at the file.
   *
   * @param left nanoseconds of the limit
   * @param again recall is to be measured afterwards
   */
  private Pacing pacing(long limit, long left, boolean again, FrameSpan frames) {
    return limit == Long.MAX_VALUE
        ? Pacing.none()
        : new Pacing(
            again ? left / PERCENT * FINISHED : left,
            again ? left / PERCENT * PACED : left,
            limit / PERCENT * FACES,
            frames,
            nanoClock);
  }

  private Looking look(
      AuditSubject subject,
      Footage footage,
      Sample sample,
      PictureAuditor.Setup setup,
      Pacing pacing,
      Progress progress) {
    Optional<CoverSource> plan = subject.plan().map(SkippingCovers::new);
    try {
      Looking looking =
          new Looking(sample.frames(), plan, subject.decisions().dismissals(), pacing);
      auditor.look(footage, setup, looking, looking, progress);
      plan.ifPresent(CoverSource::requireUnchanged);
      return looking;
    } finally {
      plan.ifPresent(CoverSource::close);
    }
  }
}
