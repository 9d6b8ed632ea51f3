package org.unseal.vision.models;

import static java.util.Objects.requireNonNull;

/** A model's bytes, which are what its card says. */
public final class ModelFile {
  private final ModelCard card;
  private final byte[] content;

  ModelFile(ModelCard card, byte[] content) {
    this.card = requireNonNull(card, "card");
    this.content = requireNonNull(content, "content");
  }

  public ModelCard card() {
    return card;
  }

  /** The file's bytes; not copied, so not to be changed. */
  public byte[] content() {
    return content;
  }
}
