package org.unseal.vision;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.testkit.footage.ScriptedPicture;

/** A drawn yard of 320 by 240 pixels: textured ground, people made of boxes, any light. */
public final class Yard {
  public static final PictureSize SIZE = new PictureSize(320, 240);
  private static final int PATCH = 6;

  private final byte[] ground = new byte[SIZE.width() * SIZE.height()];

  /** Another number gives another view. */
  public Yard(long view) {
    SplittableRandom random = new SplittableRandom(view);
    int across = SIZE.width() / PATCH + 1;
    int[] patches = new int[across * (SIZE.height() / PATCH + 1)];
    for (int i = 0; i < patches.length; i++) {
      patches[i] = random.nextInt(-14, 15);
    }
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        ground[y * SIZE.width() + x] = (byte) (115 + patches[y / PATCH * across + x / PATCH]);
      }
    }
  }

  /** Draws the ground, shifted, in a light of so many percent. */
  public void ground(ScriptedPicture picture, int shift, int percent) {
    ByteBuffer luma = picture.writable(0);
    byte[] row = new byte[SIZE.width()];
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        int from = Math.floorMod(x + shift, row.length);
        int value = (ground[y * row.length + from] & 0xFF) - 16;
        row[x] = (byte) Math.min(235, 16 + value * percent / 100);
      }
      luma.put(y * picture.stride(0), row);
    }
  }

  /** Adds noise, even between plus and minus the strength. */
  public static void noise(ScriptedPicture picture, long seed, int strength) {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer luma = picture.writable(0);
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        int at = y * picture.stride(0) + x;
        int value = (luma.get(at) & 0xFF) + random.nextInt(-strength, strength + 1);
        luma.put(at, (byte) Math.clamp(value, 16, 235));
      }
    }
  }

  /** Somebody upright: a head of a seventh of the height, a coat, dark legs. */
  public static void person(ScriptedPicture picture, int x, int foot, int height, int coat) {
    int half = height / 8;
    int top = foot - height;
    paint(
        picture, new Box(x - half, top + height / 7, x + half, foot - height / 2), coat, 120, 140);
    paint(picture, new Box(x - half, foot - height / 2, x + half, foot), 35, 132, 124);
    paint(picture, head(x, foot, height), 185, 112, 152);
  }

  /** The head of such a person. */
  public static Box head(int x, int foot, int height) {
    int half = height / 14;
    int top = foot - height;
    return new Box(x - half, top, x + half, top + height / 7);
  }

  /** Fills what of a box is in the picture. */
  public static void paint(ScriptedPicture picture, Box box, int luma, int cb, int cr) {
    Optional<Box> inside = box.clip(SIZE);
    inside.ifPresent(part -> picture.fill(part, luma, cb, cr));
  }
}
