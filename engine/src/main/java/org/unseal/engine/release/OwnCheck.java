package org.unseal.engine.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.files.OutputFile;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.verify.FindingCode;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.Trust;
import org.unseal.proof.verify.Verdict;

/**
 * Reads a release once more as a stranger would, before it gets its name: what its own verifier
 * would refuse must not be given to anyone. Pictures are not compared.
 */
public final class OwnCheck {
  private OwnCheck() {}

  /**
   * Reads a release that is complete but for its name.
   *
   * @throws UnsealException {@code INTERNAL} where something does not match
   */
  public static void require(Path folder) {
    try {
      ReleaseFolder release =
          ReleaseFolder.find(folder).orElseThrow(() -> refused("there is no manifest"));
      Verdict verdict =
          new ReleaseVerifier(Trust.none(), Optional.empty(), Optional.empty())
              .verify(release, (_, _) -> {});
      if (!verdict.intact()) {
        throw refused(
            verdict.counts().keySet().stream()
                .filter(code -> code.group() == FindingCode.Group.MATCH)
                .map(FindingCode::name)
                .sorted()
                .toList()
                .toString());
      }
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }

  private static UnsealException refused(String why) {
    return new UnsealException(
        ErrorCode.INTERNAL,
        "The finished release failed its own check and was not published: "
            + why
            + "; of footage, --render full makes it without smart rendering.");
  }
}
