package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.document.CaseDocuments;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.flash.FlashStep;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.joined.JoinStep;
import org.unseal.engine.page.PageMaker;
import org.unseal.engine.page.PublicAddress;
import org.unseal.engine.port.Progress;
import org.unseal.engine.presence.CasePresence;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.publish.AlreadyPublic;
import org.unseal.engine.publish.HeadStep;
import org.unseal.engine.publish.PublicRoot;
import org.unseal.engine.publish.PublicationContent;
import org.unseal.engine.publish.PublicationRecord;
import org.unseal.engine.publish.PublishStep;
import org.unseal.engine.publish.PublishStep.Published;
import org.unseal.engine.publish.VersionDifference;
import org.unseal.engine.roster.NamesWithheld;
import org.unseal.engine.roster.Roster;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.scoping.CaseScopeStep;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.Head;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.PlainText;

/**
 * Publishes a version of a case: asks the gate, releases every clip and call, writes what goes with
 * them, looks for names that must not leave, says what was public before and is not any more, and
 * puts the version out. A run that was stopped leaves nothing that anybody sees.
 */
public final class PublishCaseStep {
  private final CaseScopeStep scope;
  private final CaseAnalyses analyses;
  private final CasePresence presence;
  private final VersionLogs logs;
  private final ClipReleases releases;
  private final JoinStep join;
  private final FlashStep flashes;
  private final PublishStep publish;
  private final CaseDocuments documents;
  private final String tool;

  /**
   * With these steps.
   *
   * @param presence of people who are shown
   * @param logs of what is withheld and covered
   * @param documents as pages
   * @param tool name and version of this program
   */
  public PublishCaseStep(
      CaseScopeStep scope,
      CaseAnalyses analyses,
      CasePresence presence,
      VersionLogs logs,
      ClipReleases releases,
      JoinStep join,
      FlashStep flashes,
      PublishStep publish,
      CaseDocuments documents,
      String tool) {
    this.scope = requireNonNull(scope, "scope");
    this.analyses = requireNonNull(analyses, "analyses");
    this.presence = requireNonNull(presence, "presence");
    this.logs = requireNonNull(logs, "logs");
    this.releases = requireNonNull(releases, "releases");
    this.join = requireNonNull(join, "join");
    this.flashes = requireNonNull(flashes, "flashes");
    this.publish = requireNonNull(publish, "publish");
    this.documents = requireNonNull(documents, "documents");
    this.tool = requireNonNull(tool, "tool");
  }

