package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.proof.digest.Digest;

/**
 * Where intake puts what belongs to a file. All of it goes by the file's digest, so that a run that
 * was stopped finds what it made, and no two files ever share a seed.
 */
public final class IntakeFolders {
  private final CaseFolders folders;

  /** Of a case. */
  public IntakeFolders(CaseFolders folders) {
    this.folders = requireNonNull(folders, "folders");
  }

  /** The file itself. */
  public Path original(Digest sha256) {
    return folders.original(sha256);
  }

  private Path beside(Digest sha256, String ending) {
    return folders.beside(sha256, ending);
  }

  /** The folder of its seal and its secrets; the owner's alone. */
  public Path secrets(Digest sha256) {
    return requireNonNull(seed(sha256).getParent());
  }

  /** The secret of which its salts are made. */
  public Path seed(Digest sha256) {
    return beside(sha256, ".seed");
  }

  /** The seal of its tracks. */
  public Path seal(Digest sha256) {
    return folders.seal(sha256);
  }

  /** The seal of its pictures. */
  public Path pictures(Digest sha256) {
    return beside(sha256, ".pictures.json");
  }

  /** Small pictures of it; can be made again. */
  public Path stills(Digest sha256) {
    return folders.derived().resolve("stills").resolve(sha256.hex());
  }
}
