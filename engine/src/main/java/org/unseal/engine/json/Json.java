package org.unseal.engine.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper. Reading is strict: no repeated field, nothing after the document. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private Json() {}

  /** Writes compact JSON; closing it leaves the stream open. */
  public static JsonGenerator compact(OutputStream out) {
    return MAPPER.createGenerator(out);
  }

  /** Writes indented JSON; closing it leaves the stream open. */
  public static JsonGenerator indented(OutputStream out) {
    return PRETTY.createGenerator(out);
  }

  /**
   * Writes with a generator of this class and closes it.
   *
   * @throws IOException as the stream threw it, so that a full disk is told from a mistake of ours
   */
  public static void write(JsonGenerator generator, Consumer<JsonGenerator> body)
      throws IOException {
    try (generator) {
      body.accept(generator);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Reads one field of a document that may be too large to be held as a whole; all of it is checked
   * to be JSON.
   */
  public static Fields readField(InputStream in, String field, String what) {
    try (JsonParser parser = MAPPER.createParser(in)) {
      Optional<JsonNode> found = Optional.empty();
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean wanted = parser.currentName().equals(field);
          parser.nextToken();
          if (wanted) {
            JsonNode value = parser.readValueAsTree();
            found = Optional.of(value);
          } else {
            parser.skipChildren();
          }
        }
      }
      if (parser.nextToken() != null) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, what + " goes on after its end or is no object");
      }
      return new Fields(
          found.orElseThrow(
              () -> new UnsealException(ErrorCode.DOCUMENT_MALFORMED, what + " has no " + field)),
          what + ", " + field);
    } catch (JacksonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, what + " is not readable as JSON: " + place(e), e);
    }
  }

  /**
   * Reads some fields of a document that may be too large to be held as a whole; all of it is
   * checked to be JSON. Fields that it has not are missing in the answer, too.
   */
  public static Fields readFields(InputStream in, Set<String> wanted, String what) {
    ObjectNode found = MAPPER.createObjectNode();
    try (JsonParser parser = MAPPER.createParser(in)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      while (object && parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (wanted.contains(name)) {
          JsonNode value = parser.readValueAsTree();
          found.set(name, value);
        } else {
          parser.skipChildren();
        }
      }
      if (!object || parser.nextToken() != null) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED, what + " goes on after its end or is no object");
      }
      return new Fields(found, what);
    } catch (JacksonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, what + " is not readable as JSON: " + place(e), e);
    }
  }

  /**
   * Reads a document.
   *
   * @param what names it in the error, e.g. "the decisions file"
   */
  public static Fields read(InputStream in, String what) {
    try {
      return new Fields(MAPPER.readTree(in), what);
    } catch (JacksonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, what + " is not readable as JSON: " + place(e), e);
    }
  }

  /** Reads a document from text. */
  public static Fields read(String text, String what) {
    try {
      return new Fields(MAPPER.readTree(text), what);
    } catch (JacksonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, what + " is not readable as JSON: " + place(e), e);
    }
  }

  static JsonNode missing() {
    return MAPPER.missingNode();
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? "it can't be parsed"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
