package org.unseal.cli.inspect;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the other process is started: this program once more, behind {@code prlimit} and {@code
 * setsid} where they are installed.
 *
 * @param limited whether its memory is limited
 * @param apart whether a Ctrl-C of the terminal does not reach it
 */
record InspectorProgram(List<String> command, boolean limited, boolean apart) {
  InspectorProgram {
    command = List.copyOf(command);
  }

  /** Digests are compiled at once and the rest late, as the launcher has it for sealing. */
  private static final List<String> HASHING_FIRST =
      List.of(
          "-XX:-AOTReplayTraining",
          "-XX:CompileThresholdScaling=5",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::*,0.1");

  /**
   * This program, with the class path and the folders of this process.
   *
   * @param memory bytes of data that it may have
   */
  static InspectorProgram ofThisProcess(long memory, Map<String, String> environment) {
    Optional<Path> prlimit = find("prlimit", environment);
    Optional<Path> setsid = find("setsid", environment);
    List<String> command = new ArrayList<>();
    setsid.ifPresent(tool -> command.add(tool.toString()));
    prlimit.ifPresent(
        tool ->
            command.addAll(
                List.of(tool.toString(), "--data=" + memory + ":" + memory, "--core=0:0")));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms32m",
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=192m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-PrintWarnings",
            "-XX:+SuppressFatalErrorMessage",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Duser.language=en"));
    command.addAll(HASHING_FIRST);
    // The launcher's start-up cache, where there is one: a child that starts twice as fast.
    Optional.ofNullable(System.getProperty("unseal.aot"))
        .ifPresent(cache -> command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable")));
    for (String property :
        List.of("java.io.tmpdir", "user.home", "org.bytedeco.javacpp.cachedir")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.unseal.cli.Main");
    command.add("inspect");
    return new InspectorProgram(command, prlimit.isPresent(), setsid.isPresent());
  }

  private static Optional<Path> find(String tool, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Path.of(folder).isAbsolute()) {
        Path file = Path.of(folder, tool);
        if (Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }
}
