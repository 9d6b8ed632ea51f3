package org.unseal.engine.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.approval.CaseApproval;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseDecisions.Decider;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.log.RedactionRow.What;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.plan.CoveredShare;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.roster.Subject;
import org.unseal.engine.scoping.RecorderClock;
import org.unseal.model.code.Codes;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.order.ClauseId;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.PlanDocument;

/** What is covered in one clip: everything that its plan draws, by what it was drawn for. */
final class ClipRedactions {
  private final Clip clip;
  private final Known known;
  private final List<Covered> covered = new ArrayList<>();
  private String fill = "";

  /** Nothing of one case changes while it is read. */
  private record Known(
      CasePlan plan,
      CaseDecisions decided,
      Optional<CaseApproval> approval,
      Roster roster,
      Grounds grounds) {
    static Known of(CaseReading reading, Clip clip) {
      CasePlan plan = CasePlan.of(reading, clip.id());
      plan.requireHolds(reading);
      return new Known(
          plan,
          CaseDecisions.of(reading, clip.item()),
          CaseApproval.of(reading, clip.id(), Approval.Of.PLAN)
              .filter(found -> found.stillHolds(reading).isEmpty()),
          Roster.of(reading),
          Grounds.of(reading));
    }
  }

  /** One thing that is covered. */
  private record Covered(
      What what,
      Optional<String> subject,
      String level,
      FrameSpan frames,
      CoveredShare share,
      String ground,
      Optional<String> person,
      Optional<Instant> decided) {}

  private ClipRedactions(Clip clip, Known known) {
    this.clip = clip;
    this.known = known;
  }

  static ClipRedactions of(CaseFile file, Clip clip, AnalysisStore analyses) {
    Known known = file.read(reading -> Known.of(reading, clip));
    ClipRedactions redactions = new ClipRedactions(clip, known);
    PlanDocument plan = known.plan().document(file.folders());
    StoredAnalysis analysis = new CaseAnalyses(analyses).of(known.decided());
    redactions.find(analysis, plan);
    return redactions;
  }

  private void find(StoredAnalysis analysis, PlanDocument plan) {
    fill = plan.fill();
    Clearance clearance = Clearance.of(analysis, known.decided().decisions());
    Decisions decisions = clearance.decisions();
    // What was to be shown and is not: the ground that was given is one for showing.
    Set<SegmentId> doubtful =
        clearance.unconfirmed().stream()
            .map(Clearance.Unconfirmed::segment)
            .collect(Collectors.toSet());
    analysis.read(
        stretch -> {
          for (Track track : stretch.tracks()) {
            track
                .segments()
                .forEach(
                    segment ->
                        segment(track, segment, decisions, doubtful.contains(segment.id()), plan));
          }
          stretch
              .backdrops()
              .forEach(
                  backdrop ->
                      Optional.ofNullable(decisions.backdrops().get(backdrop.number()))
                          .filter(review -> !review.boxes().isEmpty())
                          .ifPresent(
                              review ->
                                  inClip(backdrop.frames())
                                      .ifPresent(
                                          frames ->
                                              covered.add(
                                                  new Covered(
                                                      What.BACKDROP,
                                                      Optional.of(
                                                          Integer.toString(backdrop.number())),
                                                      "boxes",
                                                      frames,
                                                      CoveredShare.of(review.boxes(), plan),
                                                      "",
                                                      Optional.empty(),
                                                      review.decided())))));
        });
    for (DrawnRegion region : decisions.regions()) {
      inClip(region.frames())
          .ifPresent(
              frames ->
                  covered.add(
                      new Covered(
                          What.REGION,
                          Optional.of(Integer.toString(region.number())),
                          "drawn",
                          frames,
                          CoveredShare.of(region, frames, plan),
                          region.ground(),
                          Optional.empty(),
                          region.decided())));
    }
    wholes(plan);
    covered.sort(
        Comparator.comparingInt((Covered one) -> one.frames().start())
            .thenComparing(Covered::what));
  }

