package org.unseal.engine.casefile;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Actor;
import org.unseal.proof.custody.Authority;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.CustodyEvent;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Moment;
import org.unseal.proof.custody.Person;
import org.unseal.proof.custody.SignedEvent;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.key.SigningKey;

/**
 * A case that one person has open for one purpose, or that is only read. Others may have it open
 * too: two reads may show two states, {@link #read} shows one. Owns its store and its signatory's
 * key. One thread.
 */
public final class CaseFile implements CaseReading, AutoCloseable {
  private final CaseStore store;
  private final CaseFolders folders;
  private final Optional<Signatory> signatory;
  private final String tool;
  private final InstantSource clock;

  /**
   * A case that is there.
   *
   * @param signatory empty where nothing is appended
   * @param tool name and version of this program
   */
  public CaseFile(
      CaseStore store,
      CaseFolders folders,
      Optional<Signatory> signatory,
      String tool,
      InstantSource clock) {
    this.store = requireNonNull(store, "store");
    this.folders = requireNonNull(folders, "folders");
    this.signatory = requireNonNull(signatory, "signatory");
    this.tool = requireNonNull(tool, "tool");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What the case is called. */
  public CaseFacts facts() {
    return store.read(CaseFile::facts);
  }

  /** What the case is called, at the moment that is read. */
  public static CaseFacts facts(CaseReading reading) {
    CaseRecord record =
        reading
            .record(RecordKind.CASE, CaseFacts.RECORD)
            .orElseThrow(() -> damaged("it does not say what it is"));
    try {
      return CaseFacts.read(record);
    } catch (MalformedJsonException e) {
      throw damaged("" + e.getMessage());
    }
  }

  public CaseFolders folders() {
    return folders;
  }

  /** The person who has it open; empty where it is only read. */
  public Optional<String> person() {
    return signatory.map(Signatory::person);
  }

  /**
   * Signs a document of this kind with the key of the person who has the case open.
   *
   * @throws UnsealException {@code USAGE} where nobody acts
   */
  public SignatureDocument sign(DocumentType type, byte[] document) {
    return signatory.orElseThrow(CaseFile::nobody).key().sign(type, document);
  }

  /**
   * The key of the person who has the case open, for steps that sign by themselves. The case closes
   * it.
   *
   * @throws UnsealException {@code USAGE} where nobody acts
   */
  public SigningKey key() {
    return signatory.orElseThrow(CaseFile::nobody).key();
  }

  @Override
  public Head head() {
    return store.read(CaseReading::head);
  }

  @Override
  public List<CaseRecord> records(RecordKind kind) {
    return store.read(reading -> reading.records(kind));
  }

  @Override
  public Optional<CaseRecord> record(RecordKind kind, String id) {
    return store.read(reading -> reading.record(kind, id));
  }

  @Override
  public long nextNumber(RecordKind kind) {
    return store.read(reading -> reading.nextNumber(kind));
  }

  /** Answers a question from one state of the case. */
  public <T> T read(Function<CaseReading, T> question) {
    return store.read(question);
  }

  /** The log and its reading as they are kept, unchecked. */
  public void inspect(CaseStore.Inspector inspector) {
    store.inspect(inspector);
  }

  /**
   * Appends one signed event with its changes, all or nothing; on the disk when this returns.
   *
   * @return where the log ends now
   * @throws UnsealException {@code USAGE} where nobody acts, {@code NOT_ALLOWED}, {@code
   *     RECORD_MISSING} where a record is removed that isn't there, {@code CASE_BUSY}
   */
  public Head append(Entry entry) {
    return append(_ -> entry);
  }

  /**
   * Appends what is decided from the case as it is at that moment: nobody else writes in between,
   * so a number that was free stays free.
   *
   * @param author called once
   */
  public Head append(Function<CaseReading, Entry> author) {
    Signatory acting = signatory.orElseThrow(CaseFile::nobody);
    return store.append(reading -> sign(reading, author.apply(reading), acting));
  }

  private SignedEvent sign(CaseReading reading, Entry entry, Signatory acting) {
    CaseFacts facts = facts(reading);
    Person person =
        person(reading, acting.person())
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.PERSON_MISSING, "the case knows no person " + acting.person()));
    requireRecords(reading, entry.changes());
    return sign(
        new CustodyEvent(
            facts.id(),
            reading.head(),
            Moment.of(clock.instant(), zone(facts)),
            new Actor(acting.person(), person.role(), acting.key().signer()),
            acting.purpose(),
            tool,
            entry.action(),
            entry.itemId(),
            entry.details(),
            entry.changes()),
        id -> person(reading, id),
        acting);
  }

  static SignedEvent sign(
      CustodyEvent event, Function<String, Optional<Person>> people, Signatory acting) {
    Authority.refusal(event, people)
        .ifPresent(
            why -> {
              throw new UnsealException(
                  ErrorCode.NOT_ALLOWED, "%s may not do this: %s".formatted(acting.person(), why));
            });
    try {
      return SignedEvent.sign(event, acting.key());
    } catch (IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED, "this can't be one event of the log: " + e.getMessage(), e);
    }
  }

  private static Optional<Person> person(CaseReading reading, String id) {
    return reading
        .record(RecordKind.PERSON, id)
        .map(
            record -> {
              try {
                return Person.read(record);
              } catch (MalformedJsonException e) {
                throw damaged("a person's record can't be read");
              }
            });
  }

  private static void requireRecords(CaseReading reading, List<Change> changes) {
    Set<String> known = new HashSet<>();
    Set<String> gone = new HashSet<>();
    for (Change change : changes) {
      String key = change.kind().code() + " " + change.id();
      switch (change) {
        case Change.Put _ -> {
          known.add(key);
          gone.remove(key);
        }
        case Change.Remove remove -> {
          boolean there =
              known.remove(key)
                  || (!gone.contains(key)
                      && reading.record(remove.kind(), remove.id()).isPresent());
          if (!there) {
            throw new UnsealException(
                ErrorCode.RECORD_MISSING, "the case has no " + key + " to be removed");
          }
          gone.add(key);
        }
      }
    }
  }

  static ZoneId zone(CaseFacts facts) {
    try {
      return ZoneId.of(facts.zone());
    } catch (DateTimeException e) {
      throw damaged("its time zone is not known here");
    }
  }

  private static UnsealException nobody() {
    return new UnsealException(
        ErrorCode.USAGE, "this changes the case: say who does it with --as NAME");
  }

  private static UnsealException damaged(String why) {
    return new UnsealException(
        ErrorCode.CASE_DAMAGED, "the case can't be read: %s; run custody check".formatted(why));
  }

  @Override
  public void close() {
    signatory.ifPresent(Signatory::close);
    store.close();
  }
}
