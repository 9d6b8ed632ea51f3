package org.unseal.proof.mp4;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is in an MP4: its tracks with all their samples, and whatever else. Samples themselves are
 * not read. Immutable.
 *
 * @param oddities what a release should not have; sorted, each once
 */
public record Mp4File(List<Mp4Track> tracks, List<Oddity> oddities) {
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;

  /** Boxes at the top of a file. */
  private static final int MOST_BOXES = 4096;

  private static final int LARGEST_MOVIE = 1 << 28;

  private static final int MOOV = Box.type("moov");
  private static final int MDAT = Box.type("mdat");
  private static final int MOOF = Box.type("moof");
  private static final Set<Integer> EMPTY = Set.of(Box.type("free"), Box.type("skip"));
  private static final Set<Integer> PLAIN = Set.of(Box.type("ftyp"), Box.type("wide"));
  private static final Set<Integer> METADATA = Set.of(Box.type("udta"), Box.type("meta"), Box.UUID);

  /** Most bytes of a file type box: it is a list of four-letter words. */
  private static final int LONGEST_PLAIN = 256;

  public Mp4File {
    tracks = List.copyOf(tracks);
    oddities = List.copyOf(oddities);
  }

  /**
   * Reads a file from its beginning.
   *
   * @param channel its position is not used
   * @throws MalformedMp4Exception where it is no MP4, or one that is not read here
   * @throws IOException where the file can't be read
   */
  public static Mp4File read(FileChannel channel) throws IOException, MalformedMp4Exception {
    long length = channel.size();
    Oddities oddities = new Oddities();
    List<Span> media = new ArrayList<>();
    List<Mp4Track> tracks = new ArrayList<>();
    boolean movie = false;
    int boxes = 0;
    for (long at = 0; at < length; ) {
      if (++boxes > MOST_BOXES) {
        throw new MalformedMp4Exception("more than " + MOST_BOXES + " boxes");
      }
      TopBox box = TopBox.read(channel, at, length);
      if (box.type == MOOV) {
        if (movie || box.end - box.from > LARGEST_MOVIE) {
          throw new MalformedMp4Exception("two movie boxes, or one that is too large");
        }
        movie = true;
        byte[] bytes = bytes(channel, box.from, (int) (box.end - box.from));
        tracks.addAll(new MovieReader(new Bytes(bytes), length, oddities).tracks());
      } else if (box.type == MDAT) {
        media.add(new Span(box.from, box.end));
      } else if (box.type == MOOF) {
        throw new MalformedMp4Exception("a file in fragments, which are not read here");
      } else if (METADATA.contains(box.type)) {
        oddities.add(Oddity.Kind.METADATA, "a box " + Box.name(box.type) + " beside the movie");
      } else if (EMPTY.contains(box.type)
          ? !zeros(channel, box.from, box.end)
          : !PLAIN.contains(box.type) || box.end - box.from > LONGEST_PLAIN) {
        oddities.add(Oddity.Kind.UNKNOWN_BOX, "a box " + Box.name(box.type) + " beside the movie");
      }
      at = box.end;
    }
    if (!movie) {
      throw new MalformedMp4Exception("no movie box");
    }
    requireRoom(tracks, length);
    Coverage.check(media, tracks, oddities);
    return new Mp4File(tracks, oddities.list());
  }

  /** Samples that share bytes could take for ever to read. */
  private static void requireRoom(List<Mp4Track> tracks, long length) throws MalformedMp4Exception {
    long bytes = 0;
    for (Mp4Track track : tracks) {
      for (int i = 0; i < track.samples().count(); i++) {
        bytes += track.samples().size(i);
      }
    }
    if (bytes > length) {
      throw new MalformedMp4Exception("samples of more bytes than the file has");
    }
  }

  /** A box at the top of a file; {@code from} is behind its header. */
  private record TopBox(int type, long from, long end) {
    static TopBox read(FileChannel channel, long at, long length)
        throws IOException, MalformedMp4Exception {
      if (length - at < HEADER) {
        throw new MalformedMp4Exception("bytes at the end that are no box");
      }
      Bytes header = new Bytes(bytes(channel, at, (int) Math.min(LONG_HEADER, length - at)));
      long size = header.u32(0);
      int headerLength = HEADER;
      if (size == 1) {
        size = header.i64(HEADER);
        headerLength = LONG_HEADER;
      } else if (size == 0) {
        size = length - at;
      }
      if (size < headerLength || size > length - at) {
        throw new MalformedMp4Exception("a box that reaches beyond the end of the file");
      }
      return new TopBox((int) header.u32(4), at + headerLength, at + size);
    }
  }

  private static byte[] bytes(FileChannel channel, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    fill(channel, at, ByteBuffer.wrap(bytes));
    return bytes;
  }

  private static void fill(FileChannel channel, long at, ByteBuffer buffer) throws IOException {
    long place = at;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, place);
      if (read < 0) {
        throw new EOFException("the file ends before it should");
      }
      place += read;
    }
  }

  private static boolean zeros(FileChannel channel, long from, long end) throws IOException {
    byte[] bytes = new byte[(int) Math.min(1 << 16, end - from)];
    for (long at = from; at < end; at += bytes.length) {
      int length = (int) Math.min(bytes.length, end - at);
      fill(channel, at, ByteBuffer.wrap(bytes, 0, length));
      for (int i = 0; i < length; i++) {
        if (bytes[i] != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
