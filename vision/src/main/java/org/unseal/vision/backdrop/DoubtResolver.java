package org.unseal.vision.backdrop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.vision.backdrop.CellBackdrop.Doubt;
import org.unseal.vision.cells.Blob;
import org.unseal.vision.cells.CellGrid;

/**
 * Decides which of several long-lasting states of a place is the backdrop. Cell by cell that can't
 * be told: three people in dark clothes, one after the other, outvote the wall behind them. As a
 * whole the empty place looks the same each time while people don't, and who stands before the
 * ground has an outline that the empty ground lacks.
 */
final class DoubtResolver {
  private static final int DIFFERENT = 14;
  private static final int MOST_COMPARED = 400;
  private static final int LEAST_MEMBERS = 5;

  /** Of a cell's neighbours, so many make it a hole in the place. */
  private static final int AMID = 5;

  private DoubtResolver() {}

  /**
   * Decides and writes the chosen state into the backdrop.
   *
   * @param twoStates non-zero for cells with two states
   * @param samples luminance of the usable samples, evened out
   * @param backdrop the choice cell by cell; overwritten within the place
   * @param numbers of the usable samples
   */
  static Doubt resolve(
      Blob place,
      int[] twoStates,
      byte[][] samples,
      byte[] backdrop,
      CellGrid grid,
      List<Integer> numbers) {
    int[] cells = cellsOf(place, twoStates, grid);
    List<int[]> groups = groups(cells, samples);
    // Where many walk, no whole place is ever shown twice alike: then cell by cell is right.
    if (groups.isEmpty()
        || groups.getFirst().length < Math.max(LEAST_MEMBERS, samples.length / 6)) {
      return new Doubt(place.box(), List.of(), List.of(), false);
    }
    int[] first = groups.getFirst();
    int[] chosen = first;
    int[] other = groups.size() > 1 ? groups.get(1) : new int[0];
    double firstOutline = outline(cells, state(cells, samples, first), backdrop, twoStates, grid);
    double best = firstOutline;
    for (int[] group : groups) {
      if (group.length >= Math.max(LEAST_MEMBERS, samples.length / 10)) {
        double outline = outline(cells, state(cells, samples, group), backdrop, twoStates, grid);
        if (outline < best * 0.8) {
          best = outline;
          other = chosen;
          chosen = group;
        }
      }
    }
    byte[] state = state(cells, samples, chosen);
    for (int i = 0; i < cells.length; i++) {
      backdrop[cells[i]] = state[i];
    }
    settleBetween(place, twoStates, samples, chosen, backdrop, grid);
    boolean clear =
        other.length > 0
            && best < 0.7 * outline(cells, state(cells, samples, other), backdrop, twoStates, grid);
    return new Doubt(place.box(), numbered(chosen, numbers), numbered(other, numbers), clear);
  }

  /**
   * Single cells amid the place may have had more than two states, none of them for long, and so
   * keep that of somebody in dark clothes. Where no chosen sample shows that, it gives way to what
   * they do show. Cells at the edge stay: others may stand there while the place itself is empty.
   */
  private static void settleBetween(
      Blob place, int[] twoStates, byte[][] samples, int[] chosen, byte[] backdrop, CellGrid grid) {
    int[] values = new int[chosen.length];
    for (int row = place.box().top(); row < place.box().bottom(); row++) {
      for (int column = place.left(row); column < place.right(row); column++) {
        int cell = row * grid.columns() + column;
        if (twoStates[cell] == 0 && neighbours(column, row, twoStates, grid) >= AMID) {
          for (int k = 0; k < chosen.length; k++) {
            values[k] = samples[chosen[k]][cell] & 0xFF;
          }
          Arrays.sort(values);
          int before = backdrop[cell] & 0xFF;
          // Between the quartiles lies half of the chosen samples.
          if (before > values[values.length * 3 / 4] + BackdropMaker.BAND
              || before < values[values.length / 4] - BackdropMaker.BAND) {
            backdrop[cell] = (byte) values[values.length / 2];
          }
        }
      }
    }
  }

