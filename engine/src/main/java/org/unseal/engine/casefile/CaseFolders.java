package org.unseal.engine.casefile;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.unseal.proof.digest.Digest;

/** Where a case's files are. */
public record CaseFolders(Path root) {
  public CaseFolders {
    requireNonNull(root, "root");
  }

  /** Recordings as they were received, by their digest; never changed. */
  public Path originals() {
    return root.resolve("originals");
  }

  /** Where the original of this digest is, or would be. */
  public Path original(Digest sha256) {
    String hex = sha256.hex();
    return originals().resolve(hex.substring(0, 2)).resolve(hex);
  }

  /**
   * What lies beside the original of this digest: its seal, its seed and the like.
   *
   * @param ending behind the digest
   */
  public Path beside(Digest sha256, String ending) {
    String hex = sha256.hex();
    return root.resolve("seals").resolve(hex.substring(0, 2)).resolve(hex + ending);
  }

  /** The seal of the original of this digest. */
  public Path seal(Digest sha256) {
    return beside(sha256, ".seal.json");
  }

  /** What can be made again. */
  public Path derived() {
    return root.resolve("derived");
  }

  /** What was found in recordings; can be made again. */
  public Path analyses() {
    return derived().resolve("analyses");
  }

  /** What is covered in clips, as it will be published; can be made again. */
  public Path plans() {
    return derived().resolve("plans");
  }

  /** What was given away, one folder each, and beside them the receipts. */
  public Path releases() {
    return root.resolve("releases");
  }

  /** Receipts and catalogues as they were given out; each states a head of the log. */
  public Path receipts() {
    return root.resolve("receipts");
  }
}
