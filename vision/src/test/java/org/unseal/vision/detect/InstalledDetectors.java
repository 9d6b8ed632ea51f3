package org.unseal.vision.detect;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.unseal.engine.files.UserFolders;
import org.unseal.vision.models.ModelShelf;

/** Detectors on the shelf of whoever runs the tests. */
public final class InstalledDetectors {
  private InstalledDetectors() {}

  /** The default detector, without which the tests fail: {@code ./check} fetches it first. */
  public static FaceDetector centerFace() {
    UserFolders folders = UserFolders.ofThisUser();
    ModelShelf shelf = new ModelShelf(folders);
    if (!shelf.holds("centerface")) {
      fail("these tests need the model centerface; run: ./unseal models fetch centerface");
    }
    return new Detectors(shelf, folders).open("centerface", 1);
  }

  /** A detector; the test is skipped, and says so, where its model is not on the shelf. */
  public static FaceDetector ifThere(String name) {
    if (name.equals("centerface")) {
      return centerFace();
    }
    UserFolders folders = UserFolders.ofThisUser();
    ModelShelf shelf = new ModelShelf(folders);
    assumeTrue(shelf.holds(name), "the model " + name + " is not on the shelf");
    return new Detectors(shelf, folders).open(name, 1);
  }
}
