package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonNumber;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.release.PublishedAudit;
import org.unseal.proof.release.SoundOfRelease;

/**
 * What a release is about, as its manifest says it. True as far as nothing is wrong.
 *
 * @param manifest its SHA-256
 * @param sealed when the seal was made; empty where it can't be read
 * @param audit what the publisher says of their own look at the finished file
 * @param pictures what became of the picture check, in words
 * @param sealedBeforeDecision whether the publisher says that the pictures were sealed before the
 *     first decision; empty where nothing is said
 * @param catalogue what the case's catalogue and a receipt showed, in words
 * @param time what became of the timeline, in words; empty where there is none
 * @param sound what became of the recording's sound; empty where the seal can't be read
 * @param muted how much of a call is muted and on which grounds; empty where it is no call
 */
public record Facts(
    Digest manifest,
    String tool,
    String created,
    Optional<String> sealed,
    List<Signer> signers,
    List<Track> tracks,
    String pictures,
    Optional<Boolean> sealedBeforeDecision,
    Optional<String> unreviewed,
    Optional<String> fullReason,
    Optional<PublishedAudit> audit,
    boolean supersedes,
    String catalogue,
    Optional<String> time,
    Optional<SoundOfRelease> sound,
    Optional<List<String>> muted) {
  public Facts {
    requireNonNull(manifest, "manifest");
    signers = List.copyOf(signers);
    tracks = List.copyOf(tracks);
    requireNonNull(pictures, "pictures");
    requireNonNull(sealedBeforeDecision, "sealedBeforeDecision");
    requireNonNull(audit, "audit");
    requireNonNull(catalogue, "catalogue");
    requireNonNull(time, "time");
    requireNonNull(sound, "sound");
    muted = muted.map(List::copyOf);
  }

  /**
   * A valid signature of one of the documents.
   *
   * @param label what whoever checks calls the key, never what the release calls it
   */
  public record Signer(
      String document, SignerKey key, Trust.Standing standing, Optional<String> label) {}

  /**
   * What became of one sealed track.
   *
   * @param files in which it is, in order
   * @param gaps leaves in which nothing was recorded
   */
  public record Track(
      String track,
      List<String> files,
      Share copied,
      Share rendered,
      SortedMap<String, Share> renderedOn,
      SortedMap<String, Share> missing,
      long gaps) {
    public Track {
      files = List.copyOf(files);
      renderedOn = new TreeMap<>(renderedOn);
      missing = new TreeMap<>(missing);
    }
  }

  /**
   * A part of a track.
   *
   * @param units pictures or packets, as far as they are told
   * @param micros length, as far as it is told
   * @param untold whether units or length of some leaves are not told
   */
  public record Share(long leaves, long units, long micros, boolean untold) {
    public Share {
      leaves = bounded(leaves);
      units = bounded(units);
      micros = bounded(micros);
    }

    /** As JSON can say it, whatever a stranger has written. */
    private static long bounded(long value) {
      return Math.clamp(value, 0, JsonNumber.LARGEST);
    }

    /** Of nothing. */
    public static final Share NONE = new Share(0, 0, 0, false);

    /** Both together. */
    public Share plus(Share other) {
      return new Share(
          leaves + other.leaves,
          units + other.units,
          micros + other.micros,
          untold || other.untold);
    }
  }
}
