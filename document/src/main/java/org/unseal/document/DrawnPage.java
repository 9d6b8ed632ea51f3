package org.unseal.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.EmptyGraphicsStackException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.unseal.engine.port.DocumentPages;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * A page drawn twice: as it is, and without its writing. A character is seen where the two differ.
 */
final class DrawnPage {
  /** A difference between two pixels that an eye sees. */
  private static final int STEP = 24;

  private final BufferedImage shown;
  private final BufferedImage bare;
  private final double width;
  private final double height;
  private final int rotation;

  DrawnPage(PDDocument document, int index) throws IOException {
    PDPage page = document.getPage(index);
    PDRectangle box = page.getCropBox();
    width = box.getWidth();
    height = box.getHeight();
    rotation = page.getRotation();
    float scale = scale(width, height);
    shown = new Drawing(document, true).renderImage(index, scale, ImageType.RGB);
    bare = new Drawing(document, false).renderImage(index, scale, ImageType.RGB);
  }

  /** 150 dpi, or less where the page is huge. */
  private static float scale(double width, double height) {
    if (!(width >= 1 && height >= 1 && width <= 1e6 && height <= 1e6)) {
      throw new UnsealException(ErrorCode.PAGES_UNREADABLE, "a page has no size that can be");
    }
    double wanted = DocumentPages.DPI / 72.0;
    double most = Math.sqrt(DocumentPages.MOST_PIXELS / (width * height));
    double longest = 16_000 / Math.max(width, height);
    return (float) Math.min(wanted, Math.min(most, longest));
  }

  BufferedImage picture() {
    return shown;
  }

  /** Whether the picture shows this character. */
  boolean shows(TextPosition text) {
    Matrix matrix = text.getTextMatrix();
    double along = Math.hypot(matrix.getScaleX(), matrix.getShearY());
    double across = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    if (!(along > 0 && across > 0)) {
      return false;
    }
    double advance = Math.max(text.getWidthDirAdj(), 0.5);
    double tall = Math.max(text.getHeight(), 1);
    double[] box = {1e9, 1e9, -1e9, -1e9};
    // The middle of it: what its neighbours reach into is theirs.
    for (double u : new double[] {0.2 * advance, 0.8 * advance}) {
      for (double v : new double[] {-0.25 * tall, 1.2 * tall}) {
        double x =
            matrix.getTranslateX()
                + u * matrix.getScaleX() / along
                + v * matrix.getShearX() / across;
        double y =
            matrix.getTranslateY()
                + u * matrix.getShearY() / along
                + v * matrix.getScaleY() / across;
        include(box, x, y);
      }
    }
    return differs(box);
  }

  private void include(double[] box, double x, double y) {
    double turned = rotation % 180 == 0 ? width : height;
    double scale = shown.getWidth() / turned;
    double px =
        switch (rotation) {
          case 90 -> y;
          case 180 -> width - x;
          case 270 -> height - y;
          default -> x;
        };
    double py =
        switch (rotation) {
          case 90 -> x;
          case 180 -> y;
          case 270 -> width - x;
          default -> height - y;
        };
    box[0] = Math.min(box[0], px * scale);
    box[1] = Math.min(box[1], py * scale);
    box[2] = Math.max(box[2], px * scale);
    box[3] = Math.max(box[3], py * scale);
  }

  private boolean differs(double[] box) {
    int left = (int) Math.max(0, Math.floor(box[0]));
    int top = (int) Math.max(0, Math.floor(box[1]));
    int right = (int) Math.min(shown.getWidth(), Math.ceil(box[2]));
    int bottom = (int) Math.min(shown.getHeight(), Math.ceil(box[3]));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if (apart(shown.getRGB(x, y), bare.getRGB(x, y))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean apart(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > STEP) {
        return true;
      }
    }
    return false;
  }

  /** Draws with or without writing; what can't be drawn is not passed over. */
  private static final class Drawing extends PDFRenderer {
    private final boolean writing;

    Drawing(PDDocument document, boolean writing) {
      super(document);
      this.writing = writing;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new Drawer(parameters, writing);
    }
  }

  private static final class Drawer extends PageDrawer {
    private final boolean writing;

    Drawer(PageDrawerParameters parameters, boolean writing) throws IOException {
      super(parameters);
      this.writing = writing;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      if (writing) {
        super.showGlyph(matrix, font, code, displacement);
      }
    }

    /** The library writes a line into a log and leaves out what it can't draw. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
        throws IOException {
      if (!(e instanceof EmptyGraphicsStackException)) {
        throw e;
      }
    }
  }
}
