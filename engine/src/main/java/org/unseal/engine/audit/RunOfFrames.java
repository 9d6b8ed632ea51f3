package org.unseal.engine.audit;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.FrameSpan;

/**
 * A run of frames of a recording, numbered as in the recording, whose ticks count from the run's
 * first. The footage stays the caller's.
 */
final class RunOfFrames implements Footage {
  private final Footage footage;
  private final FrameSpan run;

  /** How much higher a frame's number is than in the footage. */
  private final int later;

  private RunOfFrames(Footage footage, FrameSpan run, int later) {
    this.footage = footage;
    this.run = run;
    this.later = later;
  }

  /** Of the recording itself. */
  static Footage of(Footage recording, FrameSpan run) {
    return new RunOfFrames(recording, run, 0);
  }

  /** A file that holds these frames of the recording, and perhaps more than it should. */
  static Footage in(Footage file, int first) {
    return new RunOfFrames(file, new FrameSpan(first, Integer.MAX_VALUE), first);
  }

  @Override
  public FootageFacts facts() {
    return footage.facts();
  }

  @Override
  public FrameStream frames() {
    return new Stream(later == 0 ? footage.frames(run.start()) : footage.frames());
  }

  @Override
  public FrameStream keyframes() {
    return frames();
  }

  @Override
  public void close() {
    // the footage is somebody else's
  }

  /** One pass. One thread. */
  private final class Stream implements FrameStream {
    private final FrameStream frames;
    private Optional<Long> since = Optional.empty();
    private boolean ended;

    Stream(FrameStream frames) {
      this.frames = frames;
    }

    @Override
    public Optional<DecodedFrame> next() {
      while (!ended) {
        Optional<DecodedFrame> next = frames.next();
        if (next.isEmpty()) {
          return next;
        }
        int number = next.get().index() + later;
        if (run.contains(number)) {
          long first = since.orElse(next.get().ticks());
          since = Optional.of(first);
          return Optional.of(new Frame(next.get(), number, next.get().ticks() - first));
        }
        next.get().close();
        ended = number >= run.endExclusive();
      }
      return Optional.empty();
    }

    @Override
    public List<Finding> findings() {
      return frames.findings();
    }

    @Override
    public void close() {
      frames.close();
    }
  }

  /** A frame under another number. */
  private record Frame(DecodedFrame frame, int index, long ticks) implements DecodedFrame {
    @Override
    public Optional<Damage> damage() {
      return frame.damage();
    }

    @Override
    public Optional<PictureView> picture() {
      return frame.picture();
    }

    @Override
    public void close() {
      frame.close();
    }
  }
}
