package org.unseal.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

class OutputFileTest {
  @TempDir Path folder;
  @TempDir Path launchers;

  private Scratch scratch() {
    return new Scratch(Optional.of(launchers));
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UnsealException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void theNameAppearsOnlyWithPublish() throws IOException {
    Path target = folder.resolve("yard.mp4");
    try (OutputFile output = new OutputFile(target, false, scratch())) {
      Files.writeString(output.partial(), "whole");
      assertThat(target).doesNotExist();
      output.publish();
    }
    assertThat(target).hasContent("whole");
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
  }

  @Test
  void withoutPublishNothingIsLeft() throws IOException {
    try (OutputFile output = new OutputFile(folder.resolve("yard.mp4"), false, scratch())) {
      Files.writeString(output.partial(), "half");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileOfThatNameIsReplacedOnlyWhereAsked() throws IOException {
    Path target = Files.writeString(folder.resolve("yard.mp4"), "old");
    assertRefused(() -> new OutputFile(target, false, scratch()), ErrorCode.OUTPUT_EXISTS);
    try (OutputFile output = new OutputFile(target, true, scratch())) {
      Files.writeString(output.partial(), "new");
      output.publish();
    }
    assertThat(target).hasContent("new");
  }

  @Test
  void aFileMadeMeanwhileStays() throws IOException {
    Path target = folder.resolve("yard.mp4");
    try (OutputFile output = new OutputFile(target, false, scratch())) {
      Files.writeString(output.partial(), "late");
      Files.writeString(target, "first");
      assertRefused(output::publish, ErrorCode.OUTPUT_EXISTS);
    }
    assertThat(target).hasContent("first");
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
  }

  @Test
  void aFolderAndAMissingFolderAreRefused() {
    assertRefused(() -> new OutputFile(folder, true, scratch()), ErrorCode.USAGE);
    assertRefused(
        () -> new OutputFile(folder.resolve("none").resolve("yard.mp4"), true, scratch()),
        ErrorCode.OUTPUT_FOLDER_MISSING);
  }

  @Test
  void theLauncherKnowsOfTheFileBeforeItIsThere() throws IOException {
    Path target = folder.resolve("a\nb.mp4");
    OutputFile output = new OutputFile(target, false, scratch());

    assertThat(Files.readString(launchers.resolve("partials"))).isEqualTo(output.partial() + "\0");
    assertThat(output.partial().getParent()).isEqualTo(folder);
  }

  @Test
  void theEndOfTheProcessRemovesWhatIsHalfMadeAndNothingElse() throws IOException {
    Scratch scratch = scratch();
    OutputFile done = new OutputFile(folder.resolve("done.mp4"), false, scratch);
    OutputFile half = new OutputFile(folder.resolve("half.mp4"), false, scratch);
    Files.writeString(done.partial(), "done");
    Files.writeString(half.partial(), "half");
    done.publish();

    scratch.removeAll();

    assertThat(folder.resolve("done.mp4")).hasContent("done");
    assertThat(half.partial()).doesNotExist();
  }
}
