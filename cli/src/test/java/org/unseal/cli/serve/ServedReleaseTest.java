package org.unseal.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Which release somebody means who names a folder or an archive. */
class ServedReleaseTest {
  @TempDir private Path folder;
  private Path root = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    root = folder.resolve("public");
    Path vectors = Path.of("..", "docs", "formats", "vectors", "publication");
    try (Stream<Path> files = Files.walk(vectors)) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve(vectors.relativize(file).toString()));
      }
    }
  }

  private ServedRelease serve(Path named) {
    return ServedRelease.of(named, 0, PartialFiles.FORGOTTEN, Progress.SILENT);
  }

  private static int code(ServedRelease served, String path) throws IOException {
    int port = served.address().getPort();
    return Sent.request(port, "GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port).code();
  }

  @Test
  void versionAndTheListBesideItAreServed() throws IOException {
    for (Path named : List.of(root, root.resolve("v2"))) {
      try (ServedRelease served = serve(named)) {
        assertThat(served.address().toString())
            .startsWith("http://127.0.0.1:")
            .endsWith("/v2/index.html");
        assertThat(code(served, "/v2/publication.json")).isEqualTo(200);
        assertThat(code(served, "/head.json")).isEqualTo(200);
      }
    }
  }

  /** What the disk can't give is told of the archive, not of the folder that it is unpacked to. */
  @Test
  void archiveThatCantBeReadIsToldInOneLineAndLeavesNothing() throws IOException {
    List<Path> begun = new ArrayList<>();
    List<Path> ended = new ArrayList<>();
    PartialFiles partials =
        new PartialFiles() {
          @Override
          public void begun(Path file) {
            begun.add(file);
          }

          @Override
          public void ended(Path file) {
            ended.add(file);
          }
        };
    for (Path archive :
        List.of(folder.resolve("gone.zip"), Files.createDirectory(folder.resolve("d")))) {
      assertThatThrownBy(() -> UnpackedRelease.of(archive, partials, Progress.SILENT).close())
          .isInstanceOfSatisfying(
              UnsealException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_UNREADABLE))
          .hasMessage(archive + " can't be read; copy it to another disk, or download it again");
    }
    Path torn = Files.write(folder.resolve("torn.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThatThrownBy(() -> UnpackedRelease.of(torn, partials, Progress.SILENT).close())
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_MISSING))
        .hasMessageStartingWith(torn + " can't be unpacked: ")
        .hasMessageEndingWith("; download it again")
        .hasMessageNotContaining("\n");
    assertThat(begun).hasSize(3).isEqualTo(ended).noneMatch(Files::exists);
  }

  @Test
  void versionWithoutAListBesideItIsServedAlone() throws IOException {
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    Files.writeString(downloads.resolve("feed.atom"), "something else");
    Path renamed = Files.move(root.resolve("v2"), downloads.resolve("larkspur"));
    try (ServedRelease served = serve(renamed)) {
      assertThat(served.address().getPath()).isEqualTo("/v2/index.html");
      assertThat(code(served, "/v2/publication.json")).isEqualTo(200);
      assertThat(code(served, "/feed.atom")).isEqualTo(404);
    }
  }

  @Test
  void archiveIsServedAndNothingOfItStays() throws IOException {
    Path archive = archive("v2/");
    Kept kept = new Kept();
    try (ServedRelease served = ServedRelease.of(archive, 0, kept, Progress.SILENT)) {
      assertThat(code(served, "/v2/publication.json")).isEqualTo(200);
      assertThat(kept.files).hasSize(1).allMatch(Files::isDirectory);
    }
    assertThat(kept.made).hasSize(1).noneMatch(Files::exists);
    assertThat(kept.files).isEmpty();
  }

  /** What is there now, and what ever was. */
  private static final class Kept implements PartialFiles {
    private final List<Path> files = new ArrayList<>();
    private final List<Path> made = new ArrayList<>();

    @Override
    public void begun(Path file) {
      files.add(file);
      made.add(file);
    }

    @Override
    public void ended(Path file) {
      files.remove(file);
    }
  }

  private Path archive(String below) throws IOException {
    Path archive = folder.resolve("v2.zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(root.resolve("v2"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(below + root.resolve("v2").relativize(file)));
        zip.write(Files.readAllBytes(file));
      }
    }
    return archive;
  }

  @Test
  void archiveThatLeadsElsewhereIsRefusedWhole() throws IOException {
    for (String below : List.of("../", "/", "v2/../../", "v2/.hidden/", "C:\\", "v2//")) {
      Path archive = archive(below);
      Kept kept = new Kept();
      assertThatThrownBy(() -> ServedRelease.of(archive, 0, kept, Progress.SILENT))
          .as(below)
          .isInstanceOfSatisfying(
              UnsealException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_MISSING));
      assertThat(kept.made).noneMatch(Files::exists);
    }
  }

  @Test
  void whatIsNoReleaseIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path text = Files.writeString(folder.resolve("text.zip"), "PK\3\4 and no more");
    Files.writeString(root.resolve("v2/publication.json"), "{\"schema\":\"other\"}");
    for (Path named : List.of(empty, text, root, root.resolve("v2"))) {
      assertThatThrownBy(() -> serve(named))
          .as("" + named)
          .isInstanceOfSatisfying(
              UnsealException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_MISSING));
    }
    assertThatThrownBy(() -> serve(folder.resolve("none")))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_MISSING));
  }
}
