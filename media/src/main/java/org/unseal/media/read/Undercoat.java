package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_default_get_buffer2;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_linesize;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Finds parts of a picture that the decoder never painted. Some decoders do not notice that a slice
 * is missing, and show what an earlier picture left in the memory: people who are long gone. So
 * each picture gets a coat of paint before it is decoded, and where that still shows afterwards the
 * picture can't be judged.
 *
 * <p>The coat is such that each row is {@link #STEP} more than the one above, modulo 256: no
 * camera's picture is, and where one were it would be covered. One thread, the decoder's.
 */
final class Undercoat implements AutoCloseable {
  private static final int STEP = 73;

  /** No decoder leaves out less than a block of this many rows and columns. */
  private static final int BLOCK = 16;

  private static final int FIRST_ROW = 4;
  private static final int LAST_ROW = 11;

  // JavaCPP has ten callbacks of a kind in a process, so all decoders share one.
  private static final Map<Long, Undercoat> DECODERS = new ConcurrentHashMap<>();

  private final long decoder;
  private final List<Coated> coated = new ArrayList<>();
  private Optional<BytePointer> coat = Optional.empty();
  private long coatStride;

  private Undercoat(long decoder) {
    this.decoder = decoder;
  }

  /** Coats every picture of a decoder that is not open yet, until closed, before it is freed. */
  static Undercoat under(AVCodecContext context) {
    Undercoat undercoat = new Undercoat(context.address());
    DECODERS.put(context.address(), undercoat);
    context.get_buffer2(Brush.ONLY);
    return undercoat;
  }

  /** Whether all pictures that were begun since the last call have been painted everywhere. */
  boolean painted() {
    boolean all = true;
    for (Coated picture : coated) {
      all &= picture.painted();
      av_buffer_unref(picture.memory());
    }
    coated.clear();
    return all;
  }

  private void coat(AVFrame frame) {
    long stride = frame.linesize(0);
    int rows = frame.height();
    int width = av_image_get_linesize(frame.format(), frame.width(), 0);
    if (stride <= 0 || width <= 0 || rows <= 0 || width > stride) {
      return;
    }
    long bytes = stride * (rows - 1L) + width;
    BytePointer.memcpy(frame.data(0), paint(stride, rows), bytes);
    AVBufferRef memory = av_buffer_ref(frame.buf(0));
    if (memory != null) {
      coated.add(
          new Coated(memory, frame.data(0).capacity(bytes).asByteBuffer(), stride, width, rows));
    }
  }

  private BytePointer paint(long stride, int rows) {
    if (coat.isPresent() && coatStride == stride && coat.get().capacity() >= stride * rows) {
      return coat.get();
    }
    coat.ifPresent(Pointer::close);
    BytePointer paint = new BytePointer(stride * rows);
    for (int row = 0; row < rows; row++) {
      BytePointer.memset(paint.getPointer(row * stride), row * STEP & 0xFF, stride);
    }
    coat = Optional.of(paint);
    coatStride = stride;
    return paint;
  }

  @Override
  public void close() {
    DECODERS.remove(decoder, this);
    painted();
    coat.ifPresent(Pointer::close);
    coat = Optional.empty();
  }

  /** A picture in the decoder's own memory, held so that it can be looked at afterwards. */
  private record Coated(AVBufferRef memory, ByteBuffer bytes, long stride, int width, int rows) {
    boolean painted() {
      for (int top = 0; top + LAST_ROW < rows; top += BLOCK) {
        for (int column = BLOCK / 2; column < width; column += BLOCK) {
          if (shows(top, column)) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean shows(int top, int column) {
      int at = (int) ((top + FIRST_ROW) * stride) + column;
      int above = bytes.get(at);
      for (int row = FIRST_ROW + 1; row <= LAST_ROW; row++) {
        at += (int) stride;
        int here = bytes.get(at);
        if ((here - above & 0xFF) != STEP) {
          return false;
        }
        above = here;
      }
      return true;
    }
  }

  private static final class Brush extends AVCodecContext.Get_buffer2_AVCodecContext_AVFrame_int {
    // JavaCPP frees a callback with its object, and decoders keep calling: held for good.
    static final Brush ONLY = new Brush();

    @Override
    public int call(AVCodecContext context, AVFrame frame, int flags) {
      int code = avcodec_default_get_buffer2(context, frame, flags);
      Undercoat undercoat = DECODERS.get(context.address());
      if (code >= 0 && undercoat != null) {
        undercoat.coat(frame);
      }
      return code;
    }
  }
}
