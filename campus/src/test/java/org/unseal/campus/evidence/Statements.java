package org.unseal.campus.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is stated about instants, solved the plain way: every pair against every third. For a few
 * dozen instants, to say what the evidence of the case allows.
 */
final class Statements {
  private static final long NEVER = Long.MAX_VALUE / 4;

  private final Map<String, Integer> instants = new LinkedHashMap<>();
  private final List<long[]> stated = new ArrayList<>();

  /** The later instant comes after the earlier one by at least and at most so many microseconds. */
  void after(String earlier, String later, long least, long most) {
    stated.add(new long[] {number(earlier), number(later), most});
    stated.add(new long[] {number(later), number(earlier), -least});
  }

  private int number(String instant) {
    return instants.computeIfAbsent(instant, _ -> instants.size());
  }

  /** Most that each instant can come after each other one. */
  private long[][] solve() {
    int count = instants.size();
    long[][] most = new long[count][count];
    for (int i = 0; i < count; i++) {
      java.util.Arrays.fill(most[i], NEVER);
      most[i][i] = 0;
    }
    for (long[] each : stated) {
      int from = (int) each[0];
      int to = (int) each[1];
      most[from][to] = Math.min(most[from][to], each[2]);
    }
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          most[i][j] = Math.min(most[i][j], Math.min(NEVER, most[i][k] + most[k][j]));
        }
      }
    }
    return most;
  }

  boolean contradict() {
    long[][] most = solve();
    for (int i = 0; i < most.length; i++) {
      if (most[i][i] < 0) {
        return true;
      }
    }
    return false;
  }

  /** Least and most that the second comes after the first. */
  long[] between(String first, String second) {
    long[][] most = solve();
    int a = number(first);
    int b = number(second);
    return new long[] {-most[b][a], most[a][b]};
  }
}
