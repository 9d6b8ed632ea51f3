package org.unseal.engine.burnedin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;

/**
 * Enlarged pictures of a clock, in grey: each pixel of the recording becomes a square, so that
 * nothing is shown that is not there.
 */
final class ClockPictures {
  private static final int MOST_FACTOR = 6;

  private ClockPictures() {}

  /**
   * Cuts a box out of the frames that are shown at these media times.
   *
   * @return PNG files, in the order of the times; fewer where there is no picture
   */
  static Map<Long, byte[]> at(
      Footage footage, List<Long> times, Box box, int width, Progress progress) {
    Map<Long, byte[]> pictures = new TreeMap<>();
    List<Long> wanted = new ArrayList<>(times.stream().sorted().distinct().toList());
    if (wanted.isEmpty()) {
      return pictures;
    }
    Optional<BufferedImage> before = Optional.empty();
    try (FrameStream stream = footage.frames()) {
      for (Optional<DecodedFrame> next = stream.next();
          next.isPresent() && !wanted.isEmpty();
          next = stream.next()) {
        try (DecodedFrame frame = next.get()) {
          long time = footage.facts().timeBase().toMicroseconds(frame.ticks());
          progress.done(time / 1000);
          while (!wanted.isEmpty() && time > wanted.getFirst()) {
            long due = wanted.removeFirst();
            before.ifPresent(image -> pictures.put(due, png(image)));
          }
          // only what may be the last one before a wanted time
          if (!wanted.isEmpty() && time > wanted.getFirst() - 2_000_000) {
            before = frame.picture().map(picture -> cut(picture, box, width));
          }
        }
      }
    }
    Optional<BufferedImage> last = before;
    wanted.forEach(due -> last.ifPresent(image -> pictures.put(due, png(image))));
    return pictures;
  }

  private static BufferedImage cut(PictureView picture, Box box, int width) {
    Box inside = box.clip(picture.size()).orElse(picture.size().box());
    int factor = Math.clamp(width / inside.width(), 1, MOST_FACTOR);
    BufferedImage image =
        new BufferedImage(
            inside.width() * factor, inside.height() * factor, BufferedImage.TYPE_BYTE_GRAY);
    ByteBuffer plane = picture.plane(0);
    for (int y = 0; y < image.getHeight(); y++) {
      int row = (inside.top() + y / factor) * picture.stride(0) + inside.left();
      for (int x = 0; x < image.getWidth(); x++) {
        int level = plane.get(row + x / factor) & 255;
        int grey = picture.fullRange() ? level : Math.clamp((level - 16) * 255L / 219, 0, 255);
        image.getRaster().setSample(x, y, 0, grey);
      }
    }
    return image;
  }

  private static byte[] png(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // a stream in memory: ImageIO's own habit is a temporary file that others might read
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
