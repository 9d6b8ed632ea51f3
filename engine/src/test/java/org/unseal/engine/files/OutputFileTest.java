package org.unseal.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void theFileHasItsNameOnlyOnceItIsComplete() throws IOException {
    Path target = folder.resolve("out.mp4");
    try (OutputFile file = new OutputFile(target, false, false, PartialFiles.FORGOTTEN)) {
      Files.writeString(file.path(), "pictures");
      assertThat(target).doesNotExist();
      file.complete();
    }
    assertThat(target).hasContent("pictures");
    assertThat(inFolder()).containsExactly("out.mp4");
  }

  @Test
  void closingBeforeLeavesNothingBehind() throws IOException {
    OutputFile file =
        new OutputFile(folder.resolve("out.mp4"), false, false, PartialFiles.FORGOTTEN);
    Files.writeString(file.path(), "half");
    file.close();
    file.close();
    assertThat(inFolder()).isEmpty();
  }

  @Test
  void thePartialFileIsToldOfForAsLongAsItExists() {
    List<String> told = new ArrayList<>();
    PartialFiles partials =
        new PartialFiles() {
          @Override
          public void begun(Path file) {
            told.add("begun " + Files.exists(file));
          }

          @Override
          public void ended(Path file) {
            told.add("ended " + Files.exists(file));
          }
        };
    new OutputFile(folder.resolve("a"), false, false, partials).close();
    try (OutputFile file = new OutputFile(folder.resolve("b"), false, false, partials)) {
      file.complete();
    }
    assertThat(told).containsExactly("begun false", "ended false", "begun false", "ended false");
  }

  @Test
  void whatExistsIsReplacedOnlyWhenAskedFor() throws IOException {
    Path target = Files.writeString(folder.resolve("out.mp4"), "before");
    refused(
        ErrorCode.OUTPUT_EXISTS,
        () -> new OutputFile(target, false, false, PartialFiles.FORGOTTEN));
    try (OutputFile file = new OutputFile(target, true, false, PartialFiles.FORGOTTEN)) {
      Files.writeString(file.path(), "after");
      assertThat(target).hasContent("before");
      file.complete();
    }
    assertThat(target).hasContent("after");
  }

  @Test
  void whatAppearedMeanwhileIsNotReplaced() throws IOException {
    Path target = folder.resolve("out.mp4");
    try (OutputFile file = new OutputFile(target, false, false, PartialFiles.FORGOTTEN)) {
      Files.writeString(target, "somebody else's");
      refused(ErrorCode.OUTPUT_EXISTS, file::complete);
    }
    assertThat(target).hasContent("somebody else's");
    assertThat(inFolder()).containsExactly("out.mp4");
  }

  @Test
  void aLinkIsReplacedAndWhatItPointsToIsNot() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "original");
    Path link = link(folder.resolve("out.mp4"), precious);
    try (OutputFile file = new OutputFile(link, true, false, PartialFiles.FORGOTTEN)) {
      Files.writeString(file.path(), "redacted");
      file.complete();
    }
    assertThat(precious).hasContent("original");
    assertThat(link).hasContent("redacted").isRegularFile();
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void aLinkToNowhereCountsAsThere() throws IOException {
    Path link = link(folder.resolve("out.mp4"), folder.resolve("nowhere"));
    refused(
        ErrorCode.OUTPUT_EXISTS, () -> new OutputFile(link, false, false, PartialFiles.FORGOTTEN));
  }

  @Test
  void anOwnersFileIsNobodyElsesEvenWhereItReplacesAnOpenOne() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path target = Files.writeString(folder.resolve("sheet.html"), "before");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-rw-"));
    try (OutputFile file = new OutputFile(target, true, true, PartialFiles.FORGOTTEN)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-------");
      file.complete();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatIsMissingOrNamedAsTheFileIsRefused() {
    refused(
        ErrorCode.OUTPUT_FOLDER_MISSING,
        () -> OutputFile.check(folder.resolve("no").resolve("out.mp4"), true));
    refused(ErrorCode.OUTPUT_EXISTS, () -> OutputFile.check(folder, true));
  }

  @Test
  void withdrawingTakesAwayWhatWasCompletedAndNothingElse() throws IOException {
    Path target = folder.resolve("report.json");
    try (OutputFile file = new OutputFile(target, false, false, PartialFiles.FORGOTTEN)) {
      Files.writeString(target, "somebody else's");
      file.withdraw();
      assertThat(target).exists();
      Files.delete(target);
      file.complete();
      file.withdraw();
    }
    assertThat(inFolder()).isEmpty();
  }

  @Test
  void aFullDiskIsToldFromAFolderThatMayNotBeWritten() {
    Path target = folder.resolve("out.mp4");
    assertThat(
            OutputFile.writing(target, new FileSystemException("x", "y", "No space left on device"))
                .code())
        .isEqualTo(ErrorCode.DISK_FULL);
    assertThat(OutputFile.writing(target, new IOException("Disk quota exceeded")).code())
        .isEqualTo(ErrorCode.DISK_FULL);
    assertThat(OutputFile.writing(target, new IOException("Permission denied")).code())
        .isEqualTo(ErrorCode.FOLDER_NOT_WRITABLE);
  }

  private List<String> inFolder() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Path link(Path link, Path target) throws IOException {
    try {
      return Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      assumeTrue(false, "no links here");
      throw e;
    }
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
