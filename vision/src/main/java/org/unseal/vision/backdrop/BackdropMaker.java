package org.unseal.vision.backdrop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.Blobs;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.parallel.Workers;

/**
 * Finds the backdrop of a stationary camera by temporal agreement: for each cell the luminance that
 * most samples agree on, after each sample's light was evened out. Where a second luminance lasted
 * long, whole samples are compared over the place as a whole, and the outline decides which state
 * is the empty one ({@link DoubtResolver}).
 *
 * <p>Stateless; the samples are read by several threads at once.
 */
public final class BackdropMaker {
  /** Fewer samples than this can't tell the ground from who stands on it. */
  public static final int LEAST_SAMPLES = 60;

  /** More samples than this are not needed. */
  public static final int MOST_SAMPLES = 128;

  /** Half the width of the band of luminance that counts as agreement. */
  static final int BAND = 4;

  private static final int SECOND_STATE_DISTANCE = 14;
  private static final int LONG_RUN = 4;
  private static final int LEAST_THRESHOLD = 10;
  private static final int MOST_THRESHOLD = 30;
  private static final int LEAST_CHROMA_THRESHOLD = 12;
  private static final int MOST_CHROMA_THRESHOLD = 40;

  /** A sample whose light can't be evened out for this share of its cells says nothing. */
  private static final int LEAST_AGREEING_PERMILLE = 400;

  private BackdropMaker() {}

  /** The samples are in the order of time and must not be none. */
  public static CellBackdrop make(CellGrid grid, List<CellPicture> samples, Workers workers) {
    byte[][] all = samples.stream().map(CellPicture::luma).toArray(byte[][]::new);
    int[] median = CellPicture.widen(medians(all, grid.cells()));
    List<Integer> usable = new ArrayList<>();
    byte[][] even = new byte[all.length][];
    for (int s = 0; s < all.length; s++) {
      Light light = Light.between(median, CellPicture.widen(all[s]));
      if (light.agreeingPermille() >= LEAST_AGREEING_PERMILLE) {
        usable.add(s);
      }
      even[s] = evened(all[s], light);
    }
    if (usable.isEmpty()) {
      IntStream.range(0, all.length).forEach(usable::add);
    }
    byte[][] lumas = usable.stream().map(s -> even[s]).toArray(byte[][]::new);
    byte[][] cbs = usable.stream().map(s -> samples.get(s).cb()).toArray(byte[][]::new);
    byte[][] crs = usable.stream().map(s -> samples.get(s).cr()).toArray(byte[][]::new);

    int cells = grid.cells();
    byte[] luma = new byte[cells];
    int[] twoStates = new int[cells];
    workers.forEach(
        grid.rows(),
        row -> {
          Modes modes = new Modes(lumas);
          for (int i = row * grid.columns(); i < (row + 1) * grid.columns(); i++) {
            luma[i] = (byte) modes.first(i);
            twoStates[i] = modes.secondLasted(i) ? 1 : 0;
          }
        });
    List<CellBackdrop.Doubt> doubts = new ArrayList<>();
    for (Blob place : Blobs.of(twoStates, grid)) {
      if (place.area() >= 4) {
        doubts.add(DoubtResolver.resolve(place, twoStates, lumas, luma, grid, usable));
      }
    }
    // Contrast shrinks with the light, so that by night a head differs by a few levels only.
    int brightness = CellBackdrop.brightness(CellPicture.widen(luma));
    byte[] cb = new byte[cells];
    byte[] cr = new byte[cells];
    int[] threshold = new int[cells];
    int[] chromaThreshold = new int[cells];
    workers.forEach(
        grid.rows(),
        row -> {
          Noise noise = new Noise(lumas, cbs, crs);
          for (int i = row * grid.columns(); i < (row + 1) * grid.columns(); i++) {
            noise.measure(i, luma[i] & 0xFF);
            cb[i] = (byte) noise.cb;
            cr[i] = (byte) noise.cr;
            threshold[i] =
                Math.min(
                    MOST_THRESHOLD, Math.max(LEAST_THRESHOLD * brightness / 100, 4 * noise.luma));
            chromaThreshold[i] =
                Math.min(
                    MOST_CHROMA_THRESHOLD,
                    Math.max(LEAST_CHROMA_THRESHOLD * brightness / 100, 4 * noise.chroma));
          }
        });
    return new CellBackdrop(
        grid, new CellPicture(luma, cb, cr), threshold, chromaThreshold, doubts);
  }

  /**
   * The backdrop with every doubtful place in its other long-lasting state, for a person to look at
   * and for detectors; none where no place has one.
   *
   * @param samples those that the backdrop was made from
   */
  public static Optional<CellPicture> alternate(CellBackdrop backdrop, List<CellPicture> samples) {
    CellPicture chosen = backdrop.picture();
    CellPicture other =
        new CellPicture(chosen.luma().clone(), chosen.cb().clone(), chosen.cr().clone());
    boolean any = false;
    for (CellBackdrop.Doubt doubt : backdrop.doubts()) {
      if (doubt.other().isEmpty()) {
        continue;
      }
      any = true;
      CellPicture middle = samples.get(doubt.other().get(doubt.other().size() / 2));
      for (int row = doubt.cells().top(); row < doubt.cells().bottom(); row++) {
        int from = row * backdrop.grid().columns() + doubt.cells().left();
        int length = doubt.cells().width();
        System.arraycopy(middle.luma(), from, other.luma(), from, length);
        System.arraycopy(middle.cb(), from, other.cb(), from, length);
        System.arraycopy(middle.cr(), from, other.cr(), from, length);
      }
    }
    return any ? Optional.of(other) : Optional.empty();
  }

