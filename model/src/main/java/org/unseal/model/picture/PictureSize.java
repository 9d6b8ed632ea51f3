package org.unseal.model.picture;

/** Width and height of a picture in pixels, both at least 1. */
public record PictureSize(int width, int height) {
  public PictureSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("not a picture size: " + width + "x" + height);
    }
  }

  /** The box of the whole picture. */
  public Box box() {
    return new Box(0, 0, width, height);
  }

  public long pixels() {
    return (long) width * height;
  }
}
