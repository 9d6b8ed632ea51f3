package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What people decided for a release, as they sign it: it binds the plan that follows from their
 * decisions, so that nobody can publish another under their name.
 *
 * @param seal digest of the seal's bytes
 * @param plan digest of the plan's bytes
 * @param analysis digest of what was found in the recording, on which they decided
 * @param cleared what is shown because a person said so
 * @param backdrops numbers of the backdrops that a person looked at
 * @param unreviewed the reason that was given for publishing without that
 */
public record SignedDecisions(
    Digest seal,
    Digest plan,
    Digest analysis,
    List<Cleared> cleared,
    List<Integer> backdrops,
    Optional<String> unreviewed) {
  /** Of the document, in signatures. */
  public static final String TYPE = "decisions";

  /** Most bytes of a document. */
  public static final int LONGEST = 16 << 20;

  private static final String SCHEMA = "unseal/decisions";
  private static final int VERSION = 1;
  private static final int MOST = 1 << 17;

  /** A segment that is shown, and on what ground. */
  public record Cleared(SegmentId segment, String ground) {
    public Cleared {
      requireNonNull(segment, "segment");
      PlainText.require(ground, "ground");
    }
  }

  public SignedDecisions {
    requireNonNull(seal, "seal");
    requireNonNull(plan, "plan");
    requireNonNull(analysis, "analysis");
    cleared = List.copyOf(cleared);
    backdrops = List.copyOf(backdrops);
    unreviewed.ifPresent(text -> PlainText.require(text, "unreviewed"));
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    List<JsonValue> segments = new ArrayList<>();
    for (Cleared segment : cleared) {
      segments.add(
          new ObjectWriter()
              .put("segment", segment.segment.toString())
              .put("ground", segment.ground)
              .end());
    }
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("seal", seal)
            .put("plan", plan)
            .put("analysis", analysis)
            .put("cleared", segments)
            .put("backdrops", backdrops.stream().map(number -> new JsonNumber(number)).toList());
    unreviewed.ifPresent(reason -> object.put("unreviewed", reason));
    return CanonicalJson.bytes(object.end());
  }

  /**
   * Reads what a stranger may have written; a field that is not known is refused.
   *
   * @throws MalformedJsonException where they are no decisions of this version
   */
  public static SignedDecisions read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the decisions are longer than " + LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the decisions");
    object.requireSchema(SCHEMA, VERSION);
    object.requireOnly(
        Set.of(
            "schema", "version", "seal", "plan", "analysis", "cleared", "backdrops", "unreviewed"));
    try {
      return decisions(object);
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the decisions have a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static SignedDecisions decisions(ObjectReader object) throws MalformedJsonException {
    List<Cleared> cleared = new ArrayList<>();
    for (ObjectReader segment : ReleaseReader.few(object, "cleared", MOST)) {
      segment.requireOnly(Set.of("segment", "ground"));
      cleared.add(new Cleared(SegmentId.parse(segment.text("segment")), segment.text("ground")));
    }
    List<Integer> backdrops = new ArrayList<>();
    for (long number : object.numbers("backdrops")) {
      if (number < 0 || number > MOST) {
        throw new MalformedJsonException("a backdrop of number " + number);
      }
      backdrops.add((int) number);
    }
    return new SignedDecisions(
        object.digest("seal"),
        object.digest("plan"),
        object.digest("analysis"),
        cleared,
        backdrops,
        ReleaseReader.optionalText(object, "unreviewed"));
  }
}