  /** How many of the eight cells around one had two states. */
  private static int neighbours(int column, int row, int[] twoStates, CellGrid grid) {
    int count = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(grid.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(grid.columns() - 1, column + 1); x++) {
        count += twoStates[y * grid.columns() + x] != 0 ? 1 : 0;
      }
    }
    return count;
  }

  private static List<Integer> numbered(int[] group, List<Integer> numbers) {
    return Arrays.stream(group).mapToObj(numbers::get).toList();
  }

  private static int[] cellsOf(Blob place, int[] twoStates, CellGrid grid) {
    List<Integer> cells = new ArrayList<>();
    for (int row = place.box().top(); row < place.box().bottom(); row++) {
      for (int column = place.left(row); column < place.right(row); column++) {
        int cell = row * grid.columns() + column;
        if (twoStates[cell] != 0) {
          cells.add(cell);
        }
      }
    }
    return cells.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Samples that show the same over the whole place, largest group first. */
  private static List<int[]> groups(int[] cells, byte[][] samples) {
    int step = Math.ceilDiv(cells.length, MOST_COMPARED);
    int compared = Math.ceilDiv(cells.length, step);
    int n = samples.length;
    boolean[][] alike = new boolean[n][n];
    for (int a = 0; a < n; a++) {
      alike[a][a] = true;
      for (int b = a + 1; b < n; b++) {
        int differing = 0;
        for (int i = 0; i < cells.length; i += step) {
          int cell = cells[i];
          differing +=
              Math.abs((samples[a][cell] & 0xFF) - (samples[b][cell] & 0xFF)) > DIFFERENT ? 1 : 0;
        }
        alike[a][b] = differing * 8 <= compared;
        alike[b][a] = alike[a][b];
      }
    }
    List<int[]> groups = new ArrayList<>();
    boolean[] taken = new boolean[n];
    for (int round = 0; round < 6; round++) {
      int best = 0;
      int leader = -1;
      for (int a = 0; a < n; a++) {
        int size = 0;
        for (int b = 0; b < n; b++) {
          size += !taken[b] && alike[a][b] ? 1 : 0;
        }
        if (!taken[a] && size > best) {
          best = size;
          leader = a;
        }
      }
      if (leader < 0) {
        break;
      }
      int[] members = new int[best];
      int count = 0;
      for (int b = 0; b < n; b++) {
        if (!taken[b] && alike[leader][b]) {
          members[count++] = b;
          taken[b] = true;
        }
      }
      groups.add(members);
    }
    return groups;
  }

  /** The median luminance of a group, for each cell of the place. */
  private static byte[] state(int[] cells, byte[][] samples, int[] group) {
    byte[] state = new byte[cells.length];
    int[] values = new int[group.length];
    for (int i = 0; i < cells.length; i++) {
      for (int k = 0; k < group.length; k++) {
        values[k] = samples[group[k]][cells[i]] & 0xFF;
      }
      Arrays.sort(values);
      state[i] = (byte) values[values.length / 2];
    }
    return state;
  }

  /** Mean contrast between the place in this state and what is just outside it. */
  private static double outline(
      int[] cells, byte[] state, byte[] backdrop, int[] twoStates, CellGrid grid) {
    long sum = 0;
    int count = 0;
    int columns = grid.columns();
    for (int i = 0; i < cells.length; i++) {
      int column = cells[i] % columns;
      int row = cells[i] / columns;
      for (int side = 0; side < 4; side++) {
        int x = column + (side == 0 ? -1 : side == 1 ? 1 : 0);
        int y = row + (side == 2 ? -1 : side == 3 ? 1 : 0);
        if (x >= 0 && y >= 0 && x < columns && y < grid.rows()) {
          int neighbour = y * columns + x;
          if (twoStates[neighbour] == 0) {
            sum += Math.abs((state[i] & 0xFF) - (backdrop[neighbour] & 0xFF));
            count++;
          }
        }
      }
    }
    return count == 0 ? 0 : (double) sum / count;
  }
}
