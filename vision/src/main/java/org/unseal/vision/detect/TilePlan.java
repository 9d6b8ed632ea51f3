package org.unseal.vision.detect;

import java.util.ArrayList;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.vision.models.InputRules;

/**
 * How a region is cut into tiles, all of one size and of bounded area, since the memory of a run
 * grows with it: 263 MB for 960x544 with CenterFace. Neighbours overlap by {@link #OVERLAP} of the
 * tiles' pixels, so that every face up to that size lies whole in one of them; larger faces are
 * looked for at a smaller scale.
 */
record TilePlan(
    Box region, double scale, PictureSize tile, List<Integer> lefts, List<Integer> tops) {
  /** Largest face, in pixels of a tile, that is never cut in all tiles. */
  static final int OVERLAP = 128;

  private static final long MOST_PIXELS = 960 * 544;

  /** What a run costs beside its pixels, in pixels. */
  private static final long RUN_COST = 8_000;

  TilePlan {
    lefts = List.copyOf(lefts);
    tops = List.copyOf(tops);
  }

  static TilePlan of(Box region, int scalePercent, InputRules rules) {
    double scale = scalePercent / 100.0;
    int width = Math.max(1, (int) Math.ceil(region.width() * scale));
    int height = Math.max(1, (int) Math.ceil(region.height() * scale));
    PictureSize tile = rules.fixedSize().orElseGet(() -> choose(width, height, rules.multiple()));
    return new TilePlan(
        region, scale, tile, starts(width, tile.width()), starts(height, tile.height()));
  }

  /** Top left corners of all tiles, in pixels of the scaled region. */
  List<int[]> corners() {
    List<int[]> corners = new ArrayList<>();
    for (int top : tops) {
      for (int left : lefts) {
        corners.add(new int[] {left, top});
      }
    }
    return corners;
  }

  /** The size of tile that covers so much with the least work. */
  private static PictureSize choose(int width, int height, int multiple) {
    PictureSize best = new PictureSize(roundUp(512, multiple), roundUp(512, multiple));
    long least = Long.MAX_VALUE;
    int most = 64; // more across than any picture needs
    for (int across = 1; across <= most; across++) {
      int tileWidth = share(width, across, multiple);
      for (int down = 1; down <= most; down++) {
        int tileHeight = share(height, down, multiple);
        long pixels = (long) tileWidth * tileHeight;
        long work = (long) across * down * (pixels + RUN_COST);
        if (pixels <= MOST_PIXELS && work < least) {
          least = work;
          best = new PictureSize(tileWidth, tileHeight);
        }
        if (tileHeight <= 2 * OVERLAP) {
          break;
        }
      }
      if (tileWidth <= 2 * OVERLAP) {
        break;
      }
    }
    return best;
  }

  private static int share(int length, int parts, int multiple) {
    return roundUp(Math.ceilDiv(length + (parts - 1) * OVERLAP, parts), multiple);
  }

  private static int roundUp(int length, int multiple) {
    return Math.ceilDiv(length, multiple) * multiple;
  }

  /** Starts of the fewest tiles that cover a length, spread evenly; the last may reach beyond. */
  private static List<Integer> starts(int length, int tile) {
    if (length <= tile) {
      return List.of(0);
    }
    int overlap = Math.min(OVERLAP, tile / 2);
    int parts = 1 + Math.ceilDiv(length - tile, tile - overlap);
    List<Integer> starts = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      starts.add((int) ((long) (length - tile) * part / (parts - 1)));
    }
    return starts;
  }
}
