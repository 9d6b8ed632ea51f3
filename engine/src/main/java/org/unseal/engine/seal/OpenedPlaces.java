package org.unseal.engine.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.unseal.proof.picture.BlockMeans;
import org.unseal.proof.picture.ReleasedPictures;

/** Where the frames of opened blocks lie in one media file, in presentation order. */
final class OpenedPlaces {
  private int[] places = new int[64];
  private int[] frames = new int[64];
  private int count;

  private OpenedPlaces() {}

  /** Of each of so many media files. Memory grows with the blocks that are opened. */
  static List<OpenedPlaces> of(BitSet opened, ReleasedPictures released, int media) {
    List<OpenedPlaces> all = new ArrayList<>();
    for (int i = 0; i < media; i++) {
      all.add(new OpenedPlaces());
    }
    int[] next = new int[media];
    int end = Math.min(released.frames(), opened.length() * BlockMeans.FRAMES);
    for (int frame = 0; frame < end; frame++) {
      if (released.fate(frame) != ReleasedPictures.Fate.ABSENT) {
        int in = released.media(frame);
        if (opened.get(frame / BlockMeans.FRAMES)) {
          all.get(in).add(next[in], frame);
        }
        next[in]++;
      }
    }
    return all;
  }

  private void add(int place, int frame) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      frames = Arrays.copyOf(frames, 2 * count);
    }
    places[count] = place;
    frames[count++] = frame;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether any of these lies in a half-open range of the media file's frames. */
  boolean any(int from, int end) {
    int at = Arrays.binarySearch(places, 0, count, from);
    int first = at < 0 ? -at - 1 : at;
    return first < count && places[first] < end;
  }

  /** The recording's frame that lies at a place, if it is one of these. */
  OptionalInt frame(int place) {
    int at = Arrays.binarySearch(places, 0, count, place);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(frames[at]);
  }
}
