package org.unseal.bench.players;

import java.util.ArrayList;
import java.util.List;
import org.unseal.bench.players.Variant.Draft;

/** All that is tried: every way in which a camera's H.264 is known to differ from another's. */
final class Matrix {
  private static final String NO_B = "bframes=0";
  private static final String TWO_B = "bframes=2:b-adapt=0";
  private static final String IN_BAND = ":repeat-headers=1";
  private static final String CAVLC = "cabac=0:8x8dct=0:";

  private Matrix() {}

  static List<Variant> variants() {
    List<Draft> all = new ArrayList<>();
    addContainers(all);
    addCoding(all);
    addPlaces(all);
    return all.stream().map(Draft::build).toList();
  }

  private static void addContainers(List<Draft> all) {
    for (String container : List.of("mp4", "matroska")) {
      all.add(Variant.of(container + ", 0 B", container, NO_B));
      all.add(Variant.of(container + ", 0 B, sets in-band", container, NO_B + IN_BAND));
      all.add(Variant.of(container + ", 2 B", container, TWO_B));
      all.add(Variant.of(container + ", 2 B, sets in-band", container, TWO_B + IN_BAND));
    }
    all.add(Variant.of("mpegts, 0 B, sets in-band", "mpegts", NO_B));
    all.add(Variant.of("mpegts, 2 B, sets in-band", "mpegts", TWO_B));
    for (String container : List.of("mp4", "matroska", "mpegts")) {
      // IDRs end the open borders here and there; what lies between two of them shares one fate.
      all.add(
          Variant.of(container + ", 2 B, open GOPs", container, TWO_B + ":open-gop=1")
              .with("idr=45,90,120")
              .masked(3, 8));
    }
  }

  private static void addCoding(List<Draft> all) {
    all.add(Variant.of("mp4, 3 B as pyramid, 4 references", "mp4", "bframes=3:ref=4:weightp=2"));
    all.add(Variant.of("mp4, CAVLC, 0 B, Baseline", "mp4", CAVLC + "weightp=0:" + NO_B));
    all.add(Variant.of("mpegts, CAVLC, 2 B", "mpegts", CAVLC + TWO_B));
    all.add(Variant.of("mp4, uneven times, 0 B", "mp4", NO_B).uneven());
    all.add(Variant.of("mp4, uneven times, 2 B", "mp4", TWO_B).uneven());
    all.add(
        Variant.of("matroska, uneven times, 2 B, in-band", "matroska", TWO_B + IN_BAND).uneven());
    all.add(Variant.of("mp4, full range, 0 B", "mp4", NO_B).fullRange());
    all.add(
        Variant.of("mp4, full range, CAVLC, sets in-band", "mp4", CAVLC + NO_B + IN_BAND)
            .fullRange());
    all.add(Variant.of("mpegts, full range, 2 B", "mpegts", TWO_B).fullRange());
    all.add(Variant.of("mp4, with sound", "mp4", TWO_B).with("tone=aac"));
  }

  private static void addPlaces(List<Draft> all) {
    all.add(Variant.of("mp4, first and last GOP masked", "mp4", TWO_B).masked(0, 9));
    all.add(Variant.of("matroska, first GOP, in-band", "matroska", NO_B + IN_BAND).masked(0));
    all.add(Variant.of("mpegts, last GOP", "mpegts", TWO_B).masked(9));
    all.add(Variant.of("mp4, one GOP", "mp4", TWO_B).masked(5));
    all.add(Variant.of("mp4, every second GOP", "mp4", TWO_B).masked(1, 3, 5, 7, 9));
    all.add(Variant.of("mp4, all GOPs but one", "mp4", NO_B).masked(0, 1, 2, 3, 5, 6, 7, 8, 9));
    all.add(Variant.of("mp4, masks from the middle of GOPs", "mp4", TWO_B).maskedFrom(7));
    all.add(Variant.of("mp4, GOPs of one frame", "mp4", NO_B).gop(1).masked(4, 5, 9, 70, 149));
    all.add(Variant.of("mp4, nothing masked", "mp4", TWO_B).masked());
    all.add(Variant.of("mp4, one long GOP, not masked", "mp4", TWO_B).gop(150).masked());
    all.add(
        Variant.of("mp4, one long GOP, masked: all encoded", "mp4", TWO_B)
            .gop(150)
            .masked(0)
            .wholeBecause("EVERY_GOP_MASKED"));
  }
}
