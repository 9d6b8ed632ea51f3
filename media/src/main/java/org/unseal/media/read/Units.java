package org.unseal.media.read;

import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.unseal.media.libav.Packet;

/** The coded pictures of a stream or of a part of one, in decode order. One thread. */
interface Units extends AutoCloseable {
  /** What decoding them needs to know. */
  AVStream stream();

  /** The next packet that holds anything. */
  Optional<Unit> next();

  /** The packet of the last unit; valid until the next call. */
  Packet packet();

  /** The container ended in the middle of something; known at the end. */
  boolean brokenOff();

  @Override
  void close();

  /**
   * One packet.
   *
   * @param coded what the packet is or belongs to
   * @param corrupt the container says that bytes are missing, in it or before it
   */
  record Unit(PacketContent content, Coded coded, boolean corrupt) {
    /** Whether a frame is to come of it. */
    boolean counts() {
      return content == PacketContent.PICTURE && !coded.hidden();
    }
  }
}
