package org.unseal.engine.clip;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.FootageRenderer.Reason;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonArray;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * A clip as it was rendered: of what, by which plan, and what came of it. The same recording, plan
 * and frames give the same bytes of it, on any machine, so that its digest stands for the pictures
 * that a person looked at and approved. It is published with that approval, so it names the
 * recording only through its analysis: a bare digest of an original would let anybody tell a leaked
 * copy of what is withheld.
 *
 * @param analysis digest of the analysis that was decided on, which is of one recording
 * @param plan digest of the plan's bytes
 * @param frames of the recording, which the clip shows
 * @param mode what was asked for
 * @param media SHA-256 of the file that was made
 */
public record StoredRendition(
    Digest analysis, Digest plan, FrameSpan frames, Mode mode, Digest media, Rendition rendition) {
  /** Most bytes of a document. */
  static final int LONGEST = 64 << 20;

  private static final String SCHEMA = "unseal/rendition";
  private static final int VERSION = 1;
  private static final int MOST = Integer.MAX_VALUE;
  private static final int LARGEST_SIDE = 1 << 16;
  private static final int MILLION = 1_000_000;
  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "analysis",
          "plan",
          "frames",
          "mode",
          "media",
          "tick",
          "codedSize",
          "trueSize",
          "encoder",
          "reason",
          "gops",
          "gopsPassed",
          "parts",
          "findings");

  public StoredRendition {
    requireNonNull(analysis, "analysis");
    requireNonNull(plan, "plan");
    requireNonNull(mode, "mode");
    requireNonNull(media, "media");
    if (rendition.audio() || rendition.frames() != frames.length()) {
      throw new IllegalArgumentException(
          rendition.frames() + " frames for " + frames + ", or sound");
    }
    int next = 0;
    for (Part part : rendition.passage().parts()) {
      if (part.first() != next || part.count() < 1) {
        throw new IllegalArgumentException("parts that do not follow one another");
      }
      next = Math.addExact(next, part.count());
    }
    if (next != frames.length()) {
      throw new IllegalArgumentException("parts of " + next + " frames");
    }
  }

  /** The document's bytes. */
  public byte[] bytes() {
    Passage passage = rendition.passage();
    ObjectWriter json =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("analysis", analysis)
            .put("plan", plan)
            .put("frames", pair(frames.start(), frames.endExclusive()))
            .put("mode", mode.name().toLowerCase(Locale.ROOT))
            .put("media", media)
            .put("tick", pair(rendition.base().numerator(), rendition.base().denominator()))
            .put("codedSize", pair(rendition.codedSize().width(), rendition.codedSize().height()))
            .put("trueSize", pair(rendition.trueSize().width(), rendition.trueSize().height()))
            .put("encoder", rendition.encoder())
            .put("gops", passage.gops())
            .put("gopsPassed", passage.gopsPassed())
            .put("parts", passage.parts().stream().map(StoredRendition::json).toList())
            .put("findings", rendition.findings().stream().map(StoredRendition::json).toList());
    passage
        .wholeBecause()
        .ifPresent(
            reason ->
                json.put(
                    "reason",
                    new ObjectWriter()
                        .put("code", reason.code())
                        .put("sentence", reason.sentence())
                        .end()));
    return CanonicalJson.bytes(json.end());
  }

  /** SHA-256 of the document's bytes, by which an approval refers to it. */
  public Digest digest() {
    return Digest.of(Digest.sha256().digest(bytes()));
  }

  private static JsonValue json(Part part) {
    ObjectWriter json = new ObjectWriter().put("count", part.count()).put("passed", part.passed());
    if (!part.passed()) {
      json.put("quality", part.quality());
    }
    part.similarityMillionths().ifPresent(ssim -> json.put("ssim", ssim));
    return json.end();
  }

  private static JsonValue json(Finding finding) {
    return new ObjectWriter()
        .put("code", finding.code())
        .put("frames", pair(finding.frames().start(), finding.frames().endExclusive()))
        .put("message", finding.message())
        .end();
  }

  private static JsonArray pair(long one, long other) {
    return new JsonArray(List.of(new JsonNumber(one), new JsonNumber(other)));
  }

  /**
   * Reads a document; a field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no rendition of this version
   */
  public static StoredRendition read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the rendition is longer than " + LONGEST + " bytes");
    }
    ObjectReader json = ObjectReader.of(JsonReader.read(document), "the rendition");
    json.requireSchema(SCHEMA, VERSION);
    json.requireOnly(FIELDS);
    try {
      FrameSpan frames = span(json, "frames");
      List<Finding> findings = new ArrayList<>();
      for (ObjectReader one : json.objects("findings")) {
        one.requireOnly(Set.of("code", "frames", "message"));
        findings.add(new Finding(one.text("code"), span(one, "frames"), one.text("message")));
      }
      int[] tick = pair(json, "tick", MOST);
      return new StoredRendition(
          json.digest("analysis"),
          json.digest("plan"),
          frames,
          mode(json.text("mode")),
          json.digest("media"),
          new Rendition(
              frames.length(),
              new TimeBase(tick[0], tick[1]),
              size(json, "codedSize"),
              size(json, "trueSize"),
              json.text("encoder"),
              false,
              new Passage(
                  reason(json),
                  (int) json.within("gops", 0, MOST),
                  (int) json.within("gopsPassed", 0, MOST),
                  parts(json)),
              findings));
    } catch (IllegalArgumentException | ArithmeticException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the rendition has a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static Mode mode(String text) throws MalformedJsonException {
    return switch (text) {
      case "smart" -> Mode.SMART;
      case "full" -> Mode.FULL;
      default -> throw new MalformedJsonException("the rendition has a mode that is not known");
    };
  }

  private static Optional<Reason> reason(ObjectReader json) throws MalformedJsonException {
    if (!json.has("reason")) {
      return Optional.empty();
    }
    ObjectReader reason = json.object("reason");
    reason.requireOnly(Set.of("code", "sentence"));
    return Optional.of(new Reason(reason.text("code"), reason.text("sentence")));
  }

  private static List<Part> parts(ObjectReader json) throws MalformedJsonException {
    List<Part> parts = new ArrayList<>();
    int next = 0;
    for (ObjectReader part : json.objects("parts")) {
      part.requireOnly(Set.of("count", "passed", "quality", "ssim"));
      int count = (int) part.within("count", 1, MOST);
      boolean passed = part.flag("passed");
      parts.add(
          new Part(
              next,
              count,
              passed,
              passed ? 0 : (int) part.within("quality", 0, 63),
              part.has("ssim")
                  ? OptionalInt.of((int) part.within("ssim", 0, MILLION))
                  : OptionalInt.empty()));
      next = Math.addExact(next, count);
    }
    return parts;
  }

  private static FrameSpan span(ObjectReader json, String name) throws MalformedJsonException {
    int[] pair = pair(json, name, MOST);
    return new FrameSpan(pair[0], pair[1]);
  }

  private static PictureSize size(ObjectReader json, String name) throws MalformedJsonException {
    int[] pair = pair(json, name, LARGEST_SIDE);
    return new PictureSize(pair[0], pair[1]);
  }

  private static int[] pair(ObjectReader json, String name, int most)
      throws MalformedJsonException {
    List<Long> numbers = json.numbers(name);
    if (numbers.size() != 2 || !numbers.stream().allMatch(n -> n >= 0 && n <= most)) {
      throw new MalformedJsonException("the rendition, " + name + " is not two numbers");
    }
    return new int[] {numbers.get(0).intValue(), numbers.get(1).intValue()};
  }
}
