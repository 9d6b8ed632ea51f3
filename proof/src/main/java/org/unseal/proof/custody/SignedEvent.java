package org.unseal.proof.custody;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.key.SigningKey;

/**
 * An event and its actor's signature over its bytes; whether that is right is not known before it
 * was {@link #check}ed. Immutable.
 */
public final class SignedEvent {
  private static final DocumentType TYPE = new DocumentType("custody-event");

  private final CustodyEvent event;
  private final byte[] bytes;
  private final SignatureDocument signature;

  private SignedEvent(CustodyEvent event, byte[] bytes, SignatureDocument signature) {
    this.event = event;
    this.bytes = bytes;
    this.signature = signature;
  }

  /**
   * Signs an event.
   *
   * @throws IllegalArgumentException where it is longer than {@link CustodyEvent#LONGEST}, could
   *     not be read again, or the key is not its actor's
   */
  public static SignedEvent sign(CustodyEvent event, SigningKey key) {
    requireNonNull(event, "event");
    if (!event.actor().key().equals(key.signer())) {
      throw new IllegalArgumentException("the key is not the actor's");
    }
    byte[] bytes = CanonicalJson.bytes(event.json());
    try {
      return new SignedEvent(parse(bytes), bytes, key.sign(TYPE, bytes));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("an event that nobody could read again: " + e, e);
    }
  }

  /**
   * Reads the two texts of a log's entry.
   *
   * @throws MalformedJsonException where they are none, or not written in the one way
   */
  public static SignedEvent read(String event, String signature) throws MalformedJsonException {
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    return new SignedEvent(
        parse(bytes), bytes, SignatureDocument.read(signature.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads a line of an exported log, without its end.
   *
   * @throws MalformedJsonException where it is none, or not written in the one way
   */
  public static SignedEvent read(byte[] line) throws MalformedJsonException {
    if (line.length > CustodyEvent.LONGEST + SignatureDocument.LONGEST) {
      throw new MalformedJsonException("longer than any event");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(line), "a line of a custody log");
    object.requireOnly(Set.of("event", "signature"));
    SignedEvent signed = read(text(object.value("event")), text(object.value("signature")));
    if (!Arrays.equals(signed.line(), line)) {
      throw new MalformedJsonException("a line that is not written in the one way");
    }
    return signed;
  }

  private static String text(JsonObject value) {
    return new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
  }

  /** A line of an exported log, without its end. */
  public byte[] line() {
    return "{\"event\":%s,\"signature\":%s}"
        .formatted(eventText(), signatureText())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static CustodyEvent parse(byte[] bytes) throws MalformedJsonException {
    if (bytes.length > CustodyEvent.LONGEST) {
      throw new MalformedJsonException("longer than " + CustodyEvent.LONGEST + " bytes");
    }
    if (!(JsonReader.read(bytes) instanceof JsonObject object)) {
      throw new MalformedJsonException("a custody event is an object");
    }
    CustodyEvent event = CustodyEvent.read(object);
    if (!Arrays.equals(CanonicalJson.bytes(event.json()), bytes)) {
      throw new MalformedJsonException("a custody event that is not written in the one way");
    }
    return event;
  }

  public CustodyEvent event() {
    return event;
  }

  /** Where the log ends behind it. */
  public Head head() {
    var sha256 = Digest.sha256();
    sha256.update(bytes);
    return new Head(event.seq(), Digest.end(sha256));
  }

  /** Whether the actor that it names signed these bytes. */
  public SignatureCheck check() {
    return signature.signer().equals(event.actor().key())
        ? signature.check(TYPE, bytes)
        : SignatureCheck.BAD;
  }

  /** What is signed. */
  public String eventText() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The signature alone, as hexadecimal digits. */
  public String signatureHex() {
    return signature.hex();
  }

  /** The signature's document. */
  public String signatureText() {
    return new String(signature.bytes(), StandardCharsets.UTF_8);
  }
}
