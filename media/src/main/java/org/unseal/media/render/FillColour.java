package org.unseal.media.render;

import org.bytedeco.ffmpeg.global.avutil;
import org.unseal.model.picture.PictureSize;

/**
 * The fill in the numbers of one kind of picture, as fractions that any bit depth can be made of.
 *
 * @param rgb 0xRRGGBB
 * @param matrix libav's {@code AVCOL_SPC_*} by which the picture's luminance and chroma are to be
 *     read
 * @param fullRange luminance uses all values rather than 16..235 of 256
 */
record FillColour(int rgb, int matrix, boolean fullRange) {
  private static final int FIRST_LARGE_HEIGHT = 720;

  /** Where a stream doesn't name its matrix, the one that players assume at its size. */
  static int matrixOr(int named, PictureSize size) {
    if (named == avutil.AVCOL_SPC_RGB) {
      return avutil.AVCOL_SPC_BT709; // which pictures of red, green and blue are converted by
    }
    if (named != avutil.AVCOL_SPC_UNSPECIFIED && named != avutil.AVCOL_SPC_RESERVED) {
      return named;
    }
    return size.height() >= FIRST_LARGE_HEIGHT ? avutil.AVCOL_SPC_BT709 : avutil.AVCOL_SPC_BT470BG;
  }

  private double red() {
    return (rgb >> 16 & 0xFF) / 255.0;
  }

  private double green() {
    return (rgb >> 8 & 0xFF) / 255.0;
  }

  private double blue() {
    return (rgb & 0xFF) / 255.0;
  }

  /** Red, green or blue for a picture that holds these. */
  int primary(int component, int depth) {
    double value = component == 0 ? red() : component == 1 ? green() : blue();
    return (int) Math.round(value * ((1 << depth) - 1));
  }

  /** Component 0 is luminance, 1 is Cb, 2 is Cr. Formulas of ITU-T H.273, 8.3. */
  int component(int component, int depth) {
    if (matrix == avutil.AVCOL_SPC_YCGCO) {
      return coded(component, yCgCo(component), depth);
    }
    double kr = kr();
    double kb = kb();
    double y = kr * red() + (1 - kr - kb) * green() + kb * blue();
    double value =
        switch (component) {
          case 0 -> y;
          case 1 -> (blue() - y) / (2 * (1 - kb));
          default -> (red() - y) / (2 * (1 - kr));
        };
    return coded(component, value, depth);
  }

  private double yCgCo(int component) {
    return switch (component) {
      case 0 -> red() / 4 + green() / 2 + blue() / 4;
      case 1 -> green() / 2 - (red() + blue()) / 4;
      default -> (red() - blue()) / 2;
    };
  }

  private int coded(int component, double value, int depth) {
    double step = 1 << (depth - 8);
    double top = (1 << depth) - 1;
    double exact;
    if (component == 0) {
      exact = fullRange ? value * top : (16 + 219 * value) * step;
    } else {
      exact = (1 << (depth - 1)) + value * (fullRange ? top : 224 * step);
    }
    return (int) Math.clamp(Math.round(exact), 0, (1L << depth) - 1);
  }

  private double kr() {
    return switch (matrix) {
      case avutil.AVCOL_SPC_BT709 -> 0.2126;
      case avutil.AVCOL_SPC_FCC -> 0.30;
      case avutil.AVCOL_SPC_SMPTE240M -> 0.212;
      case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> 0.2627;
      default -> 0.299;
    };
  }

  private double kb() {
    return switch (matrix) {
      case avutil.AVCOL_SPC_BT709 -> 0.0722;
      case avutil.AVCOL_SPC_FCC -> 0.11;
      case avutil.AVCOL_SPC_SMPTE240M -> 0.087;
      case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> 0.0593;
      default -> 0.114;
    };
  }
}
