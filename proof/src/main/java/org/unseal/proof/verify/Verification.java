package org.unseal.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.release.SoundLabels;
import org.unseal.proof.release.SoundOfRelease;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.time.TimelineDocument;
import org.unseal.proof.wave.MalformedWaveException;

/** One check of one release. */
final class Verification {
  private static final int LONGEST_SEAL = 1 << 20;

  /** Of a picture seal, in signatures. */
  private static final String PICTURES_TYPE = "pictures";

  private static final TrackId FIRST_VIDEO = new TrackId(TrackId.Kind.VIDEO, 0);

  private final ReleaseVerifier verifier;
  private final ReleaseFolder folder;
  private final VerifyProgress progress;
  private final Findings findings = new Findings();
  private final SignedDocument signed;
  private final List<Facts.Signer> signers = new ArrayList<>();
  private Optional<String> sealCreated = Optional.empty();
  private Optional<PlanDocument> plan = Optional.empty();
  private Optional<SoundPlan> muted = Optional.empty();
  private Optional<SoundOfRelease> sound = Optional.empty();
  private String picturesWords = "the release has no picture seal";

  Verification(ReleaseVerifier verifier, ReleaseFolder folder, VerifyProgress progress) {
    this.verifier = verifier;
    this.folder = folder;
    this.progress = progress;
    signed = new SignedDocument(folder, verifier.trust(), findings);
  }

  Verdict run() {
    byte[] manifest;
    Release release;
    try {
      manifest = folder.read(Release.NAME, Release.LONGEST);
      release = Release.read(manifest);
    } catch (MalformedJsonException | IOException e) {
      findings.add(FindingCode.MANIFEST_UNREADABLE, Release.NAME, message(e));
      return new Verdict(findings.list(), findings.counts(), Optional.empty());
    }
    signature(
        Release.NAME,
        manifest,
        Release.TYPE,
        new SignedDocument.Codes(FindingCode.SIGNATURE_MISSING, FindingCode.SIGNATURE_BAD));
    if (release.notUnderstood() > 0) {
      findings.add(
          FindingCode.NOT_UNDERSTOOD,
          Release.NAME,
          Words.count(release.notUnderstood(), "field", "fields"));
    }
    new FolderCheck(folder, findings).check(release);
    documents(release);
    Optional<String> time = timeline(release);
    files(release);
    pictures(release);
    String catalogueWords =
        new CatalogueCheck(folder, signed, verifier.trust(), findings, signers)
            .check(release, verifier.receipt());
    return new Verdict(
        findings.list(),
        findings.counts(),
        Optional.of(
            new Facts(
                digest(manifest),
                release.tool(),
                release.created(),
                sealCreated,
                signers,
                FactCollector.tracks(release),
                picturesWords,
                release.pictures().flatMap(PicturesReference::beforeDecision),
                release.unreviewed(),
                release.render().reason(),
                release.audit(),
                release.supersedes().isPresent(),
                catalogueWords,
                time,
                sound,
                muted.map(MutedWords::of))));
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? "" : e.getMessage();
  }

  private static Digest digest(byte[] bytes) {
    return Digest.of(Digest.sha256().digest(bytes));
  }

  private void signature(String name, byte[] document, String type, SignedDocument.Codes codes) {
    signed
        .check(name, document, type, codes)
        .ifPresent(
            signer ->
                signers.add(
                    new Facts.Signer(
                        name,
                        signer.key(),
                        signer.standing(),
                        verifier.trust().label(signer.key()))));
  }

  private void documents(Release release) {
    Optional<Digest> seal = seal(release);
    Optional<byte[]> planBytes =
        document(
            release.plan(),
            PlanDocument.LONGEST,
            FindingCode.FILE_MISSING,
            FindingCode.PLAN_UNREADABLE);
    planBytes.ifPresent(
        bytes -> {
          if (SoundPlanCheck.isCall(release)) {
            mutes(release, bytes);
          } else {
            plan(release, bytes);
          }
        });
    decisions(release, seal, planBytes.map(Verification::digest));
    contradictions(release);
  }

  private Optional<byte[]> document(
      String name, int longest, FindingCode missing, FindingCode unreadable) {
    if (!ReleaseFile.safe(name) || !folder.has(name)) {
      findings.add(missing, name, "");
      return Optional.empty();
    }
    try {
      return Optional.of(folder.read(name, longest));
    } catch (IOException e) {
      findings.add(unreadable, name, message(e));
      return Optional.empty();
    }
  }

