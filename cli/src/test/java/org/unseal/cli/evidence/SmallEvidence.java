package org.unseal.cli.evidence;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.unseal.campus.evidence.EvidenceFolder;
import org.unseal.campus.truth.CaseTruth;

/**
 * The small demonstration case, for any test that takes one as a parameter and is extended with
 * {@link SmallEvidenceExtension}. All tests of a run share it: read it, copy from it, change
 * nothing in it.
 *
 * @param folder with all three parts
 * @param truth what really happened
 */
public record SmallEvidence(Path folder, CaseTruth truth) {
  public SmallEvidence {
    requireNonNull(folder, "folder");
    requireNonNull(truth, "truth");
  }

  /** What the agency hands over, a folder for each source. */
  public Path evidence() {
    return folder.resolve(EvidenceFolder.EVIDENCE);
  }

  /** The folder of one source. */
  public Path source(String name) {
    return evidence().resolve(name);
  }

  /** What people type in: {@code anchors.csv}, {@code clocks.csv}, {@code transcripts/}. */
  public Path worksheet() {
    return folder.resolve(EvidenceFolder.WORKSHEET);
  }

  /** Frame by frame what a camera saw, for a truth reader. */
  public Path frames(String camera) {
    return folder.resolve(EvidenceFolder.TRUTH).resolve(camera + ".frames.jsonl.gz");
  }

  /** The one recording of a camera. */
  public Path recording(String camera) {
    return evidence().resolve(truth.source(camera).files().getFirst());
  }
}
