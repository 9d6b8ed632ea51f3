package org.unseal.engine.sound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.SoundLibrary;
import org.unseal.engine.port.SoundReading;
import org.unseal.engine.port.SoundReading.SoundBlock;
import org.unseal.engine.port.SoundReading.SoundFacts;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.seal.SampleUnits;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

/**
 * Samples that a decoder made, in 16 bits. Nothing ties them to a seal. What was said in a span may
 * be heard a little before and behind it, as coded packets reach over into their neighbours.
 */
final class DecodedSamples implements CallSamples {
  /** Two packets of the codings that recorders use; those of low rates are half as long. */
  private static final int REACH = 2304;

  private static final int LOW_RATE = 32_000;

  private final SoundLibrary library;
  private final Path file;
  private final WaveFormat format;
  private final long samples;
  private final boolean whole;

  DecodedSamples(SoundLibrary library, Path file) {
    this.library = library;
    this.file = file;
    try (SoundReading first = library.open(file, OptionalInt.empty())) {
      SoundFacts facts = first.facts();
      format = new WaveFormat(SampleCoding.PCM_S16LE, facts.rate(), facts.channels());
      long end = 0;
      Optional<SoundBlock> block = first.next();
      while (block.isPresent()) {
        end = block.get().first() + block.get().samples().length;
        block = first.next();
      }
      samples = end;
      whole = first.whole();
    }
    if (samples == 0) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM, "There is no sound in this file that can be decoded.");
    }
  }

  @Override
  public WaveFormat format() {
    return format;
  }

  @Override
  public long samples() {
    return samples;
  }

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public long reach() {
    return format.rate() < LOW_RATE ? REACH / 2 : REACH;
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public void read(SecondTaker taker, Progress progress) {
    List<SoundReading> channels = new ArrayList<>();
    try {
      for (int channel = 0; channel < format.channels(); channel++) {
        channels.add(library.open(file, OptionalInt.of(channel)));
      }
      read(channels, taker, progress);
    } finally {
      channels.forEach(SoundReading::close);
    }
  }

  private void read(List<SoundReading> channels, SecondTaker taker, Progress progress) {
    long[] second = {0};
    SampleUnits seconds =
        new SampleUnits(
            format.sampleBytes(),
            format.rate(),
            new TimeBase(1, format.rate()),
            (bytes, length, _) -> taker.take(second[0]++, bytes, length));
    byte[] silence = new byte[format.secondBytes()];
    long at = 0;
    while (true) {
      List<SoundBlock> blocks = next(channels);
      if (blocks.isEmpty()) {
        seconds.end();
        return;
      }
      long first = blocks.getFirst().first();
      while (at < first) { // what the container leaves out stays as long as it was
        int part = (int) Math.min(format.rate(), first - at);
        seconds.add(silence, part * format.sampleBytes(), 0);
        at += part;
      }
      byte[] bytes = interleaved(blocks);
      seconds.add(bytes, bytes.length, 0);
      at += blocks.getFirst().samples().length;
      progress.done(at * format.sampleBytes());
    }
  }

  /** One block of each channel; none at the end. */
  private static List<SoundBlock> next(List<SoundReading> channels) {
    List<SoundBlock> blocks = new ArrayList<>();
    for (SoundReading channel : channels) {
      channel.next().ifPresent(blocks::add);
    }
    boolean alike =
        blocks.isEmpty()
            || (blocks.size() == channels.size()
                && blocks.stream()
                    .allMatch(
                        block ->
                            block.first() == blocks.getFirst().first()
                                && block.samples().length == blocks.getFirst().samples().length));
    if (!alike) {
      throw new IllegalStateException("channels of one file that differ in length");
    }
    return blocks;
  }

  private byte[] interleaved(List<SoundBlock> blocks) {
    int count = blocks.getFirst().samples().length;
    byte[] bytes = new byte[count * format.sampleBytes()];
    for (int channel = 0; channel < blocks.size(); channel++) {
      int[] heard = blocks.get(channel).samples();
      for (int i = 0; i < count; i++) {
        int rounded = (int) Math.min((long) heard[i] + (1 << 15), Integer.MAX_VALUE);
        format
            .coding()
            .put(rounded, bytes, i * format.sampleBytes() + channel * format.coding().bytes());
      }
    }
    return bytes;
  }
}
