package org.unseal.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.verify.PublicationText;
import org.unseal.proof.verify.PublicationVerdict;
import org.unseal.proof.verify.PublicationVerifier;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.Trust;
import org.unseal.testkit.casefile.DrawnCase;

/** Publishes two versions of a case, and takes one back. */
final class RecallStepTest {
  private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

  @TempDir private Path folder;
  private CaseFile file;
  private Larkspur larkspur;
  private PublicRoot root;

  @BeforeEach
  void publishTwice() throws IOException {
    file = DrawnCase.in(folder.resolve("case"));
    larkspur = new Larkspur(folder);
    larkspur.name = RecallStep.name(file.facts());
    root = new PublicRoot(folder.resolve("public"), PartialFiles.FORGOTTEN);
    PublicationRecord first = publish(1, Optional.empty());
    publish(
        2,
        Optional.of(
            new Changes(
                first.version(),
                first.manifest(),
                List.of(
                    new Changes.Change(
                        Changes.Severity.SAFETY,
                        "a plate is covered <now>",
                        "the court added it",
                        List.of("c3"))))));
    new HeadStep().run(file, root, NOW, 90);
  }

  @AfterEach
  void close() {
    larkspur.close();
    file.close();
  }

  private PublicationRecord publish(int version, Optional<Changes> changes) {
    PublicationRecord record =
        new PublishStep(PartialFiles.FORGOTTEN)
            .run(larkspur.content(version, changes), root, file::sign)
            .record();
    file.append(Entry.of(Action.RELEASED, record.put()));
    return record;
  }

  private PublicationVerdict verify(int version, Instant when) throws IOException {
    Trust trust =
        new Trust(
            List.of(file.sign(new DocumentType("probe"), new byte[0]).signer()),
            List.of(),
            List.of());
    return new PublicationVerifier(
            trust, Optional.empty(), Optional.empty(), Optional.empty(), when)
        .verify(
            ReleaseFolder.find(root.folder(new VersionId(version)), Publication.NAME).orElseThrow(),
            (_, _) -> {});
  }

  private PublicationVerdict verify(int version) throws IOException {
    return verify(version, NOW);
  }

  private static RecallStep.Request request(int version, boolean leak) {
    return new RecallStep.Request(new VersionId(version), "a face was left", leak, 90);
  }

