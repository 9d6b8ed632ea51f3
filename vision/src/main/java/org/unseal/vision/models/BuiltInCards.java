package org.unseal.vision.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** The cards that come with the program. */
final class BuiltInCards {
  static final String DEFAULT = "centerface";
  private static final List<String> NAMES = List.of(DEFAULT, "yunet", "ultraface");

  private BuiltInCards() {}

  static List<ModelCard> all() {
    return NAMES.stream().map(BuiltInCards::read).toList();
  }

  private static ModelCard read(String name) {
    String resource = name + ".properties";
    try (InputStream in = BuiltInCards.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new UnsealException(ErrorCode.INTERNAL, "the card " + resource + " is not built in");
      }
      return ModelCard.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INTERNAL, "the card " + resource + " is unreadable", e);
    }
  }
}
