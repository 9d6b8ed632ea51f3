package org.unseal.proof.mp4;

import java.util.List;
import java.util.TreeSet;

/** Collects what is odd in a file, each once, and not more than anybody reads. */
final class Oddities {
  private static final int MOST = 64;

  private final TreeSet<Oddity> found = new TreeSet<>();

  void add(Oddity.Kind kind, String words) {
    if (found.size() < MOST) {
      found.add(new Oddity(kind, words));
    }
  }

  List<Oddity> list() {
    return List.copyOf(found);
  }
}
