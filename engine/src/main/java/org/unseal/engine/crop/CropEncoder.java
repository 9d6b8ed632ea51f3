package org.unseal.engine.crop;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Makes JPEGs of parts of pictures. One thread. The colours are for looking at: BT.601 below 720
 * rows and BT.709 from there on, whatever the recording says.
 */
public final class CropEncoder implements AutoCloseable {
  /** Longer crops are made smaller; shorter ones stay, the browser enlarges them. */
  static final int LONGEST = 240;

  private static final float QUALITY = 0.85f;
  private static final int FIXED = 16;
  private static final int HD_ROWS = 720;

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();

  /** The part of the picture, which it must lie in, as a JPEG. */
  public byte[] encode(PictureView picture, Box crop) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    write(crop(picture, crop), bytes);
    return bytes.toByteArray();
  }

  /** Writes pixels of three bytes each, row by row, as a JPEG no wider or higher than this. */
  public void write(byte[] rgb, PictureSize size, int longest, OutputStream out)
      throws IOException {
    PictureSize small = fit(size.width(), size.height(), longest);
    BufferedImage image =
        new BufferedImage(small.width(), small.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = pixels(image);
    for (int y = 0; y < small.height(); y++) {
      int row = (int) ((long) y * size.height() / small.height());
      for (int x = 0; x < small.width(); x++) {
        int at = (row * size.width() + (int) ((long) x * size.width() / small.width())) * 3;
        pixels[y * small.width() + x] =
            (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
      }
    }
    write(image, out);
  }

  static BufferedImage crop(PictureView picture, Box crop) {
    PictureSize out = fit(crop.width(), crop.height(), LONGEST);
    BufferedImage image = new BufferedImage(out.width(), out.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = pixels(image);
    Colours colours = new Colours(picture.fullRange(), picture.size().height() >= HD_ROWS);
    ByteBuffer luma = picture.plane(0);
    ByteBuffer cb = picture.plane(1);
    ByteBuffer cr = picture.plane(2);
    for (int y = 0; y < out.height(); y++) {
      int top = crop.top() + y * crop.height() / out.height();
      int bottom = Math.max(top + 1, crop.top() + (y + 1) * crop.height() / out.height());
      for (int x = 0; x < out.width(); x++) {
        int left = crop.left() + x * crop.width() / out.width();
        int right = Math.max(left + 1, crop.left() + (x + 1) * crop.width() / out.width());
        int bright = mean(luma, picture.stride(0), left, top, right, bottom);
        int chromaX = (left + right) / 2 / 2;
        int chromaY = (top + bottom) / 2 / 2;
        pixels[y * out.width() + x] =
            colours.rgb(
                bright,
                cb.get(chromaY * picture.stride(1) + chromaX) & 0xff,
                cr.get(chromaY * picture.stride(2) + chromaX) & 0xff);
      }
    }
    return image;
  }

  @Override
  public void close() {
    writer.dispose();
  }

  private static int mean(ByteBuffer plane, int stride, int left, int top, int right, int bottom) {
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += plane.get(y * stride + x) & 0xff;
      }
    }
    int pixels = (right - left) * (bottom - top);
    return (sum + pixels / 2) / pixels;
  }

  private static PictureSize fit(int width, int height, int longest) {
    int longer = Math.max(width, height);
    return longer <= longest
        ? new PictureSize(width, height)
        : new PictureSize(
            Math.max(1, width * longest / longer), Math.max(1, height * longest / longer));
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private void write(BufferedImage image, OutputStream out) throws IOException {
    // a stream in memory: ImageIO's own habit is a temporary file that others might read
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.reset();
    }
  }

  /** Luminance and colour differences to red, green and blue, in fixed point. */
  private static final class Colours {
    private final int black;
    private final int gain;
    private final int redCr;
    private final int greenCb;
    private final int greenCr;
    private final int blueCb;

    /** The matrices of ITU-R BT.601 and BT.709. */
    Colours(boolean fullRange, boolean hd) {
      double kr = hd ? 0.2126 : 0.299;
      double kb = hd ? 0.0722 : 0.114;
      double kg = 1 - kr - kb;
      double chroma = fullRange ? 1 : 255.0 / 224;
      this.black = fullRange ? 0 : 16;
      this.gain = fixed(fullRange ? 1 : 255.0 / 219);
      this.redCr = fixed(2 * (1 - kr) * chroma);
      this.blueCb = fixed(2 * (1 - kb) * chroma);
      this.greenCb = fixed(2 * kb * (1 - kb) / kg * chroma);
      this.greenCr = fixed(2 * kr * (1 - kr) / kg * chroma);
    }

    int rgb(int luma, int cb, int cr) {
      int y = (luma - black) * gain + (1 << (FIXED - 1));
      int red = y + redCr * (cr - 128);
      int green = y - greenCb * (cb - 128) - greenCr * (cr - 128);
      int blue = y + blueCb * (cb - 128);
      return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(int fixed) {
      return Math.clamp(fixed >> FIXED, 0, 255);
    }

    private static int fixed(double factor) {
      return (int) Math.round(factor * (1 << FIXED));
    }
  }
}
