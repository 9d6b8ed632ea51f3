package org.unseal.vision.models;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;

/**
 * What is known of a model: how to feed and read it, when to believe it, whose it is and which file
 * it is. The text form is described in {@code docs/models.md}.
 *
 * @param name short, lower case; what a person types
 * @param movingPermille least score for faces that move, 10 to 1000
 * @param stillPermille least score on backdrops and still regions, 10 to 1000
 * @param licence its short name
 * @param notes what a user should know: whose it is, what it was trained on
 * @param sha256 of the model's file, lower-case hex: the model's identity
 * @param bytes the file's length
 */
public record ModelCard(
    String name,
    DetectorFamily family,
    InputRules input,
    int movingPermille,
    int stillPermille,
    String licence,
    String notes,
    String sha256,
    long bytes,
    ModelSource source) {
  static final long MOST_BYTES = 256L << 20;
  private static final String SCHEMA = "unseal-model-card";

  public ModelCard {
    requireNonNull(family, "family");
    requireNonNull(input, "input");
    requireNonNull(source, "source");
    requireSha256(sha256);
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "name must be up to 40 lower-case letters, digits and hyphens: " + name);
    }
    if (bytes < 1 || bytes > MOST_BYTES) {
      throw new IllegalArgumentException("bytes is not from 1 to " + MOST_BYTES + ": " + bytes);
    }
    if (licence.isBlank()) {
      throw new IllegalArgumentException("licence is missing");
    }
    requireThreshold("threshold.moving", movingPermille);
    requireThreshold("threshold.still", stillPermille);
  }

  /**
   * Reads a card.
   *
   * @param text {@code key=value} lines, UTF-8 properties
   * @param where what to call the card in an error
   * @throws UnsealException {@code MODEL_REJECTED} where it can't be used
   */
  static ModelCard parse(String text, String where) {
    Properties fields = new Properties();
    try {
      fields.load(new StringReader(text));
      if (!SCHEMA.equals(fields.getProperty("schema"))
          || !"1".equals(fields.getProperty("version"))) {
        throw new IllegalArgumentException("it needs schema=" + SCHEMA + " and version=1");
      }
      return new ModelCard(
          text(fields, "name"),
          choice(DetectorFamily.class, fields, "family"),
          rules(fields),
          number(fields, "threshold.moving"),
          number(fields, "threshold.still"),
          text(fields, "licence"),
          fields.getProperty("notes", ""),
          text(fields, "sha256"),
          number(fields, "bytes"),
          source(fields));
    } catch (IOException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED, where + " is not a model card: " + e.getMessage(), e);
    }
  }

  private static InputRules rules(Properties fields) {
    Optional<PictureSize> size = Optional.empty();
    String fixed = fields.getProperty("input.size", "any").strip();
    if (!fixed.equals("any")) {
      if (!fixed.matches("[0-9]{1,4}x[0-9]{1,4}")) {
        throw new IllegalArgumentException("input.size is neither any nor WIDTHxHEIGHT: " + fixed);
      }
      int x = fixed.indexOf('x');
      size =
          Optional.of(
              new PictureSize(
                  Integer.parseInt(fixed.substring(0, x)),
                  Integer.parseInt(fixed.substring(x + 1))));
    }
    return new InputRules(
        choice(InputRules.Colours.class, fields, "input.colours"),
        Float.parseFloat(fields.getProperty("input.mean", "0")),
        Float.parseFloat(fields.getProperty("input.divisor", "1")),
        Integer.parseInt(fields.getProperty("input.multiple", "32").strip()),
        size,
        Boolean.parseBoolean(fields.getProperty("input.freeShape", "false").strip()));
  }

  private static ModelSource source(Properties fields) {
    return switch (fields.getProperty("source.kind", "file").strip()) {
      case "pip" ->
          new ModelSource.Wheel(
              text(fields, "source.package"),
              text(fields, "source.sha256"),
              text(fields, "source.member"));
      case "npm" ->
          new ModelSource.NpmPackage(text(fields, "source.package"), text(fields, "source.member"));
      case "url" -> new ModelSource.Download(URI.create(text(fields, "source.url")));
      case "file" -> new ModelSource.OwnFile();
      default -> throw new IllegalArgumentException("source.kind is not pip, npm, url or file");
    };
  }

  private static String text(Properties fields, String key) {
    String value = fields.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static int number(Properties fields, String key) {
    String value = text(fields, key);
    if (!value.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(key + " is not a number: " + value);
    }
    return Integer.parseInt(value);
  }

  private static <E extends Enum<E>> E choice(Class<E> type, Properties fields, String key) {
    String value = text(fields, key);
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(value.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IllegalArgumentException(key + " is unknown: " + value);
  }

  static void requireSha256(String value) {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + value);
    }
  }

  private static void requireThreshold(String key, int permille) {
    if (permille < 10 || permille > 1000) {
      throw new IllegalArgumentException(key + " is not from 10 to 1000: " + permille);
    }
  }
}