  /** Returns the digest of the seal that is there. */
  private Optional<Digest> seal(Release release) {
    String name = release.seal().file();
    Optional<byte[]> found =
        document(name, LONGEST_SEAL, FindingCode.SEAL_MISSING, FindingCode.SEAL_UNREADABLE);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = found.get();
    Digest digest = digest(bytes);
    if (!digest.equals(release.seal().digest())) {
      findings.add(FindingCode.SEAL_DIFFERS, name, "");
    }
    signature(
        name,
        bytes,
        Seal.TYPE,
        new SignedDocument.Codes(
            FindingCode.SEAL_SIGNATURE_MISSING, FindingCode.SEAL_SIGNATURE_BAD));
    try {
      Seal seal = Seal.read(bytes);
      sealCreated = Optional.of(Finding.harmless(seal.created()));
      new LeafTreeCheck(findings).check(release, seal);
      sound =
          Optional.of(
              SoundOfRelease.of(seal.tracks().stream().map(Seal.Track::track).toList(), release));
    } catch (MalformedJsonException e) {
      findings.add(FindingCode.SEAL_UNREADABLE, name, message(e));
    }
    return Optional.of(digest);
  }

  private void plan(Release release, byte[] bytes) {
    PlanDocument document;
    try {
      document = PlanDocument.read(bytes);
    } catch (MalformedJsonException e) {
      findings.add(FindingCode.PLAN_UNREADABLE, release.plan(), message(e));
      return;
    }
    plan = Optional.of(document);
    if (!document.fill().equals(release.render().fill())) {
      findings.add(FindingCode.PLAN_DIFFERS, release.plan(), "masks of another colour");
    }
    for (ReleaseTrack track : release.tracks()) {
      if (track.track().equals(FIRST_VIDEO)) {
        new PlanCheck(document, findings).check(track, release.plan());
      }
    }
  }

  private void mutes(Release release, byte[] bytes) {
    SoundPlan document;
    try {
      document = SoundPlan.read(bytes);
    } catch (MalformedJsonException e) {
      findings.add(FindingCode.PLAN_UNREADABLE, release.plan(), message(e));
      return;
    }
    muted = Optional.of(document);
    new SoundPlanCheck(document, findings).check(release, release.plan());
    String name = SoundLabels.NAME;
    if (folder.has(name)) {
      byte[] labels = SoundLabels.of(document);
      try {
        if (!Arrays.equals(folder.read(name, labels.length), labels)) {
          findings.add(FindingCode.LABELS_DIFFER, name, "");
        }
      } catch (IOException e) {
        findings.add(FindingCode.LABELS_DIFFER, name, message(e));
      }
    }
  }

  private void decisions(Release release, Optional<Digest> seal, Optional<Digest> planDigest) {
    String name = release.decisions();
    Optional<byte[]> found =
        document(
            name,
            SignedDecisions.LONGEST,
            FindingCode.FILE_MISSING,
            FindingCode.DECISIONS_UNREADABLE);
    if (found.isEmpty()) {
      return;
    }
    signature(
        name,
        found.get(),
        SignedDecisions.TYPE,
        new SignedDocument.Codes(
            FindingCode.DECISIONS_SIGNATURE_MISSING, FindingCode.DECISIONS_SIGNATURE_BAD));
    SignedDecisions decisions;
    try {
      decisions = SignedDecisions.read(found.get());
    } catch (MalformedJsonException e) {
      findings.add(FindingCode.DECISIONS_UNREADABLE, name, message(e));
      return;
    }
    if (!seal.equals(Optional.of(decisions.seal()))) {
      findings.add(FindingCode.DECISIONS_DIFFER, name, "they are about another seal");
    }
    if (!planDigest.equals(Optional.of(decisions.plan()))) {
      findings.add(FindingCode.PLAN_DIFFERS, release.plan(), "another plan was decided");
    }
    if (!decisions.unreviewed().equals(release.unreviewed())) {
      findings.add(FindingCode.DECISIONS_DIFFER, name, "they differ in what was not looked at");
    }
    release
        .unreviewed()
        .ifPresent(reason -> findings.add(FindingCode.UNREVIEWED, "", "reason: " + reason));
  }

  /** Returns what became of it, where there is one. */
  private Optional<String> timeline(Release release) {
    String name = TimelineDocument.NAME;
    if (!folder.has(name) || release.files().stream().noneMatch(file -> file.name().equals(name))) {
      return Optional.empty(); // one that is missing or was added is told elsewhere
    }
    Optional<byte[]> found =
        document(
            name,
            TimelineDocument.LONGEST,
            FindingCode.FILE_MISSING,
            FindingCode.TIMELINE_UNREADABLE);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (folder.has(name + Release.SIGNATURE)) { // the manifest's own covers it anyway
      signature(
          name,
          found.get(),
          TimelineDocument.TYPE,
          new SignedDocument.Codes(
              FindingCode.TIMELINE_SIGNATURE_MISSING, FindingCode.TIMELINE_SIGNATURE_BAD));
    }
    return SolvedTimeline.check(name, found.get(), findings::add);
  }

