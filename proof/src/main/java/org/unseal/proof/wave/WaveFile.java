package org.unseal.proof.wave;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A WAV file of which every byte is accounted for: a head, what samples are, samples, nothing else.
 *
 * @param from where the samples begin
 * @param samples how many, each in all channels
 * @param oddities what is in the file beside them, in words that nothing of the file is in
 */
public record WaveFile(WaveFormat format, long from, long samples, List<String> oddities) {
  private static final int CHUNK = 8;
  private static final int MOST_CHUNKS = 64;

  public WaveFile {
    requireNonNull(format, "format");
    oddities = List.copyOf(oddities);
  }

  /**
   * Reads the heads of a file's chunks.
   *
   * @throws MalformedWaveException where it is not clear what its samples are
   */
  public static WaveFile read(FileChannel file) throws IOException, MalformedWaveException {
    return new Reading(file).run();
  }

  /**
   * Reads some of its samples.
   *
   * @param first from 0
   * @return how many bytes; fewer than asked for where the samples end before
   */
  public int read(FileChannel file, long first, byte[] to) throws IOException {
    long left = (samples - first) * format.sampleBytes();
    int length = Math.clamp(left, 0, to.length);
    ByteBuffer buffer = ByteBuffer.wrap(to, 0, length);
    fill(file, from + first * format.sampleBytes(), buffer);
    return length;
  }

  private static void fill(FileChannel file, long at, ByteBuffer buffer) throws IOException {
    long place = at;
    while (buffer.hasRemaining()) {
      int read = file.read(buffer, place);
      if (read < 0) {
        throw new EOFException("the file became shorter");
      }
      place += read;
    }
  }

  /** One pass over the chunks. */
  private static final class Reading {
    private final FileChannel file;
    private final long length;
    private final List<String> oddities = new ArrayList<>();

    Reading(FileChannel file) throws IOException {
      this.file = file;
      length = file.size();
    }

    WaveFile run() throws IOException, MalformedWaveException {
      ByteBuffer head = bytes(0, 12);
      if (!name(head, 0).equals("RIFF") || !name(head, 8).equals("WAVE")) {
        throw new MalformedWaveException("it is no WAV file");
      }
      if (Integer.toUnsignedLong(head.getInt(4)) != length - CHUNK) {
        oddities.add("its head has another length than the file");
      }
      WaveFormat format = null;
      long at = 12;
      for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
        ByteBuffer next = bytes(at, CHUNK);
        long size = Integer.toUnsignedLong(next.getInt(4));
        if (size > length - at - CHUNK) {
          throw new MalformedWaveException("a part of it ends behind the file");
        }
        if (name(next, 0).equals("fmt ") && format == null) {
          format = format(at, size);
        } else if (name(next, 0).equals("data")) {
          if (format == null) {
            throw new MalformedWaveException("samples come before what says how they are coded");
          }
          return samples(format, at + CHUNK, size);
        } else {
          oddities.add("a part that is neither the format nor the samples");
        }
        at += CHUNK + size + size % 2;
      }
      throw new MalformedWaveException("it has too many parts");
    }

    private WaveFormat format(long at, long size) throws IOException, MalformedWaveException {
      if (size != 16 && size != 18) {
        throw new MalformedWaveException("its format is not written as plainly as it should be");
      }
      ByteBuffer chunk = bytes(at, (int) (CHUNK + size));
      SampleCoding coding =
          SampleCoding.of(chunk.getShort(8) & 0xFFFF, chunk.getShort(22) & 0xFFFF)
              .orElseThrow(() -> new MalformedWaveException("samples in a way not known here"));
      try {
        WaveFormat format = new WaveFormat(coding, chunk.getInt(12), chunk.getShort(10) & 0xFFFF);
        if (!chunk.equals(ByteBuffer.wrap(format.format()))) {
          throw new MalformedWaveException("its format contradicts itself");
        }
        return format;
      } catch (IllegalArgumentException e) {
        MalformedWaveException malformed =
            new MalformedWaveException("its format is none that a recording has");
        malformed.initCause(e);
        throw malformed;
      }
    }

    private WaveFile samples(WaveFormat format, long from, long size)
        throws IOException, MalformedWaveException {
      if (size % format.sampleBytes() != 0) {
        throw new MalformedWaveException("its last sample is not whole");
      }
      long end = from + size;
      if (size % 2 == 1) {
        if (end == length) {
          throw new MalformedWaveException("it ends before it should");
        }
        if (bytes(end, 1).get(0) != 0) {
          oddities.add("something in the place of nothing behind the samples");
        }
        end++;
      }
      if (end < length) {
        oddities.add("bytes behind the samples");
      }
      return new WaveFile(format, from, size / format.sampleBytes(), oddities);
    }

    private ByteBuffer bytes(long at, int count) throws IOException, MalformedWaveException {
      if (count > length - at) {
        throw new MalformedWaveException("it ends before it should");
      }
      ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
      fill(file, at, bytes);
      return bytes.flip();
    }

    private static String name(ByteBuffer bytes, int at) {
      byte[] name = new byte[4];
      bytes.get(at, name);
      return new String(name, StandardCharsets.ISO_8859_1);
    }
  }
}
