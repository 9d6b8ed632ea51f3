package org.unseal.vision.detect;

import java.nio.file.Path;
import java.util.List;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.models.ModelFile;
import org.unseal.vision.models.ModelShelf;
import org.unseal.vision.models.ModelTrial;

/** Opens face detectors from a user's shelf. Thread-safe; what it opens is not. */
public final class Detectors implements ModelTrial {
  private static final PictureSize TRIAL = new PictureSize(128, 96);
  private final ModelShelf shelf;
  private final Path cache;

  /**
   * Takes models from this shelf.
   *
   * @param folders where ONNX Runtime's libraries are unpacked, once
   */
  public Detectors(ModelShelf shelf, UserFolders folders) {
    this.shelf = shelf;
    this.cache = folders.cache();
  }

  /**
   * Loads a detector; the model's file is hashed first.
   *
   * @param name of its card
   * @param threads how many one run may use
   * @throws org.unseal.model.failure.UnsealException {@code MODEL_FILE_MISSING} with the command to
   *     run, {@code MODEL_REJECTED} or {@code NATIVE_LIBRARY_MISSING}
   */
  public FaceDetector open(String name, int threads) {
    return open(shelf.load(name), threads);
  }

  private FaceDetector open(ModelFile model, int threads) {
    return new OnnxFaceDetector(OnnxNatives.load(cache), model, threads);
  }

  /**
   * Names of the detectors whose model is here, the default first, then as the shelf lists them.
   */
  public List<String> available() {
    return shelf.list().stream()
        .filter(entry -> entry.file().isPresent())
        .sorted((a, b) -> Boolean.compare(b.isDefault(), a.isDefault()))
        .map(entry -> entry.card().name())
        .toList();
  }

  /** Looks at a grey picture. */
  @Override
  public void tryOut(ModelFile model) {
    PictureView grey = new GreyPicture(TRIAL);
    try (FaceDetector detector = open(model, 1)) {
      detector.find(grey, TRIAL.box(), 100, detector.stillThreshold());
    }
  }
}
