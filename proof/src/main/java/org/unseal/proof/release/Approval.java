package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SignerKey;

/**
 * That a person approves what others decided for one clip, as they sign it. It is good for one
 * plan, and, once the clip was rendered, for one rendition; for any other it says nothing.
 *
 * @param of what is approved
 * @param clip {@code c1} and so on
 * @param seal digest of the recording's seal
 * @param frames of the recording that the clip shows
 * @param plan digest of the plan's bytes
 * @param rendition digest of the rendition's document; there exactly where {@code of} is the
 *     rendition
 * @param deciders keys of everybody who decided what is covered
 * @param alone why whoever decided approves it themselves
 * @param approved when, as {@code 2026-03-09T14:02:11Z}
 */
public record Approval(
    Of of,
    String clip,
    Digest seal,
    FrameSpan frames,
    Digest plan,
    Optional<Digest> rendition,
    List<SignerKey> deciders,
    Optional<String> alone,
    String approved) {
  /** Of the document, in signatures. */
  public static final String TYPE = "approval";

  /** Most bytes of a document. */
  public static final int LONGEST = 1 << 16;

  private static final String SCHEMA = "unseal/approval";
  private static final int VERSION = 1;
  private static final int MOST_DECIDERS = 100;
  private static final Pattern CLIP = Pattern.compile("c[1-9][0-9]{0,3}");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "of",
          "clip",
          "seal",
          "from",
          "to",
          "plan",
          "rendition",
          "deciders",
          "alone",
          "approved");

  /** What can be approved. */
  public enum Of {
    /** What is to be covered, before anything is rendered. */
    PLAN("plan"),
    /** What was rendered. */
    RENDITION("rendition");

    private final String word;

    Of(String word) {
      this.word = word;
    }

    /** How it is written. */
    public String word() {
      return word;
    }

    /** What is written so, if anything. */
    public static Optional<Of> ofWord(String word) {
      for (Of each : values()) {
        if (each.word.equals(word)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  public Approval {
    requireNonNull(of, "of");
    requireNonNull(seal, "seal");
    requireNonNull(frames, "frames");
    requireNonNull(plan, "plan");
    deciders = List.copyOf(deciders);
    alone.ifPresent(text -> PlainText.require(text, "alone"));
    if (!CLIP.matcher(clip).matches()) {
      throw new IllegalArgumentException("clip is not the name of a clip");
    }
    if (rendition.isPresent() != (of == Of.RENDITION)) {
      throw new IllegalArgumentException("rendition is there where one is approved, and only then");
    }
    if (deciders.size() > MOST_DECIDERS || Set.copyOf(deciders).size() != deciders.size()) {
      throw new IllegalArgumentException(
          "deciders are at most " + MOST_DECIDERS + " keys, none twice");
    }
    if (!TIME.matcher(approved).matches()) {
      throw new IllegalArgumentException("approved is not written like 2026-03-09T14:02:11Z");
    }
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("of", of.word())
            .put("clip", clip)
            .put("seal", seal)
            .put("from", frames.start())
            .put("to", frames.endExclusive())
            .put("plan", plan)
            .put("deciders", deciders.stream().map(key -> new JsonText(key.hex())).toList())
            .put("approved", approved);
    rendition.ifPresent(digest -> object.put("rendition", digest));
    alone.ifPresent(reason -> object.put("alone", reason));
    return CanonicalJson.bytes(object.end());
  }

  /**
   * Reads what a stranger may have written; a field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no approval of this version
   */
  public static Approval read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the approval is longer than " + LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the approval");
    object.requireSchema(SCHEMA, VERSION);
    object.requireOnly(FIELDS);
    try {
      return approval(object);
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the approval has a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static Approval approval(ObjectReader object) throws MalformedJsonException {
    List<SignerKey> deciders = new ArrayList<>();
    for (JsonValue each : object.elements("deciders")) {
      if (!(each instanceof JsonText(String hex))) {
        throw new MalformedJsonException("a decider of the approval is no key");
      }
      deciders.add(SignerKey.ofHex(hex));
    }
    return new Approval(
        Of.ofWord(object.text("of"))
            .orElseThrow(
                () -> new MalformedJsonException("the approval is of what is not known here")),
        object.text("clip"),
        object.digest("seal"),
        new FrameSpan(
            (int) object.within("from", 0, Integer.MAX_VALUE),
            (int) object.within("to", 1, Integer.MAX_VALUE)),
        object.digest("plan"),
        object.has("rendition") ? Optional.of(object.digest("rendition")) : Optional.empty(),
        deciders,
        ReleaseReader.optionalText(object, "alone"),
        object.text("approved"));
  }
}