  private void contradictions(Release release) {
    for (ReleaseTrack track : release.tracks()) {
      for (Entry entry : track.entries()) {
        if (entry instanceof Entry.Shown shown && shown.place().media() >= release.media().size()) {
          findings.add(
              FindingCode.MANIFEST_CONTRADICTS,
              Release.NAME,
              track.track(),
              entry,
              "it lies in no file");
        }
        if (entry instanceof Entry.Render render
            && render.ssim().isPresent()
            && render.ssim().getAsInt() < 950_000) {
          findings.add(
              FindingCode.LIKENESS_LOW,
              Release.NAME,
              track.track(),
              entry,
              "%d per mille".formatted(render.ssim().getAsInt() / 1000));
        }
      }
    }
  }

  /** Digests of all files, and at the same time the leaves of media. */
  private void files(Release release) {
    List<ReleaseFile> present = new ArrayList<>();
    for (ReleaseFile file : release.files()) {
      if (!ReleaseFile.safe(file.name())) {
        continue;
      }
      if (!folder.has(file.name())) {
        boolean replaced =
            verifier.copy().isPresent()
                && release.media().stream().anyMatch(item -> item.file().equals(file.name()));
        if (!replaced) {
          findings.add(FindingCode.FILE_MISSING, file.name(), "");
        }
      } else if (folder.files().getOrDefault(file.name(), -1L) != file.bytes()) {
        findings.add(FindingCode.FILE_DIFFERS, file.name(), "of another length");
      } else {
        present.add(file);
      }
    }
    Set<String> media = new HashSet<>();
    release.media().forEach(item -> media.add(item.file()));
    long total = present.stream().mapToLong(ReleaseFile::bytes).sum();
    for (String name : media) {
      total += folder.files().getOrDefault(name, 0L);
    }
    ProgressSum sum = new ProgressSum(progress, total);
    FileDigests digests = new FileDigests(folder, sum::add);
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<List<FileDigests.Result>> results = executor.submit(() -> digests.of(present));
      try {
        if (verifier.copy().isPresent() && media.size() != 1) {
          findings.add(
              FindingCode.MEDIA_UNREADABLE,
              "",
              "a copy takes the place of one file, the release has " + media.size());
        } else {
          media.stream().sorted().forEach(name -> media(release, name, sum));
        }
        for (FileDigests.Result result : get(results)) {
          if (result.digest().isEmpty()) {
            findings.add(FindingCode.FILE_UNREADABLE, result.file().name(), "");
          } else if (!result.digest().get().equals(result.file().sha256())) {
            findings.add(FindingCode.FILE_DIFFERS, result.file().name(), "");
          }
        }
      } finally {
        digests.stop();
      }
    }
  }

  private static List<FileDigests.Result> get(Future<List<FileDigests.Result>> results) {
    try {
      return results.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while files were read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause; // of the caller's progress
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void media(Release release, String name, ProgressSum sum) {
    MediaCheck check = new MediaCheck(release, findings, muted);
    if (verifier.copy().isPresent()) {
      findings.add(FindingCode.COPY_CHECKED, name, "its pictures and sound, not its bytes");
      try (CodedMedia media = verifier.copy().get().open()) {
        check.check(name, media, false, sum::add);
      } catch (IOException e) {
        findings.add(FindingCode.MEDIA_UNREADABLE, name, message(e));
      }
      return;
    }
    if (!ReleaseFile.safe(name) || !folder.has(name)) {
      return; // told already
    }
    try (CodedMedia media = open(name)) {
      check.check(name, media, true, sum::add);
    } catch (MalformedMp4Exception | MalformedWaveException | IOException e) {
      findings.add(FindingCode.MEDIA_UNREADABLE, name, message(e));
    }
  }

  /** By its name: what a player would take for something else is refused by the reader. */
  private CodedMedia open(String name)
      throws IOException, MalformedMp4Exception, MalformedWaveException {
    return name.endsWith(".wav")
        ? WaveMedia.open(folder.open(name))
        : Mp4Media.open(folder.open(name));
  }

  private void pictures(Release release) {
    if (release.pictures().isEmpty()) {
      return;
    }
    Reference reference = release.pictures().get().seal();
    Optional<byte[]> bytes =
        document(
            reference.file(),
            LONGEST_SEAL,
            FindingCode.PICTURES_UNREADABLE,
            FindingCode.PICTURES_UNREADABLE);
    picturesWords = "not checked here";
    if (bytes.isEmpty()) {
      return;
    }
    if (!digest(bytes.get()).equals(reference.digest())) {
      findings.add(FindingCode.PICTURES_DIFFER, reference.file(), "");
    }
    signature(
        reference.file(),
        bytes.get(),
        PICTURES_TYPE,
        new SignedDocument.Codes(
            FindingCode.PICTURES_SIGNATURE_MISSING, FindingCode.PICTURES_SIGNATURE_BAD));
    if (verifier.pictures().isPresent() && plan.isPresent() && !findings.wrong()) {
      PictureChecker.Result result = verifier.pictures().get().check(folder, release, plan.get());
      picturesWords = result.words();
      result.findings().forEach(findings::add);
    } else if (verifier.pictures().isPresent()) {
      picturesWords = "not checked, as other things do not match";
    }
  }
}
