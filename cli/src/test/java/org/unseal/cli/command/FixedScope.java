package org.unseal.cli.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.Passphrase;
import org.unseal.store.SqliteCaseStore;

/** Fixes a scope of these clips in a case, without an order and its clocks, and a roster of two. */
final class FixedScope {
  private FixedScope() {}

  private static JsonObject subject(String name) {
    return new ObjectWriter()
        .put("schema", "unseal/subject")
        .put("version", 1)
        .put("name", name)
        .put("alsoCalled", List.of())
        .put("ordinary", List.of())
        .put("category", "officer")
        .put("public", true)
        .put("attributions", List.of())
        .end();
  }

  /** By the key of whoever opened the case. */
  static void fix(Path folder, KeyShelf shelf, String key, String secret, List<Clip> clips) {
    KeptScope scope =
        new KeptScope(Digest.ofHex("ab".repeat(32)), LocalDate.of(2026, 3, 9), List.of(), clips);
    try (Passphrase passphrase = Passphrase.of(secret.toCharArray());
        CaseFile file =
            new CaseFile(
                SqliteCaseStore.open(folder),
                new CaseFolders(folder),
                Optional.of(
                    new Signatory(
                        CaseOpening.FIRST_PERSON,
                        shelf.unlock(new KeyName(key), passphrase),
                        Optional.empty())),
                "unseal test",
                InstantSource.system())) {
      file.append(
          Entry.of(
              Action.SCOPE_FIXED,
              new Change.Put(RecordKind.SCOPE, KeptScope.RECORD, scope.body())));
      for (String label : List.of("calder", "amsel")) {
        file.append(
            Entry.of(
                Action.ROSTER_CHANGED, new Change.Put(RecordKind.SUBJECT, label, subject(label))));
      }
    }
  }
}
