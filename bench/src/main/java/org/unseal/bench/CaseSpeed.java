package org.unseal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SigningKey;
import org.unseal.store.SqliteCaseStore;

/**
 * Fills a case with records and prints what appending, reading and checking cost, in milliseconds
 * of wall-clock time.
 */
public final class CaseSpeed {
  private CaseSpeed() {}

  /**
   * Measures.
   *
   * @param arguments an empty folder; how many events; records in each
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int events = Integer.parseInt(arguments[1]);
    int each = Integer.parseInt(arguments[2]);
    SigningKey key = SigningKey.create();
    Signatory dana = new Signatory(CaseOpening.FIRST_PERSON, key, Optional.of("a measurement"));
    SqliteCaseStore store = SqliteCaseStore.create(folder);
    new CaseOpening("bench", InstantSource.system())
        .open(
            store,
            new CaseFacts("ab".repeat(16), "Measured", "Nobody", "UTC"),
            new Person("dana", "Dana", Role.CUSTODIAN, Optional.empty(), key.signer(), true),
            dana);
    try (CaseFile file =
        new CaseFile(
            store, new CaseFolders(folder), Optional.of(dana), "bench", InstantSource.system())) {
      long begun = System.nanoTime();
      for (int event = 0; event < events; event++) {
        Change[] changes = new Change[each];
        for (int i = 0; i < each; i++) {
          changes[i] = item(event * each + i + 1);
        }
        file.append(Entry.of(Action.RECEIVED, changes));
      }
      print("append an event of %d records".formatted(each), begun, events);
      for (int round = 1; round <= 3; round++) {
        begun = System.nanoTime();
        int found = file.records(RecordKind.ITEM).size();
        print("read %d records, round %d".formatted(found, round), begun, 1);
      }
      begun = System.nanoTime();
      for (int i = 1; i <= 1000; i++) {
        file.record(RecordKind.ITEM, "i" + i);
      }
      print("read one record", begun, 1000);
      for (int round = 1; round <= 2; round++) {
        begun = System.nanoTime();
        CustodyVerdict verdict = new CustodyCheck(List.of(), List.of()).ofCase(file).verdict();
        print(
            "check %d events, %d findings, round %d"
                .formatted(verdict.entries(), verdict.findings().size(), round),
            begun,
            1);
      }
    }
  }

  private static Change.Put item(int number) {
    return new Change.Put(
        RecordKind.ITEM,
        "i" + number,
        new ObjectWriter()
            .put("sha256", "%064x".formatted(number))
            .put(
                "originalFilename",
                "export/cam-%d/2026-03-09_%06d.avi".formatted(number % 9, number))
            .put("sizeBytes", 1_000_000 + number)
            .put("container", "avi")
            .put("source", "cam-" + number % 9)
            .end());
  }

  private static void print(String what, long begun, int times) {
    System.out.printf(
        Locale.ROOT, "%-48s %9.2f%n", what, (System.nanoTime() - begun) / 1e6 / times);
  }
}
