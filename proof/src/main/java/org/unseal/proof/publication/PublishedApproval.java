package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.unseal.proof.release.Approval;

/**
 * Where an approval of a clip lies.
 *
 * @param file the approval; its signature is the file of this name with {@code .sig}
 * @param document of a rendition, where the approval is of one: it names the media file's digest
 */
public record PublishedApproval(
    String clip, Approval.Of of, String file, Optional<String> document) {
  public PublishedApproval {
    Names.require(clip, "clip");
    requireNonNull(of, "of");
    requireNonNull(file, "file");
    if (document.isPresent() && of != Approval.Of.RENDITION) {
      throw new IllegalArgumentException("a plan lies in its release, not beside its approval");
    }
  }
}
