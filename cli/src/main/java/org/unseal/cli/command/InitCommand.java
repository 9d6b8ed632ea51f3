package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.Role;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Person;
import org.unseal.proof.key.LockedKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.store.SqliteCaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal init}: begins a case, with its first custodian. */
@Command(
    name = "init",
    description = "Begins a case: a folder with its log, and you as its first custodian.",
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  unseal init harbour --title \"Harbour School, 9 March\" --agency \"Alder County\"",
      "    --zone America/New_York --as dana --name \"Dana Ortiz\"",
      "",
      "Your key is made where you have none; its passphrase is asked for on the terminal.",
      "Without one it comes from --passphrase-file, UNSEAL_PASSPHRASE_NAME (of key NAME) or",
      "UNSEAL_PASSPHRASE."
    })
public final class InitCommand implements Callable<Integer> {
  private static final int CASE_ID = 16;

  private final Surroundings surroundings;
  private final KeyShelf shelf;
  private final InstantSource clock = InstantSource.system();

  @Parameters(paramLabel = "DIR", description = "A folder that is empty, or is to be made.")
  private Path folder = Path.of("");

  @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Of the case.")
  private String title = "";

  @Option(names = "--agency", required = true, paramLabel = "TEXT", description = "Who keeps it.")
  private String agency = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where it happened, as America/New_York. Default: this machine's.")
  private @Nullable String zone;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "${env:UNSEAL_AS}",
      description = "Your short name in the case: letters, digits, hyphens. Default: UNSEAL_AS.")
  private @Nullable String as;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "Your name in full, as it stands in exports. Default: the short one.")
  private @Nullable String name;

  @Option(
      names = "--organisation",
      paramLabel = "TEXT",
      description = "Yours, where it is not the agency.")
  private @Nullable String organisation;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "A key of yours; made where there is none. Default: named as you are.")
  private @Nullable String key;

  @Option(
      names = "--purpose",
      paramLabel = "TEXT",
      defaultValue = "${env:UNSEAL_PURPOSE}",
      description = "Why the case is opened. Default: UNSEAL_PURPOSE.")
  private @Nullable String purpose;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "A file whose one line is your key's passphrase.")
  private @Nullable Path passphraseFile;

  @Option(names = "--json", description = "One line of JSON at the end.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public InitCommand(Surroundings surroundings) {
    this(surroundings, LockedKey.ITERATIONS);
  }

  /**
   * The same for tests.
   *
   * @param iterations of new locks
   */
  InitCommand(Surroundings surroundings, int iterations) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    shelf = new KeyShelf(surroundings.folders(), surroundings.scratch(), iterations);
  }

  @Override
  public Integer call() {
    if (as == null || as.isBlank()) {
      throw usage("say who opens the case, with --as NAME");
    }
    CaseFacts facts = facts();
    KeyName own = new KeyName(key == null ? as : key);
    requireEmpty();
    try (SigningKey signing = signing(own)) {
      Person first = person(as, signing);
      Signatory signatory =
          new Signatory(
              CaseOpening.FIRST_PERSON,
              signing,
              Optional.ofNullable(purpose).filter(text -> !text.isBlank()));
      Head head = open(facts, first, signatory);
      tell(facts, first, head);
    }
    return 0;
  }

  private CaseFacts facts() {
    byte[] id = new byte[CASE_ID];
    new SecureRandom().nextBytes(id);
    try {
      String where = zone == null ? ZoneId.systemDefault().getId() : ZoneId.of(zone).getId();
      return new CaseFacts(HexFormat.of().formatHex(id), title, agency, where);
    } catch (DateTimeException e) {
      throw usage("--zone is no time zone that is known here; write it as America/New_York");
    } catch (IllegalArgumentException e) {
      throw usage("" + e.getMessage());
    }
  }

  private Person person(String handle, SigningKey signing) {
    try {
      return new Person(
          handle,
          name == null ? handle : name,
          Role.CUSTODIAN,
          Optional.ofNullable(organisation),
          signing.signer(),
          true);
    } catch (IllegalArgumentException e) {
      throw usage("" + e.getMessage());
    }
  }

  /** Made on first use, as the key {@code own} is. */
  private SigningKey signing(KeyName own) {
    OwnKeys keys = new OwnKeys(surroundings, shelf);
    Optional<Path> file = Optional.ofNullable(passphraseFile);
    return shelf.has(own) ? keys.toSign(own, file) : keys.create(own, file);
  }

  /** What an init that was killed left behind is no obstacle; anything else is. */
  private void requireEmpty() {
    if (Files.isDirectory(folder)) {
      CaseFolders parts = new CaseFolders(folder);
      Set<Path> ours =
          Set.of(
              folder.resolve(SqliteCaseStore.FILE),
              folder.resolve(SqliteCaseStore.FILE + "-wal"),
              folder.resolve(SqliteCaseStore.FILE + "-shm"),
              folder.resolve(SqliteCaseStore.FILE + "-journal"),
              parts.originals(),
              parts.derived(),
              parts.releases(),
              parts.receipts());
      try (Stream<Path> inside = Files.list(folder)) {
        if (!inside.allMatch(ours::contains)) {
          throw new UnsealException(
              ErrorCode.OUTPUT_EXISTS, folder + " is not empty; name another folder");
        }
      } catch (IOException e) {
        throw new UnsealException(ErrorCode.INPUT_UNREADABLE, "can't read " + folder, e);
      }
      if (Files.exists(folder.resolve(SqliteCaseStore.FILE))) {
        try (CaseStore store = SqliteCaseStore.create(folder)) {
          if (!store.<Head>read(CaseReading::head).equals(Head.NONE)) {
            throw new UnsealException(
                ErrorCode.CASE_EXISTS, "there is a case in " + folder + "; name another folder");
          }
        }
      }
    } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsealException(
          ErrorCode.OUTPUT_EXISTS, folder + " is no folder; name another one");
    } else {
      OutputFile.check(folder, false);
    }
  }

  private Head open(CaseFacts facts, Person first, Signatory signatory) {
    CaseFolders parts = new CaseFolders(folder);
    try {
      PrivateFiles.createFolders(folder);
      PrivateFiles.createFolders(parts.originals());
      PrivateFiles.createFolders(parts.derived());
      PrivateFiles.createFolders(parts.releases());
      PrivateFiles.createFolders(parts.receipts());
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
    try (CaseStore store = SqliteCaseStore.create(folder)) {
      return new CaseOpening("unseal " + ToolVersion.number(), clock)
          .open(store, facts, first, signatory);
    }
  }

  private void tell(CaseFacts facts, Person first, Head head) {
    PrintStream out = surroundings.out();
    if (json) {
      CaseLines.print(
          out,
          CaseLines.line("init", head)
              .put("caseId", facts.id())
              .put("person", CaseOpening.FIRST_PERSON)
              .put("fingerprint", first.key().fingerprint().hex())
              .end());
    } else {
      out.println("case  " + folder);
      out.printf("custodian  %s (%s)%n", first.handle(), CaseOpening.FIRST_PERSON);
      out.println("key  " + first.key().fingerprint().words());
      CaseLines.head(out, head);
    }
    out.flush();
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
