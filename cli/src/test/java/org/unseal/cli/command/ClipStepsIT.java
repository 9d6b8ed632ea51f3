package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.clip.AuditClipStep;
import org.unseal.engine.clip.ReleaseClipStep;
import org.unseal.engine.clip.ReleaseClipStep.ReleasedClip;
import org.unseal.engine.clip.RenderClipStep;
import org.unseal.engine.clip.RenderClipStep.RenderedClip;
import org.unseal.engine.clip.StoredAudit;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.release.AbsentRun;
import org.unseal.engine.release.ReleaseOptions;
import org.unseal.engine.release.ReleaseRequest;
import org.unseal.engine.report.Report;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Entry.Absence;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.Trust;
import org.unseal.proof.verify.Verdict;

/** A clip's three steps, one after the other, broken off, run again, and run on something else. */
final class ClipStepsIT {
  private static final int FRAMES = 210;
  private static final FrameSpan SHOWN = new FrameSpan(70, 190);

  @TempDir private Path folder;
  private final SigningKey key = SigningKey.create();
  private final SigningKey decider = SigningKey.create();
  private Path recording = Path.of("");
  private Path clip = Path.of("");
  private Workshop workshop = new Workshop(surroundings(Path.of("")));

  /** What redacting found; its plan is of the clip alone. */
  private Report report;

  private PlanDocument plan;

  @BeforeEach
  void planAClip() throws IOException, MalformedJsonException {
    workshop = new Workshop(surroundings(folder));
    recording = DrawnClip.write(folder.resolve("yard.mp4"), FRAMES);
    Files.writeString(folder.resolve("word"), "four small grey stones\n");
    assertThat(
            CommandLineRun.run(
                new String[] {
                  "seal",
                  recording.toString(),
                  "--sign-with",
                  "own",
                  "--passphrase-file",
                  folder.resolve("word").toString(),
                  "--quiet"
                },
                surroundings(folder)))
        .isZero();
    report =
        workshop
            .release(workshop.redact(Optional.empty(), 2))
            .run(
                new ReleaseRequest(
                    new RedactRequest(
                        recording,
                        folder.resolve("unused"),
                        Policy.MOVING,
                        new RenderSettings(0, false, 2).showing(SHOWN),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                    folder.resolve("atonce"),
                    options(List.of())),
                Progress.SILENT)
            .report();
    plan = PlanDocument.read(Files.readAllBytes(folder.resolve("atonce/plan.json")));
    clip = Files.createDirectory(folder.resolve("derived")).resolve("c1");
  }

  @AfterEach
  void close() {
    key.close();
    decider.close();
  }

  private static Surroundings surroundings(Path folder) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Surroundings(
        out,
        out,
        false,
        new Cancellation(),
        new Scratch(Optional.empty()),
        new UserFolders(folder.resolve("home/cache"), folder.resolve("home/settings")));
  }

  private ReleaseOptions options(List<AbsentRun> absent) {
    return new ReleaseOptions(
        recording.resolveSibling("yard.mp4.seal.json"),
        recording.resolveSibling("yard.mp4.seed"),
        Optional.of(recording.resolveSibling("yard.mp4.pictures.json")),
        Optional.of("students"),
        Optional.of("a trial"),
        false,
        Optional.empty(),
        Optional.empty(),
        absent,
        2,
        key,
        decider);
  }

  private RenderClipStep.Request rendering(PlanDocument by, int threads, Path into) {
    return new RenderClipStep.Request(
        recording,
        Digest.ofHex(report.input().sha256()),
        Digest.ofHex(report.analysis().digest()),
        by,
        SHOWN,
        Mode.SMART,
        Gate.FAST,
        threads,
        into);
  }

  private RenderedClip render() {
    return workshop.renderClip().run(rendering(plan, 2, clip), Progress.SILENT);
  }

  private StoredAudit audit(PlanDocument by) {
    return workshop
        .auditClip()
        .run(
            new AuditClipStep.Request(
                recording,
                clip,
                by,
                report.analysis(),
                report.decisions().decisions(),
                AuditMode.SAMPLE,
                Optional.of(folder.resolve("crops")),
                2),
            Progress.SILENT);
  }

