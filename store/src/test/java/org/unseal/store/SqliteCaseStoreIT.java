package org.unseal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.Action;
import org.unseal.proof.custody.Head;
import org.unseal.testkit.casefile.CaseStoreContract;
import org.unseal.testkit.casefile.DrawnCase;

class SqliteCaseStoreIT extends CaseStoreContract {
  @Override
  protected CaseStore create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqliteCaseStore.create(folder);
  }

  @Override
  protected CaseStore again(Path folder, CaseStore first) {
    return SqliteCaseStore.open(folder);
  }

  @Test
  void whoReadsSeesOneStateWhateverOthersWrite(@TempDir Path folder) {
    try (Signatory first = DrawnCase.custodian();
        CaseStore store = SqliteCaseStore.create(folder)) {
      new CaseOpening(DrawnCase.TOOL, DrawnCase.CLOCK)
          .open(store, DrawnCase.FACTS, DrawnCase.person(first), first);
      try (CaseFile other =
          new CaseFile(
              SqliteCaseStore.open(folder),
              new CaseFolders(folder),
              Optional.of(first),
              DrawnCase.TOOL,
              DrawnCase.CLOCK)) {
        long seen =
            store.<Long>read(
                reading -> {
                  Head before = reading.head();
                  Head after = other.append(Entry.of(Action.VIEWED));
                  assertThat(after.seq()).isEqualTo(before.seq() + 1);
                  assertThat(reading.head()).isEqualTo(before);
                  return before.seq();
                });
        assertThat(store.<Head>read(CaseReading::head).seq()).isEqualTo(seen + 1);
      }
    }
  }
}
