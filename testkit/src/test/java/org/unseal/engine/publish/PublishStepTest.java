package org.unseal.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.page.PageFacts;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.Fingerprint;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.verify.PublicationDraft;
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
    larkspur.page =
        new PageFacts(
            ZoneOffset.UTC,
            Optional.of(hostile),
            Optional.empty(),
            new PageFacts.Signer(
                Optional.of(larkspur.draft.publisher.signer().fingerprint()), Optional.of(hostile)),
            List.of(
                new PageFacts.Order(
                    "o1", LocalDate.of(2025, 5, 12), "Circuit court", hostile, hostile, "order")),
            List.of(),
            List.of(
                new PageFacts.Said(
                    "st1", "district", hostile, LocalDate.of(2025, 5, 16), "a letter", hostile)),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(hostile));
    PublishStep.Published published = publish(root("public"));
    String page = Files.readString(folder.resolve("public/v1/index.html"));
    assertThat(page)
        .contains("&lt;script&gt;", "default-src &#39;none&#39;", "media-src &#39;self&#39;")
        .contains("Deputy Ray Calder", "Circuit court", "identified by the office itself")
        .contains("<video controls=\"controls\" preload=\"none\"")
        .contains("clips/c1/media/recording.mp4", "with sound", "logs/withheld.csv", "47.1 %")
        .contains("Developing", larkspur.draft.publisher.signer().fingerprint().hex())
        .doesNotContain("<script>", "http://", "https://", "onerror");
    for (String name : List.of("index.html", "index.es.html", "print.html", "print.es.html")) {
      String text = Files.readString(folder.resolve("public/v1").resolve(name));
      var links =
          java.util.regex.Pattern.compile("(?:href|src|poster)=\"([^\"]*)\"")
              .matcher(text)
              .results()
              .map(link -> link.group(1))
              .filter(link -> !link.startsWith("#") && !link.equals("../v1.zip"))
              .toList();
      assertThat(links)
          .isNotEmpty()
          .allSatisfy(link -> assertThat(folder.resolve("public/v1").resolve(link)).exists());
    }
    assertThat(
            published.publication().files().stream()
                .filter(file -> file.what() == PublishedFile.Role.PAGE)
                .map(file -> file.file().name()))
        .containsExactly(
            "index.es.html",
            "index.html",
            "page/c1.descriptions.en.vtt",
            "page/c1.descriptions.es.vtt",
            "page/c2.descriptions.en.vtt",
            "page/c2.descriptions.es.vtt",
            "page/c3.descriptions.en.vtt",
            "page/c3.descriptions.es.vtt",
            "page/page.css",
            "page/poster.png",
            "page/poster.svg",
            "print.es.html",
            "print.html");
  }

  @Test
  void pageThatNamesTheWrongKeyIsNotPutOut() {
    larkspur.page = signedBy(new Fingerprint(PublicationDraft.digest(new byte[] {7})));
    assertThatThrownBy(() -> publish(root("public")))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
    assertThat(folder.resolve("public/v1")).doesNotExist();
  }

  private static PageFacts signedBy(Fingerprint fingerprint) {
    return new PageFacts(
        ZoneOffset.UTC,
        Optional.empty(),
        Optional.empty(),
        new PageFacts.Signer(Optional.of(fingerprint), Optional.empty()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void pageThatSomebodyMustNotReadLeavesNothing() throws IOException {
    List<String> looked = new ArrayList<>();
    assertThatThrownBy(
            () ->
                new PublishStep(PartialFiles.FORGOTTEN)
                    .run(
                        larkspur.content(1, Optional.empty()),
                        root("public"),
                        larkspur.signs(),
                        (name, bytes) -> {
                          looked.add(name);
                          if (new String(bytes.toArray(), StandardCharsets.UTF_8)
                              .contains("Ray Calder")) {
                            throw new UnsealException(ErrorCode.NOT_REVIEWED, name);
                          }
                        }))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_REVIEWED));
    assertThat(looked).containsExactly("index.es.html");
    assertThat(names(folder.resolve("public"))).isEmpty();
  }

  @Test
  void packedVersionIsTheFolderByteForByteAndAlwaysTheSame() throws IOException {
    PublicRoot root = root("public");
    publish(root);
    root.pack(new VersionId(1));
    Path zip = folder.resolve("public/v1.zip");
    byte[] first = Files.readAllBytes(zip);
    Map<String, Digest> inside = new TreeMap<>();
    List<String> order = new ArrayList<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
        assertThat(entry.getExtra()).isNull();
        order.add(entry.getName());
        inside.put(
            entry.getName().substring("v1/".length()),
            Digest.of(Digest.sha256().digest(file.getInputStream(entry).readAllBytes())));
      }
    }
    assertThat(order).isSorted().allMatch(name -> name.startsWith("v1/"));
    assertThat(inside).isEqualTo(files(folder.resolve("public/v1")));
    PublicRoot again = root("again");
    publish(again);
    Files.writeString(folder.resolve("again/.unseal-1-2.partial"), "killed");
    again.pack(new VersionId(1));
    assertThat(Files.readAllBytes(folder.resolve("again/v1.zip"))).isEqualTo(first);
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
    Path left =
        Files.createDirectories(folder.resolve("public/.unseal-v1-99999999999-ab.partial/clips"));
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
      assertThat(PublishStep.unlisted(file, root).orElseThrow().record())
          .as("nobody renewed the list")
          .isEqualTo(record);
      new HeadStep().run(file, root, Instant.parse("2026-03-10T08:00:00Z"), 90);
      assertThat(PublishStep.unlisted(file, root)).isEmpty();
      new PublishStep(PartialFiles.FORGOTTEN)
          .run(larkspur.content(2, Optional.empty()), root, larkspur.signs());
      assertThatThrownBy(() -> PublishStep.unrecorded(file, root))
          .isInstanceOfSatisfying(
              UnsealException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
    }
  }
}