  private static byte[] evened(byte[] luma, Light light) {
    byte[] table = new byte[256];
    for (int y = 0; y < 256; y++) {
      table[y] = (byte) light.restore(y);
    }
    byte[] even = new byte[luma.length];
    for (int i = 0; i < luma.length; i++) {
      even[i] = table[luma[i] & 0xFF];
    }
    return even;
  }

  private static byte[] medians(byte[][] samples, int cells) {
    byte[] medians = new byte[cells];
    int[] histogram = new int[256];
    for (int i = 0; i < cells; i++) {
      for (byte[] sample : samples) {
        histogram[sample[i] & 0xFF]++;
      }
      int seen = 0;
      int value = 0;
      while (true) {
        seen += histogram[value];
        if (seen * 2 >= samples.length) {
          break;
        }
        value++;
      }
      medians[i] = (byte) value;
      for (byte[] sample : samples) {
        histogram[sample[i] & 0xFF] = 0;
      }
    }
    return medians;
  }

  /** The luminance values that a cell had longest. One thread. */
  private static final class Modes {
    private final byte[][] samples;
    private final int[] histogram = new int[256 + 2 * BAND + 2];

    Modes(byte[][] samples) {
      this.samples = samples;
    }

    /** The mean of the samples in the fullest band; call before {@link #secondLasted}. */
    int first(int cell) {
      java.util.Arrays.fill(histogram, 0);
      for (byte[] sample : samples) {
        histogram[BAND + (sample[cell] & 0xFF)]++;
      }
      centre = fullest(-1000);
      int sum = 0;
      int count = 0;
      for (byte[] sample : samples) {
        int y = sample[cell] & 0xFF;
        if (Math.abs(y - centre) <= BAND) {
          sum += y;
          count++;
        }
      }
      return (sum + count / 2) / count;
    }

    private int centre;

    /** Whether another band was kept for several samples on end. */
    boolean secondLasted(int cell) {
      int other = fullest(centre);
      if (other < 0) {
        return false;
      }
      int run = 0;
      int longest = 0;
      int count = 0;
      for (byte[] sample : samples) {
        if (Math.abs((sample[cell] & 0xFF) - other) <= BAND + 1) {
          run++;
          count++;
          longest = Math.max(longest, run);
        } else {
          run = 0;
        }
      }
      return longest >= LONG_RUN && count * 12 >= samples.length;
    }

    /** The centre of the fullest band at least so far from one value; -1 where all are empty. */
    private int fullest(int away) {
      int sum = 0;
      for (int i = 0; i < 2 * BAND; i++) {
        sum += histogram[i];
      }
      int best = 0;
      int at = -1;
      for (int c = 0; c < 256; c++) {
        sum += histogram[c + 2 * BAND];
        if (sum > best && Math.abs(c - away) >= SECOND_STATE_DISTANCE) {
          best = sum;
          at = c;
        }
        sum -= histogram[c];
      }
      return at;
    }
  }

  /** How much a cell varies while it shows the backdrop. One thread. */
  private static final class Noise {
    private static final int NEAR = 24;
    private final byte[][] lumas;
    private final byte[][] cbs;
    private final byte[][] crs;
    private final int[] distances = new int[NEAR + 1];
    private final int[] chromaDistances = new int[64];
    int luma;
    int chroma;
    int cb;
    int cr;

    Noise(byte[][] lumas, byte[][] cbs, byte[][] crs) {
      this.lumas = lumas;
      this.cbs = cbs;
      this.crs = crs;
    }

    void measure(int cell, int backdrop) {
      java.util.Arrays.fill(distances, 0);
      java.util.Arrays.fill(chromaDistances, 0);
      int reach = Math.clamp((backdrop - 16) / 4, 8, NEAR);
      int near = 0;
      int sumCb = 0;
      int sumCr = 0;
      int agreeing = 0;
      for (int s = 0; s < lumas.length; s++) {
        int distance = Math.abs((lumas[s][cell] & 0xFF) - backdrop);
        if (distance <= reach) {
          distances[distance]++;
          near++;
          if (distance <= BAND + 2) {
            sumCb += cbs[s][cell] & 0xFF;
            sumCr += crs[s][cell] & 0xFF;
            agreeing++;
          }
        }
      }
      cb = agreeing == 0 ? 128 : (sumCb + agreeing / 2) / agreeing;
      cr = agreeing == 0 ? 128 : (sumCr + agreeing / 2) / agreeing;
      for (int s = 0; s < lumas.length; s++) {
        if (Math.abs((lumas[s][cell] & 0xFF) - backdrop) <= BAND + 2) {
          int distance =
              Math.abs((cbs[s][cell] & 0xFF) - cb) + Math.abs((crs[s][cell] & 0xFF) - cr);
          chromaDistances[Math.min(distance, 63)]++;
        }
      }
      luma = upperQuartile(distances, near);
      chroma = upperQuartile(chromaDistances, agreeing);
    }

    private static int upperQuartile(int[] histogram, int count) {
      int seen = 0;
      for (int i = 0; i < histogram.length; i++) {
        seen += histogram[i];
        if (seen * 4 >= count * 3) {
          return i;
        }
      }
      return histogram.length;
    }
  }
}
