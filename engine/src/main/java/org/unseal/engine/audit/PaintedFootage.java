package org.unseal.engine.audit;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.plan.SkippingCovers;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FootageFacts;

/**
 * A recording with the masks of a plan, painted as its pictures are asked for: nothing of it is
 * ever written. The recording stays the caller's.
 */
final class PaintedFootage implements Footage {
  private final Footage recording;
  private final Plan plan;
  private final int fill;

  PaintedFootage(Footage recording, Plan plan, int fill) {
    this.recording = recording;
    this.plan = plan;
    this.fill = fill;
  }

  @Override
  public FootageFacts facts() {
    return recording.facts();
  }

  @Override
  public FrameStream frames() {
    return new Stream(recording.frames(), new SkippingCovers(plan));
  }

  /** Masks belong to all frames, so there is no way to some of them alone. */
  @Override
  public FrameStream keyframes() {
    return frames();
  }

  @Override
  public void close() {
    // the recording is somebody else's
  }

  /** One pass. One thread. */
  private final class Stream implements FrameStream {
    private final FrameStream frames;
    private final CoverSource covers;

    Stream(FrameStream frames, CoverSource covers) {
      this.frames = frames;
      this.covers = covers;
    }

    @Override
    public Optional<DecodedFrame> next() {
      return frames.next().map(frame -> new Frame(frame, covers.coverOf(frame.index())));
    }

    @Override
    public List<Finding> findings() {
      return frames.findings();
    }

    @Override
    public void close() {
      covers.close();
      frames.close();
    }
  }

  /** A frame that paints its picture when it is first asked for. */
  private final class Frame implements DecodedFrame {
    private final DecodedFrame frame;
    private final FrameCover cover;
    private Optional<PictureView> painted = Optional.empty();

    Frame(DecodedFrame frame, FrameCover cover) {
      this.frame = frame;
      this.cover = cover;
    }

    @Override
    public int index() {
      return frame.index();
    }

    @Override
    public long ticks() {
      return frame.ticks();
    }

    @Override
    public Optional<Damage> damage() {
      return frame.damage();
    }

    @Override
    public Optional<PictureView> picture() {
      if (painted.isEmpty()) {
        painted = frame.picture().map(picture -> new Painted(picture, cover, fill));
      }
      return painted;
    }

    @Override
    public void close() {
      painted = Optional.empty();
      frame.close();
    }
  }

  /** A painted picture, its planes one after the other. */
  private static final class Painted implements PictureView {
    private final PictureSize size;
    private final boolean fullRange;
    private final ByteBuffer bytes;

    Painted(PictureView picture, FrameCover cover, int fill) {
      this.size = picture.size();
      this.fullRange = picture.fullRange();
      this.bytes =
          PrivateCopy.painted(
              picture, cover, fill, ByteBuffer.allocateDirect(PrivateCopy.bytes(size)));
    }

    @Override
    public PictureSize size() {
      return size;
    }

    @Override
    public ByteBuffer plane(int plane) {
      int luma = size.width() * size.height();
      int chroma = stride(1) * ((size.height() + 1) / 2);
      return plane == 0 ? bytes.slice(0, luma) : bytes.slice(luma + (plane - 1) * chroma, chroma);
    }

    @Override
    public int stride(int plane) {
      return plane == 0 ? size.width() : (size.width() + 1) / 2;
    }

    @Override
    public boolean fullRange() {
      return fullRange;
    }
  }
}
