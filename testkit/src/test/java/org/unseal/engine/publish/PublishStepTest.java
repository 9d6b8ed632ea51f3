package org.unseal.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.PartialFiles;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.verify.PublicationVerdict;
import org.unseal.proof.verify.PublicationVerifier;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.Trust;
import org.unseal.testkit.casefile.DrawnCase;

final class PublishStepTest {
  @TempDir private Path folder;
  private Larkspur larkspur;

  @BeforeEach
  void make() throws IOException {
    larkspur = new Larkspur(folder);
  }

  @AfterEach
  void close() {
    larkspur.close();
  }

  private PublicRoot root(String name) {
    return new PublicRoot(folder.resolve(name), PartialFiles.FORGOTTEN);
  }

  private PublishStep.Published publish(PublicRoot root) {
    return new PublishStep(PartialFiles.FORGOTTEN)
        .run(larkspur.content(1, Optional.empty()), root, larkspur.signs());
  }

  private static Map<String, Digest> files(Path folder) throws IOException {
    Map<String, Digest> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            Digest.of(Digest.sha256().digest(Files.readAllBytes(file))));
      }
    }
    return files;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void publishedVersionIsGoodForWhoeverKnowsTheKeyAndAgainTheSame() throws IOException {
    PublishStep.Published published = publish(root("public"));
    Path version = folder.resolve("public/v1");
    PublicationVerdict verdict =
        new PublicationVerifier(
                new Trust(List.of(larkspur.draft.publisher.signer()), List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2025-06-01T00:00:00Z"))
            .verify(ReleaseFolder.find(version, Publication.NAME).orElseThrow(), (_, _) -> {});
    assertThat(verdict.good()).as("%s", verdict.findings()).isTrue();
    assertThat(verdict.facts().orElseThrow().manifest()).isEqualTo(published.record().manifest());
    assertThat(names(folder.resolve("public"))).containsExactly("v1");
    publish(root("again"));
    assertThat(files(folder.resolve("again/v1"))).isEqualTo(files(version));
  }

  @Test
  void pageSaysWhatThereIsAndObeysNobody() throws IOException {
    String hostile = "<script>alert(1)</script>\"'&";
    larkspur.name = new CaseName("c-3f2a", hostile, "Marrow County");
    larkspur.page = HostileFacts.of(hostile);
    publish(root("public"));
    String page = Files.readString(folder.resolve("public/v1/index.html"));
    assertThat(page)
        .contains("&lt;script&gt;", "default-src 'none'", "media-src 'self'")
        .contains("Deputy Ray Calder", "Circuit court", "hidden by the scene")
        .contains("<video controls=\"controls\" preload=\"none\"", "clips/c1/media/recording.mp4")
        .contains("with sound", "logs/withheld.csv", "47.1 %", "Developing")
        .doesNotContain("<script>", "http://", "https://", "onerror");
    var links =
        java.util.regex.Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(page).results();
    assertThat(links.map(link -> link.group(1)).filter(link -> !link.startsWith("#")).toList())
        .isNotEmpty()
        .filteredOn(link -> !link.equals("../v1.zip"))
        .allSatisfy(link -> assertThat(folder.resolve("public/v1").resolve(link)).exists());
  }

  @Test
  void versionThatIsOutIsNeverReplaced() throws IOException {
    publish(root("public"));
    Map<String, Digest> before = files(folder.resolve("public/v1"));
    larkspur.log = "another";
    assertThatThrownBy(() -> publish(root("public")))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_EXISTS));
    assertThat(files(folder.resolve("public/v1"))).isEqualTo(before);
  }

  @Test
  void whatNobodyApprovedIsNotPublishedAndLeavesNothing() throws IOException {
    larkspur.draft.approvals.removeLast();
    assertThatThrownBy(() -> publish(root("public")))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
        .hasMessageContaining("APPROVAL_MISSING clips/c3");
    assertThat(names(folder.resolve("public"))).isEmpty();
  }

  @Test
  void whatAKilledRunLeftIsThrownAway() throws IOException {
    Path left = Files.createDirectories(folder.resolve("public/.unseal-v1.partial/clips"));
    Files.writeString(left.resolve("half.mp4"), "half");
    PublicRoot root = root("public");
    assertThat(root.versions()).isEmpty();
    publish(root);
    assertThat(names(folder.resolve("public"))).containsExactly("v1");
    assertThat(folder.resolve("public/v1/clips/half.mp4")).doesNotExist();
  }

  @Test
  void versionThatTheLogDoesNotKnowIsTakenUpIfSomebodyOfTheCaseSignedIt() {
    PublicRoot root = root("public");
    try (CaseFile file = DrawnCase.in(folder.resolve("case"))) {
      larkspur.name = RecallStep.name(file.facts());
      PublicationRecord record =
          new PublishStep(PartialFiles.FORGOTTEN)
              .run(larkspur.content(1, Optional.empty()), root, file::sign)
              .record();
      assertThat(PublishStep.unrecorded(file, root).orElseThrow().record()).isEqualTo(record);
      file.append(Entry.of(Action.RELEASED, record.put()));
      assertThat(PublishStep.unrecorded(file, root)).isEmpty();
      new PublishStep(PartialFiles.FORGOTTEN)
          .run(larkspur.content(2, Optional.empty()), root, larkspur.signs());
      assertThatThrownBy(() -> PublishStep.unrecorded(file, root))
          .isInstanceOfSatisfying(
              UnsealException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
    }
  }
}
