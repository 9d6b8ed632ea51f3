package org.unseal.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.SignerKey;

/** Who is who in a case, and which key on this machine is theirs. */
final class CasePeople {
  /** Somebody and the id of their record. */
  record Known(String id, Person person) {}

  private final List<Known> people;

  /** As the case has them now. */
  CasePeople(CaseReading reading) {
    people = reading.records(RecordKind.PERSON).stream().map(CasePeople::read).toList();
  }

  private static Known read(CaseRecord record) {
    try {
      return new Known(record.id(), Person.read(record));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a person's record can't be read; run custody check", e);
    }
  }

  List<Known> all() {
    return people;
  }

  /** Whoever goes by this short name now, or has this id. */
  Optional<Known> find(String named) {
    return people.stream()
        .filter(known -> known.person().active() && known.person().handle().equals(named))
        .findFirst()
        .or(() -> people.stream().filter(known -> known.id().equals(named)).findFirst());
  }

  /** The same, or a failure that says what to do. */
  Known require(String named) {
    return find(named)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.PERSON_MISSING,
                    "nobody in the case is called %s; unseal people list shows who is"
                        .formatted(named)));
  }

  /**
   * Somebody with their key unlocked, for the caller to close.
   *
   * @param passphraseFile of the option {@code --passphrase-file}
   */
  Signatory signatory(
      String named,
      Optional<String> purpose,
      Surroundings surroundings,
      KeyShelf shelf,
      Optional<Path> passphraseFile) {
    Known known = require(named);
    if (!known.person().active()) {
      throw new UnsealException(
          ErrorCode.NOT_ALLOWED, named + " was removed from the case and signs nothing any more");
    }
    KeyName key =
        keyOf(shelf, known.person().key())
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.KEY_MISSING,
                        "the key of %s in this case is not on this machine; put its file with your keys, or have it replaced with unseal people rekey"
                            .formatted(named)));
    return new Signatory(
        known.id(), new OwnKeys(surroundings, shelf).toSign(key, passphraseFile), purpose);
  }

  private static Optional<KeyName> keyOf(KeyShelf shelf, SignerKey key) {
    return shelf.list().stream()
        .filter(entry -> entry.signer().map(key::equals).orElse(false))
        .map(KeyShelf.Entry::name)
        .findFirst();
  }
}
