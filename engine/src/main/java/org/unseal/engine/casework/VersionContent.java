package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.answer.AnswerDocument;
import org.unseal.engine.answer.AnswerPage;
import org.unseal.engine.answer.Given;
import org.unseal.engine.answer.OrderAnswer;
import org.unseal.engine.approval.CaseApproval;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.event.EventTimes;
import org.unseal.engine.event.EventsDocument;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.joined.JoinStep;
import org.unseal.engine.order.CaseOrder;
import org.unseal.engine.presence.PresenceDocument;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.presence.PresencePicture;
import org.unseal.engine.publish.PublicationContent;
import org.unseal.engine.publish.RecallStep;
import org.unseal.engine.publish.VersionDifference;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.roster.Subject;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.ScopePicture;
import org.unseal.engine.scoping.ScopeTable;
import org.unseal.engine.scoping.TrueTimes;
import org.unseal.engine.statement.Side;
import org.unseal.engine.statement.SideStatement;
import org.unseal.engine.statement.SideStatements;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.publication.Amount;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.Interval;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.PublishedPerson;
import org.unseal.proof.publication.RecordingShares;
import org.unseal.proof.publication.Shares;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.SoundPlan;

/**
 * Gathers what one version is made of, from a case and from finished releases of its clips and
 * calls. Nothing in here decides; a value that the public may not read is not asked for. One
 * thread.
 */
final class VersionContent {
  private final CaseFile file;
  private final CaseScope scope;
  private final VersionId version;
  private final String tool;
  private final String created;
  private final Optional<String> developing;
  private final List<PresenceLedger> ledgers;
  private final VersionDocuments documents;
  private final CaseStatements clocks;
  private final TrueTimes times;
  private final List<PublicationContent.ClipRelease> clips = new ArrayList<>();
  private final List<PublicationContent.CallRelease> calls = new ArrayList<>();
  private final List<PublicationContent.Approved> approvals = new ArrayList<>();
  private final List<VersionExports.ShownClip> exported = new ArrayList<>();
  private final Set<String> shown = new LinkedHashSet<>();
  private final Map<String, Set<String>> shownIn = new LinkedHashMap<>();
  private final VersionPage page;

  VersionContent(
      CaseFile file,
      CaseScope scope,
      VersionId version,
      String tool,
      String created,
      Optional<String> developing,
      List<PresenceLedger> ledgers,
      VersionPage page,
      VersionDocuments documents) {
    this.page = requireNonNull(page, "page");
    this.documents = requireNonNull(documents, "documents");
    this.ledgers = List.copyOf(ledgers);
    this.file = requireNonNull(file, "file");
    this.scope = requireNonNull(scope, "scope");
    this.version = requireNonNull(version, "version");
    this.tool = requireNonNull(tool, "tool");
    this.created = requireNonNull(created, "created");
    this.developing = requireNonNull(developing, "developing");
    clocks = file.read(CaseStatements::read);
    times = new TrueTimes(clocks);
  }

  /** Whether an item is a recording of sound alone. */
  boolean isCall(String item) {
    return rows(item).stream().anyMatch(CaseScope.Row::sound);
  }

  private List<CaseScope.Row> rows(String item) {
    return scope.rows().stream().filter(row -> row.item().equals(item)).toList();
  }

  /** A clip that was released into this folder; its rendered file is so long. */
  void clip(
      CaseClip clip,
      Path folder,
      JoinStep.Length length,
      FrameTimes frames,
      Optional<Boolean> flashes) {
    page.clip(clip, frames, flashes);
    String id = clip.clip().id();
    List<CaseScope.Row> rows =
        scope.rows().stream().filter(row -> row.clip().equals(Optional.of(id))).toList();
    long begins = rows.getFirst().begins();
    TrueTimes.Place start = new TrueTimes.Place(clip.clip().item(), begins);
    clips.add(
        new PublicationContent.ClipRelease(
            id,
            clip.clip().source(),
            "Clip %s, %s".formatted(id.substring(1), clip.clip().source()),
            clip.clip().item(),
            folder,
            clip.clip().frames(),
            Math.toIntExact(clip.document().frames()),
            clip.clip().redacted(),
            rows.getFirst().firstShown(),
            rows.getLast().lastShown(),
            Optional.ofNullable(times.of(List.of(start)).get(start)).map(VersionContent::interval),
            rows.getLast().ends() - begins));
    exported.add(new VersionExports.ShownClip(clips.getLast(), clip.media(), length));
    for (Approval.Of of : Approval.Of.values()) {
      approvals.add(approved(clip, of));
    }
    Set<String> here = AnswerFacts.shown(clip);
    shownIn.put(id, here);
    shown.addAll(here);
  }

