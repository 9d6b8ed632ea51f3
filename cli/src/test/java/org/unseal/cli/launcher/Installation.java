package org.unseal.cli.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A copy of the launcher with a small program behind it, already built. The program ends as its
 * first argument says; it is made of the real parts of the process around a command.
 */
final class Installation {
  private static final String PROGRAM =
      """
      package org.unseal.cli;

      import java.nio.file.*;
      import org.unseal.cli.process.*;
      import org.unseal.engine.files.OutputFile;

      public final class Main {
        public static void main(String[] arguments) {
          Surroundings around = Surroundings.ofThisProcess();
          new ProcessLife(around, thrown -> 130).run(() -> {
            switch (arguments[0]) {
              case "--help" -> around.out().println("help");
              case "echo" -> {
                around.out().println(System.getProperty("java.home"));
                around.out().println(new java.util.Scanner(System.in).nextLine());
                around.out().println(arguments[1]);
              }
              case "exit" -> { return Integer.parseInt(arguments[1]); }
              case "hold" -> {
                Path target = Path.of(arguments[1]);
                try (OutputFile output = new OutputFile(target, false, false, around.scratch())) {
                  Files.writeString(output.path(), "half");
                  around.out().println(ProcessHandle.current().pid());
                  around.out().println(System.getProperty("unseal.scratch"));
                  while (!around.cancellation().asked()) {
                    Thread.onSpinWait();
                  }
                } catch (java.io.IOException e) {
                  return 5;
                }
                around.err().println("unseal: stopped");
                return 130;
              }
            }
            return 0;
          });
        }
      }
      """;

  private static final String FIND_JDK = "launcher/find-jdk.sh";

  private final Path folder;

  /** Lays it out in {@code folder}, which is made. */
  Installation(Path folder) throws IOException {
    this.folder = folder;
    Path dist = Files.createDirectories(folder.resolve("cli/target/dist"));
    Files.copy(repository().resolve("unseal"), launcher(), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectory(folder.resolve("launcher"));
    for (String part : List.of(FIND_JDK, "launcher/build-page.sh")) {
      Files.copy(repository().resolve(part), folder.resolve(part));
    }
    List<String> jars = new ArrayList<>();
    jars.add(program(dist));
    for (String entry :
        Arrays.asList(System.getProperty("java.class.path").split(java.io.File.pathSeparator))) {
      if (entry.matches(".*\\b(cli|model|engine)/target/.*") && !entry.contains("test-classes")) {
        jars.add(jar(dist, Path.of(entry), "part%d.jar".formatted(jars.size())));
      }
    }
    Files.write(dist.resolve("classpath"), jars);
    Files.createFile(dist.resolve("stamp"));
  }

  Path launcher() {
    return folder.resolve("unseal");
  }

  Path findJdk() {
    return folder.resolve(FIND_JDK);
  }

  Path dist() {
    return folder.resolve("cli/target/dist");
  }

  /** What a person would type; no input, the given environment on top of the test's own. */
  Run start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isDirectory(Path.of("/proc/self"))) {
      // Whoever runs the tests in the background made them, and their children, deaf to Ctrl-C.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(launcher().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return new Run(builder.start());
  }

  /** The folder that holds this source. */
  static Path repository() {
    Path module = Path.of("").toAbsolutePath(); // where Maven runs a module's tests
    return Files.exists(module.resolve("unseal")) ? module : module.resolve("..").normalize();
  }

  private static String program(Path dist) throws IOException {
    Path classes = Files.createTempDirectory(dist, "classes");
    Path source = Files.writeString(classes.resolve("Main.java"), PROGRAM);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    if (result != 0) {
      throw new IllegalStateException("the test's own program does not compile");
    }
    return jar(dist, classes, "program.jar");
  }

  private static String jar(Path dist, Path from, String name) throws IOException {
    Path to = dist.resolve(name);
    if (Files.isRegularFile(from)) {
      Files.copy(from, to);
      return name;
    }
    try (OutputStream out = Files.newOutputStream(to);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(from.relativize(file).toString()));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
    return name;
  }

  /** One run of the launcher. */
  record Run(Process process) {
    /** The next line of standard output; waits for it. */
    String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = process.getInputStream().read();
          c != '\n';
          c = process.getInputStream().read()) {
        if (c < 0) {
          throw new IOException("ended after: " + line + err());
        }
        line.append((char) c);
      }
      return line.toString();
    }

    void type(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    /** All of standard error; waits for the end. */
    String err() throws IOException {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    int exit() throws InterruptedException {
      return process.waitFor();
    }
  }
}
