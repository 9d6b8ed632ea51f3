package org.unseal.engine.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.page.PageFacts;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.PublishedApproval;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.PublishedPerson;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.Release;
import org.unseal.proof.verify.PublicationDraft;

/** Three finished clips and all else that a version of a small case is made of. */
final class Larkspur implements AutoCloseable {
  final PublicationDraft draft;
  final Path clips;
  CaseName name = PublicationDraft.CASE;
  Optional<Path> joined;
  PageFacts page = PageFacts.NONE;
  String log = "source,from,to,ground\n";

  Larkspur(Path folder) throws IOException {
    clips = Files.createDirectories(folder.resolve("finished"));
    draft = new PublicationDraft(clips).approveAll();
    joined = Optional.of(Files.writeString(folder.resolve("joined"), "all clips"));
  }

  PublicationContent content(int version, Optional<Changes> changes) {
    List<PublicationContent.ClipRelease> releases = new ArrayList<>();
    for (PublishedClip clip : draft.clips.values()) {
      releases.add(
          new PublicationContent.ClipRelease(
              clip.release().id(),
              clip.release().source(),
              clip.release().title(),
              clip.release().recording(),
              clips.resolve(clip.release().folder()),
              clip.frames(),
              clip.of(),
              clip.redacted(),
              clip.first(),
              clip.last(),
              clip.reference(),
              clip.micros()));
    }
    List<PublicationContent.Approved> approvals = new ArrayList<>();
    for (PublishedApproval approval : draft.approvals) {
      approvals.add(
          new PublicationContent.Approved(
              approval.clip(),
              approval.of(),
              file(approval.file()),
              file(approval.file() + Release.SIGNATURE),
              approval.document().map(this::file)));
    }
    return new PublicationContent(
        name,
        new VersionId(version),
        "unseal test",
        "2025-05-%02dT12:00:00Z".formatted(14 + version),
        version == 1 ? Optional.of("2025-05-15") : Optional.empty(),
        List.of("The office releases what the court ordered."),
        changes,
        releases,
        List.of(),
        joined,
        List.of(
            new PublicationContent.Extra(
                "logs/withheld.csv",
                Octets.of(log.getBytes(StandardCharsets.UTF_8)),
                PublishedFile.Role.LOG)),
        draft.recordings,
        List.of(
            new PublishedPerson(
                "calder", Optional.of("Deputy Ray Calder"), Optional.of("the office itself"))),
        approvals,
        PublicationDraft.digest(new byte[] {1}),
        PublicationDraft.digest(new byte[] {2}),
        page);
  }

  private Octets file(String name) {
    return Octets.of(java.util.Objects.requireNonNull(draft.more.get(name)));
  }

  Signs signs() {
    return draft.publisher::sign;
  }

  @Override
  public void close() {
    draft.close();
  }
}
