package org.unseal.engine.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;

/**
 * Small pictures by number, waiting in a file for the page to be written: they are made in the
 * order of frames and needed in the order of tracks. One thread. The file shows people: it is its
 * owner's alone and gone when this is closed.
 */
final class PictureShelf implements AutoCloseable {
  private final Path file;
  private final PartialFiles partials;
  private final FileChannel channel;
  private final long[] starts;
  private final int[] lengths;
  private long end;

  PictureShelf(Path file, int pictures, PartialFiles partials) throws IOException {
    this.file = file;
    this.partials = partials;
    this.starts = new long[pictures];
    this.lengths = new int[pictures];
    partials.begun(file);
    try {
      PrivateFiles.createFile(file);
      this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      partials.ended(file);
      throw e;
    }
  }

  /** Bytes on the shelf. */
  long bytes() {
    return end;
  }

  void put(int number, byte[] picture) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(picture);
    starts[number] = end;
    lengths[number] = picture.length;
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
  }

  /** The picture with this number, if one was put there. */
  Optional<byte[]> take(int number) throws IOException {
    if (lengths[number] == 0) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(lengths[number]);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, starts[number] + bytes.position()) < 0) {
        throw new IOException("the pictures for the sheet end early");
      }
    }
    return Optional.of(bytes.array());
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(file);
      partials.ended(file);
    }
  }
}
