package org.unseal.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.models.ModelShelf;

class OnnxNativesIT {
  @TempDir Path folder;

  private static String platform() {
    return OnnxNatives.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Tells a file from its replacement, where the system does; null elsewhere. */
  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, aarch64, osx-aarch64",
    "Windows 11, amd64, win-x64"
  })
  void platformsAreNamedAsTheLibraryNamesThem(String system, String processor, String platform) {
    assertThat(OnnxNatives.platform(system, processor)).isEqualTo(platform);
  }

  @Test
  void librariesAreUnpackedOnceAndRepairedWhenDamaged() throws IOException {
    Path unpacked = OnnxNatives.unpack(folder, platform());
    List<Path> libraries = files(unpacked);
    assertThat(libraries).hasSizeGreaterThanOrEqualTo(2);
    Path first = libraries.getFirst();
    Object key = keyOf(first);
    assertThat(OnnxNatives.unpack(folder, platform())).isEqualTo(unpacked);
    assertThat(keyOf(first)).isEqualTo(key);
    byte[] whole = Files.readAllBytes(first);
    Files.write(first, "torn".getBytes(StandardCharsets.UTF_8));
    OnnxNatives.unpack(folder, platform());
    assertThat(first).hasBinaryContent(whole);
    assertThat(files(folder)).isEqualTo(libraries);
  }

  /** In a process of its own, since what native code prints can't be caught in this one. */
  @Test
  void detectingPrintsNothingAndLeavesNoTemporaryFiles() throws Exception {
    InstalledDetectors.centerFace().close();
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path printed = folder.resolve("printed");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + temporary,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Quietly.class.getName()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(printed).hasContent("");
    assertThat(process.exitValue()).isEqualTo(7);
    assertThat(files(temporary)).isEmpty();
  }

  /** Looks at a grey picture and ends without closing anything, as when it is killed. */
  static final class Quietly {
    private Quietly() {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) {
      UserFolders folders = UserFolders.ofThisUser();
      FaceDetector detector = new Detectors(new ModelShelf(folders), folders).open("centerface", 2);
      PictureSize size = new PictureSize(320, 200);
      detector.find(new GreyPicture(size), size.box(), 100, 0.2);
      Runtime.getRuntime().halt(7);
    }
  }
}
