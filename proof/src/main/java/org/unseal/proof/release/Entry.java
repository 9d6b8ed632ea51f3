package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange.Part;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.Salt;
import org.unseal.proof.seal.SealedParts;
import org.unseal.proof.seal.TrackId;

/** What became of one leaf of a sealed track, or of a run of them. */
public sealed interface Entry {
  /** Leaves that a track may have here. */
  long MOST_LEAVES = 1L << 40;

  /** The first leaf, from 0. */
  long leaf();

  /** How many leaves, at least 1. */
  default long leaves() {
    return 1;
  }

  /** What the entry says of the tree, all of it recomputed from what is opened. */
  Part part(TrackId track);

  /** An entry that says from when to when its leaf lies in the recording. */
  sealed interface Timed extends Entry {
    /** From when to when. */
    LeafTime time();
  }

  /** A leaf whose units are in a file of the release. */
  sealed interface Shown extends Timed {
    /** Where they are. */
    Place place();

    /** When they were shown in the recording. */
    OpenedTimes times();
  }

  /**
   * Where a leaf's units lie.
   *
   * @param media place in the list of media, from 0
   * @param sample the first, counted in decode order from 0 in the file's track
   * @param count how many, at least 1
   */
  record Place(int media, long sample, int count) {
    public Place {
      if (media < 0 || sample < 0 || count < 1 || count > OpenedTimes.MOST_UNITS) {
        throw new IllegalArgumentException(media + ", " + sample + ", " + count);
      }
    }
  }

  /** Copied bit by bit; everything of the leaf is open. */
  record Pass(
      long leaf, Place place, SealedParts parts, LeafSalts salts, LeafTime time, OpenedTimes times)
      implements Shown {
    public Pass {
      requireLeaf(leaf, 1);
      requireNonNull(place, "place");
      requireNonNull(parts, "parts");
      requireNonNull(salts, "salts");
      requireNonNull(time, "time");
      requireNonNull(times, "times");
      if (times.units() != place.count()) {
        throw new IllegalArgumentException(times.units() + " times of " + place.count() + " units");
      }
    }

    @Override
    public Part part(TrackId track) {
      return open(track, leaf, parts, time.digest(salts.time()), times.digest(salts.units()));
    }
  }

  /**
   * Made again, with masks. What the leaf's units were stays closed; when they were shown is open.
   *
   * @param times of the leaf as it was sealed
   * @param content digest of the new units; see {@link org.unseal.proof.seal.LeafReader.Rendered}
   * @param ground on which something is covered; empty where nothing is
   * @param ssim likeness outside the masks, in millionths; empty where it was not measured
   * @param frames of the leaf, in presentation order, that are shown; empty where all are
   * @param why it was made again though there is no mask in it
   */
  record Render(
      long leaf,
      Place place,
      SealedParts parts,
      Salt timeSalt,
      Salt unitsSalt,
      LeafTime time,
      OpenedTimes times,
      Digest content,
      Optional<String> ground,
      OptionalInt ssim,
      Optional<Frames> frames,
      Optional<String> why)
      implements Shown {
    /** In millionths. */
    static final int LARGEST_SSIM = 1_000_000;

    public Render {
      requireLeaf(leaf, 1);
      requireNonNull(place, "place");
      requireNonNull(parts, "parts");
      requireNonNull(timeSalt, "timeSalt");
      requireNonNull(unitsSalt, "unitsSalt");
      requireNonNull(time, "time");
      requireNonNull(times, "times");
      requireNonNull(content, "content");
      ground.ifPresent(text -> PlainText.require(text, "ground"));
      why.ifPresent(text -> PlainText.require(text, "why"));
      ssim.ifPresent(
          value -> {
            if (value < -LARGEST_SSIM || value > LARGEST_SSIM) {
              throw new IllegalArgumentException("SSIM of " + value + " millionths");
            }
          });
      int shown = frames.map(Frames::count).orElse(times.units());
      if (shown != place.count() || frames.map(Frames::end).orElse(0) > times.units()) {
        throw new IllegalArgumentException(
            place.count() + " units of a leaf with " + times.units());
      }
    }

    @Override
    public Part part(TrackId track) {
      return open(track, leaf, parts, time.digest(timeSalt), times.digest(unitsSalt));
    }
  }

