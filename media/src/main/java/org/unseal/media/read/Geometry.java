package org.unseal.media.read;

import static java.util.Objects.requireNonNull;

import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Where a picture lies in a recording whose pictures all have one size. One of another size is
 * scaled, keeping its proportions, into the middle; the bars beside it are black.
 *
 * @param decoded size as decoded
 * @param shown size of the recording's first picture
 * @param place where the decoded picture lies in the shown one; on even columns and rows unless it
 *     reaches the edge
 */
public record Geometry(PictureSize decoded, PictureSize shown, Box place) {
  public Geometry {
    requireNonNull(decoded, "decoded");
    if (!shown.box().contains(place)) {
      throw new IllegalArgumentException("place lies outside the picture");
    }
  }

  /** Fits a picture into the recording's size. */
  public static Geometry fit(PictureSize decoded, PictureSize shown) {
    if (decoded.equals(shown)) {
      return new Geometry(decoded, shown, shown.box());
    }
    long widthFirst = (long) decoded.width() * shown.height();
    long heightFirst = (long) decoded.height() * shown.width();
    int width = shown.width();
    int height = shown.height();
    if (widthFirst > heightFirst) {
      height = evenly((long) shown.width() * decoded.height() / decoded.width(), height);
    } else if (widthFirst < heightFirst) {
      width = evenly((long) shown.height() * decoded.width() / decoded.height(), width);
    }
    int left = (shown.width() - width) / 4 * 2;
    int top = (shown.height() - height) / 4 * 2;
    return new Geometry(decoded, shown, Box.ofSize(left, top, width, height));
  }

  private static int evenly(long wished, int most) {
    return Math.clamp(wished / 2 * 2, Math.min(2, most), most);
  }

  /** Whether the picture is shown as it was decoded. */
  public boolean identical() {
    return decoded.equals(shown);
  }

  /**
   * The decoded pixels that any of a shown box's pixels is made from, the scaler's reach included.
   * May reach outside the decoded picture, wholly so where the box lies in a bar.
   */
  public Box toDecoded(Box box) {
    if (identical()) {
      return box;
    }
    return new Box(
            scale(box.left() - place.left(), decoded.width(), place.width(), false),
            scale(box.top() - place.top(), decoded.height(), place.height(), false),
            scale(box.right() - place.left(), decoded.width(), place.width(), true),
            scale(box.bottom() - place.top(), decoded.height(), place.height(), true))
        .grow(reach(decoded.width(), place.width()), reach(decoded.height(), place.height()));
  }

  /** A bicubic scaler looks two pixels far, of the coarser of the two grids; chroma is half. */
  private static int reach(int from, int to) {
    return 4 * Math.max(1, Math.ceilDiv(from, to)) + 1;
  }

  private static int scale(int at, int to, int from, boolean up) {
    long product = (long) at * to;
    return (int) (up ? Math.ceilDiv(product, from) : Math.floorDiv(product, from));
  }
}
