package org.unseal.proof.picture;

import java.util.BitSet;
import java.util.Optional;

/**
 * Holds the means of released pictures against those that were sealed. An encoder moves the mean of
 * a tile a little, painting somebody out or in moves it a lot; the limits lie between, from
 * measurements ({@code bench/pictures}).
 */
public final class TileCheck {
  /** Sixteenths of a grey level by which a mean of luminance may move. */
  public static final int MOST = 10 * 16;

  /** The same of Cb and Cr, which encoders move less. */
  public static final int MOST_CHROMA = 7 * 16;

  private TileCheck() {}

  /**
   * The tile that differs most, of what is let pass in its plane.
   *
   * @param frame number in the recording
   * @param plane 0 is luminance, 1 is Cb, 2 is Cr
   * @param sixteenths of a grey level between its means
   */
  public record Difference(int frame, int tile, int plane, int sixteenths) {
    /** Whether no encoder does that. */
    public boolean accuses() {
      return ofLimit() > 1_000;
    }

    /** Thousandths of what is let pass. */
    public int ofLimit() {
      return Math.ceilDiv(1_000 * sixteenths, plane == 0 ? MOST : MOST_CHROMA);
    }
  }

  /**
   * Compares a frame.
   *
   * @param block in which the frame lies
   * @param frame number in the recording
   * @param tiles which of the opened tiles are compared
   * @return empty where the recording has no picture there
   */
  public static Optional<Difference> worst(
      OpenedBlock block, int frame, BitSet tiles, TileMeans released) {
    TileMeans sealed = block.means().frames().get(frame - block.firstFrame());
    Optional<Difference> worst = Optional.empty();
    int most = -1;
    for (int tile = tiles.nextSetBit(0); tile >= 0; tile = tiles.nextSetBit(tile + 1)) {
      for (int plane = 0; plane < TileMeans.PLANES && !sealed.isAbsent(tile); plane++) {
        int apart = Math.abs(sealed.mean(plane, tile) - released.mean(plane, tile));
        Difference difference = new Difference(frame, tile, plane, apart);
        if (difference.ofLimit() > most) {
          most = difference.ofLimit();
          worst = Optional.of(difference);
        }
      }
    }
    return worst;
  }
}
