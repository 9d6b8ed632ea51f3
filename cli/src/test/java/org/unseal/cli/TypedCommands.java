package org.unseal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Passphrases;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SignerKey;

/**
 * Somebody at the command line whose keys and settings are in a folder of the test's, and who has
 * these variables set. What was printed is of the last run only.
 */
public final class TypedCommands {
  /** So few rounds that a key's lock opens at once. */
  public static final int FEW = 1000;

  private final UserFolders folders;
  private final Map<String, String> environment;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  /**
   * With cache and settings inside of this folder.
   *
   * @param environment the variables that passphrases come from, read again at each run
   */
  public TypedCommands(Path folder, Map<String, String> environment) {
    this.folders = new UserFolders(folder.resolve("cache"), folder.resolve("settings"));
    this.environment = environment;
  }

  /** For one run, with nothing printed yet. */
  public Surroundings surroundings() {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    return new Surroundings(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        false,
        new Cancellation(),
        new Scratch(Optional.empty()),
        folders,
        new Passphrases(environment, Optional.empty()));
  }

  /** The exit code, with every command that there is. */
  public int run(String... arguments) {
    return CommandLineRun.run(arguments, surroundings());
  }

  /** The exit code, with a command made in a way of the test's own, such as one with few rounds. */
  public int run(Function<Surroundings, Callable<Integer>> maker, String... arguments) {
    return CommandLineRun.run(arguments, surroundings(), arguments[0], maker);
  }

  /** Runs what has to end well. */
  public void done(String... arguments) {
    assertThat(run(arguments)).as("%s%n%s%s", String.join(" ", arguments), out(), err()).isZero();
  }

  /** What the last run printed. */
  public String out() {
    return out.toString(UTF_8);
  }

  /** What the last run said beside what it printed. */
  public String err() {
    return err.toString(UTF_8);
  }

  /** Where keys, pins and settings are. */
  public UserFolders folders() {
    return folders;
  }

  /** The keys, whose locks open at once. */
  public KeyShelf shelf() {
    return new KeyShelf(folders, PartialFiles.FORGOTTEN, FEW);
  }

  /** Makes a key. */
  public SignerKey key(String name, String secret) {
    try (Passphrase passphrase = Passphrase.of(secret.toCharArray());
        var key = shelf().create(new KeyName(name), passphrase)) {
      return key.signer();
    }
  }
}
