package org.unseal.proof.picture;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.seal.TrackId;

/**
 * What the public gets to know of a recording's pictures at intake: one root for each track whose
 * pictures were sealed. Neither their size nor their number is in it, which a camera may let depend
 * on what it sees; both are in the root.
 *
 * @param tool name and version of the program that made it
 * @param created when, by that machine's clock: ISO 8601 in UTC, to the second
 * @param seal digest of the recording's seal
 */
public record PictureSeal(String tool, String created, Digest seal, List<Track> tracks) {
  /** Of the document, in signatures. */
  public static final String TYPE = "pictures";

  private static final String SCHEMA = "unseal/pictures";
  private static final int VERSION = 1;
  private static final int MOST_TRACKS = 64;
  private static final byte ROOT = 0x1a;

  /**
   * One track.
   *
   * @param track its kind and number, as {@code v0}
   */
  public record Track(String track, Digest root) {
    public Track {
      requireNonNull(track, "track");
      requireNonNull(root, "root");
    }
  }

  public PictureSeal {
    requireNonNull(tool, "tool");
    requireNonNull(created, "created");
    requireNonNull(seal, "seal");
    tracks = List.copyOf(tracks);
  }

  /**
   * A track's root.
   *
   * @param frames how many the track has
   * @param blocks root of the tree over the blocks
   */
  public static Digest root(TrackId track, TileGrid grid, int frames, Digest blocks) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(ROOT);
    sha256.update(track.bytes());
    sha256.update(
        ByteBuffer.allocate(3 * Integer.BYTES)
            .putInt(grid.size().width())
            .putInt(grid.size().height())
            .putInt(frames)
            .flip());
    blocks.addTo(sha256);
    return Digest.end(sha256);
  }

  /** The root of a track, if its pictures were sealed. */
  public Optional<Digest> root(TrackId track) {
    return tracks.stream()
        .filter(one -> one.track.equals(track.toString()))
        .map(Track::root)
        .findFirst();
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    List<JsonValue> list = new ArrayList<>();
    for (Track track : tracks) {
      list.add(new ObjectWriter().put("track", track.track).put("root", track.root).end());
    }
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("tool", tool)
            .put("created", created)
            .put("seal", seal)
            .put("tracks", list)
            .end());
  }

  /** The digest of the document's bytes, by which others refer to it. */
  public Digest digest() {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(bytes());
    return Digest.end(sha256);
  }

  /**
   * Reads a document; fields that are not known are passed over.
   *
   * @throws MalformedJsonException where it is no picture seal
   */
  public static PictureSeal read(byte[] document) throws MalformedJsonException {
    ObjectReader seal = ObjectReader.of(JsonReader.read(document), "the picture seal");
    seal.requireSchema(SCHEMA, VERSION);
    List<Track> tracks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ObjectReader track : seal.objects("tracks")) {
      String name = track.text("track");
      if (!name.matches("v(0|[1-9][0-9]?)") || !names.add(name)) {
        throw new MalformedJsonException("the picture seal has a track twice or of a wrong name");
      }
      tracks.add(new Track(name, track.digest("root")));
    }
    if (tracks.isEmpty() || tracks.size() > MOST_TRACKS) {
      throw new MalformedJsonException("the picture seal has " + tracks.size() + " tracks");
    }
    return new PictureSeal(seal.text("tool"), seal.text("created"), seal.digest("seal"), tracks);
  }
}
