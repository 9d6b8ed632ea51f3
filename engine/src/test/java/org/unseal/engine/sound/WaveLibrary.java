package org.unseal.engine.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Progress;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.seal.UnitFormat;
import org.unseal.proof.wave.MalformedWaveException;
import org.unseal.proof.wave.WaveFile;

/** Plain WAV files as recordings, without any library. */
final class WaveLibrary implements CodedLibrary {
  @Override
  public CodedRecording open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file);
      return new Recording(channel, WaveFile.read(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedWaveException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Recording(FileChannel channel, WaveFile file) implements CodedRecording {
    @Override
    public List<CodedTrack> tracks() {
      return List.of(
          new CodedTrack(
              0,
              TrackId.parse("a0"),
              file.format().coding().code(),
              new UnitFormat.Whole(UnitFormat.Cut.EVERY_UNIT, file.format().words()),
              new TimeBase(1, file.format().rate())));
    }

    @Override
    public Besides besides() {
      return Besides.NOTHING;
    }

    @Override
    public boolean read(UnitTaker taker, Progress progress) {
      byte[] second = new byte[file.format().secondBytes()];
      try {
        for (long at = 0; at < file.samples(); at += file.format().rate()) {
          taker.take(0, second, file.read(channel, at, second), at, true);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