  private static Interval interval(TrueTimes.Interval known) {
    return new Interval(known.earliest(), known.latest());
  }

  private PublicationContent.Approved approved(CaseClip clip, Approval.Of of) {
    CaseApproval approval =
        file.read(reading -> CaseApproval.require(reading, clip.clip().id(), of));
    return new PublicationContent.Approved(
        clip.clip().id(),
        of,
        Octets.of(approval.approval().bytes()),
        Octets.of(approval.signature().bytes()),
        of == Approval.Of.RENDITION
            ? Optional.of(bytes(clip.folder().resolve("rendition.json")))
            : Optional.empty());
  }

  private static Octets bytes(Path file) {
    try {
      return Octets.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }

  /** A dispatch recording that was released into this folder. */
  void call(Scope.ItemScope item, Path folder, SoundPlan plan) {
    page.call(item.item(), folder);
    List<CaseScope.Row> rows = rows(item.item());
    Optional<HeardPart> first =
        file.records(RecordKind.TRANSMISSION).stream()
            .map(Transmission::read)
            .filter(one -> one.item().equals(item.item()))
            .sorted(Comparator.comparingInt(Transmission::order))
            .flatMap(one -> HeardPart.of(rows, one).stream())
            .findFirst();
    long silenced = plan.spans().stream().mapToLong(span -> span.end() - span.from()).sum();
    calls.add(
        new PublicationContent.CallRelease(
            item.item(),
            item.source(),
            "%s, recording %s".formatted(item.source(), item.item()),
            item.item(),
            folder,
            Optional.empty(),
            first.flatMap(part -> times.named(part.name())).map(VersionContent::interval),
            micros(plan.samples(), plan),
            micros(silenced, plan)));
  }

  private static long micros(long samples, SoundPlan plan) {
    long rate = plan.format().rate();
    return samples / rate * 1_000_000 + samples % rate * 1_000_000 / rate;
  }

  /** What the joined video is made of. */
  List<JoinStep.Part> parts() {
    return exports().parts(exported);
  }

  private VersionExports exports() {
    return new VersionExports(
        file.facts().title() + ", version " + version,
        ZoneId.of(file.facts().zone()),
        new BetweenClips(scope.rows(), times::of));
  }

  /**
   * All of it.
   *
   * @param logs of what is withheld and covered
   * @param joined the one video of all clips, where it was made
   * @param stretches where the clips are in it
   */
  PublicationContent content(
      Optional<Changes> changes,
      VersionDifference difference,
      VersionLogs.Made logs,
      Optional<Path> joined,
      List<JoinStep.Stretch> stretches) {
    CaseOrder order = file.read(CaseOrder::of);
    Roster roster = file.read(Roster::of);
    List<SideStatement> statements = file.read(SideStatements::of).standing();
    CaseEvents events = file.read(CaseEvents::of);
    EventTimes when = EventTimes.of(clocks, events.standing());
    return new PublicationContent(
        RecallStep.name(file.facts()),
        version,
        tool,
        created,
        developing,
        statements.stream()
            .filter(one -> one.side() == Side.OFFICE)
            .flatMap(one -> one.text().lines())
            .filter(line -> !line.isBlank())
            .toList(),
        changes,
        clips,
        calls,
        joined,
        files(order, events, when, logs, stretches),
        shares(),
        people(roster),
        approvals,
        order.digest(),
        Digest.of(Digest.sha256().digest(CanonicalJson.bytes(scope.kept().body()))),
        page.facts(
            new VersionPage.Gathered(
                order.rulings(),
                statements,
                events.standing(),
                when,
                ledgers,
                logs,
                difference,
                documents.page())));
  }

  private List<PublicationContent.Extra> files(
      CaseOrder order,
      CaseEvents events,
      EventTimes when,
      VersionLogs.Made logs,
      List<JoinStep.Stretch> stretches) {
    List<PublicationContent.Extra> files = new ArrayList<>(logs.files());
    files.addAll(exports().files(exported, calls, events, when, stretches));
    ScopeTable table = new ScopeTable(scope);
    files.add(text("logs/scope.csv", table.csv(), PublishedFile.Role.LOG));
    files.add(text("logs/scope.svg", new ScopePicture(scope).svg(), PublishedFile.Role.LOG));
    files.add(
        new PublicationContent.Extra(
            "logs/scope.json",
            Octets.of(CanonicalJson.bytes(scope.kept().body())),
            PublishedFile.Role.LOG));
    OrderAnswer answer =
        OrderAnswer.of(
            file.read(
                reading ->
                    Given.of(
                        reading,
                        scope.orders().day(),
                        scope.scope().unmapped(),
                        AnswerFacts.clips(file, clips, shownIn, logs.redactions()),
                        AnswerFacts.rows(logs.withheld()))));
    files.add(
        new PublicationContent.Extra(
            "order/answer.json",
            Octets.of(new AnswerDocument(answer, order.rulings()).bytes()),
            PublishedFile.Role.DOCUMENT));
    files.add(
        new PublicationContent.Extra(
            "order/answer.html",
            Octets.of(
                new AnswerPage(
                        answer,
                        order.rulings(),
                        file.facts().title(),
                        file.facts().agency(),
                        "Made with " + tool + ".")
                    .html()),
            PublishedFile.Role.PAGE));
    PresenceDocument presence = new PresenceDocument(ledgers, PresenceDocument.Stamps.by(times));
    files.add(
        new PublicationContent.Extra(
            "logs/presence.json",
            Octets.of(CanonicalJson.bytes(presence.json())),
            PublishedFile.Role.LOG));
    files.add(text("logs/presence.csv", presence.csv(), PublishedFile.Role.LOG));
    files.add(
        text("logs/presence.svg", new PresencePicture(ledgers).svg(), PublishedFile.Role.LOG));
    SideStatements statements = file.read(SideStatements::of);
    files.add(
        new PublicationContent.Extra(
            "statements.json", Octets.of(statements.json()), PublishedFile.Role.DOCUMENT));
    EventsDocument told = new EventsDocument(events, when);
    files.add(
        new PublicationContent.Extra(
            "events.json", Octets.of(told.json()), PublishedFile.Role.EXPORT));
    files.add(text("events.csv", told.csv(), PublishedFile.Role.EXPORT));
    files.addAll(documents.files());
    return files;
  }

  private static PublicationContent.Extra text(String name, String text, PublishedFile.Role what) {
    return new PublicationContent.Extra(
        name, Octets.of(text.getBytes(StandardCharsets.UTF_8)), what);
  }

  private List<RecordingShares> shares() {
    List<RecordingShares> all = new ArrayList<>();
    for (Scope.ItemScope item : scope.scope().items()) {
      List<CaseScope.Row> rows = rows(item.item());
      if (rows.stream().noneMatch(CaseScope.Row::sound)) {
        all.add(
            new RecordingShares(
                item.item(),
                item.source(),
                new Shares(
                    amount(rows),
                    amount(of(rows, Scope.Fate.RELEASE)),
                    amount(of(rows, Scope.Fate.REDACT)),
                    amount(of(rows, Scope.Fate.WITHHELD)),
                    amount(of(rows, Scope.Fate.NOT_ADDRESSED)))));
      }
    }
    return all;
  }

  private static List<CaseScope.Row> of(List<CaseScope.Row> rows, Scope.Fate fate) {
    return rows.stream().filter(row -> row.fate() == fate).toList();
  }

  private static Amount amount(List<CaseScope.Row> rows) {
    return new Amount(
        rows.stream().mapToLong(row -> row.frames().length()).sum(),
        rows.stream().mapToLong(row -> row.ends() - row.begins()).sum());
  }

  private List<PublishedPerson> people(Roster roster) {
    List<PublishedPerson> people = new ArrayList<>();
    for (String label : shown) {
      Optional<Subject> subject = roster.find(label);
      people.add(
          new PublishedPerson(
              label,
              subject.filter(Subject::named).map(Subject::name),
              subject
                  .filter(one -> !one.attributions().isEmpty())
                  .map(one -> one.attributions().getFirst())
                  .map(by -> by.by() + ", " + by.where())));
    }
    return people;
  }
}
