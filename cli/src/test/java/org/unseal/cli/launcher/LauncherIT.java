package org.unseal.cli.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it is unseal.cmd")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // making the start-up cache takes seconds
class LauncherIT {
  private Installation installation;
  private Path temporary;
  private Path work;

  @BeforeAll
  void install(@TempDir Path folder) throws IOException {
    installation = new Installation(folder.resolve("a folder with spaces"));
  }

  @BeforeEach
  void makeFolders(@TempDir Path folder) throws IOException {
    temporary = folder;
    work = Files.createDirectory(temporary.resolve("work"));
    Files.createDirectory(temporary.resolve("tmp"));
  }

  private Installation.Run start(String... arguments) throws IOException {
    return installation.start(Map.of("TMPDIR", temporary.resolve("tmp").toString()), arguments);
  }

  private void assertNothingLeft() {
    assertThat(work).isEmptyDirectory();
    assertThat(temporary.resolve("tmp")).isEmptyDirectory();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
  }

  /** A folder like a JDK's, whose java must not be run. */
  private Path wrongJdk(String version) throws IOException {
    Path jdk = Files.createDirectories(temporary.resolve("jdk-" + version));
    Files.createDirectory(jdk.resolve("bin"));
    for (String tool : new String[] {"java", "javac"}) {
      Path file = Files.writeString(jdk.resolve("bin").resolve(tool), "#!/bin/sh\nexit 99\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return jdk;
  }

  @Test
  void inputArgumentsAndExitCodePassThroughAndStandardErrorIsSilent() throws Exception {
    Installation.Run run = start("echo", "yard cam;$(true) *.mp4");
    run.type("a line");
    assertThat(run.line()).isEqualTo(System.getProperty("java.home"));
    assertThat(run.line()).isEqualTo("a line");
    assertThat(run.line()).isEqualTo("yard cam;$(true) *.mp4");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    for (int code : new int[] {1, 2, 3, 4, 5}) {
      assertThat(start("exit", Integer.toString(code)).exit()).isEqualTo(code);
    }
    assertNothingLeft();
  }

  @Test
  void aSettingOfTheStrangersShellBringsNoChatter() throws Exception {
    Installation.Run run =
        installation.start(
            Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m", "JDK_JAVA_OPTIONS", "-Xmx64m"), "exit", "0");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  @Test
  void aJavaThatIsTooOldIsPassedOver() throws Exception {
    Path old = wrongJdk("17.0.15");
    String path = old.resolve("bin") + ":" + System.getenv("PATH");
    Installation.Run first =
        installation.start(
            Map.of("PATH", path, "JAVA_HOME", System.getProperty("java.home")), "--help");
    assertThat(first.line()).isEqualTo("help");
    assertThat(first.exit()).isZero();
  }

  @Test
  void withoutAnyJdkThereIsOneLineAndFour() throws Exception {
    Installation own = new Installation(temporary.resolve("own"));
    Path home = Files.createDirectory(temporary.resolve("home"));
    Path tools = Files.createDirectory(temporary.resolve("tools"));
    Files.createSymbolicLink(tools.resolve("bash"), Path.of("/bin/bash"));
    String usual = Files.readString(own.findJdk());
    Files.writeString(
        own.findJdk(),
        usual.replaceAll("(?m)^    (/usr|/opt|/Library)", "    " + home + "/none$1"));
    Installation.Run run =
        own.start(
            Map.of(
                "JAVA_HOME", wrongJdk("24.0.1").toString(),
                "HOME", home.toString(),
                "PATH", tools.toString()),
            "--help");
    assertThat(run.err()).matches("unseal: no JDK 25 or newer found; [^\n]*\n");
    assertThat(run.exit()).isEqualTo(4);
  }

  @Test
  void aWrongJavaHomeIsNoObstacle() throws Exception {
    Installation own = new Installation(temporary.resolve("own"));
    Path jdks = Files.createDirectories(temporary.resolve("home/.jdks"));
    Files.createSymbolicLink(jdks.resolve("mine"), Path.of(System.getProperty("java.home")));
    for (Path wrong : new Path[] {temporary.resolve("nowhere"), wrongJdk("21.0.2")}) {
      Installation.Run run =
          own.start(
              Map.of("JAVA_HOME", wrong.toString(), "HOME", temporary.resolve("home").toString()),
              "--help");
      assertThat(run.line()).isEqualTo("help");
      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
    }
  }

  @Test
  void aLinkToTheLauncherWorksFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(work.resolve("u"), installation.launcher());
    Process process = new ProcessBuilder("/bin/sh", "-c", "cd / && '" + link + "' --help").start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("help\n");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aDeathBySignalIsFiveWithOneLineAndLeavesNothing() throws Exception {
    for (String name : new String[] {"KILL", "SEGV", "ABRT"}) {
      Installation.Run run = start("hold", work.resolve("line\nbreak.mp4").toString());
      long pid = Long.parseLong(run.line());
      assertThat(Path.of(run.line())).isDirectory();
      assertThat(work).isNotEmptyDirectory();

      signal(name, pid);

      assertThat(run.err()).as(name).matches("unseal: the program [^\n]*\n");
      assertThat(run.exit()).as(name).isEqualTo(5);
      assertThat(run.process().getInputStream().readAllBytes()).as(name).isEmpty();
      assertNothingLeft();
    }
  }

  @Test
  void ctrlCIs130WithOneLineAndLeavesNothing() throws Exception {
    for (boolean both : new boolean[] {true, false}) {
      Installation.Run run = start("hold", work.resolve("out.mp4").toString());
      long program = Long.parseLong(run.line());

      if (both) { // a terminal signals every process in the foreground
        signal("INT", program);
      }
      signal("INT", run.process().pid());

      assertThat(run.err()).isEqualTo("unseal: stopped\n");
      assertThat(run.exit()).isEqualTo(130);
      assertNothingLeft();
    }
  }

  @Test
  void aRequestToEndIsPassedOn() throws Exception {
    Installation.Run run = start("hold", work.resolve("out.mp4").toString());
    run.line();
    signal("TERM", run.process().pid());
    assertThat(run.err()).isEqualTo("unseal: stopped\n");
    assertThat(run.exit()).isEqualTo(130);
    assertNothingLeft();
  }

  @Test
  void theStartUpCacheIsMadeOnceAndMadeAgainWhenItIsStaleOrDamaged() throws Exception {
    Path cache = installation.dist().resolve("unseal.aot");
    Path key = installation.dist().resolve("aot.key");
    assertThat(start("--help").exit()).isZero();
    assertThat(cache).isRegularFile();
    Object made = Files.getLastModifiedTime(cache);

    assertThat(start("--help").exit()).isZero();
    assertThat(Files.getLastModifiedTime(cache)).isEqualTo(made);

    Files.writeString(key, "another JDK");
    assertSilentHelp();
    assertThat(Files.getLastModifiedTime(cache)).isNotEqualTo(made);

    made = Files.getLastModifiedTime(cache);
    long size = Files.size(cache);
    Files.write(
        cache,
        new byte[] {1, 2, 3},
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
    assertSilentHelp();
    assertThat(Files.getLastModifiedTime(cache)).isNotEqualTo(made);
    assertThat(Files.size(cache)).isGreaterThan(size / 2);
  }

  private void assertSilentHelp() throws IOException, InterruptedException {
    Installation.Run run = start("--help");
    assertThat(run.line()).isEqualTo("help");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }
}
