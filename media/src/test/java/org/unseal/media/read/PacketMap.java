package org.unseal.media.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.unseal.media.libav.Packet;

/** Where the packets of a recording lie in its file, so that tests can break known ones. */
final class PacketMap {
  private final byte[] file;
  private final List<Spot> spots;

  private PacketMap(byte[] file, List<Spot> spots) {
    this.file = file;
    this.spots = List.copyOf(spots);
  }

  /** The whole file, not to be written to. */
  byte[] file() {
    return file;
  }

  /** The packets of all streams in the order in which they are read. */
  List<Spot> spots() {
    return spots;
  }

  /** A packet's bytes; they lie there as they are in MP4, AVI and raw streams alone. */
  record Spot(int start, int size, boolean key) {
    int end() {
      return start + size;
    }
  }

  static PacketMap of(Path path) {
    try (FileChannel channel = FileChannel.open(path);
        Demuxer demuxer = Demuxer.open(channel, channel.size());
        Packet packet = new Packet()) {
      byte[] file = Files.readAllBytes(path);
      List<Spot> spots = new ArrayList<>();
      while (demuxer.read(packet) == Demuxer.Reading.PACKET) {
        AVPacket raw = packet.live();
        boolean key = (raw.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        spots.add(new Spot(find(file, raw), raw.size(), key));
      }
      return new PacketMap(file, spots);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some demuxers say where a chunk's header begins rather than its bytes. */
  private static int find(byte[] file, AVPacket packet) {
    byte[] bytes = new byte[packet.size()];
    packet.data().capacity(packet.size()).asByteBuffer().get(bytes);
    int start = (int) Math.max(0, packet.pos());
    for (int at = start; at < start + 64 && at + bytes.length <= file.length; at++) {
      if (Arrays.equals(bytes, 0, bytes.length, file, at, at + bytes.length)) {
        return at;
      }
    }
    return start;
  }

  /** Overwrites most of a packet, its beginning apart, so that no decoder can overlook it. */
  PacketMap wreck(int packet) {
    byte[] broken = file.clone();
    Spot spot = spots.get(packet);
    Arrays.fill(broken, spot.start() + 12 + spot.size() / 8, spot.end(), (byte) 0xFF);
    return new PacketMap(broken, spots);
  }

  /** The file without some of its bytes. */
  byte[] without(int start, int end) {
    byte[] shorter = Arrays.copyOf(file, file.length - (end - start));
    System.arraycopy(file, end, shorter, start, file.length - end);
    return shorter;
  }

  static Path save(byte[] bytes, Path to) {
    try {
      return Files.write(to, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
