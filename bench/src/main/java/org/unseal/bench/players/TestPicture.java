package org.unseal.bench.players;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * The picture that a frame shows: its number as light and dark cells with a check number beside it,
 * before stripes that move with the number, in grey. Large and plain enough to survive any quality
 * that is rendered at. Also says what is wrong with a picture that a player showed.
 */
final class TestPicture {
  /** No multiple of 16, so that the coded picture is larger than the one to be shown. */
  static final PictureSize SIZE = new PictureSize(320, 180);

  /** What is covered where something is covered. */
  static final Box MASK = new Box(160, 80, 240, 144);

  /** Colour of masks, 0xRRGGBB. */
  static final int FILL = 0x204060;

  private static final int NUMBER_BITS = 10;

  /** The largest number that a picture can carry. */
  static final int LARGEST = (1 << NUMBER_BITS) - 1;

  private static final int CELLS = 16;
  private static final int CELL_WIDTH = 20;
  private static final int CELL_HEIGHT = 24;
  private static final int CHECK_MODULUS = 61; // prime, and fits into the six cells that are left
  private static final int LIGHT = 215;
  private static final int DARK = 40;
  private static final int STRIPE = 128;
  private static final int STEP = 4;
  private static final int STRIPE_DARKEST = 64;
  private static final int SPOT = 8;

  /** Tells full range from limited: that alone moves a light cell by 17 levels. */
  private static final int CELL_TOLERANCE = 9;

  private static final int STRIPE_TOLERANCE = 28;
  private static final int COLOUR_TOLERANCE = 16;

  private final boolean fullRange;
  private final boolean shownFull;
  private final List<Box> stripes = stripeSpots();

  /**
   * Pictures of one recording.
   *
   * @param fullRange black is 0 and white 255, not 16 and 235
   */
  TestPicture(boolean fullRange) {
    this(fullRange, fullRange);
  }

  private TestPicture(boolean fullRange, boolean shownFull) {
    this.fullRange = fullRange;
    this.shownFull = shownFull;
  }

  boolean shownFull() {
    return shownFull;
  }

  /**
   * The same pictures as a player shows them. Firefox and GStreamer take full range for limited, in
   * whatever file; all of it must then be taken so, or there is a jump in brightness at a seam.
   *
   * @param look what the player showed of some frame
   */
  TestPicture asShownBy(Look look) {
    int number = number(look).orElse(-1);
    TestPicture other = new TestPicture(fullRange, false);
    boolean same = number < 0 || !fullRange || cellFault(look).isEmpty();
    return same || other.cellFault(look).isPresent() ? this : other;
  }

