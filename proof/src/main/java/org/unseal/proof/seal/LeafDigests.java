package org.unseal.proof.seal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.seal.NalCodec.NalRole;

/** Digests of one leaf while its units come. One thread. */
final class LeafDigests {
  private final Begin salts;
  private final MessageDigest content;
  private final MessageDigest supplement;
  private final ByteBuffer word = ByteBuffer.allocate(Integer.BYTES);
  private long[] times = new long[64];
  private int units;

  /** Begins a salted digest. */
  @FunctionalInterface
  interface Begin {
    /** A SHA-256 that has taken the domain's byte and the salt. */
    MessageDigest begin(Domain domain);

    /** Of units that were made for a release; only {@link #rendered} is of use then. */
    static Begin rendered() {
      return _ -> {
        MessageDigest sha256 = Digest.sha256();
        sha256.update(Domain.RENDERED.prefix());
        return sha256;
      };
    }

    /** With salts that were opened. */
    static Begin salted(LeafSalts salts) {
      return domain ->
          (switch (domain) {
                case CONTENT -> salts.content();
                case SUPPLEMENT -> salts.supplement();
                case PARAMETERS -> salts.parameters();
                case TIME -> salts.time();
                case UNITS -> salts.units();
                case FILE, SIZE, RENDERED ->
                    throw new IllegalArgumentException(domain + " of a leaf");
              })
              .begin(domain);
    }
  }

  LeafDigests(Begin salts) {
    this.salts = salts;
    content = salts.begin(Domain.CONTENT);
    supplement = salts.begin(Domain.SUPPLEMENT);
  }

  LeafDigests(Seed seed, TrackId track, long index) {
    this(domain -> Seed.begin(domain, seed.salt(track, index, domain)));
  }

  int units() {
    return units;
  }

  /** The smallest time so far, in ticks; there must be a unit. */
  long earliest() {
    return Arrays.stream(times, 0, units).min().orElseThrow();
  }

  /** A unit that is one piece. */
  void whole(byte[] bytes, int from, int length, long pts) {
    number(content, 1);
    piece(content, bytes, from, from + length);
    number(supplement, 0);
    add(pts);
  }

  /**
   * A unit of NAL units.
   *
   * @param places three numbers for each: its type, where it starts and where it ends
   */
  void nals(NalCodec codec, byte[] bytes, int[] places, int count, long pts) {
    pieces(content, NalRole.CONTENT, codec, bytes, places, count);
    pieces(supplement, NalRole.SUPPLEMENT, codec, bytes, places, count);
    add(pts);
  }

  private void pieces(
      MessageDigest digest, NalRole role, NalCodec codec, byte[] bytes, int[] places, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      kept += codec.role(places[3 * i]) == role ? 1 : 0;
    }
    number(digest, kept);
    for (int i = 0; i < count; i++) {
      if (codec.role(places[3 * i]) == role) {
        piece(digest, bytes, places[3 * i + 1], places[3 * i + 2]);
      }
    }
  }

  private void piece(MessageDigest digest, byte[] bytes, int from, int end) {
    number(digest, end - from);
    digest.update(bytes, from, end - from);
  }

  private void number(MessageDigest digest, int value) {
    digest.update(word.clear().putInt(value).flip());
  }

  private void add(long pts) {
    if (units == times.length) {
      times = Arrays.copyOf(times, 2 * units);
    }
    times[units++] = pts;
  }

  Digest content() {
    return Digest.end(content);
  }

  Digest supplement() {
    return Digest.end(supplement);
  }

  /** Of the content and the parameter sets together, where nothing is salted. */
  Digest rendered(List<Octets> sets) {
    addTo(content, sets);
    return Digest.end(content);
  }

  /** Of the parameter sets, in the framing of content. */
  Digest parameters(List<Octets> sets) {
    MessageDigest digest = salts.begin(Domain.PARAMETERS);
    addTo(digest, sets);
    return Digest.end(digest);
  }

  private void addTo(MessageDigest digest, List<Octets> sets) {
    number(digest, sets.size());
    sets.forEach(set -> piece(digest, set.toArray(), 0, set.length()));
  }

  /** Of the times of its units. */
  Digest timing(TimeBase base) {
    return OpenedTimes.of(base, Arrays.copyOf(times, units)).addTo(salts.begin(Domain.UNITS));
  }
}
