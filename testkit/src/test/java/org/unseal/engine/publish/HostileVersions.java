package org.unseal.engine.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.casefile.Action;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.VersionId;

/** A case that says the same of everything: publishes it twice and takes the second back. */
public final class HostileVersions {
  private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

  private HostileVersions() {}

  /** The page and the feed, before and after. */
  public static Map<String, byte[]> of(CaseFile file, String text, Path folder) throws IOException {
    Map<String, byte[]> made = new TreeMap<>();
    // Refused before anything is published, where it is.
    Changes.Change change = new Changes.Change(Changes.Severity.SAFETY, text, text, List.of("c3"));
    PublicRoot root = new PublicRoot(folder.resolve("public"), PartialFiles.FORGOTTEN);
    try (Larkspur larkspur = new Larkspur(folder)) {
      larkspur.name = RecallStep.name(file.facts());
      PublicationRecord first = publish(file, larkspur.content(1, Optional.empty()), root);
      Changes changes = new Changes(first.version(), first.manifest(), List.of(change));
      publish(file, larkspur.content(2, Optional.of(changes)), root);
      new HeadStep().run(file, root, NOW, 90);
      made.put(
          "index.html", Files.readAllBytes(root.folder(new VersionId(2)).resolve("index.html")));
      made.put("feed.atom", Files.readAllBytes(root.path().resolve(PublicRoot.FEED)));
      new RecallStep()
          .run(file, root, new RecallStep.Request(new VersionId(2), text, false, 90), NOW);
      made.put("recalled.atom", Files.readAllBytes(root.path().resolve(PublicRoot.FEED)));
    }
    return made;
  }

  private static PublicationRecord publish(
      CaseFile file, PublicationContent content, PublicRoot root) {
    PublicationRecord record =
        new PublishStep(PartialFiles.FORGOTTEN).run(content, root, file::sign).record();
    file.append(Entry.of(Action.RELEASED, record.put()));
    return record;
  }
}