  /** Draws a frame: 8-bit 4:2:0, planes without gaps. */
  static ByteBuffer draw(int number) {
    int width = SIZE.width();
    int height = SIZE.height();
    ByteBuffer i420 = ByteBuffer.allocateDirect(width * height * 3 / 2);
    int code = code(number);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean cell = y < CELL_HEIGHT;
        boolean light = (code >> (x / CELL_WIDTH) & 1) == 1;
        i420.put((byte) (cell ? (light ? LIGHT : DARK) : stripe(x, y, number)));
      }
    }
    while (i420.hasRemaining()) {
      i420.put((byte) 128);
    }
    return i420.flip();
  }

  private static int code(int number) {
    return number | (((29 * number + 17) % CHECK_MODULUS) << NUMBER_BITS);
  }

  private static int stripe(int x, int y, int number) {
    int at = (x + y + STEP * number) % STRIPE;
    return STRIPE_DARKEST + 2 * Math.min(at, STRIPE - 1 - at);
  }

  /** The places whose mean colours a player is asked for: cells, stripes, the mask. */
  List<Box> spots() {
    List<Box> spots = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      int left = cell * CELL_WIDTH + (CELL_WIDTH - SPOT) / 2;
      spots.add(Box.ofSize(left, (CELL_HEIGHT - SPOT) / 2, SPOT, SPOT));
    }
    spots.addAll(stripes);
    spots.addAll(maskSpots());
    return spots;
  }

  private static List<Box> maskSpots() {
    int right = MASK.right() - 2 * SPOT;
    int bottom = MASK.bottom() - 2 * SPOT;
    return List.of(
        Box.ofSize(MASK.left() + SPOT, MASK.top() + SPOT, SPOT, SPOT),
        Box.ofSize(right, MASK.top() + SPOT, SPOT, SPOT),
        Box.ofSize(MASK.left() + SPOT, bottom, SPOT, SPOT),
        Box.ofSize(right, bottom, SPOT, SPOT));
  }

  /** All over the picture, but not where a mask may come near. */
  private static List<Box> stripeSpots() {
    List<Box> spots = new ArrayList<>();
    for (int top = CELL_HEIGHT + SPOT; top <= SIZE.height() - SPOT; top += 28) {
      for (int left = SPOT; left <= SIZE.width() - SPOT; left += 32) {
        boolean near =
            left < MASK.right() + SPOT
                && left + SPOT > MASK.left() - SPOT
                && top < MASK.bottom() + SPOT
                && top + SPOT > MASK.top() - SPOT;
        if (!near) {
          spots.add(Box.ofSize(left, top, SPOT, SPOT));
        }
      }
    }
    return spots;
  }

  /** The number that a picture carries; empty where it is none. */
  OptionalInt number(Look look) {
    int code = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      code |= look.level(cell, 1) > 127 ? 1 << cell : 0;
    }
    int number = code & LARGEST;
    return code(number) == code ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** What is wrong with a picture that ought to be this frame; empty where nothing is. */
  Optional<String> fault(Look look, int number, boolean masked) {
    OptionalInt shown = number(look);
    if (shown.isEmpty()) {
      return Optional.of("no readable number");
    }
    if (shown.getAsInt() != number) {
      return Optional.of("shows " + shown.getAsInt());
    }
    return cellFault(look)
        .or(() -> stripeFault(look, CELLS, stripes, number))
        .or(() -> maskFault(look, number, masked));
  }

  /** Means over all cells, as what is beside them shines in a little. */
  private Optional<String> cellFault(Look look) {
    for (boolean light : new boolean[] {true, false}) {
      double sum = 0;
      int count = 0;
      for (int cell = 0; cell < CELLS; cell++) {
        if (look.level(cell, 1) > 127 == light) {
          sum += look.level(cell, 1);
          count++;
        }
      }
      double wanted = shown(light ? LIGHT : DARK);
      if (count > 0 && Math.abs(sum / count - wanted) > CELL_TOLERANCE) {
        return Optional.of(
            "%s is %.0f, not %.0f".formatted(light ? "light" : "dark", sum / count, wanted));
      }
    }
    return Optional.empty();
  }

  private Optional<String> stripeFault(Look look, int first, List<Box> spots, int number) {
    for (int i = 0; i < spots.size(); i++) {
      double wanted = shown(mean(spots.get(i), number));
      for (int channel = 0; channel < 3; channel++) {
        int level = look.level(first + i, channel);
        if (Math.abs(level - wanted) > STRIPE_TOLERANCE) {
          Box spot = spots.get(i);
          return Optional.of(
              "%d, not %.0f at %d,%d".formatted(level, wanted, spot.left(), spot.top()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> maskFault(Look look, int number, boolean masked) {
    int first = CELLS + stripes.size();
    if (!masked) {
      return stripeFault(look, first, maskSpots(), number)
          .map(fault -> "in the mask's place: " + fault);
    }
    for (int spot = first; spot < look.spots(); spot++) {
      for (int channel = 0; channel < 3; channel++) {
        int level = (FILL >> (8 * (2 - channel))) & 0xFF;
        double wanted = fullRange == shownFull ? level : shown(level);
        if (Math.abs(look.level(spot, channel) - wanted) > COLOUR_TOLERANCE) {
          return Optional.of("no mask: %d, not %.0f".formatted(look.level(spot, channel), wanted));
        }
      }
    }
    return Optional.empty();
  }

  private static double mean(Box spot, int number) {
    double sum = 0;
    for (int y = spot.top(); y < spot.bottom(); y++) {
      for (int x = spot.left(); x < spot.right(); x++) {
        sum += stripe(x, y, number);
      }
    }
    return sum / (SPOT * SPOT);
  }

  /** A luminance as a screen shows it. */
  private double shown(double luma) {
    return shownFull ? luma : Math.clamp((luma - 16) * 255 / 219, 0, 255);
  }
}
