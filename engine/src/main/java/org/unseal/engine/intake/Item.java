package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.Inspector.Gap;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.port.Inspector.Still;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * A file of the case as its record says it.
 *
 * @param id {@code i} and a number
 * @param sha512 128 hexadecimal digits
 * @param names under which it was received, the first one first: the same file may come twice
 * @param sealed whether its tracks are sealed; else it is kept as bytes
 * @param parent the archive that it came in
 * @param conversion what it was made from, and with what
 * @param facts what it says of itself, where it could be opened
 */
public record Item(
    String id,
    String source,
    SourceKind kind,
    Digest sha256,
    String sha512,
    long bytes,
    String received,
    List<Named> names,
    boolean sealed,
    Optional<String> parent,
    Optional<Conversion> conversion,
    InspectedFacts facts) {
  static final int MOST_NAMES = 1000;

  public Item {
    requireNonNull(sha256, "sha256");
    requireNonNull(kind, "kind");
    names = List.copyOf(names);
    requireNonNull(facts, "facts");
  }

  /**
   * A name that it came under.
   *
   * @param source that it came from under this name
   * @param modified when the system said that it was last written, ISO 8601 in UTC
   */
  public record Named(FileName name, String source, Optional<String> modified) {}

  /**
   * A conversion or screen capture of a file that can't be opened. A release of it proves the
   * conversion and nothing of the file that it was made from.
   */
  public record Conversion(String from, String by) {}

  /** What conversions prove, in every place that it must be said. */
  public static final String PROVES_CONVERSION_ONLY =
      "a release of it proves what the conversion shows, not that it shows what the native file"
          + " holds";

  Item alsoNamed(Named name) {
    if (names.contains(name) || names.size() >= MOST_NAMES) {
      return this;
    }
    List<Named> more = new ArrayList<>(names);
    more.add(name);
    return new Item(
        id, source, kind, sha256, sha512, bytes, received, more, sealed, parent, conversion, facts);
  }

  /** Length of its first track in microseconds, if it has one. */
  public Optional<Long> length() {
    return facts.tracks().stream().findFirst().map(track -> track.ends() - track.begins());
  }

  /** Whether it has pictures. */
  public boolean pictures() {
    return facts.tracks().stream().anyMatch(track -> track.track().startsWith("v"));
  }

  /** The body of its record. */
  JsonObject body() {
    List<JsonValue> named = new ArrayList<>();
    for (Named name : names) {
      ObjectWriter one =
          new ObjectWriter().put("name", name.name().text()).put("source", name.source());
      name.modified().ifPresent(time -> one.put("modified", time));
      named.add(one.end());
    }
    ObjectWriter body =
        new ObjectWriter()
            .put("source", source)
            .put("kind", kind.word())
            .put("sha256", sha256)
            .put("sha512", sha512)
            .put("bytes", bytes)
            .put("received", received)
            .put("names", named)
            .put("sealed", sealed)
            .put("complete", facts.complete())
            .put("tracks", facts.tracks().stream().map(Item::track).toList())
            .put("stills", facts.stills().stream().map(Item::still).toList());
    parent.ifPresent(of -> body.put("parent", of));
    conversion.ifPresent(
        made ->
            body.put("convertedFrom", made.from())
                .put("convertedBy", made.by())
                .put("proves", PROVES_CONVERSION_ONLY));
    return body.end();
  }

  private static JsonValue track(InspectedTrack track) {
    List<JsonValue> gaps = new ArrayList<>();
    for (Gap gap : track.gaps()) {
      gaps.add(new ObjectWriter().put("begins", gap.begins()).put("ends", gap.ends()).end());
    }
    return new ObjectWriter()
        .put("track", track.track())
        .put("codec", track.codec())
        .put("units", track.units())
        .put("begins", track.begins())
        .put("ends", track.ends())
        .put("gaps", gaps)
        .put("backwards", track.backwards())
        .end();
  }

  private static JsonValue still(Still still) {
    return new ObjectWriter().put("frame", still.frame()).put("at", still.at()).end();
  }

  /** Reads a record. */
  public static Item read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "an item");
      List<Named> names = new ArrayList<>();
      for (ObjectReader name : body.objects("names")) {
        names.add(
            new Named(
                new FileName(name.text("name")), name.text("source"), optional(name, "modified")));
      }
      return new Item(
          record.id(),
          body.text("source"),
          SourceKind.of(body.text("kind")).orElseThrow(IllegalArgumentException::new),
          body.digest("sha256"),
          body.text("sha512"),
          body.count("bytes"),
          body.text("received"),
          names,
          body.flag("sealed"),
          optional(body, "parent"),
          body.has("convertedFrom")
              ? Optional.of(new Conversion(body.text("convertedFrom"), body.text("convertedBy")))
              : Optional.empty(),
          facts(body));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "an item's record can't be read; run custody check", e);
    }
  }

  private static Optional<String> optional(ObjectReader object, String field)
      throws MalformedJsonException {
    return object.has(field) ? Optional.of(object.text(field)) : Optional.empty();
  }

  private static InspectedFacts facts(ObjectReader body) throws MalformedJsonException {
    List<InspectedTrack> tracks = new ArrayList<>();
    for (ObjectReader track : body.objects("tracks")) {
      tracks.add(readTrack(track));
    }
    List<Still> stills = new ArrayList<>();
    for (ObjectReader still : body.objects("stills")) {
      stills.add(new Still((int) still.within("frame", 0, Integer.MAX_VALUE), still.number("at")));
    }
    return new InspectedFacts(body.flag("complete"), tracks, stills);
  }

  /** Reads what {@link #body} wrote of a track. */
  public static InspectedTrack readTrack(ObjectReader track) throws MalformedJsonException {
    List<Gap> gaps = new ArrayList<>();
    for (ObjectReader gap : track.objects("gaps")) {
      gaps.add(
          new Gap(
              gap.within("begins", -JsonNumber.LARGEST, JsonNumber.LARGEST), gap.number("ends")));
    }
    return new InspectedTrack(
        track.text("track"),
        track.text("codec"),
        track.count("units"),
        track.number("begins"),
        track.number("ends"),
        gaps,
        track.count("backwards"));
  }
}
