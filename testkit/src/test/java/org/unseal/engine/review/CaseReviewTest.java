package org.unseal.engine.review;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.approval.CaseApproval;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.plan.CasePlanStep;
import org.unseal.engine.port.Progress;
import org.unseal.engine.sheet.BorderPicturesStep;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion.Keyframe;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.PlanDocument;
import org.unseal.testkit.engine.RecordedPartials;

/** From an analysis to an approval, with scripted recordings. */
class CaseReviewTest {
  private static final SegmentId BEFORE = new SegmentId(1, 1);
  private static final SegmentId AFTER = new SegmentId(1, 2);
  private static final SegmentId STUDENT = new SegmentId(2, 1);

  @TempDir Path folder;
  private ScriptedCase drawn;

  @BeforeEach
  void open() {
    drawn = new ScriptedCase(folder);
  }

  private static DecisionEdit level(SegmentId id, Level level, boolean confirm) {
    return new DecisionEdit.Segments(
        List.of(id),
        Optional.of(level),
        Optional.of("calder"),
        Optional.of("staff"),
        confirm ? Looked.AT_ITS_ENDS : Looked.NOT);
  }

  private List<FrameCover> covers(CasePlanStep.Planned planned) {
    PlanDocument document = planned.plan().document(drawn.folders);
    return document.runs().stream()
        .flatMap(run -> Stream.generate(run::cover).limit(run.frames()))
        .toList();
  }

  private static boolean shows(FrameCover cover, Box box) {
    return switch (cover) {
      case FrameCover.Nothing _ -> true;
      case FrameCover.Whole _ -> false;
      case FrameCover.Boxes boxes -> boxes.boxes().stream().noneMatch(one -> one.overlaps(box));
    };
  }

