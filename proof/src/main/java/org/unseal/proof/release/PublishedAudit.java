package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.model.picture.Box;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What whoever made the release says of their own look at the finished file. A claim: nothing
 * proves it. What an audit learns of pixels inside masks is never in it.
 *
 * @param mode {@code sample} or {@code full}
 * @param detector that looked for faces; empty where none did
 * @param frames how many were looked at
 * @param findings that nobody explained, the first ones
 * @param found how many of them there were
 */
public record PublishedAudit(
    String mode, Optional<DetectorFile> detector, int frames, List<Found> findings, int found) {
  /** Most findings in a manifest. */
  public static final int MOST_FINDINGS = 1000;

  private static final Set<String> MODES = Set.of("sample", "full");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,63}");
  private static final int LARGEST_SIDE = 1 << 16;

  /**
   * One finding.
   *
   * @param code its name
   * @param first frame in which it was seen, from 0
   * @param end the frame behind the last
   * @param box where it was seen best, in pixels; empty for what concerns the file as a whole
   */
  public record Found(String code, int first, int end, Optional<Box> box) {
    public Found {
      requireNonNull(box, "box");
      if (!CODE.matcher(code).matches() || first < 0 || end <= first) {
        throw new IllegalArgumentException("a finding of an audit that can't be");
      }
    }
  }

  public PublishedAudit {
    requireNonNull(detector, "detector");
    findings = List.copyOf(findings);
    if (!MODES.contains(mode)
        || frames < 0
        || findings.size() > MOST_FINDINGS
        || found < findings.size()) {
      throw new IllegalArgumentException("an audit that can't be");
    }
  }

  static PublishedAudit read(ObjectReader object) throws MalformedJsonException {
    object.requireOnly(Set.of("mode", "detector", "sha256", "frames", "findings", "found"));
    List<Found> findings = new ArrayList<>();
    for (ObjectReader each : ReleaseReader.few(object, "findings", MOST_FINDINGS)) {
      each.requireOnly(Set.of("code", "frames", "box"));
      List<Long> frames = numbers(each, "frames", 2, Integer.MAX_VALUE);
      findings.add(
          new Found(
              each.text("code"),
              Math.toIntExact(frames.get(0)),
              Math.toIntExact(frames.get(1)),
              each.has("box") ? Optional.of(box(each)) : Optional.empty()));
    }
    return new PublishedAudit(
        object.text("mode"),
        object.has("detector")
            ? Optional.of(
                new DetectorFile(PlainText.read(object, "detector"), object.digest("sha256")))
            : Optional.empty(),
        (int) object.within("frames", 0, Integer.MAX_VALUE),
        findings,
        (int) object.within("found", 0, Integer.MAX_VALUE));
  }

  private static List<Long> numbers(ObjectReader object, String name, int count, long most)
      throws MalformedJsonException {
    List<Long> numbers = object.numbers(name);
    if (numbers.size() != count || numbers.stream().anyMatch(n -> n < 0 || n > most)) {
      throw new MalformedJsonException("numbers that can't be, in " + name);
    }
    return numbers;
  }

  private static Box box(ObjectReader object) throws MalformedJsonException {
    List<Long> box = numbers(object, "box", 4, LARGEST_SIDE);
    return new Box(
        box.get(0).intValue(), box.get(1).intValue(), box.get(2).intValue(), box.get(3).intValue());
  }

  JsonObject value() {
    ObjectWriter object =
        new ObjectWriter()
            .put("mode", mode)
            .put("frames", frames)
            .put("findings", findings.stream().map(PublishedAudit::found).toList())
            .put("found", found);
    detector.ifPresent(model -> object.put("detector", model.name()).put("sha256", model.sha256()));
    return object.end();
  }

  private static JsonValue found(Found found) {
    ObjectWriter object =
        new ObjectWriter()
            .put("code", found.code())
            .put("frames", numbers(found.first(), found.end()));
    found
        .box()
        .ifPresent(
            box -> object.put("box", numbers(box.left(), box.top(), box.right(), box.bottom())));
    return object.end();
  }

  private static List<JsonValue> numbers(int... values) {
    List<JsonValue> numbers = new ArrayList<>();
    for (int value : values) {
      numbers.add(new JsonValue.JsonNumber(value));
    }
    return numbers;
  }
}
