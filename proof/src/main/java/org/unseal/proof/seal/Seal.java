package org.unseal.proof.seal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What the public gets to know of a recording at intake: how many leaves each track has and the
 * root over them. Nothing in it tells two recordings of the same length apart that a stranger could
 * not tell apart anyhow; what the file was is in salted digests.
 *
 * @param tool name and version of the program that made it
 * @param created when, by that machine's clock: ISO 8601 in UTC, to the second
 * @param file salted digest of the file's SHA-256
 * @param size salted digest of the file's length
 * @param cameraSignature whether the camera signed the recording itself; nobody has checked that
 */
public record Seal(
    String tool,
    String created,
    Digest file,
    Digest size,
    CameraSignature cameraSignature,
    List<Track> tracks) {
  /** Of the document, in signatures. */
  public static final String TYPE = "seal";

  private static final String SCHEMA = "unseal/seal";
  private static final int VERSION = 1;
  private static final int MOST_TRACKS = 64;

  /** Whether a camera's own signature was seen. */
  public enum CameraSignature {
    NONE("none seen"),
    PRESENT("present, not checked");

    private final String words;

    CameraSignature(String words) {
      this.words = words;
    }

    /** As documents say it. */
    public String words() {
      return words;
    }

    private static CameraSignature of(String words) throws MalformedJsonException {
      for (CameraSignature value : values()) {
        if (value.words.equals(words)) {
          return value;
        }
      }
      throw new MalformedJsonException("the seal, cameraSignature is not known");
    }
  }

  /**
   * One track.
   *
   * @param track its kind and number, as {@code v0}
   * @param codec its short name
   */
  public record Track(String track, String codec, long leaves, Digest root) {
    public Track {
      requireNonNull(track, "track");
      requireNonNull(codec, "codec");
      requireNonNull(root, "root");
      if (leaves < 0) {
        throw new IllegalArgumentException(leaves + " leaves");
      }
    }
  }

  public Seal {
    requireNonNull(tool, "tool");
    requireNonNull(created, "created");
    requireNonNull(file, "file");
    requireNonNull(size, "size");
    requireNonNull(cameraSignature, "cameraSignature");
    tracks = List.copyOf(tracks);
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    List<JsonValue> list = new ArrayList<>();
    for (Track track : tracks) {
      list.add(
          new ObjectWriter()
              .put("track", track.track)
              .put("codec", track.codec)
              .put("leaves", track.leaves)
              .put("root", track.root)
              .end());
    }
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("tool", tool)
            .put("created", created)
            .put("file", file)
            .put("size", size)
            .put("cameraSignature", cameraSignature.words)
            .put("tracks", list)
            .end());
  }

  /** The digest of the document's bytes, by which others refer to it. */
  public Digest digest() {
    java.security.MessageDigest sha256 = Digest.sha256();
    sha256.update(bytes());
    return Digest.end(sha256);
  }

  /**
   * Reads a document; fields that are not known are passed over.
   *
   * @throws MalformedJsonException where it is no seal
   */
  public static Seal read(byte[] document) throws MalformedJsonException {
    ObjectReader seal = ObjectReader.of(JsonReader.read(document), "the seal");
    seal.requireSchema(SCHEMA, VERSION);
    List<Track> tracks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ObjectReader track : seal.objects("tracks")) {
      String name = track.text("track");
      if (!name.matches("[va](0|[1-9][0-9]?)") || !names.add(name)) {
        throw new MalformedJsonException("the seal has a track twice or of a wrong name");
      }
      tracks.add(new Track(name, track.text("codec"), track.count("leaves"), track.digest("root")));
    }
    if (tracks.isEmpty() || tracks.size() > MOST_TRACKS) {
      throw new MalformedJsonException("the seal has " + tracks.size() + " tracks");
    }
    return new Seal(
        seal.text("tool"),
        seal.text("created"),
        seal.digest("file"),
        seal.digest("size"),
        CameraSignature.of(seal.text("cameraSignature")),
        tracks);
  }
}