  private static void refused(ErrorCode code, String words, ThrowingCallable what) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(what)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .withMessageContaining(words);
  }

  @Test
  void whatNobodyDecidedIsCoveredAndWhatIsNotShownHasNoMasks() {
    drawn.analyze(false);
    CasePlanStep.Planned planned = drawn.plan();
    List<FrameCover> covers = covers(planned);
    for (int frame = 0; frame < covers.size(); frame++) {
      boolean shown = ScriptedCase.SHOWN.contains(frame);
      assertThat(shows(covers.get(frame), ScriptedCase.DEPUTY)).isEqualTo(!shown);
      assertThat(shows(covers.get(frame), ScriptedCase.STUDENT)).isEqualTo(!shown);
    }
    assertThat(planned.open()).containsExactly(BEFORE, AFTER, STUDENT);
    assertThat(planned.unseen()).containsExactly(1);
    assertThat(planned.settled()).isFalse();
    long pixels = 16 * 22 + 16 * 30;
    assertThat(planned.coveredMillionths()).isEqualTo(pixels * 1_000_000 / (101 * 75));
  }

  @Test
  void clearanceNextToAPointOfRiskTakesEffectOnlyOnceItIsConfirmed() {
    drawn.analyze(false);
    drawn.decide(
        "dana",
        level(BEFORE, Level.CLEAR, false),
        level(AFTER, Level.CLEAR, false),
        level(STUDENT, Level.CLEAR, false));
    CasePlanStep.Planned planned = drawn.plan();
    assertThat(planned.unconfirmed())
        .extracting(Clearance.Unconfirmed::segment)
        .containsExactly(BEFORE, AFTER);
    assertThat(planned.unconfirmed().getFirst().risks()).containsExactly(Risk.CROSSING);
    assertThat(planned.cleared())
        .containsExactly(new CasePlanStep.Cleared(STUDENT, Optional.of("calder"), "staff"));
    assertThat(covers(planned).subList(5, 35))
        .allMatch(cover -> !shows(cover, ScriptedCase.DEPUTY))
        .allMatch(cover -> shows(cover, ScriptedCase.STUDENT));

    drawn.decide("dana", level(BEFORE, Level.CLEAR, true));
    List<FrameCover> covers = covers(drawn.plan());
    assertThat(covers.subList(5, 20)).allMatch(cover -> shows(cover, ScriptedCase.DEPUTY));
    assertThat(covers.subList(20, 35)).allMatch(cover -> !shows(cover, ScriptedCase.DEPUTY));
  }

  @Test
  void whoeverIsNamedOtherwiseMustBeConfirmedAnew() {
    drawn.analyze(false);
    drawn.decide("dana", level(BEFORE, Level.CLEAR, true));
    DecisionEdit other =
        new DecisionEdit.Segments(
            List.of(BEFORE), Optional.empty(), Optional.of("amsel"), Optional.empty(), Looked.NOT);
    SegmentDecision now =
        requireNonNull(drawn.decide("dana", other).decisions().decisions().segments().get(BEFORE));
    assertThat(now.level()).isEqualTo(Level.CLEAR);
    assertThat(now.confirmed()).isFalse();
  }

  /** Who said that others are drawn over said it of what was drawn then. */
  @Test
  void whereARegionIsErasedWhatWasLookedThroughIsLookedThroughAnew() {
    drawn.analyze(false);
    Box box = Box.ofSize(0, 0, 4, 4);
    drawn.decide(
        "dana",
        new DecisionEdit.Draw(new FrameSpan(19, 20), List.of(new Keyframe(19, box)), "plate"),
        new DecisionEdit.Segments(
            List.of(BEFORE, AFTER),
            Optional.of(Level.CLEAR),
            Optional.of("calder"),
            Optional.empty(),
            Looked.IN_EVERY_PICTURE));

    Map<SegmentId, SegmentDecision> now =
        drawn.decide("dana", new DecisionEdit.Erase(1)).decisions().decisions().segments();

    assertThat(requireNonNull(now.get(BEFORE)).looked()).isEqualTo(Looked.AT_ITS_ENDS);
    assertThat(requireNonNull(now.get(AFTER)).looked()).isEqualTo(Looked.IN_EVERY_PICTURE);
  }

  @Test
  void trackAsAWholeIsNamedAndNeverCleared() {
    drawn.analyze(false);
    CaseDecisions now =
        drawn
            .decide(
                "dana", new DecisionEdit.WholeTrack(1, Optional.of("calder"), Optional.of("7(C)")))
            .decisions();
    assertThat(now.decisions().segments().keySet()).containsExactlyInAnyOrder(BEFORE, AFTER);
    assertThat(now.decisions().segments().values())
        .allMatch(one -> one.level() == Level.HEAD && one.ground().equals("7(C)"))
        .allMatch(one -> one.person().equals(Optional.of("calder")));
  }

  @Test
  void regionsAndBackdropsAndDismissalsAreKeptAndARegionCanGoAgain() {
    drawn.analyze(false);
    Box from = Box.ofSize(0, 0, 4, 4);
    CaseDecisions now =
        drawn
            .decide(
                "dana",
                new DecisionEdit.Draw(
                    new FrameSpan(10, 20),
                    List.of(new Keyframe(10, from), new Keyframe(18, from.move(40, 0))),
                    "plate"),
                new DecisionEdit.LookedAt(1, List.of(Box.ofSize(90, 60, 8, 8))),
                new DecisionEdit.Dismiss(new FrameSpan(3, 9), from, "a sign"))
            .decisions();
    assertThat(CaseDecisions.of(drawn.store.read(of -> of), "i1")).isEqualTo(now);
    CasePlanStep.Planned planned = drawn.plan();
    assertThat(planned.unseen()).isEmpty();
    List<FrameCover> covers = covers(planned);
    assertThat(shows(covers.get(14), Box.ofSize(20, 0, 4, 4))).isFalse();
    assertThat(shows(covers.get(20), Box.ofSize(40, 0, 4, 4))).isTrue();
    assertThat(shows(covers.get(30), Box.ofSize(90, 60, 8, 8))).isFalse();
    assertThat(drawn.decide("dana", new DecisionEdit.Erase(1)).decisions().decisions().regions())
        .isEmpty();
  }

  @Test
  void clipThatIsReleasedAsItIsHasNoMasksButWhatWasDrawn() {
    drawn.fix(ScriptedCase.SHOWN, false);
    drawn.analyze(false);
    assertThat(covers(drawn.plan())).containsOnly(new FrameCover.Nothing());
    drawn.decide(
        "dana",
        new DecisionEdit.Draw(
            new FrameSpan(10, 12), List.of(new Keyframe(10, Box.ofSize(4, 4, 8, 8))), "plate"));
    List<FrameCover> covers = covers(drawn.plan());
    assertThat(covers.get(11)).isEqualTo(new FrameCover.Boxes(List.of(Box.ofSize(4, 4, 8, 8))));
    assertThat(covers.get(12)).isEqualTo(new FrameCover.Nothing());
  }

  @Test
  void whatTheAnalysisDoesNotHaveIsRefusedAndChangesNothing() {
    drawn.analyze(false);
    CaseDecisions before = CaseDecisions.of(drawn.store.read(of -> of), "i1");
    refused(
        ErrorCode.UNKNOWN_SEGMENT,
        "no segment 9.1",
        () -> drawn.decide("dana", level(new SegmentId(9, 1), Level.CLEAR, true)));
    refused(
        ErrorCode.UNKNOWN_SEGMENT,
        "no track 9",
        () ->
            drawn.decide(
                "dana", new DecisionEdit.WholeTrack(9, Optional.of("x"), Optional.empty())));
    refused(
        ErrorCode.DOCUMENT_MALFORMED,
        "frames 0 to 39",
        () ->
            drawn.decide(
                "dana",
                new DecisionEdit.Draw(
                    new FrameSpan(30, 41), List.of(new Keyframe(30, Box.ofSize(0, 0, 4, 4))), "")));
    refused(
        ErrorCode.DOCUMENT_MALFORMED,
        "no backdrop 2",
        () -> drawn.decide("dana", new DecisionEdit.LookedAt(2, List.of())));
    assertThat(CaseDecisions.of(drawn.store.read(of -> of), "i1")).isEqualTo(before);
  }

  @Test
  void nobodyIsNamedWhoIsNotOnTheRoster() {
    drawn.analyze(false);
    refused(
        ErrorCode.RECORD_MISSING,
        "called stranger",
        () ->
            drawn.decide(
                "dana", new DecisionEdit.WholeTrack(1, Optional.of("stranger"), Optional.empty())));
    drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
    drawn.put(
        Action.ROSTER_CHANGED,
        new Change.Put(
            RecordKind.SUBJECT, "calder", new ObjectWriter().put("removed", "a mistake").end()));
    refused(
        ErrorCode.RECORD_MISSING,
        "called calder",
        () -> {
          drawn.analyze(true);
          drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
        });
  }

  @Test
  void nothingIsDecidedOrPlannedBeforeItWasAnalysed() {
    refused(
        ErrorCode.RECORD_MISSING,
        "unseal analyze CASE i1",
        () -> drawn.decide("dana", level(BEFORE, Level.CLEAR, true)));
    refused(ErrorCode.RECORD_MISSING, "unseal analyze CASE i1", drawn::plan);
  }

  @Test
  void recordingIsAnalysedOnceAndAgainWhereTheDerivedFolderIsGone() throws IOException {
    assertThat(drawn.analyze(false).head()).isPresent();
    assertThat(drawn.analyze(false).head()).isEmpty();
    assertThat(drawn.analyst.runs()).isEqualTo(1);
    drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
    drawn.analyses().clear();
    refused(ErrorCode.ANALYSIS_MISSING, "unseal analyze CASE i1", drawn::plan);
    assertThat(drawn.analyze(false).head()).isEmpty();
    assertThat(drawn.plan().cleared()).hasSize(1);
  }

  @Test
  void decisionsAreNeverCarriedOverToAnotherAnalysis() throws IOException {
    drawn.analyze(false);
    drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
    CasePlan plan = drawn.plan().plan();
    drawn.analyses().clear();
    drawn.analyst.ofVersion("scripted-2");
    refused(ErrorCode.CHANGED_SINCE, "--again", () -> drawn.analyze(false));
    drawn.analyze(true);
    assertThat(CaseDecisions.of(drawn.store.read(of -> of), "i1").decisions().segments()).isEmpty();
    assertThat(drawn.store.<List<String>>read(plan::stillHolds))
        .containsExactly("i1 was analysed anew");
  }

  @Test
  void fileThatIsNotWhatWasTakenInIsNotAnalysed() throws IOException {
    try (Stream<Path> all = Files.walk(drawn.folders.originals())) {
      Files.writeString(all.filter(Files::isRegularFile).findFirst().orElseThrow(), "another one");
    }
    refused(ErrorCode.DIGEST_MISMATCH, "custody check", () -> drawn.analyze(false));
  }

  @Test
  void planSaysWhatChangedSinceAndTheSameDecisionsGiveTheSamePlan() {
    drawn.analyze(false);
    CasePlan plan = drawn.plan().plan();
    assertThat(drawn.store.<List<String>>read(plan::stillHolds)).isEmpty();
    assertThat(drawn.plan().head()).as("the same plan is no event").isEmpty();
    drawn.decide("dana", level(STUDENT, Level.FIGURE, false));
    assertThat(drawn.store.<List<String>>read(plan::stillHolds))
        .containsExactly("the decisions on i1 were changed");
    drawn.fix(new FrameSpan(5, 30));
    assertThat(drawn.store.<List<String>>read(plan::stillHolds))
        .containsExactly("the decisions on i1 were changed", "the scope was fixed anew");
    CasePlan now = drawn.plan().plan();
    assertThat(drawn.store.<List<String>>read(now::stillHolds)).isEmpty();
    drawn.decide(
        "dana", new DecisionEdit.Dismiss(new FrameSpan(3, 9), new Box(1, 2, 3, 4), "a sign"));
    assertThat(drawn.store.<List<String>>read(now::stillHolds))
        .as("a finding that is nobody covers nothing")
        .isEmpty();
  }

  @Test
  void whoeverDecidedCanNotApproveNorWithAnotherRecordOrAnotherKey() {
    drawn.admit("eve", SigningKey.create());
    drawn.analyze(false);
    drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
    drawn.plan();
    refused(
        ErrorCode.NOT_ALLOWED,
        "somebody else must, as eve",
        () -> drawn.approve("dana", Approval.Of.PLAN, Optional.empty()));
    refused(
        ErrorCode.NOT_ALLOWED,
        "eve is in the case",
        () -> drawn.approve("dana", Approval.Of.PLAN, Optional.of("nobody else here")));
    drawn.admit("double", drawn.key("dana"));
    refused(
        ErrorCode.NOT_ALLOWED,
        "whoever decided can't approve",
        () -> drawn.approve("double", Approval.Of.PLAN, Optional.empty()));
    refused(
        ErrorCode.NOT_ALLOWED,
        "without --alone",
        () -> drawn.approve("eve", Approval.Of.PLAN, Optional.of("why not")));
    CaseApproval approved = drawn.approve("eve", Approval.Of.PLAN, Optional.empty()).approval();
    assertThat(approved.approval().deciders()).containsExactly(drawn.key("dana").signer());
    assertThat(approved.signature().signer()).isEqualTo(drawn.key("eve").signer());
    assertThat(
            drawn.store.<CaseApproval>read(of -> CaseApproval.require(of, "c1", Approval.Of.PLAN)))
        .isEqualTo(approved);
  }

  @Test
  void officeOfOneApprovesAloneWithAReasonAndNotOtherwise() {
    drawn.analyze(false);
    drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
    drawn.plan();
    refused(
        ErrorCode.NOT_ALLOWED,
        "--alone REASON",
        () -> drawn.approve("dana", Approval.Of.PLAN, Optional.empty()));
    CaseApproval approved =
        drawn.approve("dana", Approval.Of.PLAN, Optional.of("an office of one")).approval();
    assertThat(approved.approval().alone()).contains("an office of one");
    assertThat(drawn.store.<List<String>>read(approved::stillHolds)).isEmpty();
  }

  @Test
  void approvalIsGoodForThisPlanAndNoOther() {
    drawn.admit("eve", SigningKey.create());
    drawn.analyze(false);
    refused(
        ErrorCode.RECORD_MISSING,
        "unseal plan CASE c1",
        () -> drawn.approve("eve", Approval.Of.PLAN, Optional.empty()));
    drawn.plan();
    drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
    refused(
        ErrorCode.CHANGED_SINCE,
        "the decisions on i1 were changed",
        () -> drawn.approve("eve", Approval.Of.PLAN, Optional.empty()));
    drawn.plan();
    CaseApproval approved = drawn.approve("eve", Approval.Of.PLAN, Optional.empty()).approval();
    drawn.fix(ScriptedCase.SHOWN);
    assertThat(drawn.store.<List<String>>read(approved::stillHolds)).isEmpty();
    drawn.fix(new FrameSpan(5, 30));
    drawn.plan();
    assertThat(drawn.store.<List<String>>read(approved::stillHolds))
        .containsExactly("another plan of c1 was approved");
    refused(
        ErrorCode.CHANGED_SINCE,
        "no longer good",
        () -> drawn.store.read(of -> CaseApproval.require(of, "c1", Approval.Of.PLAN)));
  }

  @Test
  void whoeverDecidesLaterTakesTheirOwnApprovalAway() {
    drawn.admit("eve", SigningKey.create());
    drawn.analyze(false);
    drawn.decide("dana", level(STUDENT, Level.CLEAR, false));
    drawn.plan();
    CaseApproval approved = drawn.approve("eve", Approval.Of.PLAN, Optional.empty()).approval();
    drawn.decide(
        "eve", new DecisionEdit.Dismiss(new FrameSpan(3, 9), new Box(1, 2, 3, 4), "a sign"));
    assertThat(drawn.store.<List<String>>read(approved::stillHolds))
        .containsExactly("whoever approved it decided since");
  }

  @Test
  void renditionIsApprovedByItsOwnDigest() {
    drawn.admit("eve", SigningKey.create());
    drawn.analyze(false);
    CasePlan plan = drawn.plan().plan();
    refused(
        ErrorCode.RECORD_MISSING,
        "unseal render CASE c1",
        () -> drawn.approve("eve", Approval.Of.RENDITION, Optional.empty()));
    render(plan.plan(), "cd");
    CaseApproval approved =
        drawn.approve("eve", Approval.Of.RENDITION, Optional.empty()).approval();
    assertThat(approved.approval().rendition()).contains(Digest.ofHex("cd".repeat(32)));
    assertThat(drawn.store.<List<String>>read(approved::stillHolds)).isEmpty();
    render(plan.plan(), "ef");
    assertThat(drawn.store.<List<String>>read(approved::stillHolds))
        .containsExactly("another rendition of c1 was approved");
    render(Digest.ofHex("01".repeat(32)), "ef");
    refused(
        ErrorCode.CHANGED_SINCE,
        "rendered by another plan",
        () -> drawn.approve("eve", Approval.Of.RENDITION, Optional.empty()));
  }

  private void render(Digest plan, String rendition) {
    drawn.put(
        Action.RENDERED,
        new Change.Put(
            RecordKind.RENDITION,
            "c1",
            new ObjectWriter()
                .put("plan", plan)
                .put("rendition", Digest.ofHex(rendition.repeat(32)))
                .end()));
  }

  @Test
  void picturesAtABorderAreTheLastBeforeAndTheFirstAfterAndTheirOwnersAlone() throws IOException {
    var analysed = drawn.analyze(false);
    RecordedPartials partials = new RecordedPartials();
    Path pictures = folder.resolve("look");
    List<Path> written;
    try (var footage = drawn.library().open(folder, 1)) {
      written =
          new BorderPicturesStep(partials)
              .run(footage, analysed.analysis(), "i1", AFTER, pictures, Progress.SILENT);
    }
    assertThat(written)
        .extracting(path -> path.getFileName().toString())
        .containsExactly("i1-1.2-1-before.jpg", "i1-1.2-2-first.jpg", "i1-1.2-3-last.jpg");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written.getFirst())))
        .isEqualTo("rw-------");
    assertThat(Files.readAllBytes(written.getFirst())).startsWith(0xFF, 0xD8);
    assertThat(partials.now()).isEmpty();
  }
}
