package org.unseal.media.libav;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** One compressed packet in native memory: the owner of one {@code AVPacket}. One thread. */
public final class Packet implements AutoCloseable {
  private final AVPacket packet;
  private boolean closed;

  /** An empty one. */
  public Packet() {
    Av.load();
    packet = Av.present(av_packet_alloc(), "a packet");
    OpenNatives.opened();
  }

  /** The packet itself, never to be freed by the caller. */
  public AVPacket live() {
    if (closed) {
      throw new IllegalStateException("packet is closed");
    }
    return packet;
  }

  /** Lets the bytes go and keeps the empty packet. */
  public void clear() {
    av_packet_unref(live());
  }

  /** Moves everything into a new owner and leaves this one empty. */
  public Packet moveOut() {
    Packet other = new Packet();
    av_packet_move_ref(other.packet, live());
    return other;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_packet_free(packet);
      OpenNatives.closed();
    }
  }
}
