package org.unseal.engine.dispatch;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.dispatch.call.WaveHeader;
import org.unseal.engine.dispatch.listen.LevelMeter;
import org.unseal.engine.dispatch.listen.Levels;
import org.unseal.engine.dispatch.listen.VoiceActivity;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.SoundLibrary;
import org.unseal.engine.port.SoundReading;
import org.unseal.engine.port.SoundReading.SoundBlock;
import org.unseal.engine.port.SoundReading.SoundFacts;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Listens to one file from end to end. */
final class ListenStep {
  private final SoundLibrary library;

  ListenStep(SoundLibrary library) {
    this.library = library;
  }

  /** What was heard. */
  record Heard(SoundFacts facts, Levels levels, VoiceActivity activity, boolean whole) {}

  /**
   * Listens.
   *
   * @param channel from 1; empty for all of them mixed
   */
  Heard run(Path file, OptionalInt channel, Progress progress) {
    OptionalInt index =
        channel.isPresent() ? OptionalInt.of(channel.getAsInt() - 1) : OptionalInt.empty();
    try (SoundReading reading = library.open(file, index)) {
      LevelMeter meter = new LevelMeter(reading.facts());
      Optional<SoundBlock> block = reading.next();
      long told = 0;
      while (block.isPresent()) {
        meter.add(block.get());
        if (meter.heard() - told >= reading.facts().rate()) {
          told = meter.heard();
          progress.done(told / reading.facts().rate());
        }
        block = reading.next();
      }
      Levels levels = meter.end();
      if (levels.samples() == 0) {
        throw new UnsealException(
            ErrorCode.EMPTY_FILE, "there is no sound in this file; ask for it again");
      }
      return new Heard(reading.facts(), levels, new VoiceActivity(levels), reading.whole());
    }
  }

  /** The head of a WAV file, where it says when it was begun. */
  static Optional<WaveHeader> header(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return WaveHeader.read(channel);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "an original can't be read; look at the disk", e);
    }
  }
}
