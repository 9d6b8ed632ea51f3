package org.unseal.engine.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

/** Makes the redacted file from a recording and a plan. */
public interface FootageRenderer {
  /**
   * Renders to a new file, which it may leave behind incomplete if it throws: the caller removes
   * it. The bytes depend on the recording, the covers, fill, audio choice and the frames to show
   * alone. Frames that are not to be shown are in no way in the file, and no edit list hides any.
   *
   * @throws org.unseal.model.failure.UnsealException {@code SPAN_OUTSIDE_MEDIA} where frames are to
   *     be shown that the recording does not have
   */
  Rendition render(
      Footage footage, CoverPlan covers, RenderSettings settings, Path output, Progress progress);

  /** Columns and rows of the grid on which masks must lie, counted from the picture's corner. */
  MaskGrid grid(Footage footage);

  /** Multiples on which box edges lie, except at the picture's own edge. */
  record MaskGrid(int columns, int rows) {}

  /**
   * How to render.
   *
   * @param fill the opaque colour of masks, 0xRRGGBB
   * @param keepAudio carry the sound over
   * @param threads how many it may use
   * @param processor empty for the best that this machine can do, or an x264 {@code asm} name such
   *     as {@code sse2}: for showing that it makes no difference
   * @param mode whether GOPs without a mask may pass as they are
   * @param gate how much of the result is checked before it counts
   * @param shown the frames to show, in the recording's order of showing; empty for all. Sound is
   *     never carried over into a part of a recording
   */
  record RenderSettings(
      int fill,
      boolean keepAudio,
      int threads,
      String processor,
      Mode mode,
      Gate gate,
      Optional<FrameSpan> shown) {
    public RenderSettings {
      if (keepAudio && shown.isPresent()) {
        throw new IllegalArgumentException("sound in a part of a recording");
      }
    }

    /** Of the whole recording. */
    public RenderSettings(
        int fill, boolean keepAudio, int threads, String processor, Mode mode, Gate gate) {
      this(fill, keepAudio, threads, processor, mode, gate, Optional.empty());
    }

    /** As most want it: smart, with the fast gate. */
    public RenderSettings(int fill, boolean keepAudio, int threads) {
      this(fill, keepAudio, threads, "", Mode.SMART, Gate.FAST);
    }

    /** The same of these frames alone, without sound. */
    public RenderSettings showing(FrameSpan frames) {
      return new RenderSettings(fill, false, threads, processor, mode, gate, Optional.of(frames));
    }
  }

  /** What is encoded anew. */
  enum Mode {
    /** GOPs with a mask, where the recording allows it; else everything. */
    SMART,
    /** Everything. */
    FULL
  }

  /** How a rendition is checked. */
  enum Gate {
    /**
     * Every coded picture that passed, byte by byte; of what was encoded, every fourth picture;
     * some borders between the two, decoded across.
     */
    FAST,
    /** The same, every encoded picture, and every picture decoded from the finished file. */
    FULL
  }

  /**
   * What was made.
   *
   * @param frames how many are in the file
   * @param base the video track's tick
   * @param codedSize of the file's pictures, even; {@code trueSize} is what its {@code clap} shows
   * @param encoder settings in words, as they went to the encoder
   * @param findings their frames are counted as in the recording
   */
  record Rendition(
      int frames,
      TimeBase base,
      PictureSize codedSize,
      PictureSize trueSize,
      String encoder,
      boolean audio,
      Passage passage,
      List<Finding> findings) {
    public Rendition {
      findings = List.copyOf(findings);
    }
  }

  /**
   * How the coded pictures went over.
   *
   * @param wholeBecause why everything was encoded anew, a stable name and half a sentence; empty
   *     where GOPs could pass
   * @param gops how many have a frame that is shown, where GOPs could pass
   * @param parts all pictures that are shown, in the order of the file
   */
  record Passage(Optional<Reason> wholeBecause, int gops, int gopsPassed, List<Part> parts) {
    public Passage {
      parts = List.copyOf(parts);
    }

    /** How many coded pictures are the recording's own. */
    public int picturesPassed() {
      return parts.stream().filter(Part::passed).mapToInt(Part::count).sum();
    }
  }

  /** Why everything was encoded anew. */
  record Reason(String code, String sentence) {}

  /**
   * Neighbouring pictures that shared one fate.
   *
   * @param first counted from 0 in the order of the file that was made
   * @param passed they are the recording's own, bit by bit
   * @param quality x264's {@code crf}, where they were encoded
   * @param similarityMillionths SSIM outside the masks, where it was compared
   */
  record Part(
      int first, int count, boolean passed, int quality, OptionalInt similarityMillionths) {}
}
