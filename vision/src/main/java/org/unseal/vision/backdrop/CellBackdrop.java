package org.unseal.vision.backdrop;

import java.util.Arrays;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

/**
 * What a stationary camera sees where nothing moves, cell by cell, and how far a cell may differ
 * from it before something must be there. The arrays must not be written to. Thread-safe.
 */
public final class CellBackdrop {
  private static final int DIM = 80;

  private final CellGrid grid;
  private final CellPicture picture;
  private final int[] luma;
  private final int brightness;
  private final int[] cb;
  private final int[] cr;
  private final int[] threshold;
  private final int[] chromaThreshold;
  private final List<Doubt> doubts;

  CellBackdrop(
      CellGrid grid,
      CellPicture picture,
      int[] threshold,
      int[] chromaThreshold,
      List<Doubt> doubts) {
    this.grid = grid;
    this.picture = picture;
    this.luma = CellPicture.widen(picture.luma());
    this.brightness = brightness(luma);
    this.cb = CellPicture.widen(picture.cb());
    this.cr = CellPicture.widen(picture.cr());
    this.threshold = threshold;
    this.chromaThreshold = chromaThreshold;
    this.doubts = List.copyOf(doubts);
  }

  public CellGrid grid() {
    return grid;
  }

  public CellPicture picture() {
    return picture;
  }

  int[] luma() {
    return luma;
  }

  /**
   * How much light there is, in percent of ordinary daylight, 40 to 100: half of the picture is
   * darker.
   */
  public int brightness() {
    return brightness;
  }

  static int brightness(int[] luma) {
    int[] sorted = luma.clone();
    Arrays.sort(sorted);
    return Math.clamp(40 + (sorted[sorted.length / 2] - 54L) * 2, 40, 100);
  }

  /** So dark that a head may not stand out from what is behind it. */
  public boolean dim() {
    return brightness() < DIM;
  }

  /** The first chroma plane as integers. */
  public int[] cb() {
    return cb;
  }

  /** The second chroma plane as integers. */
  public int[] cr() {
    return cr;
  }

  /** For each cell the largest difference of luminance that is still noise. */
  public int[] threshold() {
    return threshold;
  }

  /** For each cell the largest sum of both chroma differences that is still noise. */
  public int[] chromaThreshold() {
    return chromaThreshold;
  }

  /** Places that had two states for long. */
  public List<Doubt> doubts() {
    return doubts;
  }

  /**
   * A place that had two states for long: something or somebody stood there, or went away.
   *
   * @param cells around the place, in cell units
   * @param chosen samples that show the state that was taken for the backdrop; may be none
   * @param other samples that show the other state longest; may be none
   * @param clear the outline shows which of the two is the empty one
   */
  public record Doubt(Box cells, List<Integer> chosen, List<Integer> other, boolean clear) {
    public Doubt {
      chosen = List.copyOf(chosen);
      other = List.copyOf(other);
    }
  }
}
