package org.unseal.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.engine.source.Source;
import org.unseal.engine.source.SourceKind;
import org.unseal.engine.source.SourceStep;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.CatalogueEntry;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.testkit.casefile.DrawnCase;
import org.unseal.testkit.casefile.ScriptedInspector;

final class IntakeStepTest {
  @TempDir private Path folder;
  private CaseFile file;
  private Path export;
  private final ScriptedInspector inspector = new ScriptedInspector();

  @BeforeEach
  void prepare() throws IOException {
    file = DrawnCase.in(folder.resolve("case"));
    export = Files.createDirectory(folder.resolve("export"));
  }

  @AfterEach
  void close() {
    file.close();
  }

  private Path put(String name, String content) throws IOException {
    Path path = export.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  private Taken take(SourceKind kind, Path... paths) {
    return take(kind, Optional.empty(), Progress.SILENT, paths);
  }

  private Taken take(
      SourceKind kind, Optional<Item.Conversion> conversion, Progress progress, Path... paths) {
    return new IntakeStep(inspector, PartialFiles.FORGOTTEN, DrawnCase.CLOCK)
        .run(
            file,
            new IntakeRequest(
                List.of(paths),
                "cam-yard",
                Optional.of("Yard"),
                Optional.of(kind),
                conversion,
                IntakeRequest.Limits.USUAL),
            progress);
  }

  private List<Item> items() {
    return file.records(RecordKind.ITEM).stream().map(Item::read).toList();
  }

  private static List<IntakeCode> codes(Taken taken) {
    return taken.findings().stream().map(Taken.NewFinding::code).toList();
  }

  @Test
  void exportOf200FilesWith5BadOnesEndsWith195ReadyAnd5Findings() throws IOException {
    List<String> bad = List.of("crash", "hang", "hungry", "garble", "nothing of the sort");
    for (int i = 0; i < 200; i++) {
      put("f%03d.mp4".formatted(i), (i % 40 == 7 ? bad.get(i / 40) : "video") + " number " + i);
    }
    Taken taken = take(SourceKind.CAMERA, export);
    assertThat(taken.files()).isEqualTo(200);
    assertThat(taken.ready()).isEqualTo(195);
    assertThat(codes(taken))
        .containsExactly(
            IntakeCode.INSPECTION_CRASHED,
            IntakeCode.INSPECTION_TOO_SLOW,
            IntakeCode.INSPECTION_MEMORY,
            IntakeCode.INSPECTION_UNTRUE,
            IntakeCode.NOT_A_RECORDING);
    assertThat(items()).hasSize(200);
    assertThat(items().stream().filter(Item::sealed)).hasSize(195);
    assertThat(CaseCatalogue.entries(file))
        .hasSize(202) // the source twice: named, and received
        .filteredOn(CatalogueEntry.Kept.class::isInstance)
        .hasSize(5);
  }

  @Test
  void originalsAreCopiedByTheirDigestReadOnlyAndTheFilesThemselvesStay() throws IOException {
    Path given = put("a.mp4", "video a");
    var before = Files.getLastModifiedTime(given);
    take(SourceKind.CAMERA, given);
    Item item = items().getFirst();
    Path original = new IntakeFolders(file.folders()).original(item.sha256());
    assertThat(original).hasSameBinaryContentAs(given);
    assertThat(original.getFileName().toString()).isEqualTo(item.sha256().hex());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(original)))
        .isEqualTo("r--------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    new IntakeFolders(file.folders()).seed(item.sha256()))))
        .isEqualTo("rw-------");
    assertThat(Files.getLastModifiedTime(given)).isEqualTo(before);
    assertThat(item.sha256())
        .isEqualTo(Digest.of(Digest.sha256().digest(Files.readAllBytes(given))));
    assertThat(item.sha512()).hasSize(128);
    assertThat(item.names().getFirst().name().text()).isEqualTo("a.mp4");
  }

  @Test
  void sameFileTwiceIsOneItemWithTwoNames() throws IOException {
    put("a.mp4", "video a");
    put("copy of a.mp4", "video a");
    Taken taken = take(SourceKind.CAMERA, export);
    assertThat(taken.items()).hasSize(1);
    assertThat(taken.duplicates()).isEqualTo(1);
    assertThat(items().getFirst().names().stream().map(name -> name.name().last().text()))
        .containsExactly("a.mp4", "copy of a.mp4");
    assertThat(take(SourceKind.CAMERA, export).again()).isEqualTo(2);
    assertThat(inspector.asked()).hasSize(1);
  }

