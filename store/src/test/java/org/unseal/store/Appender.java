package org.unseal.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.Passphrase;

/** A process that appends to a case, as fast as it can. */
final class Appender {
  static final String PASSPHRASE = "correct horse";
  static final KeyName KEY = new KeyName("dana");

  private Appender() {}

  static KeyShelf shelf(Path home) {
    return new KeyShelf(
        new UserFolders(home.resolve("cache"), home.resolve("settings")),
        PartialFiles.FORGOTTEN,
        1000);
  }

  /**
   * Appends and prints every head as soon as it is confirmed.
   *
   * @param arguments the case, the folder of keys, who it is, how many events
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try (Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray());
        CaseFile file =
            new CaseFile(
                SqliteCaseStore.open(folder),
                new CaseFolders(folder),
                Optional.of(
                    new Signatory(
                        CaseOpening.FIRST_PERSON,
                        shelf(Path.of(arguments[1])).unlock(KEY, passphrase),
                        Optional.empty())),
                "unseal test",
                InstantSource.system())) {
      for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
        String by = arguments[2];
        System.out.println(
            file.append(
                reading ->
                    Entry.of(
                        Action.RECEIVED,
                        new Change.Put(
                            RecordKind.ITEM,
                            "i" + reading.nextNumber(RecordKind.ITEM),
                            new ObjectWriter().put("by", by).end()))));
        System.out.flush();
      }
    }
  }
}
