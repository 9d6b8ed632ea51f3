package org.unseal.proof.mp4;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads samples of a file one after the other, a large piece of the file at a time. One thread; the
 * channel stays its owner's.
 */
public final class SampleBytes {
  private static final int WINDOW = 1 << 17;

  private final FileChannel channel;
  private final byte[] window;
  private long from;
  private int filled;
  private byte[] sample = new byte[1 << 12];

  /**
   * Nothing is read yet.
   *
   * @throws IOException where the file's length can't be found out
   */
  public SampleBytes(FileChannel channel) throws IOException {
    this.channel = channel;
    window = new byte[(int) Math.min(WINDOW, channel.size())];
  }

  /**
   * The bytes of a sample, from the beginning of an array that the next call may write to.
   *
   * @throws IOException where the file ends before the sample does, too
   */
  public byte[] read(Mp4Samples samples, int index) throws IOException {
    long offset = samples.offset(index);
    int size = samples.size(index);
    if (size > sample.length) {
      sample = new byte[Math.max(size, Math.min(2 * sample.length, SampleTable.LARGEST_SAMPLE))];
    }
    if (offset >= from && offset + size <= from + filled) {
      System.arraycopy(window, (int) (offset - from), sample, 0, size);
      return sample;
    }
    if (size > window.length / 2) {
      fill(offset, sample, size, size);
      return sample;
    }
    from = offset;
    filled = 0;
    filled = fill(offset, window, window.length, size);
    System.arraycopy(window, 0, sample, 0, size);
    return sample;
  }

  private int fill(long offset, byte[] target, int most, int least) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, most);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, offset + buffer.position());
      if (read < 0) {
        break;
      }
    }
    if (buffer.position() < least) {
      throw new EOFException("the file ends before it should");
    }
    return buffer.position();
  }
}