  @Test
  void secondRunChangesNothing() throws IOException {
    put("a.mp4", "video a");
    put("b.txt", "a text");
    Files.createSymbolicLink(export.resolve("link"), Path.of("a.mp4"));
    take(SourceKind.CAMERA, export);
    Head head = file.head();
    Taken again = take(SourceKind.CAMERA, export);
    assertThat(file.head()).isEqualTo(head);
    assertThat(again.again()).isEqualTo(2);
    assertThat(again.findings()).isEmpty();
  }

  @Test
  void sealOfAnotherFileIsNotBelieved() throws IOException {
    put("a.mp4", "lie");
    Taken taken = take(SourceKind.CAMERA, export);
    assertThat(codes(taken)).containsExactly(IntakeCode.INSPECTION_UNTRUE);
    assertThat(items().getFirst().sealed()).isFalse();
    assertThat(file.records(RecordKind.SEAL)).isEmpty();
  }

  @Test
  void damagedRecordingIsSealedAndAFinding() throws IOException {
    put("a.mp4", "damaged");
    Taken taken = take(SourceKind.CAMERA, export);
    assertThat(codes(taken)).containsExactly(IntakeCode.RECORDING_DAMAGED);
    assertThat(items().getFirst().sealed()).isTrue();
    assertThat(taken.ready()).isZero();
  }

  @Test
  void emptyFileIsKeptAndAFinding() throws IOException {
    put("a.mp4", "");
    assertThat(codes(take(SourceKind.CAMERA, export))).containsExactly(IntakeCode.EMPTY_FILE);
    assertThat(items()).hasSize(1);
    assertThat(inspector.asked()).isEmpty();
  }

  @Test
  void documentsAreKeptWithoutBeingOpened() throws IOException {
    put("order.pdf", "crash");
    Taken taken = take(SourceKind.DOCUMENT, export);
    assertThat(taken.ready()).isEqualTo(1);
    assertThat(taken.findings()).isEmpty();
    assertThat(inspector.asked()).isEmpty();
  }

  @Test
  void whatDispatchRecordersWriteBesideCallsIsNoFinding() throws IOException {
    put("1.wav", "video 1");
    put("1.json", "{}");
    Taken taken = take(SourceKind.DISPATCH, export);
    assertThat(taken.findings()).isEmpty();
    assertThat(taken.ready()).isEqualTo(2);
  }

