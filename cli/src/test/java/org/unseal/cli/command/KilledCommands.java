package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Head;
import org.unseal.store.SqliteCaseStore;
import org.unseal.testkit.process.KilledProgram;

/** The program as a process that is killed, and the case that it leaves. */
final class KilledCommands {
  private static final String SECRET = "correct horse";

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * With a home inside of this folder.
   *
   * @param more variables beside the home and the passphrase
   */
  KilledCommands(Path folder, Map<String, String> more) {
    this.folder = folder;
    this.environment = new HashMap<>(more);
    environment.put("UNSEAL_HOME", home().toString());
    environment.put("UNSEAL_PASSPHRASE", SECRET);
  }

  private Path home() {
    return folder.resolve("home");
  }

  /** The case that commands are killed on. */
  Path harbour() {
    return folder.resolve("harbour");
  }

  /** With a lock that opens at once, so that most of a run is the work and not the passphrase. */
  void key(String name) {
    new TypedCommands(home(), environment).key(name, SECRET);
  }

  KilledProgram unseal(String... arguments) throws IOException {
    return KilledProgram.java(
        Files.createDirectories(folder.resolve("scratch")),
        environment,
        "org.unseal.cli.Main",
        arguments);
  }

  /** Takes the case away. */
  void delete() {
    if (!Files.exists(harbour())) {
      return;
    }
    try (Stream<Path> files = Files.walk(harbour())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a copy of this case in the place of what was left. */
  void resetTo(Path prepared) {
    delete();
    copy(prepared, harbour());
  }

  /** Copies a case to a place where there is none. */
  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            to.resolve(from.relativize(file).toString()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names below the case of what nobody would finish. */
  List<String> leftovers() {
    try (Stream<Path> files = Files.walk(harbour())) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".partial"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The heads that these lines confirm. */
  static List<CustodyAnchor> confirmed(String printed) {
    return printed
        .lines()
        .filter(line -> line.matches("custody head  [0-9]+:[0-9a-f]{64}"))
        .map(line -> new CustodyAnchor(Head.of(line.substring(14)), "printed"))
        .toList();
  }

  /** What was confirmed is in a log without findings; what is then read from the case. */
  <T> T check(String printed, BiFunction<CaseFile, CustodyVerdict, T> reading) {
    try (CaseFile file =
        new CaseFile(
            SqliteCaseStore.open(harbour()),
            new CaseFolders(harbour()),
            Optional.empty(),
            "unseal test",
            InstantSource.system())) {
      CustodyVerdict verdict =
          new CustodyCheck(confirmed(printed), List.of()).ofCase(file).verdict();
      assertThat(verdict.findings()).isEmpty();
      return reading.apply(file, verdict);
    }
  }
}
