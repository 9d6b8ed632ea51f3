package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.event.CaseEvent;
import org.unseal.engine.event.EventBasis;
import org.unseal.engine.event.EventTimes;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.event.Shown;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.log.RedactionRow;
import org.unseal.engine.log.WithheldLog;
import org.unseal.engine.page.PageFacts;
import org.unseal.engine.page.PageFacts.Cover;
import org.unseal.engine.page.PageFacts.Document;
import org.unseal.engine.page.PageFacts.Gap;
import org.unseal.engine.page.PageFacts.Happened;
import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.Order;
import org.unseal.engine.page.PageFacts.Said;
import org.unseal.engine.page.PageFacts.Seen;
import org.unseal.engine.page.PageFacts.Signer;
import org.unseal.engine.page.PageFacts.Source;
import org.unseal.engine.page.PageFacts.State;
import org.unseal.engine.page.PageFacts.Stay;
import org.unseal.engine.page.PageFacts.When;
import org.unseal.engine.page.PageFacts.Withheld;
import org.unseal.engine.page.PublicAddress;
import org.unseal.engine.presence.Confirmation;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.publish.AlreadyPublic;
import org.unseal.engine.publish.VersionDifference;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.statement.SideStatement;
import org.unseal.model.code.Codes;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Ruling;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.release.PlanDocument;

/**
 * Gathers what the page of a version says beside its manifest: only what stands in the version's
 * signed files as well, or follows from them. One thread.
 */
final class VersionPage {
  private static final long MICROS = 1_000_000;

  /** A pause between two frames is a gap where it is so long, and so many times the usual one. */
  private static final long LEAST_GAP = 2 * MICROS;

  private static final int TIMES_USUAL = 10;

  private final CaseFile file;
  private final CaseScope scope;
  private final Request request;
  private final Map<String, ShownClip> clips = new LinkedHashMap<>();
  private final VersionCalls calls;

  /**
   * What the office adds.
   *
   * @param warning what is to be seen that somebody may not want to see
   * @param published where else the fingerprint of its key is to be found
   * @param address of the folder of all versions
   */
  record Request(
      Optional<String> warning, Optional<String> published, Optional<PublicAddress> address) {
    Request {
      requireNonNull(warning, "warning");
      requireNonNull(address, "address");
      requireNonNull(published, "published");
    }
  }

  /** A clip, when its recording's frames come, and what its released pictures do to eyes. */
  private record ShownClip(CaseClip clip, FrameTimes times, Optional<Boolean> flashes) {
    long begins() {
      return times.begins(clip.clip().frames().start());
    }
  }

  VersionPage(CaseFile file, CaseScope scope, Request request) {
    this.file = requireNonNull(file, "file");
    this.scope = requireNonNull(scope, "scope");
    this.request = requireNonNull(request, "request");
    this.calls = new VersionCalls(file, scope);
  }

  /** A clip of the version. */
  void clip(CaseClip clip, FrameTimes times, Optional<Boolean> flashes) {
    clips.put(clip.clip().id(), new ShownClip(clip, times, flashes));
  }

  /** A call of the version, which was released into this folder. */
  void call(String item, Path folder) {
    calls.add(item, folder);
  }

  /**
   * What else the version is made of.
   *
   * @param documents that are published as pages
   */
  record Gathered(
      List<Ruling> rulings,
      List<SideStatement> statements,
      List<CaseEvent> events,
      EventTimes when,
      List<PresenceLedger> ledgers,
      VersionLogs.Made logs,
      VersionDifference difference,
      List<Document> documents) {}

  /** All of it. */
  PageFacts facts(Gathered all) {
    PageClocks clocks = clocks(all.events());
    Map<String, PageFacts.Clip> shown = new LinkedHashMap<>();
    clips.forEach((id, clip) -> shown.put(id, clip(clip, all, clocks)));
    List<Source> sources = new ArrayList<>();
    new TreeMap<>(scope.missing())
        .forEach((source, state) -> sources.add(new Source(source, state)));
    return new PageFacts(
        ZoneId.of(file.facts().zone()),
        request.warning(),
        request.address(),
        new Signer(Optional.of(file.key().signer().fingerprint()), request.published()),
        all.rulings().stream()
            .filter(ruling -> !ruling.dated().isAfter(scope.orders().day()))
            .map(
                ruling ->
                    new Order(
                        ruling.id(),
                        ruling.dated(),
                        ruling.court(),
                        ruling.docket(),
                        ruling.judge(),
                        Codes.of(ruling.kind())))
            .toList(),
        all.documents(),
        all.statements().stream().map(VersionPage::said).toList(),
        all.events().stream().map(event -> happened(event, all.when())).toList(),
        shown,
        calls.told(clocks),
        new MissingTime(scope.rows(), clocks, row -> ground(row, all.logs().withheld())).list(),
        all.logs().withheld().kept().stream()
            .map(
                row ->
                    new Withheld(
                        row.entry(),
                        row.source(),
                        row.description(),
                        row.ground().basis().map(LegalBasis::code),
                        row.ground().basis().map(LegalBasis::citation)))
            .toList(),
        covers(all.logs().redactions().covered()),
        clocks.statements(),
        sources,
        AlreadyPublic.told(all.difference().alreadyPublic()).stream()
            .map("Public before: "::concat)
            .toList());
  }

  /** The ground of the log's entry for it; else the clause that keeps it back. */
  private static Optional<String> ground(CaseScope.Row row, WithheldLog log) {
    return log.kept().stream()
        .filter(entry -> entry.item().filter(row.item()::equals).isPresent())
        .filter(entry -> entry.frames().filter(amount -> meet(amount.span(), row)).isPresent())
        .flatMap(entry -> entry.ground().basis().map(LegalBasis::code).stream())
        .findFirst()
        .or(() -> row.clause().map(ClauseId::toString));
  }