  private Path zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndContents[i]));
        out.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return Files.write(export.resolve("export.zip"), bytes.toByteArray());
  }

  @Test
  void filesOfAnArchiveAreItemsThatKnowIt() throws IOException {
    Taken taken =
        take(SourceKind.CAMERA, zip("cam/a.mp4", "video a", "../../b.mp4", "video b", "c/", ""));
    assertThat(codes(taken)).containsExactly(IntakeCode.ZIP_NAME_LEADS_AWAY);
    List<Item> items = items();
    assertThat(items).hasSize(3);
    assertThat(items.get(0).parent()).isEmpty();
    assertThat(items.get(1).parent()).contains("i1");
    assertThat(items.get(1).names().getFirst().name().text()).isEqualTo("export.zip/cam/a.mp4");
    assertThat(items.get(2).sealed()).isTrue();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(path -> "" + path.getFileName())).doesNotContain("b.mp4");
    }
  }

  @Test
  void archiveInAnArchiveIsKeptAndNotOpened() throws IOException {
    byte[] inner = Files.readAllBytes(zip("a.mp4", "crash"));
    Path outer = export.resolve("outer.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(outer))) {
      out.putNextEntry(new ZipEntry("inner.zip"));
      out.write(inner);
    }
    Taken taken = take(SourceKind.CAMERA, outer);
    assertThat(codes(taken)).containsExactly(IntakeCode.ZIP_INSIDE_ZIP);
    assertThat(items()).hasSize(2);
    assertThat(inspector.asked()).isEmpty();
  }

  @Test
  void archiveThatIsNoneIsKeptAndAFinding() throws IOException {
    byte[] good = Files.readAllBytes(zip("a.mp4", "video"));
    Path cut = Files.write(export.resolve("cut.zip"), java.util.Arrays.copyOf(good, 40));
    assertThat(codes(take(SourceKind.CAMERA, cut))).containsExactly(IntakeCode.ZIP_UNREADABLE);
    assertThat(items()).hasSize(1);
  }

  @Test
  void conversionIsTiedToItsNativeFile() throws IOException {
    take(SourceKind.CAMERA, put("native.dat", "secret format"));
    Path converted = put("converted.mp4", "video c");
    take(
        SourceKind.CAMERA,
        Optional.of(new Item.Conversion("i1", "player 4.2")),
        Progress.SILENT,
        converted);
    Item item = items().get(1);
    assertThat(item.conversion()).contains(new Item.Conversion("i1", "player 4.2"));
    assertThat(CaseCatalogue.entries(file))
        .filteredOn(CatalogueEntry.Sealed.class::isInstance)
        .allMatch(
            entry -> ((CatalogueEntry.Sealed) entry).convertedFrom().equals(Optional.of("i1")))
        .hasSize(1);
    assertThatThrownBy(
            () ->
                take(
                    SourceKind.CAMERA,
                    Optional.of(new Item.Conversion("i77", "player")),
                    Progress.SILENT,
                    converted))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RECORD_MISSING));
  }

  @Test
  void sourceIsReceivedWhenSomethingOfItIsHere() throws IOException {
    new SourceStep()
        .run(
            file,
            new SourceStep.Statement(
                "cam-yard",
                Optional.of(SourceKind.CAMERA),
                Optional.empty(),
                Optional.empty(),
                Optional.of("the district"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    take(SourceKind.CAMERA, export);
    assertThat(source().state()).isEqualTo(SourceState.EXPECTED);
    put("a.mp4", "video");
    take(SourceKind.CAMERA, export);
    assertThat(source().state()).isEqualTo(SourceState.RECEIVED);
    assertThat(source().promisedBy()).contains("the district");
    assertThat(file.records(RecordKind.RECONCILIATION)).hasSize(2);
  }

  private Source source() {
    return Source.read(file.record(RecordKind.SOURCE, "cam-yard").orElseThrow());
  }

  /** Stops at every moment at which it can be stopped, and goes on to the same end. */
  @Test
  void stoppedIntakeGoesOnToTheSameEnd() throws IOException {
    put("a.mp4", "video a");
    put("b.mp4", "crash");
    put("c.mp4", "video c");
    zip("d.mp4", "video d", "e.mp4", "video e");
    for (int stop = 1; stop < 40; stop++) {
      int[] left = {stop};
      Progress stopping =
          new Progress() {
            @Override
            public void stage(Stage stage, long units) {}

            @Override
            public void done(long units) {
              if (--left[0] == 0) {
                throw new UnsealException(ErrorCode.CANCELLED, "stopped");
              }
            }
          };
      try {
        take(SourceKind.CAMERA, Optional.empty(), stopping, export);
      } catch (UnsealException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
      }
    }
    take(SourceKind.CAMERA, export);
    assertThat(items()).hasSize(6);
    assertThat(items().stream().map(Item::sha256).collect(Collectors.toSet())).hasSize(6);
    assertThat(file.records(RecordKind.FINDING)).hasSize(1);
    assertThat(CaseCatalogue.entries(file)).hasSize(8);
    Set<String> left = new TreeSet<>();
    try (Stream<Path> all = Files.walk(file.folders().root())) {
      all.map(path -> "" + path.getFileName())
          .filter(name -> name.endsWith(".partial"))
          .forEach(left::add);
    }
    assertThat(left).isEmpty();
  }

  @Test
  void picturesAreSealedInASecondStepAndOnce() throws IOException {
    put("a.mp4", "video a");
    put("b.mp4", "video b");
    put("c.mp4", "crash");
    take(SourceKind.CAMERA, export);
    PicturesStep step = new PicturesStep(inspector, PartialFiles.FORGOTTEN);
    assertThat(step.run(file, Progress.SILENT).sealed()).containsExactly("i1", "i2");
    assertThat(step.run(file, Progress.SILENT).sealed()).isEmpty();
    List<String> pictures = new ArrayList<>();
    CaseCatalogue.entries(file).stream()
        .filter(CatalogueEntry.Pictures.class::isInstance)
        .forEach(entry -> pictures.add(entry.about()));
    assertThat(pictures).containsExactly("i1", "i2");
  }

  @Test
  void originalThatWasChangedInTheCaseIsNotTakenForTheSame() throws IOException {
    Path given = put("a.mp4", "video a");
    take(SourceKind.CAMERA, given);
    Path original = new IntakeFolders(file.folders()).original(items().getFirst().sha256());
    Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(original, "video x");
    assertThatThrownBy(() -> take(SourceKind.CAMERA, given))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_MISMATCH));
  }
}
