package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_STILL_IMAGE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_get_media_type_string;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.StreamFacts;

/**
 * Which stream is looked at: of the video streams that can be decoded the one with the largest
 * pictures, of equals the first. Cover art and thumbnails are no video.
 */
public record StreamChoice(int chosen, int candidates, List<StreamFacts> streams) {
  private static final int STILLS =
      AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE;

  public StreamChoice {
    streams = List.copyOf(streams);
  }

  public static StreamChoice of(Demuxer demuxer) {
    int best = -1;
    long bestPixels = -1;
    int candidates = 0;
    boolean undecodable = false;
    for (int i = 0; i < demuxer.streams(); i++) {
      AVStream stream = demuxer.stream(i);
      AVCodecParameters codec = stream.codecpar();
      if (codec.codec_type() != AVMEDIA_TYPE_VIDEO || (stream.disposition() & STILLS) != 0) {
        continue;
      }
      if (avcodec_find_decoder(codec.codec_id()) == null) {
        undecodable = true;
        continue;
      }
      candidates++;
      long pixels = (long) codec.width() * codec.height();
      if (pixels > bestPixels) {
        bestPixels = pixels;
        best = i;
      }
    }
    if (best < 0) {
      throw undecodable
          ? new UnsealException(
              ErrorCode.UNSUPPORTED_STREAM,
              "The video in this file is in a format without a decoder here; export it from the"
                  + " recorder's own software in another one.")
          : new UnsealException(
              ErrorCode.NOT_A_VIDEO, "There is no video in this file; give one that has pictures.");
    }
    return new StreamChoice(best, candidates, describe(demuxer, best));
  }

  private static List<StreamFacts> describe(Demuxer demuxer, int chosen) {
    List<StreamFacts> facts = new ArrayList<>();
    for (int i = 0; i < demuxer.streams(); i++) {
      AVCodecParameters codec = demuxer.stream(i).codecpar();
      BytePointer kind = av_get_media_type_string(codec.codec_type());
      facts.add(
          new StreamFacts(
              i,
              kind == null ? "unknown" : kind.getString(),
              avcodec_get_name(codec.codec_id()).getString(),
              i == chosen));
    }
    return facts;
  }
}
