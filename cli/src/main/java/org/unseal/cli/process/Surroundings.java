package org.unseal.cli.process;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.files.UserFolders;

/**
 * What a command finds around it.
 *
 * @param out for results
 * @param err for progress and the one line of an error
 * @param terminal whether {@code err} is a terminal on which a line can be drawn again
 * @param cancellation asked when the person presses Ctrl-C
 * @param scratch knows the files that must not outlive an unfinished run
 * @param folders the user's own
 * @param passphrases where they come from
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Cancellation cancellation,
    Scratch scratch,
    UserFolders folders,
    Passphrases passphrases) {
  public Surroundings {
    requireNonNull(out, "out");
    requireNonNull(err, "err");
    requireNonNull(cancellation, "cancellation");
    requireNonNull(scratch, "scratch");
    requireNonNull(folders, "folders");
    requireNonNull(passphrases, "passphrases");
  }

  /** Where nobody can be asked for a passphrase. */
  public Surroundings(
      PrintStream out,
      PrintStream err,
      boolean terminal,
      Cancellation cancellation,
      Scratch scratch,
      UserFolders folders) {
    this(out, err, terminal, cancellation, scratch, folders, Passphrases.fromFilesOnly());
  }

  /**
   * Of this process. The launcher says in system properties what a JVM can't find out for itself:
   * {@code unseal.scratch}, a folder that it removes when the process is gone, and {@code
   * unseal.terminal}, whether standard error is one. Without a launcher there is no such folder and
   * no terminal.
   */
  public static Surroundings ofThisProcess() {
    Optional<Path> folder = Optional.ofNullable(System.getProperty("unseal.scratch")).map(Path::of);
    Cancellation cancellation = new Cancellation();
    return new Surroundings(
        System.out,
        System.err,
        Boolean.getBoolean("unseal.terminal"),
        cancellation,
        new Scratch(folder),
        UserFolders.ofThisUser(),
        new Passphrases(System.getenv(), Optional.of(new TerminalPrompt(cancellation))));
  }

  /** Tells the person how far it is, or nobody where {@code quiet}. Stops on cancellation. */
  public ConsoleProgress progress(boolean quiet) {
    return new ConsoleProgress(
        err,
        quiet
            ? ConsoleProgress.Style.NONE
            : terminal ? ConsoleProgress.Style.BAR : ConsoleProgress.Style.LINES,
        System::nanoTime,
        cancellation);
  }
}
