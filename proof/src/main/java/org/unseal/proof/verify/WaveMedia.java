package org.unseal.proof.verify;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;
import org.unseal.proof.wave.MalformedWaveException;
import org.unseal.proof.wave.WaveFile;

/** A WAV file through our own reader: one track, a unit for each second. Owns the channel. */
final class WaveMedia implements CodedMedia {
  private static final int REREADS = Integer.MAX_VALUE;

  private final FileChannel channel;
  private final WaveFile file;
  private final byte[] second;

  private WaveMedia(FileChannel channel, WaveFile file) {
    this.channel = channel;
    this.file = file;
    second = new byte[file.format().secondBytes()];
  }

  /** Reads the file's head; the channel is closed where that fails. */
  static WaveMedia open(FileChannel channel) throws IOException, MalformedWaveException {
    boolean opened = false;
    try {
      WaveMedia media = new WaveMedia(channel, WaveFile.read(channel));
      opened = true;
      return media;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  @Override
  public List<MediaTrack> tracks() {
    return List.of(
        new MediaTrack(
            1,
            Optional.of(TrackId.Kind.AUDIO),
            new UnitFormat.Whole(UnitFormat.Cut.EVERY_UNIT, file.format().words()),
            new TimeBase(1, file.format().rate())));
  }

  @Override
  public void read(UnitTaker taker) throws IOException {
    read(0, 0, Integer.MAX_VALUE, taker);
  }

  @Override
  public void read(int track, long from, int count, UnitTaker taker) throws IOException {
    int rate = file.format().rate();
    for (long unit = from; unit < from + count && unit * rate < file.samples(); unit++) {
      int length = file.read(channel, unit * rate, second);
      taker.take(0, second, length, unit * rate);
    }
  }

  @Override
  public int rereads() {
    return REREADS;
  }

  @Override
  public List<String> oddities() {
    return file.oddities();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
