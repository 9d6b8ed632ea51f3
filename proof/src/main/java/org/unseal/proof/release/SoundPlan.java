package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.wave.Replacement;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

/**
 * What is muted in the one sound track of a recording without pictures: the plan of a call release.
 * Samples are counted from the recording's first, so that whoever has the recording makes the same
 * file.
 *
 * @param format of the released samples
 * @param first sample of the released file, a whole second of the recording
 * @param samples in the released file
 * @param spans muted, in order, without overlap, inside of the released file
 */
public record SoundPlan(WaveFormat format, long first, long samples, List<Span> spans) {
  /** Most bytes of a document. */
  public static final int LONGEST = 8 << 20;

  private static final String SCHEMA = "unseal/mutes";
  private static final int VERSION = 1;
  private static final int MOST_SPANS = 20_000;
  private static final long MICROS = 1_000_000;

  /**
   * Samples that something else takes the place of.
   *
   * @param end behind the last
   * @param ground code of the exemption, or what orders it
   * @param label what it is about, where that is said
   */
  public record Span(long from, long end, Replacement with, String ground, Optional<String> label) {
    public Span {
      requireNonNull(with, "with");
      PlainText.require(ground, "ground");
      label.ifPresent(text -> PlainText.require(text, "label"));
      if (from < 0 || end <= from) {
        throw new IllegalArgumentException("samples " + from + " to " + end);
      }
    }
  }

  public SoundPlan {
    requireNonNull(format, "format");
    spans = List.copyOf(spans);
    if (first < 0 || samples < 1 || first % format.rate() != 0 || spans.size() > MOST_SPANS) {
      throw new IllegalArgumentException("samples from " + first + ", " + samples);
    }
    long at = first;
    for (Span span : spans) {
      if (span.from < at || span.end > first + samples) {
        throw new IllegalArgumentException("spans that are not in order within the file");
      }
      at = span.end;
    }
  }

  /** Behind the last sample of the released file. */
  public long end() {
    return first + samples;
  }

  /** The spans that some samples are in. */
  public List<Span> within(long from, long end) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).end <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int last = low;
    while (last < spans.size() && spans.get(last).from < end) {
      last++;
    }
    return spans.subList(low, last);
  }

  /** The grounds on which something of a second is muted, as its entry has them; empty: none. */
  public Optional<String> ground(long second) {
    Set<String> grounds = new LinkedHashSet<>();
    within(second * format.rate(), (second + 1) * format.rate())
        .forEach(span -> grounds.add(span.ground));
    return grounds.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", grounds));
  }

  /** How much is muted, in microseconds, rounded up. */
  public long mutedMicros() {
    long muted = spans.stream().mapToLong(span -> span.end - span.from).sum();
    return Math.ceilDiv(muted * MICROS, format.rate());
  }

  /**
   * Puts into a second's samples what takes the place of those that are muted.
   *
   * @param second of the recording
   * @param bytes of which the first {@code length} are its samples
   */
  public void mute(long second, byte[] bytes, int length) {
    int size = format.sampleBytes();
    long begins = second * format.rate();
    long ends = begins + length / size;
    for (Span span : within(begins, ends)) {
      for (long at = Math.max(begins, span.from); at < Math.min(ends, span.end); at++) {
        format.put(span.with.value(at, format.rate()), bytes, (int) (at - begins) * size);
      }
    }
  }

  /** The document's bytes. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("coding", format.coding().code())
            .put("rate", format.rate())
            .put("channels", format.channels())
            .put("first", first)
            .put("samples", samples)
            .put("spans", spans.stream().map(SoundPlan::span).toList())
            .end());
  }

  private static JsonObject span(Span span) {
    ObjectWriter object =
        new ObjectWriter()
            .put("from", span.from)
            .put("to", span.end)
            .put("with", span.with.word())
            .put("ground", span.ground);
    span.label.ifPresent(label -> object.put("label", label));
    return object.end();
  }

  /** SHA-256 of the document's bytes, by which decisions refer to it. */
  public Digest digest() {
    return Digest.of(Digest.sha256().digest(bytes()));
  }

  /**
   * Reads what a stranger may have written; a field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no such plan of this version
   */
  public static SoundPlan read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the list of mutes is longer than " + LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the list of mutes");
    object.requireSchema(SCHEMA, VERSION);
    object.requireOnly(
        Set.of("schema", "version", "coding", "rate", "channels", "first", "samples", "spans"));
    try {
      List<Span> spans = new ArrayList<>();
      for (ObjectReader span : ReleaseReader.few(object, "spans", MOST_SPANS)) {
        span.requireOnly(Set.of("from", "to", "with", "ground", "label"));
        spans.add(
            new Span(
                span.count("from"),
                span.count("to"),
                Replacement.ofWord(span.text("with"))
                    .orElseThrow(() -> new MalformedJsonException("muted in no known way")),
                PlainText.read(span, "ground"),
                ReleaseReader.optionalText(span, "label")));
      }
      return new SoundPlan(
          new WaveFormat(
              SampleCoding.ofCode(object.text("coding"))
                  .orElseThrow(() -> new MalformedJsonException("a coding that is not known")),
              (int) object.within("rate", 1, Integer.MAX_VALUE),
              (int) object.within("channels", 1, WaveFormat.MOST_CHANNELS)),
          object.count("first"),
          object.within("samples", 1, 1L << 40),
          spans);
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the list of mutes has a value that can't be");
      malformed.initCause(e);
      throw malformed;
    }
  }
}