  private static boolean meet(FrameSpan span, CaseScope.Row row) {
    return span.start() < row.frames().endExclusive() && row.frames().start() < span.endExclusive();
  }

  private PageClocks clocks(List<CaseEvent> events) {
    PageClocks clocks = PageClocks.of(file);
    clips.forEach(
        (id, clip) ->
            clocks.clip(
                id,
                clip.clip().clip().item(),
                clip.begins(),
                times(clip.clip().clip().frames(), clip.times())));
    calls.ask(clocks);
    events.forEach(clocks::event);
    MissingTime.ask(scope.rows(), clocks);
    return clocks.solve();
  }

  private static Said said(SideStatement one) {
    return new Said(one.id(), one.side().code(), one.by(), one.date(), one.source(), one.text());
  }

  private Happened happened(CaseEvent event, EventTimes times) {
    EventTimes.Interval at = times.of(event);
    Optional<String> by = Optional.empty();
    Optional<String> where = Optional.empty();
    Optional<String> when = Optional.empty();
    Optional<String> cause = Optional.empty();
    Optional<String> on = Optional.empty();
    switch (event.basis()) {
      case EventBasis.Observed _ -> {}
      case EventBasis.Recorded recorded -> on = Optional.of(recorded.on());
      case EventBasis.Stated stated -> {
        by = Optional.of(stated.by());
        where = Optional.of(stated.where());
        when = Optional.of(stated.when());
        cause = stated.causeOf();
      }
      case EventBasis.NotShown not -> {
        by = Optional.of(not.lookedBy());
        where = Optional.of(not.how());
      }
    }
    return new Happened(
        event.id(),
        event.basis().code(),
        event.text(),
        event.persons(),
        by,
        where,
        when,
        cause,
        on,
        event.basis().frames().stream()
            .filter(shown -> clips.containsKey(shown.clip()))
            .map(VersionPage::seen)
            .toList(),
        new When(at.earliest(), at.latest(), at.timeClass()),
        at.because());
  }

  private static Seen seen(Shown shown) {
    return new Seen(
        shown.clip(),
        shown.inClip().start(),
        shown.inClip().endExclusive(),
        shown.begins() - shown.clipBegins(),
        shown.ends() - shown.clipBegins());
  }

  /** When each frame of a clip comes, from its first. */
  static List<Long> times(FrameSpan frames, FrameTimes all) {
    List<Long> times = new ArrayList<>();
    for (int frame = frames.start(); frame < frames.endExclusive(); frame++) {
      times.add(all.begins(frame) - all.begins(frames.start()));
    }
    return times;
  }

  private PageFacts.Clip clip(ShownClip shown, Gathered all, PageClocks clocks) {
    List<Long> times = times(shown.clip().clip().frames(), shown.times());
    PlanDocument plan = shown.clip().document();
    List<RedactionRow> rows =
        all.logs().redactions().covered().stream()
            .filter(row -> row.clip().equals(shown.clip().clip().id()))
            .toList();
    return new PageFacts.Clip(
        plan.width(),
        plan.height(),
        times,
        shown.flashes(),
        new CoveredPlaces(shown.clip(), shown.times(), rows).list(),
        all.ledgers().stream()
            .filter(ledger -> ledger.clip().id().equals(shown.clip().clip().id()))
            .flatMap(ledger -> ledger.people().stream())
            .map(lane -> lane(lane, shown))
            .toList(),
        gaps(times),
        clocks.passing(shown.clip().clip().id()));
  }

  private static List<Gap> gaps(List<Long> times) {
    List<Gap> gaps = new ArrayList<>();
    if (times.size() < 2) {
      return gaps;
    }
    List<Long> steps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      steps.add(times.get(i) - times.get(i - 1));
    }
    long usual = steps.stream().sorted().toList().get(steps.size() / 2);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) > Math.max(LEAST_GAP, TIMES_USUAL * usual)) {
        gaps.add(new Gap(times.get(i), times.get(i + 1)));
      }
    }
    return gaps;
  }

  private static Lane lane(PresenceLedger.Lane lane, ShownClip shown) {
    List<Stay> stays = new ArrayList<>();
    for (PresenceLedger.Run run : lane.runs()) {
      long from = shown.times().begins(run.frames().start()) - shown.begins();
      long to = shown.times().ends(run.frames().endExclusive() - 1) - shown.begins();
      State state =
          switch (run.where()) {
            case VISIBLE -> State.VISIBLE;
            case COVERED -> State.COVERED;
            case BEHIND_SCENE -> State.SCENE;
            case OUT_OF_PICTURE -> State.OUT;
            case UNCONFIRMED -> State.UNKNOWN;
          };
      Optional<String> why =
          switch (state) {
            case SCENE -> run.confirmed().map(Confirmation::what);
            case COVERED ->
                run.grounds().isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join("; ", run.grounds()));
            case VISIBLE, OUT, UNKNOWN -> Optional.empty();
          };
      stays.add(new Stay(from, to, state, why));
    }
    return new Lane(lane.person(), stays);
  }

  /** How many entries of the log cover whom how much. */
  private static List<Cover> covers(List<RedactionRow> rows) {
    Map<String, Cover> covers = new TreeMap<>();
    for (RedactionRow row : rows) {
      Optional<String> group = row.category().map(category -> category.code());
      covers.merge(
          group.orElse("~") + " " + row.level(),
          new Cover(group, row.level(), 1),
          (one, _) -> new Cover(group, row.level(), one.entries() + 1));
    }
    return List.copyOf(covers.values());
  }
}
