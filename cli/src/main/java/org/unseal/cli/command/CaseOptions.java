package org.unseal.cli.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.LockedKey;
import org.unseal.store.SqliteCaseStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command on a case takes: the case, and who acts in it why. */
public final class CaseOptions {
  @Parameters(index = "0", paramLabel = "CASE", description = "The case's folder.")
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
    if (as == null || as.isBlank()) {
      throw new UnsealException(
          ErrorCode.USAGE, "this changes the case: say who does it with --as NAME");
    }
    CaseStore store = SqliteCaseStore.open(folder);
    try {
      return file(store, Optional.of(signatory(surroundings, store, as)));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private Signatory signatory(Surroundings surroundings, CaseStore store, String named) {
    CaseRecord record =
        store.read(reading -> reading.records(RecordKind.PERSON)).stream()
            .filter(known -> known.id().equals(named) || goesBy(known, named))
            .findFirst()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.PERSON_MISSING,
                        "nobody in the case is called %s; unseal people shows who is"
                            .formatted(named)));
    Person person = read(record);
    KeyShelf shelf =
        new KeyShelf(surroundings.folders(), surroundings.scratch(), LockedKey.ITERATIONS);
    List<KeyShelf.Entry> theirs =
        shelf.list().stream()
            .filter(key -> key.signer().map(person.key()::equals).orElse(false))
            .toList();
    if (theirs.isEmpty()) {
      throw new UnsealException(
          ErrorCode.KEY_MISSING,
          "the key of %s in this case is not on this machine; copy its file into the keys folder"
              .formatted(named));
    }
    return new Signatory(
        record.id(),
        new OwnKeys(surroundings, shelf)
            .toSign(theirs.getFirst().name(), Optional.ofNullable(passphraseFile)),
        Optional.ofNullable(purpose).filter(text -> !text.isBlank()));
  }

  private static boolean goesBy(CaseRecord record, String handle) {
    Person person = read(record);
    return person.active() && person.handle().equals(handle);
  }

  private static Person read(CaseRecord record) {
    try {
      return Person.read(record);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a person's record can't be read; run custody check", e);
    }
  }

  private CaseFile file(CaseStore store, Optional<Signatory> signatory) {
    return new CaseFile(
        store,
        new CaseFolders(folder),
        signatory,
        "unseal " + ToolVersion.number(),
        InstantSource.system());
  }
}
