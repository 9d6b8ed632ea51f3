package org.unseal.cli.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.key.LockedKey;
import org.unseal.store.SqliteCaseStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What every command on a case takes: the case, and who acts in it why. A command's own words
 * before CASE have the index 0; what comes behind has the next one.
 */
public final class CaseOptions {
  /** Steps keep their work in folders of folders of the derived one. */
  private static final int DERIVED_DEPTH = 3;

  /** In a command that has words before it, those come first. */
  @Parameters(index = "0+", paramLabel = "CASE", description = "The case's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "PERSON",
      defaultValue = "${env:UNSEAL_AS}",
      description = "Who does this, by short name or id. Default: UNSEAL_AS.")
  private @Nullable String as;

  @Option(
      names = "--purpose",
      paramLabel = "TEXT",
      defaultValue = "${env:UNSEAL_PURPOSE}",
      description = "Why, in one line; it stands in the log. Default: UNSEAL_PURPOSE.")
  private @Nullable String purpose;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "A file whose one line is the passphrase of PERSON's key.")
  private @Nullable Path passphraseFile;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Option(names = "--json", description = "One line of JSON at the end.")
  private boolean json;

  /** For picocli, which makes one for each command. */
  public CaseOptions() {}

  public boolean quiet() {
    return quiet;
  }

  public boolean json() {
    return json;
  }

  /** As it was typed. */
  public Path folder() {
    return folder;
  }

  /** The case, to be read only; nobody is asked for a passphrase. */
  public CaseFile open(Surroundings surroundings) {
    return file(SqliteCaseStore.open(folder), Optional.empty());
  }

  /**
   * The case in the hands of the person of {@code --as}, whose passphrase is asked for now.
   *
   * @throws UnsealException {@code USAGE} where nobody is named, {@code PERSON_MISSING}, {@code
   *     KEY_MISSING} and what else a key is refused for
   */
  public CaseFile openToAct(Surroundings surroundings) {
    String named = as().orElseThrow(CaseOptions::nobody);
    CaseStore store = SqliteCaseStore.open(folder);
    sweep(new CaseFolders(folder));
    try {
      return file(store, Optional.of(signatory(surroundings, store, named)));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What runs left half made that were killed; some of it shows people who are covered. */
  private static void sweep(CaseFolders folders) {
    Leftovers.sweep(folders.derived(), DERIVED_DEPTH);
    Leftovers.sweep(folders.receipts(), 1);
    Leftovers.sweep(folders.releases(), 0);
  }

  private Signatory signatory(Surroundings surroundings, CaseStore store, String named) {
    KeyShelf shelf =
        new KeyShelf(surroundings.folders(), surroundings.scratch(), LockedKey.ITERATIONS);
    return store
        .<CasePeople>read(CasePeople::new)
        .signatory(named, purpose(), surroundings, shelf, passphraseFile());
  }

  /** Who acts, as typed. */
  Optional<String> as() {
    return Optional.ofNullable(as).filter(text -> !text.isBlank());
  }

  Optional<String> purpose() {
    return Optional.ofNullable(purpose).filter(text -> !text.isBlank());
  }

  Optional<Path> passphraseFile() {
    return Optional.ofNullable(passphraseFile);
  }

  private CaseFile file(CaseStore store, Optional<Signatory> signatory) {
    return new CaseFile(
        store,
        new CaseFolders(folder),
        signatory,
        "unseal " + ToolVersion.number(),
        InstantSource.system());
  }

  private static UnsealException nobody() {
    return new UnsealException(
        ErrorCode.USAGE, "this changes the case: say who does it with --as NAME");
  }
}
