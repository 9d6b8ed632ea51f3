package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.transcript.TranscriptStep;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.store.SqliteCaseStore;

/** The fictional office: its case, and the two people who work on it. One thread. */
final class DemoOffice {
  private final Typist typist;
  private final Path folder;
  private final KeyShelf keys;

  /** Who types. */
  enum Who {
    DANA,
    LEE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * With a case in this folder, once it is opened.
   *
   * @param folder of the case
   * @param keys of those who type
   */
  DemoOffice(Typist typist, Path folder, KeyShelf keys) {
    this.keys = requireNonNull(keys, "keys");
    this.typist = requireNonNull(typist, "typist");
    this.folder = requireNonNull(folder, "folder");
  }

  /** The case's folder, as it is typed. */
  String folder() {
    return folder.toString();
  }

  /** Where the case's files are. */
  CaseFolders folders() {
    return new CaseFolders(folder);
  }

  /** The fingerprint of this person's key, as the office would publish it. */
  String fingerprint(Who who) {
    return keys.signer(new KeyName(who.key())).fingerprint().hex();
  }

  /** Opens the case; Lee approves what Dana decides. */
  void open() {
    typist.part(
        "An office and its case",
        "Everything that anybody does is one signed event of a log that nobody can change unseen.");
    acts(
        Who.DANA,
        "init",
        folder(),
        "--title",
        "Larkspur High School, 6 May 2025",
        "--agency",
        "Marrow County Sheriff's Office",
        "--zone",
        "America/New_York",
        "--name",
        "Dana Ortiz");
    acts(Who.DANA, "people", "add", folder(), "lee", "--role", "approver", "--name", "Lee Park");
  }

  /** Types as this person a command that has to end well. */
  void acts(Who who, String... arguments) {
    acts(who, List.of(0), arguments);
  }

  /** Types as this person a command that may end with one of these exit codes; returns which. */
  int acts(Who who, List<Integer> expected, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--as");
    all.add(who.key());
    return typist.type(expected, all.toArray(String[]::new));
  }

  /** The case, to be looked into. */
  CaseFile read() {
    return new CaseFile(
        SqliteCaseStore.open(folder),
        folders(),
        Optional.empty(),
        "unseal demo",
        InstantSource.system());
  }

  /** What is published, as it was fixed last. */
  KeptScope scope() {
    try (CaseFile file = read()) {
      return file.read(KeptScope::of);
    }
  }

  /** The item that came under this name, as a person would look it up. */
  String item(String name) {
    Path wanted = Path.of(name).getFileName();
    try (CaseFile file = read()) {
      for (var record : file.records(RecordKind.ITEM)) {
        for (ObjectReader one : ObjectReader.of(record.body(), "an item").objects("names")) {
          if (Path.of(one.text("name")).getFileName().equals(wanted)) {
            return record.id();
          }
        }
      }
    } catch (MalformedJsonException e) {
      throw new UnsealException(ErrorCode.CASE_DAMAGED, "an item's record can't be read", e);
    }
    throw new UnsealException(ErrorCode.RECORD_MISSING, "the evidence lacks a file");
  }

  /** The first transmission of this item. */
  String firstTransmission(String item) {
    try (CaseFile file = read()) {
      return file.records(RecordKind.TRANSMISSION).stream()
          .map(Transmission::read)
          .filter(one -> one.item().equals(item) && one.order() == 1)
          .findFirst()
          .orElseThrow()
          .id();
    }
  }

  /** The transcript of this item. */
  String transcript(String item) {
    try (CaseFile file = read()) {
      return new TranscriptStep(file)
          .list().stream().filter(kept -> kept.item().equals(item)).findFirst().orElseThrow().id();
    }
  }
}
