package org.unseal.engine.draw;

/**
 * Letters of 5 by 7 dots, so that what is written in a picture depends on no font of the machine:
 * capitals, digits and what clocks need.
 */
public final class PixelFont {
  /** Dots of a letter from left to right. */
  public static final int WIDTH = 5;

  /** Dots of a letter from top to bottom. */
  public static final int HEIGHT = 7;

  /** From one letter to the next. */
  public static final int ADVANCE = 6;

  private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-:/ .,()'+;?_=";

  // Seven rows of five bits, the uppermost row in the highest bits.
  private static final long[] DOTS = {
    0x3A33AE62EL,
    0x11842108EL,
    0x3A213221FL,
    0x7C441062EL,
    0x08CA97C42L,
    0x7E1E0862EL,
    0x1910F462EL,
    0x7C2222108L,
    0x3A317462EL,
    0x3A317844CL,
    0x3A31FC631L,
    0x7A31F463EL,
    0x3A308422EL,
    0x72518C65CL,
    0x7E10F421FL,
    0x7E10F4210L,
    0x3A30BC62FL,
    0x4631FC631L,
    0x38842108EL,
    0x1C4210A4CL,
    0x4654C5251L,
    0x42108421FL,
    0x4775AC631L,
    0x47359C631L,
    0x3A318C62EL,
    0x7A31F4210L,
    0x3A318D64DL,
    0x7A31F5251L,
    0x3E107043EL,
    0x7C8421084L,
    0x46318C62EL,
    0x46318C544L,
    0x4631AD771L,
    0x462A22A31L,
    0x462A21084L,
    0x7C222221FL,
    0x0000F8000L,
    0x008401080L,
    0x044222110L,
    0x000000000L,
    0x000000184L,
    0x000001888L,
    0x088842082L,
    0x208210888L,
    0x108800000L,
    0x0084F9080L,
    0x018C03088L,
    0x3A2111004L,
    0x00000001FL,
    0x001F07C00L,
  };

  private PixelFont() {}

  /** Whether there are dots for this letter; the blank counts. */
  public static boolean has(char letter) {
    return LETTERS.indexOf(letter) >= 0;
  }

  /** Whether a dot of a letter is set; letters that it lacks are blank. */
  public static boolean dot(char letter, int column, int row) {
    int index = LETTERS.indexOf(letter);
    return index >= 0
        && (DOTS[index] >> ((HEIGHT - 1 - row) * WIDTH + WIDTH - 1 - column) & 1) == 1;
  }
}
