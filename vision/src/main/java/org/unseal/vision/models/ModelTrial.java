package org.unseal.vision.models;

/** Shows that a model can be used as its card says, before it is put on the shelf. */
@FunctionalInterface
public interface ModelTrial {
  /**
   * Loads it and looks at a picture with it.
   *
   * @throws org.unseal.model.failure.UnsealException {@code MODEL_REJECTED} where that doesn't work
   */
  void tryOut(ModelFile model);
}
