package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.PlainText;
import org.unseal.proof.release.ReleaseFile;

/**
 * A release of one recording that lies within a publication, in a folder of its own.
 *
 * @param id as {@code c1}; no two of a publication alike
 * @param source the label of where the recording is from
 * @param title for people
 * @param folder as {@code clips/c1}; whoever opens it asks {@link ReleaseFile#safe} first
 * @param manifest SHA-256 of its {@code release.json}
 * @param seal SHA-256 of the seal of its recording
 * @param recording the item's id in the case
 */
public record Nested(
    String id,
    String source,
    String title,
    String folder,
    Digest manifest,
    Digest seal,
    String recording) {
  public Nested {
    Names.require(id, "id");
    Names.require(source, "source");
    PlainText.require(title, "title");
    requireNonNull(folder, "folder");
    requireNonNull(manifest, "manifest");
    requireNonNull(seal, "seal");
    Names.require(recording, "recording");
  }
}
