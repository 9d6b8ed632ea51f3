package org.unseal.proof.verify;

import java.io.IOException;
import java.util.Optional;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;

/** Checks the releases within a publication, each by its own verifier. One thread. */
final class NestedCheck {
  private final PublicationVerifier verifier;
  private final ReleaseFolder folder;
  private final Findings findings;
  private final VerifyProgress progress;
  private final long total;
  private long done;

  /**
   * A release that was checked.
   *
   * @param plan empty where it can't be read
   */
  record Checked(
      ReleaseFolder folder, Verdict verdict, Release release, Optional<PlanDocument> plan) {}

  NestedCheck(
      PublicationVerifier verifier,
      ReleaseFolder folder,
      Findings findings,
      VerifyProgress progress) {
    this.verifier = verifier;
    this.folder = folder;
    this.findings = findings;
    this.progress = progress;
    total = folder.files().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether the manifest that lies there is the one that is named. */
  boolean named(Nested nested) {
    String name = nested.folder() + "/" + Release.NAME;
    if (!folder.has(name)) { // as a plain file, and on the way to it no link
      findings.add(FindingCode.NESTED_MISSING, nested.folder(), "");
      return false;
    }
    try {
      byte[] manifest = folder.read(name, Release.LONGEST);
      if (!Digest.of(Digest.sha256().digest(manifest)).equals(nested.manifest())) {
        findings.add(FindingCode.NESTED_DIFFERS, nested.folder(), "");
        return false;
      }
    } catch (IOException e) {
      findings.add(FindingCode.FILE_UNREADABLE, name, "");
      return false;
    }
    return true;
  }

  /** Checks one; empty where there is nothing to be checked. */
  Optional<Checked> check(Nested nested) {
    boolean named = named(nested);
    try {
      Optional<ReleaseFolder> found =
          folder.has(nested.folder() + "/" + Release.NAME)
              ? ReleaseFolder.find(folder.root().resolve(nested.folder()))
              : Optional.empty();
      return found.flatMap(inside -> check(nested, inside, named));
    } catch (IOException e) {
      findings.add(FindingCode.FILE_UNREADABLE, nested.folder(), "");
      return Optional.empty();
    }
  }

  private Optional<Checked> check(Nested nested, ReleaseFolder inside, boolean named) {
    Trust trust = named ? verifier.trust().vouching() : verifier.trust();
    Verdict verdict =
        new ReleaseVerifier(trust, verifier.pictures(), Optional.empty(), verifier.receipt())
            .verify(inside, (read, _) -> progress.done(Math.min(done + read, total), total));
    done += inside.files().values().stream().mapToLong(Long::longValue).sum();
    findings.addAll(verdict, nested.folder() + "/");
    try {
      Release release = Release.read(inside.read(Release.NAME, Release.LONGEST));
      return Optional.of(new Checked(inside, verdict, release, plan(inside, release)));
    } catch (MalformedJsonException | IOException e) {
      return Optional.empty(); // told by its own verifier
    }
  }

  private static Optional<PlanDocument> plan(ReleaseFolder inside, Release release) {
    try {
      return Optional.of(PlanDocument.read(inside.read(release.plan(), PlanDocument.LONGEST)));
    } catch (MalformedJsonException | IOException e) {
      return Optional.empty();
    }
  }
}
