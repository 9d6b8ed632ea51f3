package org.unseal.media.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.FrameStream;
import org.unseal.media.libav.OpenNatives;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.Damage;

/**
 * What must hold of any file at all. A decoder can't notice every flipped bit, so it is not asked
 * that a sound frame be the original's; it is asked that what is called sound is what every pass
 * sees, so that whoever judges it judges what is rendered:
 *
 * <ul>
 *   <li>it is refused with an {@link UnsealException}, or every frame has a picture or damage,
 *       never both; indexes count up, ticks increase;
 *   <li>a second pass, with another number of threads, gives the same frames, ticks, damage, pixels
 *       and findings;
 *   <li>after damage the first sound frame is a keyframe;
 *   <li>nothing stays open.
 * </ul>
 */
final class FuzzOracle {
  private FuzzOracle() {}

  private record Shot(int index, long ticks, Optional<Damage> damage, long digest) {}

  /** How many frames came out; 0 where the file was refused. */
  static int check(Path file) {
    int before = OpenNatives.count();
    int frames = 0;
    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1)) {
      List<String> findings = new ArrayList<>();
      List<Shot> first = pass(footage, findings);
      frames = first.size();
      try (FrameStream keyframes = footage.keyframes()) {
        Seen.drain(keyframes);
      }
      try (LibavFootage again = new LibavFootageLibrary().open(file, 3)) {
        List<String> findingsAgain = new ArrayList<>();
        require(pass(again, findingsAgain).equals(first), "passes differ");
        require(findingsAgain.equals(findings), "findings differ");
        require(again.facts().equals(footage.facts()), "facts differ");
      }
      require(frames > 0, "opened without frames");
    } catch (UnsealException e) {
      require(e.getMessage() != null && !e.getMessage().contains("\n"), "message of many lines");
    }
    require(OpenNatives.count() == before, "natives left open");
    return frames;
  }

  private static List<Shot> pass(LibavFootage footage, List<String> findings) {
    List<Shot> shots = new ArrayList<>();
    try (LibavFrames frames = footage.nativeFrames()) {
      boolean hurt = false;
      long last = -1;
      for (Optional<LibavFrame> next = frames.nextFrame();
          next.isPresent();
          next = frames.nextFrame()) {
        try (LibavFrame frame = next.get()) {
          require(frame.index() == shots.size(), "index");
          require(frame.ticks() > last, "ticks do not increase");
          require(frame.picture().isPresent() != frame.damage().isPresent(), "neither or both");
          last = frame.ticks();
          if (frame.decoded().isPresent() && hurt) {
            int flags = frame.decoded().get().live().flags();
            require((flags & AVFrame.AV_FRAME_FLAG_KEY) != 0, "sound again without a keyframe");
          }
          hurt = frame.damage().isPresent() && (hurt || frame.damage().get() != Damage.NO_PICTURE);
          shots.add(shot(frame));
        }
      }
      frames.findings().forEach(finding -> findings.add(finding.toString()));
    }
    return shots;
  }

  private static Shot shot(DecodedFrame frame) {
    return new Shot(
        frame.index(),
        frame.ticks(),
        frame.damage(),
        frame.picture().map(Seen::digest).orElse(-1L));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