  /**
   * Frames of a leaf, in presentation order.
   *
   * @param end behind the last, above {@code from}
   */
  record Frames(int from, int end) {
    public Frames {
      if (from < 0 || end <= from || end > OpenedTimes.MOST_UNITS) {
        throw new IllegalArgumentException("frames " + from + " to " + end);
      }
    }

    /** How many. */
    public int count() {
      return end - from;
    }
  }

  /**
   * Nothing was recorded here.
   *
   * @param times of no unit, with the track's time base
   */
  record Gap(long leaf, SealedParts parts, LeafSalts salts, LeafTime time, OpenedTimes times)
      implements Timed {
    public Gap {
      requireLeaf(leaf, 1);
      requireNonNull(parts, "parts");
      requireNonNull(salts, "salts");
      requireNonNull(time, "time");
      if (times.units() != 0) {
        throw new IllegalArgumentException("a gap of " + times.units() + " units");
      }
    }

    @Override
    public Part part(TrackId track) {
      return open(track, leaf, parts, time.digest(salts.time()), times.digest(salts.units()));
    }
  }

  /** Why a leaf is not shown. */
  enum Absence {
    /** A ground keeps it back. */
    WITHHELD,
    /** It is outside of what was asked for. */
    TRIM
  }

  /**
   * A run of leaves of which nothing is open.
   *
   * @param nodes see {@link org.unseal.proof.digest.MerkleRange}
   * @param units how many units they have, where that is said: it places what follows in the plan
   */
  record Closed(
      long leaf, Absence is, long leaves, List<Digest> nodes, String ground, OptionalInt units)
      implements Entry {
    /** Nodes of a run, at most two for each level. */
    static final int MOST_NODES = 128;

    public Closed {
      requireLeaf(leaf, leaves);
      requireNonNull(is, "is");
      nodes = List.copyOf(nodes);
      PlainText.require(ground, "ground");
      requireNonNull(units, "units");
      if (nodes.isEmpty() || nodes.size() > MOST_NODES || units.orElse(0) < 0) {
        throw new IllegalArgumentException(nodes.size() + " nodes");
      }
    }

    @Override
    public Part part(TrackId track) {
      return new Part.Closed(leaves, nodes);
    }
  }

  /**
   * A leaf that is not shown and of which only the time is open.
   *
   * @param timing the closed digest U
   * @param units how many units it has, where that is said
   */
  record OpenedTime(
      long leaf,
      Absence is,
      SealedParts parts,
      Digest timing,
      Salt timeSalt,
      LeafTime time,
      String ground,
      OptionalInt units)
      implements Timed {
    public OpenedTime {
      requireLeaf(leaf, 1);
      requireNonNull(is, "is");
      requireNonNull(parts, "parts");
      requireNonNull(timing, "timing");
      requireNonNull(timeSalt, "timeSalt");
      requireNonNull(time, "time");
      PlainText.require(ground, "ground");
      if (units.orElse(0) < 0) {
        throw new IllegalArgumentException(units + " units");
      }
    }

    @Override
    public Part part(TrackId track) {
      return open(track, leaf, parts, time.digest(timeSalt), timing);
    }
  }

  private static Part open(
      TrackId track, long leaf, SealedParts parts, Digest time, Digest timing) {
    return new Part.Open(Leaf.digest(track, leaf, parts, time, timing));
  }

  private static void requireLeaf(long leaf, long leaves) {
    if (leaf < 0 || leaves < 1 || leaf > MOST_LEAVES || leaves > MOST_LEAVES) {
      throw new IllegalArgumentException("leaf " + leaf + ", " + leaves + " leaves");
    }
  }
}
