package org.unseal.media.render;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.unseal.engine.port.FootageRenderer.Part;
import org.unseal.engine.port.FootageRenderer.Passage;
import org.unseal.engine.port.Progress;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.gop.ShownGops;
import org.unseal.media.read.CodedPictures;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.LibavFrame;
import org.unseal.media.read.LibavFrames;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;
import org.unseal.proof.mp4.Mp4Track;
import org.unseal.proof.mp4.SampleBytes;
import org.unseal.proof.seal.NalSplitter;

/**
 * Holds a finished file against its recording before it counts. The file is read by another reader
 * than the one that everything else is read by, so that the two must agree on where samples lie.
 */
final class RenderGate {
  private final LibavFootage recording;
  private final Path output;

  RenderGate(LibavFootage recording, Path output) {
    this.recording = recording;
    this.output = output;
  }

  /**
   * Every picture that passed is the recording's, byte by byte (a GOP that passed is whole, so that
   * its pictures lie as far behind the first that is shown as they do in the recording); those that
   * were encoded anew carry no supplementary information; nothing else is in the file; some borders
   * between both can be decoded across.
   *
   * @param tracks how many the file must have
   */
  void coded(ShownGops gops, Passage passage, int tracks) {
    try (FileChannel channel = FileChannel.open(output, StandardOpenOption.READ);
        CodedPictures pictures = recording.codedPictures()) {
      Mp4File file = Mp4File.read(channel);
      require(file.oddities().isEmpty(), "there is more in the file than its samples");
      require(file.tracks().size() == tracks, "the file has another number of tracks");
      Mp4Track track = file.tracks().getFirst();
      require(track.samples().count() == gops.pictures(), "the file has other pictures");
      SampleBytes bytes = new SampleBytes(channel);
      SeamCheck seams = new SeamCheck(gops, passage);
      for (int skipped = 0; skipped < gops.span().start(); skipped++) {
        require(pictures.skip(), "pictures are missing");
      }
      for (Part part : passage.parts()) {
        for (int i = part.first(); i < part.first() + part.count(); i++) {
          CodedPictures.Unit unit =
              pictures.next().orElseThrow(() -> wrong("pictures are missing"));
          byte[] made = bytes.read(track.samples(), i);
          int size = track.samples().size(i);
          sample(gops.index(), part, unit, made, size);
          seams.offer(i, unit.bytes(), made, size);
        }
      }
      require(
          seams.sound(recording, output),
          "it can't be decoded across the borders between what passed and what was encoded");
    } catch (MalformedMp4Exception | IOException e) {
      throw new UnsealException(
          ErrorCode.INTERNAL, "The finished file can't be read again: " + e.getMessage(), e);
    }
  }

  private static void sample(
      GopIndex index, Part part, CodedPictures.Unit unit, byte[] made, int size) {
    if (part.passed()) {
      byte[] original = index.sample(unit.bytes());
      require(
          size == original.length && Arrays.equals(made, 0, size, original, 0, size),
          "a picture that was to pass is not the recording's");
    } else {
      boolean[] informed = {false};
      NalSplitter.split(
          made,
          size,
          Integer.BYTES,
          (from, _) -> informed[0] |= NalUnits.type(made[from]) == NalUnits.SEI);
      require(!informed[0], "an encoded picture carries supplementary information");
    }
  }

  /**
   * A full decode gives no error, as many frames as are to be shown, and in GOPs that passed the
   * very pixels.
   */
  void decoded(ShownGops gops, Passage passage, int threads, Progress progress) {
    BitSet passed = new BitSet();
    for (Part part : passage.parts()) {
      passed.set(part.first(), part.first() + part.count(), part.passed());
    }
    try (LibavFootage made = new LibavFootageLibrary().open(output, threads);
        LibavFrames originals = recording.nativeFrames(gops.span().start());
        LibavFrames frames = made.nativeFrames()) {
      for (int i = 0; i < gops.pictures(); i++) {
        progress.done(i);
        try (LibavFrame original = next(originals, gops.span().start() + i);
            LibavFrame frame = next(frames)) {
          require(frame.damage().isEmpty(), "a frame of the file can't be decoded");
          require(
              !passed.get(i) || PicturePixels.equal(original, frame),
              "a frame that was to pass shows something else");
        }
      }
      require(frames.nextFrame().isEmpty(), "the file has more frames than are to be shown");
    }
  }

  private static LibavFrame next(LibavFrames frames, int index) {
    LibavFrame frame = next(frames);
    while (frame.index() < index) {
      frame.close();
      frame = next(frames);
    }
    return frame;
  }

  private static LibavFrame next(LibavFrames frames) {
    Optional<LibavFrame> frame = frames.nextFrame();
    return frame.orElseThrow(() -> wrong("the file has fewer frames than the recording"));
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw wrong(otherwise);
    }
  }

  private static UnsealException wrong(String what) {
    return new UnsealException(
        ErrorCode.INTERNAL,
        "The finished file was refused: " + what + "; --render full makes it without this step.");
  }
}
