package org.unseal.campus.scene;

import java.util.SplittableRandom;

/**
 * What a person wears. Colours are 0xRRGGBB.
 *
 * @param longSleeves the upper garment covers the forearms
 * @param legs what the legs wear
 * @param lowContrast the clothes are nearly of the ground's colour
 */
public record Wardrobe(
    int top,
    int bottom,
    int shoes,
    boolean longSleeves,
    Legs legs,
    Hair hair,
    int hairColour,
    Headwear headwear,
    int headwearColour,
    Bag bag,
    int bagColour,
    boolean glasses,
    boolean beard,
    boolean lowContrast) {

  /** What covers the legs. */
  public enum Legs {
    TROUSERS,
    SHORTS,
    SKIRT
  }

  /** Hair. */
  public enum Hair {
    SHORT,
    LONG,
    BUN,
    CURLY,
    BALD
  }

  /** What is on the head. */
  public enum Headwear {
    NONE,
    CAP,
    SCARF,
    HOOD,
    CAMPAIGN_HAT
  }

  /** What is carried. */
  public enum Bag {
    NONE,
    BACKPACK,
    SHOULDER
  }

  private static final int[] TOPS = {
    0x2F4B7C, 0x8C2D2D, 0xE0E0DC, 0x35593A, 0x232326, 0xD9A441, 0x6D6F74, 0x7B4A85, 0x3C8DA0,
    0xC46A4A, 0xA8B7C7, 0x50352A, 0xF0EAD8, 0xB33B62
  };
  private static final int[] BOTTOMS = {
    0x27364F, 0x1E1F22, 0x4A5A73, 0x6B5B45, 0x3B3B3E, 0x8A7F6B, 0x2B3A2E
  };
  private static final int[] GROUND = {0x8E8B84, 0x7F7D77, 0x6F7A4C, 0x9A978E};
  private static final int[] HAIR = {
    0x17120F, 0x2B1D14, 0x4A3020, 0x7A5230, 0xB98F52, 0x8A8580, 0x6B2A1B
  };

  /** The uniform of the sheriff's office. */
  public static Wardrobe uniform(int hairColour, boolean hat) {
    return new Wardrobe(
        0xB39B6B,
        0x3D4A3A,
        0x151515,
        false,
        Legs.TROUSERS,
        Hair.SHORT,
        hairColour,
        hat ? Headwear.CAMPAIGN_HAT : Headwear.NONE,
        0x5A5138,
        Bag.NONE,
        0,
        false,
        false,
        false);
  }

  /** The monitor's: a yellow safety shirt. */
  public static Wardrobe monitor() {
    return new Wardrobe(
        0xC9D23A,
        0x2A2F3A,
        0x303030,
        false,
        Legs.TROUSERS,
        Hair.SHORT,
        0x8A8580,
        Headwear.NONE,
        0,
        Bag.NONE,
        0,
        true,
        true,
        false);
  }

  /** Something that a student might wear. */
  public static Wardrobe random(SplittableRandom random, SkinTone skin) {
    boolean low = random.nextInt(7) == 0;
    int top = low ? pick(random, GROUND) : pick(random, TOPS);
    int bottom = low ? pick(random, GROUND) : pick(random, BOTTOMS);
    int hairColour =
        skin.group() == SkinTone.Group.DARK ? HAIR[random.nextInt(2)] : pick(random, HAIR);
    Hair hair =
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> Hair.SHORT;
          case 4, 5, 6 -> Hair.LONG;
          case 7 -> Hair.BUN;
          case 8 -> Hair.CURLY;
          default -> random.nextInt(4) == 0 ? Hair.BALD : Hair.SHORT;
        };
    Headwear headwear =
        switch (random.nextInt(14)) {
          case 0, 1 -> Headwear.CAP;
          case 2 -> Headwear.SCARF;
          case 3 -> Headwear.HOOD;
          default -> Headwear.NONE;
        };
    Legs legs =
        switch (random.nextInt(6)) {
          case 0 -> Legs.SHORTS;
          case 1 -> hair == Hair.LONG ? Legs.SKIRT : Legs.TROUSERS;
          default -> Legs.TROUSERS;
        };
    Bag bag =
        switch (random.nextInt(5)) {
          case 0, 1 -> Bag.BACKPACK;
          case 2 -> Bag.SHOULDER;
          default -> Bag.NONE;
        };
    return new Wardrobe(
        top,
        bottom,
        random.nextInt(3) == 0 ? 0xE6E4E0 : 0x26221F,
        random.nextInt(2) == 0,
        legs,
        hair,
        hairColour,
        headwear,
        headwear == Headwear.HOOD ? top : pick(random, TOPS),
        bag,
        pick(random, BOTTOMS),
        random.nextInt(7) == 0,
        hair == Hair.SHORT && random.nextInt(6) == 0,
        low);
  }

  private static int pick(SplittableRandom random, int[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