  /**
   * What to publish.
   *
   * @param root folder of all versions
   * @param changes from the second version on: what changed and why
   * @param developing as of when more is to come, in words; empty where nothing is
   * @param unreviewed why it is published though nobody looked at some still picture
   * @param earlier releases that were given away before, beside the versions
   * @param days for which the list of versions is good
   * @param joined whether one video of all clips is made, too
   * @param warning what is to be seen that somebody may not want to see
   * @param published where else the fingerprint of the office's key is to be found
   * @param address where the public finds the folder of all versions
   */
  public record Request(
      PublicRoot root,
      List<Changes.Change> changes,
      Optional<String> developing,
      Optional<String> unreviewed,
      List<Path> earlier,
      int days,
      boolean joined,
      int threads,
      Optional<String> warning,
      Optional<String> published,
      Optional<PublicAddress> address) {
    public Request {
      requireNonNull(address, "address");
      requireNonNull(warning, "warning");
      requireNonNull(published, "published");
      for (Optional<String> text : List.of(warning, published)) {
        if (text.isPresent() && !PlainText.is(text.get())) {
          throw new UnsealException(
              ErrorCode.USAGE, "a text of the page is one line of at most 500 characters");
        }
      }
      requireNonNull(root, "root");
      changes = List.copyOf(changes);
      requireNonNull(developing, "developing");
      requireNonNull(unreviewed, "unreviewed");
      earlier = List.copyOf(earlier);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** Nothing was published; all that is in the way. */
    record Shut(List<String> reasons) implements Outcome {
      public Shut {
        reasons = List.copyOf(reasons);
      }
    }

    /**
     * It is out.
     *
     * @param folder of the version
     * @param before what was public and is not any more
     * @param changed what is different from the version before, as the files tell
     * @param notes what a person may want to mend before the next version
     */
    record Out(
        VersionId version,
        Path folder,
        List<AlreadyPublic> before,
        List<String> changed,
        List<String> notes,
        Head head)
        implements Outcome {
      public Out {
        before = List.copyOf(before);
        changed = List.copyOf(changed);
        notes = List.copyOf(notes);
      }
    }
  }

  /** Publishes, as the person who has the case open. */
  public Outcome run(CaseFile file, Request request, Instant now, Progress progress) {
    Optional<Published> unrecorded = PublishStep.unrecorded(file, request.root());
    if (unrecorded.isPresent()) {
      return recorded(file, request, unrecorded.get(), List.of(), List.of(), now);
    }
    Optional<Published> unlisted =
        PublishStep.unlisted(file, request.root())
            .filter(one -> changes(one).equals(request.changes()));
    if (unlisted.isPresent()) {
      return listed(file, request, unlisted.get(), List.of(), List.of(), now);
    }
    KeptScope kept = file.read(KeptScope::of);
    CaseScope found = scope.run(file, Optional.of(kept.day()), progress);
    LocalDate today = LocalDate.ofInstant(now, ZoneId.of(file.facts().zone()));
    List<String> shut = new PublishGate(analyses, presence).shut(file, found, today);
    List<PublicationRecord> before = PublicationRecord.all(file);
    if (before.isEmpty() != request.changes().isEmpty()) {
      shut.add(
          before.isEmpty()
              ? "a first version changes nothing; leave out --change"
              : "a new version says what changed and why, with --change");
    }
    if (!shut.isEmpty()) {
      return new Outcome.Shut(shut);
    }
    return publish(file, request, found, before, now, progress);
  }

  private Outcome publish(
      CaseFile file,
      Request request,
      CaseScope found,
      List<PublicationRecord> before,
      Instant now,
      Progress progress) {
    VersionId version =
        new VersionId(before.isEmpty() ? 1 : before.getLast().version().number() + 1);
    String created = now.truncatedTo(ChronoUnit.SECONDS).toString();
    Path staging = file.folders().derived().resolve(Leftovers.name("publishing"));
    try {
      Files.createDirectories(staging);
      Map<String, FrameTimes> shown = new HashMap<>();
      found
          .clips()
          .forEach(clip -> shown.computeIfAbsent(clip.item(), item -> scope.times(file, item)));
      VersionContent content =
          new VersionContent(
              file,
              found,
              version,
              tool,
              created,
              request.developing(),
              ledgers(file, found, shown),
              new VersionPage(
                  file,
                  found,
                  new VersionPage.Request(
                      request.warning(), request.published(), request.address())),
              VersionDocuments.of(file, documents, progress));
      List<VersionDifference.Source> made = new ArrayList<>();
      KeptScope kept = found.kept();
      ClipReleases.Grounds grounds = grounds(file);
      for (Clip clip : kept.clips()) {
        CaseClip planned = CaseClip.of(file, analyses, clip.id());
        Path target = staging.resolve(clip.id());
        releases.clip(
            file,
            planned,
            kept,
            grounds,
            request.unreviewed(),
            created,
            target,
            request.threads(),
            progress);
        FrameTimes times = requireNonNull(shown.get(clip.item()), "times");
        content.clip(
            planned,
            target,
            join.length(planned.media()),
            times,
            flashes.run(
                planned.media(),
                VersionPage.times(clip.frames(), times),
                file.folders().derived().resolve("flashes"),
                request.threads(),
                progress));
        made.add(new VersionDifference.Source(clip.id(), target));
      }
      for (Scope.ItemScope item : kept.items()) {
        if (content.isCall(item.item())
            && item.stretches().stream().anyMatch(stretch -> stretch.fate().published())) {
          Path target = staging.resolve(item.item());
          content.call(
              item, target, releases.call(file, item, grounds, created, target, progress).plan());
          made.add(new VersionDifference.Source(item.item(), target));
        }
      }
      VersionDifference difference = difference(request, before, made);
      Optional<Changes> changes =
          before.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Changes(
                      before.getLast().version(), before.getLast().manifest(), request.changes()));
      Optional<Path> joined =
          request.joined() && !kept.clips().isEmpty()
              ? Optional.of(staging.resolve("joined.mp4"))
              : Optional.empty();
      List<JoinStep.Stretch> stretches =
          joined.isEmpty()
              ? List.of()
              : join.run(
                  new JoinStep.Request(content.parts(), joined.get(), request.threads()), progress);
      PublicationContent all =
          content.content(changes, difference, logs.of(file, tool, progress), joined, stretches);
      requireNoNames(file, staging, all);
      Published published = publish.run(all, request.root(), file::sign, guard(file));
      Outcome out =
          recorded(file, request, published, difference.alreadyPublic(), difference.changes(), now);
      Leftovers.remove(staging);
      return out;
    } catch (IOException e) {
      throw OutputFile.writing(staging, e);
    }
  }

