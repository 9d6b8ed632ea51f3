package org.unseal.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.publish.PublicationRecord;
import org.unseal.model.casefile.Action;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.Shares;
import org.unseal.proof.publication.VersionId;
import org.unseal.store.SqliteCaseStore;

/** Puts the manifest of a version into a case, and the record of it; its clips are not there. */
final class PublishedCase {
  private PublishedCase() {}

  /**
   * Version 1: clip c1, frames 50 to 250 of recording i1.
   *
   * @return digest of the manifest
   */
  static Digest publish(Path folder, TypedCommands typed, String secret) throws IOException {
    byte[] manifest = manifest().bytes();
    Digest digest = Digest.of(Digest.sha256().digest(manifest));
    Path version = Files.createDirectories(folder.resolve("releases/v1"));
    Files.write(version.resolve(Publication.NAME), manifest);
    try (Passphrase passphrase = Passphrase.of(secret.toCharArray());
        CaseFile file =
            new CaseFile(
                SqliteCaseStore.open(folder),
                new CaseFolders(folder),
                Optional.of(
                    new Signatory(
                        CaseOpening.FIRST_PERSON,
                        typed.shelf().unlock(new KeyName("dana"), passphrase),
                        Optional.empty())),
                "unseal test",
                InstantSource.system())) {
      file.append(
          Entry.of(
              Action.RELEASED,
              new PublicationRecord(new VersionId(1), digest, "2025-05-15T12:00:00Z").put()));
    }
    return digest;
  }

  private static Publication manifest() {
    Digest digest = Digest.of(new byte[Digest.LENGTH]);
    return new Publication(
        new CaseName("c-1", "Harbour School", "Alder County"),
        new VersionId(1),
        "unseal test",
        "2025-05-15T12:00:00Z",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(
            new PublishedClip(
                new Nested("c1", "cam-quay", "Clip 1", "clips/c1", digest, digest, "i1"),
                new FrameSpan(50, 250),
                300,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                8_000_000,
                PublishedClip.Sound.NONE)),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Shares.NONE,
        List.of(),
        List.of(),
        digest,
        digest);
  }
}
