package org.unseal.testkit.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Signatory;
import org.unseal.model.casefile.Role;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.Person;
import org.unseal.proof.key.SigningKey;

/** A case that is opened and ready, with one custodian who has it open. */
public final class DrawnCase {
  /** What the events' time is. */
  public static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-09T14:02:11Z"));

  /** What the events' tool is. */
  public static final String TOOL = "unseal test";

  /** What the case is called. */
  public static final CaseFacts FACTS =
      new CaseFacts(
          "0123456789abcdef0123456789abcdef",
          "Harbour School, 9 March",
          "Alder County Sheriff",
          "America/New_York");

  private DrawnCase() {}

  /** In memory, with its folders below this one. */
  public static CaseFile in(Path folder) {
    return in(folder, FACTS);
  }

  /** The same, called otherwise. */
  public static CaseFile in(Path folder, CaseFacts facts) {
    MemoryCaseStore store = new MemoryCaseStore();
    CaseFolders folders = new CaseFolders(folder);
    try {
      Files.createDirectories(folders.originals());
      Files.createDirectories(folders.derived());
      Files.createDirectories(folders.releases());
      Files.createDirectories(folders.receipts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Signatory first = custodian();
    new CaseOpening(TOOL, CLOCK).open(store, facts, person(first), first);
    return new CaseFile(store, folders, Optional.of(first), TOOL, CLOCK);
  }

  /** Whoever opens a case, with a new key. */
  public static Signatory custodian() {
    return new Signatory(
        CaseOpening.FIRST_PERSON, SigningKey.create(), Optional.of("preparing a release"));
  }

  /** Their record. */
  public static Person person(Signatory signatory) {
    return new Person(
        "dana", "Dana Ortiz", Role.CUSTODIAN, Optional.empty(), signatory.key().signer(), true);
  }
}
