package org.unseal.vision.view;

import java.util.ArrayList;
import java.util.List;
import org.unseal.vision.cells.CellPicture;

/**
 * Keeps samples spread evenly over all that were offered, at least half as many as it may and at
 * most so many, whatever their number.
 */
final class EvenSamples {
  private final int most;
  private final List<CellPicture> kept = new ArrayList<>();
  private int stride = 1;
  private int offered;

  EvenSamples(int most) {
    this.most = most;
  }

  void add(CellPicture picture) {
    if (offered++ % stride != 0) {
      return;
    }
    if (kept.size() == most) {
      List<CellPicture> half = new ArrayList<>();
      for (int i = 0; i < kept.size(); i += 2) {
        half.add(kept.get(i));
      }
      kept.clear();
      kept.addAll(half);
      stride *= 2;
      if ((offered - 1) % stride != 0) {
        return;
      }
    }
    kept.add(picture);
  }

  List<CellPicture> list() {
    return List.copyOf(kept);
  }

  void clear() {
    kept.clear();
    stride = 1;
    offered = 0;
  }
}
