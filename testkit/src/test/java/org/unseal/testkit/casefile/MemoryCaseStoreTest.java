package org.unseal.testkit.casefile;

import java.nio.file.Path;
import org.unseal.engine.port.CaseStore;

class MemoryCaseStoreTest extends CaseStoreContract {
  @Override
  protected CaseStore create(Path folder) {
    return new MemoryCaseStore();
  }

  @Override
  protected CaseStore again(Path folder, CaseStore first) {
    return first;
  }
}
