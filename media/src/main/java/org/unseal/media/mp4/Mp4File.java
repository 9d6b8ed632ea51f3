package org.unseal.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One MP4 file being written. Samples go straight to the disk, from its first byte on; {@link
 * #finish} moves them back and puts the index before them. Until then the file is no MP4. One
 * thread.
 */
public final class Mp4File implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int BRAND_VERSION = 0x200;

  private final FileChannel channel;
  private final DiskErrors errors;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final List<SampleTable> tables = new ArrayList<>();
  private int lastTrack = -1;
  private long written;
  private long onDisk;

  /**
   * Makes the file, or empties one that is there.
   *
   * @throws org.unseal.model.failure.UnsealException where it can't be written
   */
  public Mp4File(Path file) {
    errors = new DiskErrors(file);
    try {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw errors.of(e);
    }
  }

  /** Adds a track and gives its number, from 0. */
  public int addTrack() {
    tables.add(new SampleTable());
    return tables.size() - 1;
  }

  /** How many samples a track has so far. */
  public int samples(int track) {
    return tables.get(track).count();
  }

  /**
   * Appends a sample.
   *
   * @param newChunk begin a new chunk even where the sample before was this track's
   */
  public void append(int track, byte[] bytes, int from, int length, boolean key, boolean newChunk) {
    boolean starts = newChunk || track != lastTrack;
    tables.get(track).add(length, key, starts, written);
    lastTrack = track;
    written += length;
    int done = 0;
    while (done < length) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(buffer.remaining(), length - done);
      buffer.put(bytes, from + done, part);
      done += part;
    }
  }

  /**
   * Writes the index and moves it to the front. Tracks without samples are left out.
   *
   * @param timings one a track, in their order
   */
  public void finish(List<TrackTiming> timings) {
    flush();
    Movie movie = new Movie(tables, timings);
    // The index holds places in the file, which depend on its own length; the length does not
    // depend on them, but for the step from 32 to 64 bits, which the second round may still take.
    byte[] head = head(movie, 0);
    int length;
    do {
      length = head.length;
      head = head(movie, length);
    } while (head.length != length);
    try {
      moveSamples(length);
      writeAll(ByteBuffer.wrap(head), 0);
    } catch (IOException e) {
      throw errors.of(e);
    }
  }

  private byte[] head(Movie movie, long shift) {
    Boxes boxes = new Boxes();
    boxes.begin("ftyp").text("isom").u32(BRAND_VERSION).text("isomiso2avc1mp41").end();
    movie.write(boxes, shift);
    if (written + 8 <= 0xFFFF_FFFFL) {
      boxes.u32(written + 8).text("mdat");
    } else {
      boxes.u32(1).text("mdat").u64(written + 16);
    }
    return boxes.toBytes();
  }

  private void moveSamples(long by) throws IOException {
    long end = written;
    while (end > 0) {
      int part = (int) Math.min(BUFFER_BYTES, end);
      buffer.clear().limit(part);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, end - part + buffer.position()) < 0) {
          throw new IOException("the file was cut while it was written");
        }
      }
      buffer.flip();
      writeAll(buffer, end - part + by);
      end -= part;
    }
  }

  private void flush() {
    buffer.flip();
    try {
      int part = buffer.remaining();
      writeAll(buffer, onDisk);
      onDisk += part;
    } catch (IOException e) {
      throw errors.of(e);
    }
    buffer.clear();
  }

  private void writeAll(ByteBuffer from, long at) throws IOException {
    long place = at;
    while (from.hasRemaining()) {
      place += channel.write(from, place);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw errors.of(e);
    }
  }
}
