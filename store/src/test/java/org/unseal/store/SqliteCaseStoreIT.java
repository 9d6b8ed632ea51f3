package org.unseal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.engine.port.CaseStore;
import org.unseal.testkit.casefile.CaseStoreContract;

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
}
