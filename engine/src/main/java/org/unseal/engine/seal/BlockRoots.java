package org.unseal.engine.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.proof.digest.Digest;

/**
 * The roots of a recording's blocks of pictures in a file: while they are made, so that an
 * interrupted run goes on where it stopped, and afterwards, so that tiles can be opened without
 * decoding everything again. Owner-only. Every root carries a check over all before it; what does
 * not bear it out is cut off. Says nothing of the pictures to whoever has no seed. One thread.
 */
final class BlockRoots implements AutoCloseable {
  private static final byte[] BEGINNING = "unseal/blocks/1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECK = 8;
  private static final int RECORD = Digest.LENGTH + CHECK;
  private static final int LAST = Integer.BYTES + CHECK;
  private static final int HEAD = 16 + Digest.LENGTH;

  private final FileChannel channel;
  private final List<Digest> roots = new ArrayList<>();
  private byte[] check;
  private OptionalInt frames = OptionalInt.empty();

  private BlockRoots(FileChannel channel, byte[] check) {
    this.channel = channel;
    this.check = check;
  }

  /**
   * Opens or begins a file.
   *
   * @param key says what the roots are of; those of anything else are thrown away
   */
  static BlockRoots open(Path file, Digest key) throws IOException {
    if (!Files.exists(file)) {
      PrivateFiles.createFile(file);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      BlockRoots roots = new BlockRoots(channel, first(key));
      roots.load(key);
      return roots;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What a complete file has; empty where it is none, or not complete. */
  static Optional<Complete> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      BlockRoots roots = new BlockRoots(channel, new byte[CHECK]);
      roots.read(head);
      if (head.flip().remaining() < HEAD || !head.slice(0, 16).equals(ByteBuffer.wrap(BEGINNING))) {
        return Optional.empty();
      }
      head.get(16, roots.check);
      roots.loadRecords();
      return roots.frames.isPresent()
          ? Optional.of(new Complete(roots.roots, roots.frames.getAsInt()))
          : Optional.empty();
    }
  }

  /** All roots, and the number of frames. */
  record Complete(List<Digest> roots, int frames) {}

  private static byte[] first(Digest key) {
    return Arrays.copyOf(bytes(key), CHECK);
  }

  private static byte[] bytes(Digest digest) {
    return HexFormat.of().parseHex(digest.hex());
  }

  private void load(Digest key) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    read(head);
    ByteBuffer expected = ByteBuffer.allocate(HEAD).put(BEGINNING).put(bytes(key)).flip();
    if (!head.flip().equals(expected)) {
      channel.truncate(0).position(0);
      write(expected);
      return;
    }
    channel.position(loadRecords());
  }

  /** Returns where what bears its check out ends. */
  private long loadRecords() throws IOException {
    ByteBuffer record = ByteBuffer.allocate(RECORD);
    long good = HEAD;
    while (true) {
      read(record.clear());
      if (record.flip().remaining() == RECORD && holds(record, Digest.LENGTH)) {
        byte[] root = new byte[Digest.LENGTH];
        record.get(0, root);
        check = next(root);
        roots.add(Digest.of(root));
        good += RECORD;
      } else {
        if (record.remaining() == LAST && holds(record, Integer.BYTES)) {
          frames = OptionalInt.of(record.getInt(0));
        }
        break;
      }
    }
    return good;
  }

  private boolean holds(ByteBuffer record, int length) {
    byte[] content = new byte[length];
    byte[] written = new byte[CHECK];
    record.get(0, content).get(length, written);
    return Arrays.equals(next(content), written);
  }

  /** The check that a content gives after what is there. */
  private byte[] next(byte[] content) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(check);
    sha256.update(content);
    return Arrays.copyOf(sha256.digest(), CHECK);
  }

  private void read(ByteBuffer into) throws IOException {
    while (into.hasRemaining() && channel.read(into) >= 0) {}
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** All roots so far, not copied. */
  List<Digest> roots() {
    return roots;
  }

  /** How many frames there are in all, if the file is complete. */
  OptionalInt frames() {
    return frames;
  }

  /** The next block's. */
  void add(Digest root) throws IOException {
    if (frames.isPresent()) {
      throw new IllegalStateException("the file is complete");
    }
    byte[] content = bytes(root);
    check = next(content);
    write(ByteBuffer.allocate(RECORD).put(content).put(check).flip());
    roots.add(root);
  }

  /** Says that there are no more. */
  void complete(int count) throws IOException {
    byte[] content = ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
    write(ByteBuffer.allocate(LAST).put(content).put(next(content)).flip());
    channel.truncate(channel.position());
    channel.force(true);
    frames = OptionalInt.of(count);
  }

  /** Begins again from nothing. */
  void clear(Digest key) throws IOException {
    roots.clear();
    frames = OptionalInt.empty();
    check = first(key);
    channel.truncate(HEAD).position(HEAD);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
