package org.unseal.engine.decisions;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.decision.Decisions;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SignerKey;

/**
 * What people decided on one recording of a case. There from the moment that it was analysed; until
 * somebody decides it holds nothing, and all is covered.
 *
 * @param item the recording
 * @param document its record, without who decided
 * @param deciders everybody who ever changed it since it was analysed, in order
 */
public record CaseDecisions(String item, DecisionsDocument document, List<Decider> deciders) {
  private static final String DECIDERS = "deciders";

  public CaseDecisions {
    requireNonNull(item, "item");
    requireNonNull(document, "document");
    deciders = List.copyOf(deciders);
  }

  /**
   * Somebody who decided, with the key that they signed it with.
   *
   * @param person id of their record
   */
  public record Decider(String person, SignerKey key) {
    public Decider {
      requireNonNull(person, "person");
      requireNonNull(key, "key");
    }
  }

  /** Of an analysis on which nobody decided yet. */
  public static CaseDecisions none(String item, DecisionsDocument document) {
    return new CaseDecisions(item, document, List.of());
  }

  /**
   * The decisions on a recording.
   *
   * @throws UnsealException {@code RECORD_MISSING} where it was not analysed yet
   */
  public static CaseDecisions of(CaseReading reading, String item) {
    return find(reading, item)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    item + " was not analysed in this case yet: unseal analyze CASE " + item));
  }

  /** The same, empty where it was not analysed yet. */
  public static Optional<CaseDecisions> find(CaseReading reading, String item) {
    return reading.record(RecordKind.DECISIONS, item).map(CaseDecisions::read);
  }

  private static CaseDecisions read(CaseRecord record) {
    try {
      SortedMap<String, JsonValue> fields = new TreeMap<>(record.body().fields());
      List<Decider> deciders = new ArrayList<>();
      for (ObjectReader one : ObjectReader.of(record.body(), "decisions").objects(DECIDERS)) {
        one.requireOnly(Set.of("person", "publicKey"));
        deciders.add(new Decider(one.text("person"), SignerKey.ofHex(one.text("publicKey"))));
      }
      fields.remove(DECIDERS);
      String document =
          new String(CanonicalJson.bytes(new JsonObject(fields)), StandardCharsets.UTF_8);
      return new CaseDecisions(
          record.id(),
          DecisionsDocument.read(Json.read(document, "the case's decisions")),
          deciders);
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "the case's decisions can't be read; run custody check", e);
    }
  }

  /** What was decided. */
  public Decisions decisions() {
    return document.decisions();
  }

  /** The same after somebody decided. */
  public CaseDecisions decidedBy(Decider who, DecisionsDocument now) {
    Set<Decider> all = new LinkedHashSet<>(deciders);
    all.add(who);
    return new CaseDecisions(item, now, List.copyOf(all));
  }

  /**
   * What a plan follows from: all of it but the findings that were dismissed, which cover nothing.
   */
  public Digest digest() {
    Decisions all = decisions();
    DecisionsDocument bare =
        document.with(
            new Decisions(
                all.inputSha256(),
                all.analysisDigest(),
                all.segments(),
                all.backdrops(),
                List.of(),
                all.regions()));
    return Digest.of(Digest.sha256().digest(CanonicalJson.bytes(json(bare))));
  }

  /** The change that writes it down. */
  public Change.Put put() {
    SortedMap<String, JsonValue> fields = new TreeMap<>(json(document).fields());
    List<JsonObject> people = new ArrayList<>();
    for (Decider decider : deciders) {
      people.add(
          new ObjectWriter()
              .put("person", decider.person())
              .put("publicKey", decider.key().hex())
              .end());
    }
    fields.put(DECIDERS, new JsonValue.JsonArray(List.copyOf(people)));
    return new Change.Put(RecordKind.DECISIONS, item, new JsonObject(fields));
  }

  private static JsonObject json(DecisionsDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Json.write(
          Json.compact(bytes),
          json -> {
            json.writeStartObject();
            document.write(json);
            json.writeEndObject();
          });
      if (JsonReader.read(bytes.toByteArray()) instanceof JsonObject object) {
        return object;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("what this program writes it reads", e);
    }
    throw new IllegalStateException("decisions are an object");
  }
}
