package org.unseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Surroundings surroundings =
      new Surroundings(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false,
          new Cancellation(),
          new Scratch(Optional.empty()),
          new UserFolders(Path.of("cache"), Path.of("settings")));

  @Command(name = "probe", description = "Does what the test says.")
  private static final class Probe implements Callable<Integer> {
    private final Callable<Integer> body;

    @Option(names = "--size", description = "Added to the exit code.")
    int size;

    Probe(Callable<Integer> body) {
      this.body = body;
    }

    @Override
    public Integer call() throws Exception {
      return size + body.call();
    }
  }

  private int run(Callable<Integer> body, String... arguments) {
    return Main.run(
        arguments, surroundings, List.of(new CommandEntry("probe", _ -> new Probe(body))));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void assertOneLine() {
    assertThat(said()).startsWith("unseal: ").endsWith(System.lineSeparator());
    assertThat(said().strip()).doesNotContain("\n");
  }

  @Test
  void helpNamesEveryCommandAndSaysNothingOnStandardError() {
    assertThat(run(() -> 0, "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("probe")
        .contains("Does what the test says.")
        .contains("--verbose");
    assertThat(said()).isEmpty();
  }

  @Test
  void aCommandHasItsOwnHelp() {
    assertThat(run(() -> 5, "probe", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--size");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(run(() -> 0, "--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).matches("unseal \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void aCommandsOwnExitCodeIsThatOfTheProcess() {
    assertThat(run(() -> 1, "probe")).isEqualTo(1);
    assertThat(said()).isEmpty();
  }

  @Test
  void onlyTheNamedCommandIsMade() {
    CommandEntry other =
        new CommandEntry(
            "other",
            _ -> {
              throw new AssertionError("made without being asked for");
            });
    CommandEntry probe = new CommandEntry("probe", _ -> new Probe(() -> 0));

    assertThat(Main.run(new String[] {"probe"}, surroundings, List.of(other, probe))).isZero();
  }

  @Test
  void usageErrorsAreOneLineAndTwo() {
    assertThat(run(() -> 0)).isEqualTo(2);
    assertOneLine();
    err.reset();
    assertThat(run(() -> 0, "prob")).isEqualTo(2);
    assertOneLine();
    err.reset();
    assertThat(run(() -> 0, "probe", "--no-such-option")).isEqualTo(2);
    assertOneLine();
    err.reset();
    assertThat(run(() -> 0, "probe", "--size", "large")).isEqualTo(2);
    assertOneLine();
    assertThat(said()).contains("--size").contains("unseal probe --help");
  }

  @Test
  void everyFailureHasTheExitCodeOfItsFault() {
    for (ErrorCode code : ErrorCode.values()) {
      err.reset();
      int exit =
          run(
              () -> {
                throw new UnsealException(code, "what, where, what to do");
              },
              "probe");
      assertThat(exit).as(code.name()).isEqualTo(code.fault().exitCode());
      assertThat(said().strip()).isEqualTo("unseal: what, where, what to do");
    }
  }

  @Test
  void aFailureInAnotherThreadKeepsItsCode() {
    int exit =
        run(
            () -> {
              throw new CompletionException(
                  new UnsealException(ErrorCode.NOT_A_VIDEO, "not a video"));
            },
            "probe");
    assertThat(exit).isEqualTo(3);
    assertThat(said().strip()).isEqualTo("unseal: not a video");
  }

  @Test
  void whatTheMachineLacksIsFour() {
    assertThat(
            run(
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                },
                "probe"))
        .isEqualTo(4);
    assertOneLine();
    err.reset();
    assertThat(
            run(
                () -> {
                  throw new UnsatisfiedLinkError("no jniavutil");
                },
                "probe"))
        .isEqualTo(4);
    assertOneLine();
    err.reset();
    assertThat(
            run(
                () -> {
                  throw new FileSystemException("out.mp4", null, "No space left on device");
                },
                "probe"))
        .isEqualTo(4);
    assertThat(said()).contains("out.mp4").contains("make room");
  }

  @Test
  void anythingElseIsOursAndDoesNotQuoteTheEvidence() {
    int exit =
        run(
            () -> {
              throw new IllegalStateException("plate 7ABC123");
            },
            "probe");
    assertThat(exit).isEqualTo(5);
    assertOneLine();
    assertThat(said()).contains("IllegalStateException at MainTest.java").doesNotContain("7ABC123");
  }

  @Test
  void verboseAddsTheTrace() {
    run(
        () -> {
          throw new IllegalStateException("why");
        },
        "probe",
        "--verbose");
    assertThat(said().lines().count()).isGreaterThan(3);
    assertThat(said()).contains("why").contains("at org.unseal.cli.MainTest");
  }

  @Test
  void lineBreaksAndEscapesInAPathStayOutOfTheTerminal() {
    run(
        () -> {
          throw new UnsealException(
              ErrorCode.INPUT_MISSING, "no file a\nb\u001b[31m\u009b\u202e.mp4");
        },
        "probe");
    assertThat(said().strip()).isEqualTo("unseal: no file a b\uFFFD[31m\uFFFD\uFFFD.mp4");
  }

  @Test
  void afterAStopWhateverSurfacesIsAStop() {
    int exit =
        run(
            () -> {
              surroundings.cancellation().ask();
              throw new IllegalStateException("closed under my feet");
            },
            "probe");
    assertThat(exit).isEqualTo(130);
    assertThat(said().strip()).isEqualTo("unseal: stopped; nothing was left behind");
  }
}