  /** Where everybody who is shown was, in every clip in which somebody had to be covered. */
  private List<PresenceLedger> ledgers(
      CaseFile file, CaseScope found, Map<String, FrameTimes> shown) {
    List<PresenceLedger> ledgers = new ArrayList<>();
    for (Clip clip : found.clips()) {
      if (clip.redacted()) {
        Optional<FrameTimes> times = Optional.ofNullable(shown.get(clip.item()));
        ledgers.add(file.read(reading -> presence.ledger(reading, clip.id(), times)));
      }
    }
    return ledgers;
  }

  private static VersionDifference difference(
      Request request, List<PublicationRecord> before, List<VersionDifference.Source> made) {
    Optional<VersionDifference.Source> last =
        before.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new VersionDifference.Source(
                    before.getLast().version().toString(),
                    request.root().folder(before.getLast().version())));
    List<VersionDifference.Source> earlier = new ArrayList<>();
    for (Path folder : request.earlier()) {
      earlier.add(new VersionDifference.Source("earlier release " + (earlier.size() + 1), folder));
    }
    return VersionDifference.of(last, earlier, made);
  }

  /** Names are looked for in all that leaves before any of it has left. */
  private static void requireNoNames(CaseFile file, Path staging, PublicationContent content)
      throws IOException {
    NamesWithheld names = file.read(reading -> NamesWithheld.of(Roster.of(reading)));
    List<NamesWithheld.Found> found = new ArrayList<>(names.inFolder(staging));
    for (PublicationContent.Extra extra : content.files()) {
      found.addAll(names.inBytes(extra.name(), extra.bytes().toArray()));
    }
    content.statement().forEach(text -> found.addAll(names.inText("the statement", text)));
    refuse(found);
  }

  /** The page says what is in all of that, and what the office added; it is looked at as it is. */
  private static PublishStep.Guard guard(CaseFile file) {
    NamesWithheld names = file.read(reading -> NamesWithheld.of(Roster.of(reading)));
    return (name, bytes) -> refuse(names.inBytes(name, bytes.toArray()));
  }

  private static void refuse(List<NamesWithheld.Found> found) {
    if (!found.isEmpty()) {
      throw new UnsealException(
          ErrorCode.NOT_REVIEWED,
          "%d places name somebody whom the public may not read of, the first: %s"
              .formatted(found.size(), found.getFirst().sentence()));
    }
  }

  private static List<Changes.Change> changes(Published published) {
    return published.publication().changes().map(Changes::list).orElse(List.of());
  }

  private Outcome recorded(
      CaseFile file,
      Request request,
      Published published,
      List<AlreadyPublic> before,
      List<String> changed,
      Instant now) {
    // before the log says that it is out: a run that was stopped here comes back to it
    request.root().pack(published.record().version());
    file.append(Entry.of(Action.RELEASED, published.record().put()));
    return listed(file, request, published, before, changed, now);
  }

  private Outcome listed(
      CaseFile file,
      Request request,
      Published published,
      List<AlreadyPublic> before,
      List<String> changed,
      Instant now) {
    HeadStep.Renewed renewed = new HeadStep().run(file, request.root(), now, request.days());
    VersionId version = published.record().version();
    return new Outcome.Out(
        version,
        request.root().folder(version),
        before,
        changed,
        publish.scripted()
            ? List.of()
            : List.of(
                PageMaker.SCRIPT_MISSING
                    + ": this program was built without Node, so the page has no player and no"
                    + " check in the browser; everything else is on it"),
        renewed.head());
  }

  /** In one line: the ground that somebody chose, else the clause, else that there is none. */
  private static ClipReleases.Grounds grounds(CaseFile file) {
    Grounds chosen = file.read(Grounds::of);
    return (item, stretch) ->
        chosen
            .at(item.item(), item.source(), stretch.frames(), stretch.ground())
            .map(
                ground ->
                    chosen
                        .basis(ground.code())
                        .map(basis -> ground.code() + ": " + basis.citation())
                        .orElse(ground.code()))
            .or(() -> stretch.ground().map(clause -> "withheld by " + clause))
            .orElse("no ruling speaks of it");
  }
}
