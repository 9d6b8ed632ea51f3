package org.unseal.proof.custody;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;

/**
 * What a log says that there is, entry by entry. Of most records only the digest is kept, so that a
 * long log takes little memory. One thread.
 */
public final class LogState {
  private final Map<Key, Known> records = new HashMap<>();
  private final Map<String, Person> people = new TreeMap<>();
  private Optional<String> opener = Optional.empty();
  private Optional<CaseFacts> facts = Optional.empty();

  /** Of an empty log. */
  public LogState() {}

  /** Which record. */
  public record Key(RecordKind kind, String id) {}

  /**
   * What is known of it.
   *
   * @param seq of the entry that said so last
   * @param body SHA-256 of its canonical form; empty where it was removed
   */
  public record Known(long seq, Optional<Digest> body) {}

  /** Brings it up to an event; what of it can't be is left out. */
  public boolean apply(CustodyEvent event) {
    boolean possible = true;
    if (event.previous().equals(Head.NONE)) {
      opener = Optional.of(event.actor().person());
    }
    for (Change change : event.changes()) {
      possible &= apply(event.seq(), change);
    }
    return possible;
  }

  private boolean apply(long seq, Change change) {
    Key key = new Key(change.kind(), change.id());
    return switch (change) {
      case Change.Put put -> {
        records.put(key, new Known(seq, Optional.of(digest(put.body()))));
        yield keep(put);
      }
      case Change.Remove _ -> {
        Known before = records.put(key, new Known(seq, Optional.empty()));
        yield before != null && before.body().isPresent();
      }
    };
  }

  private boolean keep(Change.Put put) {
    try {
      switch (put.kind()) {
        case PERSON -> people.put(put.id(), Person.read(put.body()));
        case CASE -> facts = Optional.of(CaseFacts.read(put.body()));
        default -> {}
      }
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  /** SHA-256 of a body's canonical form. */
  public static Digest digest(JsonObject body) {
    var sha256 = Digest.sha256();
    sha256.update(CanonicalJson.bytes(body));
    return Digest.end(sha256);
  }

  /** All that were ever there. */
  public Map<Key, Known> records() {
    return Map.copyOf(records);
  }

  /** Somebody by the id of their record. */
  public Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Who opened the case, by what is known of them now. */
  public Optional<Person> opener() {
    return opener.flatMap(this::person);
  }

  /** What the case is called, where the log says so. */
  public Optional<CaseFacts> facts() {
    return facts;
  }
}
