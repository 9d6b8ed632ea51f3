package org.unseal.engine.sound;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Progress;
import org.unseal.engine.release.OpenedRecording;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.UnitFormat;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

/** Samples that were stored one by one in a way that a WAV file can have, without a gap. */
final class ExactSamples implements CallSamples {
  private final CodedLibrary library;
  private final Path file;
  private final int track;
  private final WaveFormat format;
  private final long samples;
  private final boolean whole;

  private ExactSamples(CodedLibrary library, Path file, int track, WaveFormat format) {
    this.library = library;
    this.file = file;
    this.track = track;
    this.format = format;
    long[] bytes = {0};
    whole = pass((_, _, length) -> bytes[0] += length, Progress.SILENT);
    samples = bytes[0] / format.sampleBytes();
  }

  /**
   * The samples of a track; empty where they can't be written into a WAV file as they are.
   *
   * @param track its place in the recording
   */
  static Optional<CallSamples> of(
      CodedLibrary library, Path file, OpenedRecording recording, int track) {
    OpenedRecording.OpenedTrack opened = recording.tracks().get(track);
    return format(opened)
        .filter(format -> steady(opened))
        .map(format -> new ExactSamples(library, file, track, format));
  }

  private static Optional<WaveFormat> format(OpenedRecording.OpenedTrack track) {
    if (!(track.coded().format() instanceof UnitFormat.Whole whole)
        || whole.cut() != UnitFormat.Cut.EVERY_UNIT) {
      return Optional.empty();
    }
    String[] words =
        new String(whole.extradata().toArray(), StandardCharsets.US_ASCII).split(" ", -1);
    Optional<SampleCoding> coding =
        words.length == 3 ? SampleCoding.ofCode(words[0]) : Optional.empty();
    try {
      return coding.map(
          of -> new WaveFormat(of, Integer.parseInt(words[1]), Integer.parseInt(words[2])));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // more channels than a release has, and what is decoded has fewer
    }
  }

  /** Whether every leaf is a second, one behind the other: a WAV file has no gaps. */
  private static boolean steady(OpenedRecording.OpenedTrack track) {
    long num = track.coded().base().numerator();
    long den = track.coded().base().denominator();
    for (int unit = 0; unit < track.units(); unit++) {
      long off = (track.time(unit) - track.time(0)) * num - unit * den;
      if (Math.abs(off) > num) {
        return false;
      }
    }
    return track.units() > 0
        && track.leaves().size() == track.units()
        && track.leaves().stream().noneMatch(leaf -> leaf.kind() == Leaf.Kind.GAP);
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
    return true;
  }

  @Override
  public long reach() {
    return 0;
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public void read(SecondTaker taker, Progress progress) {
    pass(taker, progress);
  }

  private boolean pass(SecondTaker taker, Progress progress) {
    long[] second = {0};
    try (CodedRecording recording = library.open(file)) {
      return recording.read(
          (place, bytes, length, _, _) -> {
            if (place == track) {
              taker.take(second[0]++, bytes, length);
            }
          },
          progress);
    }
  }
}
