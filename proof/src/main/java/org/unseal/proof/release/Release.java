package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.MalformedJsonException;

/**
 * The manifest of a release of one recording: which files there are, and what became of every leaf
 * of the seal.
 *
 * @param tool name and version of the program that made it
 * @param created ISO 8601 in UTC, by that machine's clock
 * @param files all of the release but the manifest and its signature
 * @param plan name of the file with the masks
 * @param decisions name of the file that says who decided what
 * @param unreviewed the reason that was given for publishing without a look at the backdrops
 * @param ground where an entry names none
 * @param supersedes digest of the manifest that this one takes the place of
 * @param audit of the finished file by whoever made it; empty where none was published
 * @param catalogue of the case, where the recording is part of one
 * @param notUnderstood how many fields beside these a newer program has written
 */
public record Release(
    String tool,
    String created,
    List<ReleaseFile> files,
    Reference seal,
    Optional<PicturesReference> pictures,
    String plan,
    String decisions,
    List<MediaItem> media,
    Rendering render,
    Optional<String> unreviewed,
    Optional<String> ground,
    List<DetectorFile> detectors,
    Optional<Digest> supersedes,
    Optional<PublishedAudit> audit,
    Optional<Reference> catalogue,
    List<ReleaseTrack> tracks,
    int notUnderstood) {
  /** Of the document, in signatures. */
  public static final String TYPE = "release";

  /** What the manifest is called. */
  public static final String NAME = "release.json";

  /** What a signature is called: the document's name and this. */
  public static final String SIGNATURE = ".sig";

  /** Most bytes of a manifest: about a day of video with sound. */
  public static final int LONGEST = 96 << 20;

  static final String SCHEMA = "unseal/release";
  static final int VERSION = 1;

  public Release {
    PlainText.require(tool, "tool");
    PlainText.require(created, "created");
    files = List.copyOf(files);
    requireNonNull(seal, "seal");
    requireNonNull(pictures, "pictures");
    requireNonNull(plan, "plan");
    requireNonNull(decisions, "decisions");
    media = List.copyOf(media);
    requireNonNull(render, "render");
    unreviewed.ifPresent(text -> PlainText.require(text, "unreviewed"));
    ground.ifPresent(text -> PlainText.require(text, "ground"));
    detectors = List.copyOf(detectors);
    requireNonNull(supersedes, "supersedes");
    requireNonNull(audit, "audit");
    requireNonNull(catalogue, "catalogue");
    tracks = List.copyOf(tracks);
    if (notUnderstood < 0) {
      throw new IllegalArgumentException(notUnderstood + " fields");
    }
  }

  /**
   * The document's bytes, which are signed.
   *
   * @throws IllegalStateException where it was read with fields that are not known here
   */
  public byte[] bytes() {
    if (notUnderstood > 0) {
      throw new IllegalStateException("what is not understood can't be written");
    }
    return CanonicalJson.bytes(ReleaseWriter.value(this));
  }

  /**
   * Reads what a stranger may have written. Names of files are taken as they are, safe or not.
   * Fields of the document itself that are not known are counted and passed over, so that a later
   * version can say more; anywhere deeper they are refused.
   *
   * @throws MalformedJsonException where it is no manifest of this version
   */
  public static Release read(byte[] document) throws MalformedJsonException {
    return ReleaseReader.read(document);
  }
}