  private ReleasedClip release(Path target, AbsentRun... absent) {
    return workshop
        .releaseClip()
        .run(
            new ReleaseClipStep.Request(
                recording,
                clip,
                plan,
                report.analysis(),
                report.decisions().decisions(),
                target,
                options(List.of(absent))),
            Progress.SILENT);
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  @Test
  void threeStepsMakeWhatOneRunMakes() throws IOException {
    RenderedClip made = render();
    assertThat(made.reused()).isFalse();
    assertThat(clip.resolve("media.mp4"))
        .hasSameBinaryContentAs(folder.resolve("atonce/media/recording.mp4"));
    assertThat(Files.readAllBytes(clip.resolve("rendition.json")))
        .isEqualTo(made.rendition().bytes());
    StoredAudit audit = audit(plan);
    assertThat(audit.rendition()).isEqualTo(made.rendition().digest());
    assertThat(audit.audit().findings()).isEmpty();
    assertThat(audit.audit().looked().movementSample()).isPositive();

    Path unfinished = Files.createDirectory(folder.resolve(".publication.partial"));
    Path target = unfinished.resolve("c1");
    ReleasedClip released =
        release(
            target,
            new AbsentRun(new FrameSpan(0, 65), Absence.WITHHELD, "an ongoing case"),
            new AbsentRun(new FrameSpan(200, FRAMES), Absence.WITHHELD, "a minor"));
    List<Entry> entries = released.release().tracks().getFirst().entries();
    assertThat(entries.getFirst())
        .isInstanceOfSatisfying(
            Entry.Closed.class,
            closed -> {
              assertThat(closed.is()).isEqualTo(Absence.WITHHELD);
              assertThat(closed.ground()).isEqualTo("an ongoing case");
              assertThat(closed.units()).hasValue(60);
            });
    assertThat(((Entry.Render) entries.get(1)).why())
        .contains("frames of it were cut off and withheld: an ongoing case");
    assertThat(((Entry.Render) entries.getLast()).why())
        .contains("frames of it were cut off and withheld: a minor");
    assertThat(target.resolve("plan.json"))
        .hasSameBinaryContentAs(folder.resolve("atonce/plan.json"));

    Verdict verdict =
        new ReleaseVerifier(
                new Trust(List.of(key.signer(), decider.signer()), List.of(), List.of(), Map.of()),
                Optional.empty(),
                Optional.empty())
            .verify(ReleaseFolder.find(target).orElseThrow(), (_, _) -> {});
    assertThat(verdict.intact()).as("%s", verdict.findings()).isTrue();
    assertThat(verdict.facts().orElseThrow().signers())
        .anyMatch(
            signer ->
                signer.document().contains("decisions") && signer.key().equals(decider.signer()));
    try (var files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".partial") && !name.equals(".publication.partial"));
    }
  }

  @Test
  void whatWasRenderedIsNotRenderedAgainAndWhatIsDamagedIs() throws IOException {
    RenderedClip made = render();
    assertThat(render().reused()).isTrue();
    Path other = folder.resolve("derived/c2");
    RenderedClip many = workshop.renderClip().run(rendering(plan, 8, other), Progress.SILENT);
    assertThat(many.rendition().digest()).isEqualTo(made.rendition().digest());

    Path media = clip.resolve("media.mp4");
    byte[] bytes = Files.readAllBytes(media);
    bytes[bytes.length / 2] ^= 1;
    Files.write(media, bytes);
    refused(ErrorCode.DIGEST_MISMATCH, () -> audit(plan));
    RenderedClip again = render();
    assertThat(again.reused()).isFalse();
    assertThat(again.rendition()).isEqualTo(made.rendition());

    Files.writeString(clip.resolve("rendition.json"), "{}");
    refused(ErrorCode.DOCUMENT_MALFORMED, () -> audit(plan));
    assertThat(render().reused()).isFalse();
    Files.delete(clip.resolve("rendition.json")); // as if it had been broken off
    refused(ErrorCode.RECORD_MISSING, () -> audit(plan));
    assertThat(render().rendition()).isEqualTo(made.rendition());
  }

  @Test
  void stepsAreRefusedWhereAnEarlierOneIsMissingOrOfAnotherPlan() {
    Path target = folder.resolve("target");
    refused(ErrorCode.RECORD_MISSING, () -> audit(plan));
    refused(ErrorCode.RECORD_MISSING, () -> release(target));
    render();
    refused(ErrorCode.RECORD_MISSING, () -> release(target));
    refused(ErrorCode.DIGEST_MISMATCH, () -> audit(covering(100)));
    audit(plan);
    refused(
        ErrorCode.USAGE,
        () -> release(target, new AbsentRun(new FrameSpan(0, 71), Absence.WITHHELD, "a minor")));
    workshop.renderClip().run(rendering(covering(100), 2, clip), Progress.SILENT);
    refused(ErrorCode.DIGEST_MISMATCH, () -> release(target));
    render();
    refused(ErrorCode.RECORD_MISSING, () -> release(target)); // its audit was of another file
    assertThat(target).doesNotExist();
  }

  @Test
  void nothingIsRenderedOfAnotherRecordingOrByAPlanThatTellsTooMuch() throws IOException {
    refused(
        ErrorCode.DOCUMENT_MALFORMED,
        () -> workshop.renderClip().run(rendering(covering(69), 2, clip), Progress.SILENT));
    DrawnClip.write(recording, FRAMES - 30);
    refused(ErrorCode.DIGEST_MISMATCH, this::render);
    try (var files = Files.list(clip.resolveSibling(""))) {
      assertThat(files).isEmpty();
    }
  }

  /** The plan with a frame, and nothing else, covered besides. */
  private PlanDocument covering(int frame) {
    List<PlanDocument.Run> runs = new ArrayList<>();
    FrameCover box = new FrameCover.Boxes(List.of(new Box(0, 0, 16, 16)));
    runs.add(new PlanDocument.Run(frame, new FrameCover.Nothing()));
    runs.add(new PlanDocument.Run(1, box));
    runs.add(new PlanDocument.Run(FRAMES - frame - 1, new FrameCover.Nothing()));
    return new PlanDocument(
        plan.width(), plan.height(), plan.gridColumns(), plan.gridRows(), plan.fill(), runs);
  }
}
