package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.OpenNatives;
import org.unseal.media.libav.Tag;

/**
 * Lets libav read one open file, from a place of its own, up to the length that the file had when
 * it was opened. The channel belongs to the caller, and several of these may read it. One thread.
 */
final class ChannelIo implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int FROM_START = 0;
  private static final int FROM_HERE = 1;
  private static final int FROM_END = 2;

  // JavaCPP has ten callbacks of a kind in a process, so all readers share a pair, and the opaque
  // number that libav hands back says which of them is meant.
  private static final Map<Long, ChannelIo> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final FileChannel channel;
  private final long length;
  private final long number;
  private final AVIOContext context;
  private long position;
  private Optional<IOException> failure = Optional.empty();
  private boolean closed;

  ChannelIo(FileChannel channel, long length) {
    this.channel = channel;
    this.length = length;
    this.number = NUMBERS.incrementAndGet();
    BytePointer buffer = new BytePointer(Av.present(av_malloc(BUFFER), "a read buffer"));
    context =
        Av.present(
            avio_alloc_context(buffer, BUFFER, 0, new Tag(number), Read.ONLY, null, Seek.ONLY),
            "a reader");
    OPEN.put(number, this);
    OpenNatives.opened();
  }

  AVIOContext live() {
    if (closed) {
      throw new IllegalStateException("reader is closed");
    }
    return context;
  }

  /** Why the file could not be read, where that happened. */
  Optional<IOException> failure() {
    return failure;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      OPEN.remove(number);
      av_free(context.buffer()); // libav may have put a larger one in the place of the first
      avio_context_free(context);
      OpenNatives.closed();
    }
  }

  private int read(ByteBuffer into) {
    long left = length - position;
    if (left <= 0) {
      return AVERROR_EOF;
    }
    if (into.remaining() > left) {
      into.limit((int) left);
    }
    try {
      int count = channel.read(into, position);
      if (count <= 0) {
        return AVERROR_EOF;
      }
      position += count;
      return count;
    } catch (IOException e) {
      failure = Optional.of(e);
      return AVERROR_EIO();
    }
  }

  private long seek(long offset, int whence) {
    if ((whence & AVSEEK_SIZE) != 0) {
      return length;
    }
    long from =
        switch (whence & 3) {
          case FROM_START -> 0;
          case FROM_HERE -> position;
          case FROM_END -> length;
          default -> -1;
        };
    if (from < 0 || offset > Long.MAX_VALUE - from || from + offset < 0) {
      return AVERROR_EINVAL();
    }
    position = from + offset;
    return position;
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    static final Read ONLY = new Read();

    @Override
    public int call(Pointer opaque, BytePointer into, int size) {
      ChannelIo io = OPEN.get(opaque.address());
      if (io == null || size <= 0) {
        return AVERROR_EIO();
      }
      try {
        return io.read(into.capacity(size).asByteBuffer());
      } catch (RuntimeException e) {
        // must not fly through libav's frames
        io.failure = Optional.of(new IOException(e));
        return AVERROR_EIO();
      }
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    static final Seek ONLY = new Seek();

    @Override
    public long call(Pointer opaque, long offset, int whence) {
      ChannelIo io = OPEN.get(opaque.address());
      return io == null ? AVERROR_EIO() : io.seek(offset, whence);
    }
  }
}
