package org.unseal.media.excerpt;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.unseal.engine.port.ExcerptLibrary;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Packet;
import org.unseal.media.read.Demuxer;
import org.unseal.media.read.RecordingFile;
import org.unseal.media.read.StreamChoice;

/** Copies parts of recordings with libav. Thread-safe. */
public final class LibavExcerptLibrary implements ExcerptLibrary {
  private static final int MICROS = 1_000_000;

  /** Packets that are passed over in search of one at which decoding may begin. */
  private static final int MOST_PASSED = 20_000;

  /** Loads libav. */
  public LibavExcerptLibrary() {
    Av.load();
    Demuxer.limitMemory();
  }

  @Override
  public int copy(Path recording, long from, long micros, Path output) {
    return RecordingFile.open(
        recording,
        (channel, length) -> {
          try (channel) {
            int copied = copy(channel, length, from, micros, output);
            // Where a container can't be searched, its beginning has to do.
            return copied == 0 && from > 0 ? copy(channel, length, 0, micros, output) : copied;
          }
        });
  }

  private static int copy(FileChannel channel, long length, long from, long micros, Path output) {
    try (Demuxer demuxer = Demuxer.open(channel, length)) {
      int chosen = StreamChoice.of(demuxer).chosen();
      for (int i = 0; i < demuxer.streams(); i++) {
        if (i != chosen) {
          demuxer.stream(i).discard(AVDISCARD_ALL);
        }
      }
      AVStream stream = demuxer.stream(chosen);
      seek(demuxer, stream, from);
      try (ExcerptFile file = ExcerptFile.open(output, stream)) {
        int copied = copy(demuxer, stream, ticks(stream, micros), file);
        file.finish();
        return copied;
      }
    }
  }

  private static void seek(Demuxer demuxer, AVStream stream, long from) {
    if (from > 0) {
      long start = stream.start_time() == Av.NO_TIME ? 0 : stream.start_time();
      av_seek_frame(
          demuxer.live(), stream.index(), start + ticks(stream, from), AVSEEK_FLAG_BACKWARD);
    }
  }

  private static long ticks(AVStream stream, long micros) {
    return av_rescale_q(micros, av_make_q(1, MICROS), stream.time_base());
  }

  private static int copy(Demuxer demuxer, AVStream stream, long ticks, ExcerptFile file) {
    int index = stream.index();
    int passed = 0;
    try (Packet packet = new Packet()) {
      while (passed < MOST_PASSED && picture(demuxer, packet, index)) {
        AVPacket raw = packet.live();
        if (file.pictures() == 0 && (raw.flags() & AV_PKT_FLAG_KEY) == 0) {
          passed++;
        } else if (!file.add(packet, ticks)) {
          break;
        }
      }
      return file.pictures();
    }
  }

  private static boolean picture(Demuxer demuxer, Packet packet, int index) {
    while (true) {
      switch (demuxer.read(packet)) {
        case END, BROKEN_OFF -> {
          return false;
        }
        case PACKET, PACKET_AFTER_LOSS -> {
          AVPacket raw = packet.live();
          if (raw.stream_index() == index && raw.size() > 0) {
            return true;
          }
        }
      }
    }
  }
}
