package org.unseal.proof.mp4;

import java.util.BitSet;

/**
 * The samples of one track, counted from 0 in decode order. Times are in ticks of the track's
 * timescale, as the tables have them: edit lists are not applied. Immutable.
 */
public final class Mp4Samples {
  private final long[] offsets;
  private final int[] sizes;
  private final long[] decodeTimes;
  private final int[] compositionOffsets;
  private final BitSet sync;

  /** Takes these as they are; all have one element for each sample. */
  Mp4Samples(
      long[] offsets, int[] sizes, long[] decodeTimes, int[] compositionOffsets, BitSet sync) {
    this.offsets = offsets;
    this.sizes = sizes;
    this.decodeTimes = decodeTimes;
    this.compositionOffsets = compositionOffsets;
    this.sync = sync;
  }

  public int count() {
    return offsets.length;
  }

  /** Where it begins in the file. */
  public long offset(int sample) {
    return offsets[sample];
  }

  /** Its length in bytes. */
  public int size(int sample) {
    return sizes[sample];
  }

  public long dts(int sample) {
    return decodeTimes[sample];
  }

  /** When it is shown. */
  public long pts(int sample) {
    return decodeTimes[sample] + compositionOffsets[sample];
  }

  /** Whether the file says that decoding can begin here. */
  public boolean sync(int sample) {
    return sync.get(sample);
  }
}
