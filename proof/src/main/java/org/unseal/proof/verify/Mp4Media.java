package org.unseal.proof.verify;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;
import org.unseal.proof.mp4.Mp4Samples;
import org.unseal.proof.mp4.Mp4Track;
import org.unseal.proof.mp4.Oddity;
import org.unseal.proof.mp4.SampleBytes;
import org.unseal.proof.seal.TrackId;

/** An MP4 file through our own reader. Owns the channel. */
final class Mp4Media implements CodedMedia {
  private static final int REREADS = Integer.MAX_VALUE;

  private final FileChannel channel;
  private final Mp4File file;
  private final List<MediaTrack> tracks;
  private final SampleBytes bytes;

  private Mp4Media(FileChannel channel, Mp4File file) throws IOException {
    this.channel = channel;
    this.file = file;
    bytes = new SampleBytes(channel);
    tracks = file.tracks().stream().map(Mp4Media::track).toList();
  }

  /** Reads the file's tables; the channel is closed where that fails. */
  static Mp4Media open(FileChannel channel) throws IOException, MalformedMp4Exception {
    boolean opened = false;
    try {
      Mp4Media media = new Mp4Media(channel, Mp4File.read(channel));
      opened = true;
      return media;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  private static MediaTrack track(Mp4Track track) {
    return new MediaTrack(
        track.id(),
        switch (track.kind()) {
          case VIDEO -> Optional.of(TrackId.Kind.VIDEO);
          case SOUND -> Optional.of(TrackId.Kind.AUDIO);
          case OTHER -> Optional.empty();
        },
        track.format(),
        track.base());
  }

  @Override
  public List<MediaTrack> tracks() {
    return tracks;
  }

  /** In the order of the file as far as each track's own order allows it. */
  @Override
  public void read(UnitTaker taker) throws IOException {
    int[] next = new int[file.tracks().size()];
    while (true) {
      int chosen = -1;
      long lowest = Long.MAX_VALUE;
      for (int track = 0; track < next.length; track++) {
        Mp4Samples samples = file.tracks().get(track).samples();
        if (next[track] < samples.count() && samples.offset(next[track]) < lowest) {
          lowest = samples.offset(next[track]);
          chosen = track;
        }
      }
      if (chosen < 0) {
        return;
      }
      give(chosen, next[chosen]++, taker);
    }
  }

  @Override
  public void read(int track, long from, int count, UnitTaker taker) throws IOException {
    long end = Math.min(file.tracks().get(track).samples().count(), from + count);
    for (long sample = from; sample < end; sample++) {
      give(track, (int) sample, taker);
    }
  }

  private void give(int track, int sample, UnitTaker taker) throws IOException {
    Mp4Samples samples = file.tracks().get(track).samples();
    taker.take(track, bytes.read(samples, sample), samples.size(sample), samples.pts(sample));
  }

  @Override
  public int rereads() {
    return REREADS;
  }

  @Override
  public List<String> oddities() {
    return file.oddities().stream().map(Oddity::words).toList();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