  private void segment(
      Track track, Segment segment, Decisions decisions, boolean doubtful, PlanDocument plan) {
    SegmentDecision decision =
        decisions.segments().getOrDefault(segment.id(), new SegmentDecision(false, ""));
    if (decision.clear() || !clip.redacted()) {
      return;
    }
    inClip(segment.frames())
        .ifPresent(
            frames -> {
              CoveredShare share = CoveredShare.of(segment, decision.level(), frames, plan);
              covered.add(
                  new Covered(
                      switch (track.kind()) {
                        case MOVER -> What.MOVER;
                        case FACE -> What.FACE;
                        case STILL_FACE -> What.STILL_FACE;
                      },
                      Optional.of(segment.id().toString()),
                      word(decision.level()),
                      frames,
                      share,
                      doubtful ? "" : decision.ground(),
                      decision.person(),
                      decision.decided()));
            });
  }

  private static String word(Level level) {
    return switch (level) {
      case REGION -> "region";
      case FIGURE -> "figure";
      case HEAD -> "head";
      case CLEAR -> "clear";
    };
  }

  /** Frames that are covered whole, as the plan that is published has them. */
  private void wholes(PlanDocument plan) {
    int from = 0;
    for (PlanDocument.Run run : plan.runs()) {
      if (run.cover() instanceof FrameCover.Whole whole) {
        inClip(new FrameSpan(from, from + run.frames()))
            .ifPresent(
                frames ->
                    covered.add(
                        new Covered(
                            What.WHOLE_FRAMES,
                            Optional.empty(),
                            Codes.of(whole.reason()),
                            frames,
                            CoveredShare.WHOLE,
                            "",
                            Optional.empty(),
                            Optional.empty())));
      }
      from += run.frames();
    }
  }

  private Optional<FrameSpan> inClip(FrameSpan frames) {
    int start = Math.max(frames.start(), clip.frames().start());
    int end = Math.min(frames.endExclusive(), clip.frames().endExclusive());
    return start < end ? Optional.of(new FrameSpan(start, end)) : Optional.empty();
  }

  /** Adds a row for each, and a note where there is one. */
  void rows(
      FrameTimes times,
      RecorderClock clock,
      List<RedactionRow> rows,
      Map<String, LogRow.Note> notes) {
    int number = 0;
    for (Covered one : covered) {
      String entry = clip.id() + "." + ++number;
      Optional<Subject> who = one.person().flatMap(known.roster()::find);
      Optional<Ground> chosen = who.map(Subject::category).flatMap(known.grounds()::of);
      Optional<LegalBasis> said = known.grounds().basis(one.ground());
      rows.add(
          new RedactionRow(
              entry,
              clip.id(),
              clip.item(),
              clip.source(),
              one.what(),
              one.subject(),
              one.level(),
              one.frames(),
              new FrameSpan(
                  one.frames().start() - clip.frames().start(),
                  one.frames().endExclusive() - clip.frames().start()),
              new WithheldRow.Media(
                  times.begins(one.frames().start()), times.ends(one.frames().endExclusive() - 1)),
              clock.shown(one.frames()),
              one.share(),
              who.map(Subject::category),
              who.filter(Subject::named).map(Subject::name),
              fill,
              clip.clauses(),
              ground(said, chosen),
              known.decided().deciders().stream().map(Decider::person).distinct().toList(),
              one.decided(),
              known.approval().map(CaseApproval::by),
              known.approval().map(found -> found.approval().approved())));
      // A person's own words for a ground are theirs; only a code is known to be fit for the
      // public.
      Optional<String> words =
          said.isEmpty() && !one.ground().isBlank()
              ? Optional.of(one.ground())
              : chosen.flatMap(Ground::internal);
      if (one.person().isPresent() || words.isPresent()) {
        notes.put(entry, new LogRow.Note(one.person(), words));
      }
    }
  }

  /** The code that was given for this very thing; else that of its people; else the order. */
  private LogGround ground(Optional<LegalBasis> said, Optional<Ground> chosen) {
    if (said.isPresent() && chosen.filter(g -> g.code().equals(said.get().code())).isEmpty()) {
      return LogGround.of(said);
    }
    return chosen
        .map(ground -> LogGround.of(ground, known.grounds().basis(ground.code())))
        .orElseGet(
            () ->
                LogGround.of(
                    clip.clauses().stream()
                        .map(ClauseId::toString)
                        .flatMap(code -> known.grounds().basis(code).stream())
                        .findFirst()));
  }
}
