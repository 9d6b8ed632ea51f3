package org.unseal.campus.scene;

/** Drawn skin, light to dark; the groups are what leak figures are split by. */
public enum SkinTone {
  PALE(0xF3D3BD, Group.LIGHT),
  FAIR(0xE8BE9F, Group.LIGHT),
  OLIVE(0xD3A27C, Group.MEDIUM),
  TAN(0xBE8A62, Group.MEDIUM),
  BROWN(0x94623F, Group.MEDIUM),
  DEEP(0x6B4329, Group.DARK),
  EBONY(0x4A2D1E, Group.DARK);

  /** Coarse groups for figures. */
  public enum Group {
    LIGHT,
    MEDIUM,
    DARK
  }

  private final int rgb;
  private final Group group;

  SkinTone(int rgb, Group group) {
    this.rgb = rgb;
    this.group = group;
  }

  public int rgb() {
    return rgb;
  }

  public Group group() {
    return group;
  }
}