  private List<String> left(int version) throws IOException {
    Path place = root.folder(new VersionId(version));
    try (Stream<Path> walk = Files.walk(place)) {
      return walk.filter(Files::isRegularFile)
          .map(path -> place.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void listOfVersionsTellsTheNewestAndTheFeedIsValid() throws Exception {
    assertThat(verify(2).good()).isTrue();
    assertThat(String.join("\n", PublicationText.of(verify(2))))
        .contains("Newest: yes", "safety: a plate is covered <now>; the court added it");
    assertThat(verify(1).good()).isTrue();
    assertThat(String.join("\n", PublicationText.of(verify(1)))).contains("NOT THE NEWEST");
    assertThat(String.join("\n", PublicationText.of(verify(2, NOW.plusSeconds(91 * 86_400L)))))
        .contains("expired");
    byte[] feed = Files.readAllBytes(folder.resolve("public/feed.atom"));
    assertThat(AtomRules.check(feed)).containsExactly("Version 2", "Version 1");
    assertThat(new String(feed, java.nio.charset.StandardCharsets.UTF_8))
        .contains("safety: a plate is covered &lt;now&gt;", "href=\"v2/index.html\"");
  }

  @Test
  void recalledVersionVerifiesAsRecalledAndTheOtherIsTheNewest() throws Exception {
    RecallStep.Recalled recalled = new RecallStep().run(file, root, request(2, false), NOW);
    PublicationVerdict verdict = verify(2);
    assertThat(verdict.recalled()).isTrue();
    assertThat(verdict.good()).isFalse();
    assertThat(verdict.counts()).hasSize(1);
    assertThat(PublicationText.of(verdict).getFirst()).startsWith("RECALLED.");
    assertThat(left(2))
        .contains("publication.json", "clips/c1/release.json", "logs/withheld.csv")
        .noneMatch(name -> name.endsWith(".mp4") || name.endsWith(".html"));
    assertThat(verify(1).good()).isTrue();
    assertThat(String.join("\n", PublicationText.of(verify(1)))).contains("Newest: yes");
    PublicHead head = PublicHead.read(Files.readAllBytes(folder.resolve("public/head.json")));
    assertThat(head.versions())
        .extracting(PublicHead.Version::state)
        .containsExactly(PublicHead.State.CURRENT, PublicHead.State.RECALLED);
    assertThat(AtomRules.check(Files.readAllBytes(folder.resolve("public/feed.atom"))))
        .containsExactly("Version 2, taken back", "Version 1");
    assertThat(Files.readAllLines(folder.resolve("public/withdrawn.sha256")))
        .hasSize(recalled.withdrawn())
        .anyMatch(line -> line.matches("[0-9a-f]{64}  v2/clips/c1/media/recording\\.mp4"));
    assertThat(file.record(RecordKind.RECALL, "v2")).isPresent();
  }

  @Test
  void leakTakesEverythingButManifests() throws IOException {
    new RecallStep().run(file, root, request(1, true), NOW);
    assertThat(left(1))
        .containsExactly(
            "clips/c1/release.json",
            "clips/c1/release.json.sig",
            "clips/c2/release.json",
            "clips/c2/release.json.sig",
            "clips/c3/release.json",
            "clips/c3/release.json.sig",
            "publication.json",
            "publication.json.sig");
    assertThat(verify(1).counts().keySet()).extracting(Enum::name).containsExactly("RECALLED");
    assertThat(verify(2).good()).isTrue();
  }

  /** Puts files back as they were: what a recall that was killed did not get to. */
  private void restore(Path kept, String... names) throws IOException {
    for (String name : names) {
      Path there = folder.resolve("public").resolve(name);
      if (Files.exists(kept.resolve(name))) {
        Files.createDirectories(there.getParent());
        Files.copy(kept.resolve(name), there, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(there);
      }
    }
  }

  private static final String[] LATER = {
    "feed.atom", "head.json.sig", "head.json", "v1.zip", "v1/clips/c3/media/recording.mp4"
  };

  private static final String[] ALL_BUT_THE_LOG = {
    "recall.json",
    "recall.json.sig",
    "withdrawn.sha256",
    "feed.atom",
    "head.json.sig",
    "head.json",
    "v1.zip",
    "v1/clips/c3/media/recording.mp4"
  };

  @Test
  void recallThatWasKilledAnywhereIsCompletedByWhatRunsNext() throws Exception {
    root.pack(new VersionId(1));
    Path kept = folder.resolve("kept");
    copy(folder.resolve("public"), kept);
    assertThat(kept.resolve("v1/clips/c3/media/recording.mp4")).exists();
    new RecallStep().run(file, root, request(1, false), NOW);
    for (String[] undone :
        List.of(
            ALL_BUT_THE_LOG, new String[] {"recall.json.sig"}, LATER, new String[] {"v1.zip"})) {
      restore(kept, undone);
      new HeadStep().run(file, root, NOW, 90);
      assertTakenBack();
      restore(kept, undone);
      new RecallStep().run(file, root, request(1, false), NOW);
      assertTakenBack();
    }
    restore(kept, "head.json", "head.json.sig");
    new RecallStep().run(file, root, request(1, false), NOW);
    assertTakenBack();
    assertRefused(1, ErrorCode.OUTPUT_EXISTS);
  }

  private void assertTakenBack() throws Exception {
    assertThat(verify(1).recalled()).isTrue();
    assertThat(verify(2).good()).isTrue();
    assertThat(left(1)).noneMatch(name -> name.endsWith(".mp4"));
    assertThat(folder.resolve("public/v1.zip")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("public/withdrawn.sha256")))
        .anyMatch(line -> line.endsWith("  v1.zip"));
    assertThat(
            PublicHead.read(Files.readAllBytes(folder.resolve("public/head.json")))
                .versions()
                .getFirst()
                .state())
        .isEqualTo(PublicHead.State.RECALLED);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }

  @Test
  void recallForAnotherReasonIsRefusedOnceTheFirstIsThrough() throws Exception {
    Path kept = folder.resolve("kept");
    copy(folder.resolve("public"), kept);
    new RecallStep().run(file, root, request(1, false), NOW);
    restore(kept, "recall.json", "recall.json.sig", "withdrawn.sha256");
    assertThatThrownBy(
            () ->
                new RecallStep()
                    .run(
                        file,
                        root,
                        new RecallStep.Request(new VersionId(1), "another", true, 90),
                        NOW))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_EXISTS));
    assertThat(Files.readString(folder.resolve("public/recall.json"))).contains("a face was left");
    assertThat(verify(1).recalled()).isTrue();
  }

  @Test
  void packedVersionGoesWithItsFolderAndItsDigestIsTold() throws Exception {
    root.pack(new VersionId(1));
    root.pack(new VersionId(2));
    Path zip = folder.resolve("public/v1.zip");
    String line = Digest.of(Digest.sha256().digest(Files.readAllBytes(zip))).hex() + "  v1.zip";
    new RecallStep().run(file, root, request(1, false), NOW);
    assertThat(zip).doesNotExist();
    assertThat(folder.resolve("public/v2.zip")).exists();
    Path withdrawn = folder.resolve("public/withdrawn.sha256");
    assertThat(Files.readAllLines(withdrawn)).containsOnlyOnce(line);
    new RecallStep().run(file, root, request(2, false), NOW);
    assertThat(Files.readAllLines(withdrawn))
        .containsOnlyOnce(line)
        .anyMatch(other -> other.endsWith("  v2.zip"));
    assertThat(folder.resolve("public/v2.zip")).doesNotExist();
  }

  @Test
  void recallThatAStrangerLaidThereIsNotSignedByTheOffice() throws Exception {
    Signs stranger = larkspur.signs();
    root.write(
        new Recall(
            larkspur.name,
            List.of(
                new Recall.Version(
                    new VersionId(1),
                    root.versions().getFirst().manifest(),
                    "2025-05-20T00:00:00Z",
                    "a lie",
                    false,
                    List.of()))),
        stranger);
    new HeadStep().run(file, root, NOW, 90);
    PublicHead head = PublicHead.read(Files.readAllBytes(folder.resolve("public/head.json")));
    assertThat(head.versions().getFirst().state()).isEqualTo(PublicHead.State.SUPERSEDED);
    new RecallStep().run(file, root, request(2, false), NOW);
    assertThat(Files.readString(folder.resolve("public/recall.json"))).doesNotContain("a lie");
    assertThat(verify(1).recalled()).isFalse();
  }

  @Test
  void whatCanNotBeRecalledIsRefusedInPlainWords() throws IOException {
    assertRefused(3, ErrorCode.RECORD_MISSING);
    Path manifest = root.folder(new VersionId(2)).resolve(Publication.NAME);
    String honest = Files.readString(manifest);
    Files.writeString(manifest, honest.replace("the court ordered", "it likes"));
    assertRefused(2, ErrorCode.DIGEST_MISMATCH);
    assertThatThrownBy(() -> new HeadStep().run(file, root, NOW, 90))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
    Files.writeString(manifest, honest);
    new RecallStep().run(file, root, request(2, false), NOW);
    assertRefused(2, ErrorCode.OUTPUT_EXISTS);
  }

  private void assertRefused(int version, ErrorCode code) {
    assertThatThrownBy(() -> new RecallStep().run(file, root, request(version, false), NOW))
        .isInstanceOfSatisfying(UnsealException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
